"""Agenda and papers of a meeting as PDF: one document for each audience, and one for each item."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Max
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases.domain.meetings import papers, standing
from cases.domain.meetings.agenda import clock_times
from cases.enums import Access, Audience
from cases.models import AgendaItem, Case, CasePaper, Meeting
from legeraad import pdf, richtext
from legeraad.web import formats


@dataclass(frozen=True)
class Paper:
    """The case paper of an item; the three texts are clean HTML. `proposals` are its points."""

    background: SafeString
    assessment: SafeString
    proposal: SafeString
    proposals: tuple[str, ...]
    reference: str
    version: str


@dataclass(frozen=True)
class Line:
    """One item. What the readers may not see is empty, and `access` says on which ground."""

    anchor: str
    number: str
    title: str
    language: str
    clock: str
    minutes: int
    kind: str
    presenter: str
    access: str
    mark: str
    paper: Paper | None


@dataclass(frozen=True)
class PapersDocument:
    language: str
    brand: str
    council: str
    label: str
    status: str
    created: datetime
    day: str
    when: str
    clock: str
    where: str
    chair: str
    minute_taker: str
    summoned: str
    lines: tuple[Line, ...]
    total: str
    demo: bool


def render_agenda(meeting: Meeting, audience: Audience) -> bytes:
    """The agenda alone, in the council's language; the same facts give the same bytes."""
    return _render("pdf/agenda.html", meeting, audience)


def render_papers(meeting: Meeting, audience: Audience) -> bytes:
    """The agenda, then the paper of each item, with bookmarks."""
    return _render("pdf/papers.html", meeting, audience)


def render_item(item: AgendaItem, audience: Audience) -> bytes:
    """The paper of one item, for whoever is called in for it, and for the ZIP."""
    with translation.override(item.meeting.council.language):
        document = facts(item.meeting, audience)
        line = next(each for each in document.lines if each.anchor == _anchor(item))
        context = {"document": document, "line": line}
        return pdf.render(render_to_string("pdf/paper.html", context))


def alone(items: list[AgendaItem]) -> list[tuple[AgendaItem, Audience]]:
    """The items that have a paper, each with the widest audience that may read it."""
    sent = papers.sent(items)
    found = []
    for item in items:
        if item.case is not None and _paper(item, item.case, sent.get(item.case.pk)):
            access = item.case.access
            found.append((item, next(each for each in Audience if each.reads(access))))
    return found


def _render(template: str, meeting: Meeting, audience: Audience) -> bytes:
    with translation.override(meeting.council.language):
        return pdf.render(render_to_string(template, {"document": facts(meeting, audience)}))


def facts(meeting: Meeting, audience: Audience) -> PapersDocument:
    """Everything that the documents show to these readers, in the language in force."""
    related = ("council__community", "chair", "minute_taker")
    meeting = Meeting.objects.select_related(*related).get(pk=meeting.pk)
    rows = meeting.items.select_related("case", "carried_from__meeting__council")
    items = list(rows.prefetch_related("proposals"))
    sent = papers.sent(items)
    lines = [
        _line(item, at, sent.get(item.case_id or 0), audience)
        for item, at in clock_times(meeting, items)
    ]
    name = "public_name" if audience == Audience.PUBLIC else "name"
    minutes = sum(item.minutes_planned for item in items)
    return PapersDocument(
        language=translation.get_language() or settings.LANGUAGE_CODE,
        brand=meeting.council.community.brand,
        council=meeting.council.name,
        label=meeting.label,
        status=_status(audience),
        created=_changed_at(meeting, items),
        day=formats.day(meeting.starts_at),
        when=formats.weekday(meeting.starts_at),
        clock=formats.clock_range(meeting.starts_at, meeting.ends_at),
        where=meeting.place,
        chair=getattr(meeting.chair, name, ""),
        minute_taker=getattr(meeting.minute_taker, name, ""),
        summoned=formats.day(meeting.summoned_on),
        lines=tuple(lines),
        total=_("%(minutes)d minutes are planned.") % {"minutes": minutes},
        demo=settings.DEMO,
    )


def _status(audience: Audience) -> str:
    words: dict[Audience, str | Promise] = {
        Audience.PUBLIC: _("For everybody"),
        Audience.MEMBERS: _("For those who sit in the council"),
        Audience.OFFICE: _("For the secretariat: holds what is exempt from publicity"),
    }
    return str(words[audience])


def _changed_at(meeting: Meeting, items: list[AgendaItem]) -> datetime:
    """When what the documents show was last changed: the moment that stands in the file."""
    newest = "history_date"
    cases = [item.case_id for item in items if item.case_id]
    moments = [
        Meeting.history.filter(id=meeting.pk).aggregate(at=Max(newest))["at"],
        AgendaItem.history.filter(meeting=meeting.pk).aggregate(at=Max(newest))["at"],
        Case.history.filter(id__in=cases).aggregate(at=Max(newest))["at"],
        CasePaper.history.filter(case__in=cases, sent_on__isnull=False).aggregate(at=Max(newest))[
            "at"
        ],
    ]
    return timezone.localtime(max(moment for moment in moments if moment))


def _anchor(item: AgendaItem) -> str:
    return f"item-{item.pk}"


def _line(item: AgendaItem, at: datetime, paper: CasePaper | None, audience: Audience) -> Line:
    case = item.case
    shown = case is None or audience.reads(case.access)
    titled = shown or (case is not None and case.access == Access.PARTLY)
    return Line(
        anchor=_anchor(item),
        number=item.label,
        title=item.title if titled else _("Exempt from publicity"),
        language=case.language if case and titled else "",
        clock=formats.clock(at),
        minutes=item.minutes_planned,
        kind=capfirst(item.get_kind_display()),
        presenter=item.presenter if shown else "",
        access=_access(case),
        mark=_mark(item),
        paper=_paper(item, case, paper) if shown and case else None,
    )


def _rich(text: str) -> SafeString:
    return richtext.shown(text, heading=4) if text.strip() else SafeString()


def _access(case: Case | None) -> str:
    """`Exempt from publicity (offentleglova § 13)`; empty for an open case."""
    if case is None or case.access == Access.OPEN:
        return ""
    return f"{capfirst(case.get_access_display())} ({case.legal_basis})"


def _mark(item: AgendaItem) -> str:
    if item.carried_from is not None:
        return _("carried over from meeting %(label)s") % {"label": item.carried_from.meeting.label}
    if item.approves_minutes and (earlier := standing.minutes_before(item.meeting)):
        return _("minutes of meeting %(label)s") % {"label": earlier.meeting.label}
    return _("sent later") if item.late else ""


def _paper(item: AgendaItem, case: Case, paper: CasePaper | None) -> Paper | None:
    points = tuple(row.text for row in item.proposals.all() if row.proposer_id is None)
    if paper is None and not points:
        return None
    return Paper(
        background=_rich(paper.background if paper else ""),
        assessment=_rich(paper.assessment if paper else ""),
        proposal=_rich(paper.proposal if paper else ""),
        proposals=points,
        reference=case.reference,
        version=_("version %(number)d") % {"number": paper.version} if paper else "",
    )
