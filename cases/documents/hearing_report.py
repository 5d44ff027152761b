"""The report of a hearing: what was asked, who answered what and how, who stayed silent, and what
the council did with each answer (PRJ-8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.domain.hearings import hearings
from cases.enums import Position
from cases.models import Hearing, HearingAnswer, HearingInvitation
from legeraad import pdf
from legeraad.web import formats


@dataclass(frozen=True)
class Said:
    """One body: what it said and how it came to it; `position` is empty when it has not answered.
    `remarks` are the sentences beside: in whose place, own deadline, late."""

    body: str
    position: str
    text: str
    how: str
    remarks: tuple[str, ...]
    did: str


@dataclass(frozen=True)
class HearingPart:
    """A hearing as it is told in a document."""

    title: str
    text: str
    facts: tuple[tuple[str, str], ...]
    sums: str
    answers: tuple[Said, ...]


@dataclass(frozen=True)
class HearingReport:
    language: str
    brand: str
    council: str
    reference: str
    case: str
    created: datetime
    day: str
    part: HearingPart
    demo: bool


def render(*, hearing: Hearing, on: date) -> bytes:
    """The PDF in the language of the case, as the hearing stands on the day."""
    with translation.override(hearing.case.language):
        document = facts(hearing=hearing, on=on)
        return pdf.render(render_to_string("pdf/hearing_report.html", {"document": document}))


def facts(*, hearing: Hearing, on: date) -> HearingReport:
    """In the language in force. Two queries beside the hearing itself."""
    case = hearing.case
    return HearingReport(
        language=translation.get_language() or settings.LANGUAGE_CODE,
        brand=case.council.community.brand,
        council=case.council.name,
        reference=case.reference,
        case=case.title,
        created=timezone.make_aware(datetime.combine(on, time(12))),
        day=formats.day(on),
        part=part_of(hearing, on=on),
        demo=settings.DEMO,
    )


def part_of(hearing: Hearing, *, on: date) -> HearingPart:
    rows = hearings.rows_of(hearing)
    given = [answer for row in rows if (answer := _counting(row)) is not None]
    answered = ngettext(
        "%(given)d of %(count)d body has answered.",
        "%(given)d of %(count)d bodies have answered.",
        len(rows),
    ) % {"given": len(given), "count": len(rows)}
    positions = [
        f"{sum(each.position == position for each in given)} {position.label}"
        for position in Position
    ]
    return HearingPart(
        title=hearing.title,
        text=hearing.text,
        facts=tuple(
            (label, value)
            for label, value in (
                (_("Sent"), formats.day(hearing.sent_on) if hearing.sent_on else ""),
                (_("Deadline"), formats.day(hearing.deadline)),
                (_("Text"), _("number %(number)d") % {"number": hearing.version}),
                (_("State"), str(capfirst(hearing.get_state_display()))),
            )
            if value
        ),
        sums=f"{answered} {'; '.join(positions)}." if given else answered,
        answers=tuple(_said(row, on=on) for row in rows),
    )


def _counting(row: HearingInvitation) -> HearingAnswer | None:
    counting: list[HearingAnswer] = row.counting  # type: ignore[attr-defined]
    return counting[0] if counting else None


def _said(row: HearingInvitation, *, on: date) -> Said:
    answer = _counting(row)
    return Said(
        body=row.body.name,
        position=str(capfirst(answer.get_position_display())) if answer else "",
        text=answer.text if answer else "",
        how=_how(answer) if answer else "",
        remarks=tuple(_remarks(row, answer, on=on)),
        did=answer.followed_up if answer else "",
    )


def _how(answer: HearingAnswer) -> str:
    """`3. mai 2026. I møte 2. mai 2026, 7 til stede. Kom på e-post. Fil: Svar fra utvalget.`"""
    discussed = str(capfirst(answer.get_discussed_display()))
    if answer.discussed_on:
        discussed += f" {formats.day(answer.discussed_on)}"
    if answer.present:
        there = ngettext("%(number)d present", "%(number)d present", answer.present)
        discussed += f", {there % {'number': answer.present}}"
    words = [formats.day(answer.answered_on), discussed, answer.came_by]
    if answer.document and not answer.document.misfiled:
        words.append(_("File: %(title)s") % {"title": answer.document.title})
    return ". ".join(word.rstrip(".") for word in words if word) + "."


def _remarks(row: HearingInvitation, answer: HearingAnswer | None, *, on: date) -> list[str]:
    said = []
    if row.in_place_of:
        sentence = _("In the place of %(body)s, which is not operative.")
        said.append(sentence % {"body": row.in_place_of.name})
    if row.deadline:
        sentence = _("Own deadline %(day)s: %(why)s")
        said.append(sentence % {"day": formats.day(row.deadline), "why": row.deadline_reason})
    if answer is not None and answer.is_late:
        said.append(_("After the deadline."))
    if answer is None and row.promised_on:
        said.append(
            _("Answers after its meeting on %(day)s.") % {"day": formats.day(row.promised_on)}
        )
    elif answer is None:
        late = row.due < on
        said.append(
            _("Not answered, and the deadline is over.") if late else _("Not answered yet.")
        )
    return said
