"""What stands on every agenda of a council: the list of it, and putting it on."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from cases.domain.meetings import agenda, ordering
from cases.enums import CasesEvent, ItemKind, MeetingState
from cases.models import AgendaItem, Meeting, Minutes, StandingItem
from councils.models import Council
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import delete_with_reason, save_with_reason


def add(
    *,
    council: Council,
    title: str,
    kind: ItemKind = ItemKind.FORMAL,
    minutes_planned: int = 5,
    last: bool = False,
    approves_minutes: bool = False,
    by: Actor | None,
) -> StandingItem:
    """Puts an item on every agenda that is begun from now on; `last` after the cases."""
    with transaction.atomic():
        council = Council.objects.select_for_update().get(pk=council.pk)
        if council.standing_items.filter(title=title).exists():
            raise DomainError(_("It is on the list already."), field="title")
        end = council.standing_items.aggregate(end=Max("position"))["end"] or 0
        row = StandingItem(
            council=council,
            position=end + 1,
            title=title,
            kind=kind,
            minutes_planned=minutes_planned,
            last=last,
            approves_minutes=approves_minutes,
        )
        row.full_clean()
        return save_with_reason(row, CasesEvent.STANDING_ADDED, by=by)


def move(*, row: StandingItem, up: bool, by: Actor | None) -> None:
    """Swaps it with its neighbour at the same end of the agenda; else nothing happens."""
    with transaction.atomic():
        council = Council.objects.select_for_update().get(pk=row.council_id)
        rows = council.standing_items.filter(last=row.last).order_by("position")
        ordering.swap(row, rows, up=up, event=CasesEvent.STANDING_CHANGED, by=by)


def remove(*, row: StandingItem, by: Actor | None) -> None:
    """Takes it off the list; on agendas that have it, it stays."""
    delete_with_reason(row, CasesEvent.STANDING_REMOVED, by=by)


def missing(meeting: Meeting) -> list[StandingItem]:
    """What the agenda has not got; nothing once it has gone out."""
    if meeting.state != MeetingState.PLANNED or meeting.written:
        return []
    there = set(meeting.items.values_list("title", flat=True))
    rows = meeting.council.standing_items.order_by("last", "position")
    return [row for row in rows if row.title not in there]


def put_on(*, meeting: Meeting, by: Actor | None) -> list[AgendaItem]:
    """Puts what is missing on the agenda: first those for the beginning, in their order, before
    everything else; the others last. A second call changes nothing."""
    with transaction.atomic():
        meeting = agenda.locked_open(meeting)
        before = list(meeting.items.order_by("position").values_list("pk", flat=True))
        rows = missing(meeting)
        made = {
            row.pk: agenda.add_item(
                meeting=meeting,
                title=row.title,
                kind=ItemKind(row.kind),
                minutes_planned=row.minutes_planned,
                approves_minutes=row.approves_minutes,
                by=by,
            )
            for row in rows
        }
        first = [made[row.pk].pk for row in rows if not row.last]
        end = [made[row.pk].pk for row in rows if row.last]
        seen = [*before, *(item.pk for item in made.values())]
        ordering.reorder(meeting=meeting, order=[*first, *before, *end], seen=seen, by=by)
        return list(made.values())


def minutes_before(meeting: Meeting) -> Minutes | None:
    """The newest version of the minutes of the meeting before, which this one is to approve."""
    rows = Minutes.objects.filter(
        meeting__council=meeting.council_id,
        meeting__state=MeetingState.HELD,
        meeting__starts_at__lt=meeting.starts_at,
    )
    rows = rows.select_related("meeting__council__community")
    return rows.order_by("-meeting__starts_at", "-version").first()
