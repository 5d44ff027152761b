"""The agenda: what is treated, in which order, and its sending."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import mails
from cases.domain.casework import case_papers, cases
from cases.domain.casework.numbering import next_number
from cases.domain.meetings import (
    agenda_approval,
    files,
    meetings,
    minutes,
    specialists,
    summons,
)
from cases.enums import (
    CasesEvent,
    CaseState,
    CounterKind,
    ItemKind,
    MeetingState,
)
from cases.models import AgendaItem, Case, Meeting, Proposal
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import delete_with_reason, save_with_reason
from members.domain import sendings
from members.domain.roster import sitting
from members.models import Person, Sending

OPEN_FOR_ITEMS = (MeetingState.PLANNED, MeetingState.SUMMONED, MeetingState.IN_SESSION)


def locked_open(meeting: Meeting) -> Meeting:
    meeting = meetings.locked(meeting)
    if meeting.state not in OPEN_FOR_ITEMS:
        raise DomainError(_("The meeting is over; its agenda cannot be changed."))
    if meeting.written and meeting.items.exists():
        raise DomainError(_("A written procedure has one item."))
    return meeting


def gathering(meeting: Meeting) -> Meeting:
    """The meeting, locked; a written procedure has no notice (cases/domain/meetings/written.py)."""
    meeting = meetings.locked(meeting)
    if meeting.written:
        raise DomainError(_("This is a written procedure; nobody is called to it."))
    return meeting


def add_case(
    *,
    meeting: Meeting,
    case: Case,
    kind: ItemKind = ItemKind.ADVICE,
    minutes_planned: int = 20,
    presenter: str = "",
    carried_from: AgendaItem | None = None,
    by: Actor | None,
) -> AgendaItem:
    """Puts a case on the agenda, last. A registered case becomes ready by it.

    Once the agenda has gone out the item gets its number at once: it is a late item, and no other
    item is numbered anew. `carried_from` is the item that an earlier meeting postponed.
    """
    with transaction.atomic():
        meeting = locked_open(meeting)
        case = cases.hold(case)
        if case.council_id != meeting.council_id:
            raise DomainError(_("The case belongs to another council."), field="case")
        if meeting.items.filter(case=case).exists():
            raise DomainError(_("The case is already on this agenda."), field="case")
        item = _append(
            AgendaItem(
                meeting=meeting,
                case=case,
                title=case.title,
                kind=kind,
                minutes_planned=minutes_planned,
                presenter=presenter,
                carried_from=carried_from,
            ),
            by=by,
        )
        if case.state in (CaseState.REGISTERED, CaseState.IN_PROGRESS, CaseState.POSTPONED):
            cases.move(case=case, to=CaseState.READY, by=by)
        specialists.call_in(item, by=by)
        return item


def add_item(
    *,
    meeting: Meeting,
    title: str,
    kind: ItemKind = ItemKind.FORMAL,
    minutes_planned: int = 5,
    carried_from: AgendaItem | None = None,
    approves_minutes: bool = False,
    by: Actor | None,
) -> AgendaItem:
    """Puts an item without a case on the agenda, such as the approval of the agenda."""
    with transaction.atomic():
        item = AgendaItem(
            meeting=locked_open(meeting),
            title=title,
            kind=kind,
            minutes_planned=minutes_planned,
            carried_from=carried_from,
            approves_minutes=approves_minutes,
        )
        return _append(item, by=by)


def _append(item: AgendaItem, *, by: Actor | None) -> AgendaItem:
    last = item.meeting.items.aggregate(last=Max("position"))["last"] or 0
    item.position = last + 1
    item.late = item.meeting.state != MeetingState.PLANNED
    item.full_clean()
    save_with_reason(item, CasesEvent.ITEM_ADDED, by=by)
    _bring_proposals(item, by=by)
    if item.late:
        give_number(item, by=by)
    if draft := minutes.current(item.meeting):
        minutes.ensure_entries(draft, by=by)
    changed(item.meeting, by=by)
    return item


def _bring_proposals(item: AgendaItem, *, by: Actor | None) -> None:
    """What nobody decided when the matter was last on an agenda comes along, in its order.

    A written procedure asks about one proposal of its own.
    """
    if item.meeting.written:
        return
    before = item.carried_from
    if before is None and item.case is not None:
        ended = (MeetingState.HELD, MeetingState.CANCELLED)
        rows = item.case.items.exclude(pk=item.pk).filter(meeting__state__in=ended)
        before = rows.order_by("-meeting__starts_at").first()
    waiting = before.proposals.filter(result="").order_by("number") if before else ()
    for number, proposal in enumerate(waiting, start=1):
        brought = Proposal(item=item, number=number, text=proposal.text)
        save_with_reason(brought, CasesEvent.PROPOSAL_WRITTEN, by=by)


def changed(meeting: Meeting, *, by: Actor | None) -> None:
    """After every change: the chair's yes was to another agenda, and the PDFs are made anew."""
    agenda_approval.reopen(meeting=meeting, by=by)
    files.ask_for_papers(meeting)


def move(*, item: AgendaItem, up: bool, by: Actor | None) -> None:
    """Swaps an item with its neighbour; at the end of the list nothing happens."""
    with transaction.atomic():
        meeting = locked_open(item.meeting)
        rows = list(meeting.items.order_by("position"))
        here = next(index for index, row in enumerate(rows) if row.pk == item.pk)
        there = here - 1 if up else here + 1
        if not 0 <= there < len(rows):
            return
        mine, other = rows[here], rows[there]
        mine.position, other.position = other.position, mine.position
        for row in (mine, other):
            save_with_reason(row, CasesEvent.ITEM_MOVED, by=by)
        changed(meeting, by=by)


