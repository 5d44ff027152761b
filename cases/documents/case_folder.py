"""The case folder (saksmappe): everything about one case in one document, in the order in which one
reads it. For the secretariat: what is exempt stands in it, its internal notes do not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases.documents.hearing_report import HearingPart, part_of
from cases.domain.casework import legal_bases, sources
from cases.domain.casework.representation import represented
from cases.domain.casework.timeline import Happening, timeline
from cases.domain.meetings import treated
from cases.enums import Access, FileType, HearingState, MinutesState
from cases.models import Case, CaseDocument, Hearing, MinutesEntry, Recommendation
from legeraad import pdf
from legeraad.web import formats

Pair = tuple[str, str]


@dataclass(frozen=True)
class Advice:
    """The recommendation of the case as it stands, and what the principal answered."""

    state: str
    question: str
    answer: str
    advice: str
    rows: tuple[str, ...]
    reasons: tuple[Pair, ...]
    answers: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Treatment:
    """`rich` are the labels and the rich texts of the minutes."""

    heading: str
    outcome: str
    rich: tuple[Pair, ...]
    advice: str


@dataclass(frozen=True)
class Kept:
    """A document of the case: what it is called, what it is, and the fingerprint of its newest
    version (SHA-256)."""

    title: str
    about: str
    fingerprint: str


@dataclass(frozen=True)
class CaseFolder:
    language: str
    brand: str
    council: str
    reference: str
    title: str
    created: datetime
    day: str
    state: str
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    summary: str
    sources: tuple[Pair, ...]
    represented: tuple[Pair, ...]
    advice: Advice | None
    treatments: tuple[Treatment, ...]
    hearings: tuple[HearingPart, ...]
    documents: tuple[Kept, ...]
    happenings: tuple[Happening, ...]
    demo: bool


def render(*, case: Case, on: date) -> bytes:
    """The PDF in the language of the case, as it stands on the day."""
    with translation.override(case.language):
        document = facts(case=case, on=on)
        return pdf.render(render_to_string("pdf/case_folder.html", {"document": document}))


def facts(*, case: Case, on: date) -> CaseFolder:
    """In the language in force. The same number of queries however long the story, but two more
    for each hearing."""
    council = case.council
    return CaseFolder(
        language=translation.get_language() or settings.LANGUAGE_CODE,
        brand=council.community.brand,
        council=council.name,
        reference=case.reference,
        title=case.title,
        created=timezone.make_aware(datetime.combine(on, time(12))),
        day=formats.day(on),
        state=str(capfirst(case.get_state_display())),
        facts=tuple(_facts(case)),
        summary=case.summary,
        sources=tuple(_sources(case)),
        represented=tuple(
            (str(capfirst(each.party)), ", ".join(each.where) or _("missing"))
            for each in represented(case)
        ),
        advice=_advice(case),
        treatments=tuple(_treatments(case)),
        hearings=tuple(
            part_of(hearing, on=on)
            for hearing in Hearing.objects.filter(case=case)
            .exclude(state=HearingState.DRAFT)
            .order_by("sent_on", "pk")
        ),
        documents=tuple(_documents(case)),
        happenings=tuple(timeline(case)),
        demo=settings.DEMO,
    )


def _facts(case: Case) -> Iterator[tuple[str, tuple[str, ...]]]:
    origin = [str(capfirst(case.get_origin_display())), case.requester]
    if case.commission is not None:
        origin.append(str(case.commission))
    lines = (
        (_("Registered"), [formats.day(case.registered_on)]),
        (_("Where it comes from"), origin),
        (_("Themes"), [", ".join(theme.name for theme in case.themes.all())]),
        (_("Regions"), [", ".join(region.name for region in case.regions.all())]),
        (_("Case officer"), [str(case.officer or "")]),
        (_("Organisational consequences"), [str(capfirst(case.get_organisational_display()))]),
        (_("Economic consequences"), [str(capfirst(case.get_economic_display()))]),
        (_("What they consist of"), [case.consequence_note]),
        (_("Access"), legal_bases.words(case, Access(case.access))),
        (_("Reason"), [case.state_reason]),
    )
    for label, values in lines:
        if kept := tuple(value for value in values if value):
            yield label, kept


def _sources(case: Case) -> Iterator[Pair]:
    for source in sources.of_case(case):
        dated = formats.day(source.dated) if source.dated else ""
        about = ", ".join(each for each in (source.publisher, dated, source.url) if each)
        yield source.title, " ".join(each for each in (about, source.conclusion) if each)


def _advice(case: Case) -> Advice | None:
    found: Recommendation | None = case.recommendations.order_by("-pk").first()
    if found is None:
        return None
    return Advice(
        state=str(capfirst(found.get_state_display())),
        question=found.question,
        answer=found.answer,
        advice=found.advice,
        rows=tuple(f"{capfirst(row.get_party_display())}: {row.task}" for row in found.rows.all()),
        reasons=tuple((label, text) for label, text in found.reasons if text),
        answers=tuple(
            (
                f"{each.principal.label} {each.case_number}, {formats.day(each.decided_on)}",
                str(capfirst(each.get_outcome_display())),
                each.text,
            )
            for each in found.resolutions.select_related("principal")
        ),
    )


def _treatments(case: Case) -> Iterator[Treatment]:
    """The oldest meeting first; what the minutes say stands here once they are approved."""
    entries = MinutesEntry.objects.filter(item__case=case, minutes__state=MinutesState.APPROVED)
    written = {entry.item_id: entry for entry in entries}
    for item in reversed(treated.treatments(case)):
        meeting, entry = item.meeting, written.get(item.pk)
        number = f"{_('item')} {item.label}" if item.label else ""
        heading = ", ".join(
            each for each in (str(meeting), formats.day(meeting.starts_at), number) if each
        )
        texts = ((_("Background"), "background"), (_("Discussion"), "discussion"))
        yield Treatment(
            heading=heading,
            outcome=treated.outcome_of(item),
            rich=tuple(
                (label, text) for label, name in texts if (text := getattr(entry, name, ""))
            ),
            advice=entry.advice if entry else "",
        )


def _documents(case: Case) -> Iterator[Kept]:
    rows = CaseDocument.objects.filter(case=case, misfiled="").prefetch_related("versions")
    for document in rows.order_by("registered_on", "pk"):
        newest = max(document.versions.all(), key=lambda version: version.number)
        about = [FileType(newest.file_type).label, document.received_from]
        about.append(formats.day(document.received_on or document.registered_on))
        access = legal_bases.words(document, Access(document.access))
        about += access if document.access != Access.OPEN else []
        words = ", ".join(str(each).rstrip(".") for each in about if each)
        yield Kept(document.title, words, newest.sha256)