def remove(*, item: AgendaItem, by: Actor | None) -> None:
    """Takes an item off an agenda that has not gone out."""
    with transaction.atomic():
        meeting = gathering(item.meeting)
        if meeting.state != MeetingState.PLANNED:
            raise DomainError(
                _("The agenda has gone out. Record the item as withdrawn in the minutes instead.")
            )
        if item.invited.exists():
            raise DomainError(
                _("Somebody is invited to this item. Take the invitation away first.")
            )
        for question in item.impartialities.all():  # raised before the agenda was taken back
            delete_with_reason(question, CasesEvent.IMPARTIALITY_REMOVED, by=by)
        for proposal in item.proposals.all():
            delete_with_reason(proposal, CasesEvent.PROPOSAL_REMOVED, by=by)
        position = item.position
        delete_with_reason(item, CasesEvent.ITEM_REMOVED, by=by)
        for row in meeting.items.filter(position__gt=position).order_by("position"):
            row.position -= 1
            save_with_reason(row, CasesEvent.ITEM_MOVED, by=by)
        changed(meeting, by=by)


def give_number(item: AgendaItem, *, by: Actor | None) -> None:
    """Gives an item with a case its number: the case's own, or the next of the council's year."""
    if item.case is None or item.number is not None:
        return
    council = item.meeting.council
    if council.item_number_follows_case:
        item.number, item.number_year = item.case.number, item.case.year
    else:
        year = item.meeting.year
        item.number_year = year
        item.number = next_number(
            kind=CounterKind.ITEM, community=council.community, council=council, year=year
        )
    save_with_reason(item, CasesEvent.ITEM_NUMBERED, by=by)


def send(*, meeting: Meeting, on: date, by: Actor | None) -> Meeting:
    """Sends notice and agenda: items get their numbers, everybody who sits is told once.

    Raises DomainError when the agenda has no item, or waits for the chair's yes.
    """
    with transaction.atomic():
        meeting = gathering(meeting)
        if meeting.state == MeetingState.SUMMONED:
            return meeting
        items = list(meeting.items.select_related("case", "meeting__council__community"))
        if not items:
            raise DomainError(_("Put at least one item on the agenda before it is sent."))
        agenda_approval.require(meeting)
        meeting = meetings.move(meeting=meeting, to=MeetingState.SUMMONED, by=by, on=on)
        for item in items:
            give_number(item, by=by)
        summons.begin(meeting=meeting, on=on, by=by)
        files.ask_for_papers(meeting)
        sent = sendings.send(
            intent=mails.AGENDA_SENT,
            to=recipients(meeting),
            community=meeting.council.community,
            council=meeting.council,
            matter={"meeting_id": meeting.pk},
            path=papers(meeting),
            by=by,
        )
        case_papers.send(items=items, sending=sent, on=on, by=by)
        return meeting


def papers(meeting: Meeting) -> str:
    """The page of those who sit: the agenda with its cases, which the public does not see."""
    council = meeting.council
    return reverse(
        "cases:meeting_prepare", args=[council.community.slug, council.slug, meeting.slug]
    )


def recipients(meeting: Meeting) -> list[Person]:
    """Members and substitutes: a substitute has the papers from the start (AHU-9).

    Chair and minute taker get it too; in some councils they have no seat (AHU-5).
    """
    seated = sitting(council=meeting.council, on=timezone.localdate(meeting.starts_at))
    offices = (person for person in (meeting.chair, meeting.minute_taker) if person)
    return list(dict.fromkeys([*seated, *offices]))


def preview(*, meeting: Meeting, on: date, by: Actor | None) -> sendings.Letter:
    """The letter that `send` would send: it is sent, read and undone, so the numbers are right.

    Raises DomainError as `send` does.
    """
    with sendings.rehearsal():
        sent = send(meeting=meeting, on=on, by=by)
        return sendings.preview(
            intent=mails.AGENDA_SENT,
            to=recipients(sent),
            community=sent.council.community,
            matter={"meeting_id": sent.pk},
        )


def take_back(*, meeting: Meeting, by: Actor | None) -> Meeting:
    """Undoes `send` while the notice is held. Numbers that were given stay with their items.

    Raises DomainError while a letter of a new time or place is held: that one would go out alone.
    """
    moved = Sending.objects.filter(
        council=meeting.council_id,
        intent=mails.MEETING_CHANGED.name,
        matter__meeting_id=meeting.pk,
        taken_back_at=None,
    )
    with transaction.atomic():
        if moved.filter(held_until__gt=timezone.now()).exists():
            raise DomainError(_("Take back the letter of the new time or place first."))
        if meetings.locked(meeting).state == MeetingState.CANCELLED:
            raise DomainError(_("The meeting has been cancelled since."))
        summons.undo(meeting=meeting, by=by)
        return meetings.move(meeting=meeting, to=MeetingState.PLANNED, by=by)


def clock_times(meeting: Meeting, items: list[AgendaItem]) -> list[tuple[AgendaItem, datetime]]:
    """Each item with the moment it is planned to begin: in turn, or when that was promised."""
    at = meeting.starts_at
    timed = []
    for item in items:
        if item.begins_at is not None:
            promised = datetime.combine(timezone.localdate(meeting.starts_at), item.begins_at)
            at = max(at, timezone.make_aware(promised))
        timed.append((item, at))
        at += timedelta(minutes=item.minutes_planned)
    return timed
