"""Items that an earlier meeting postponed, for the next agenda."""

from __future__ import annotations

from django.utils.translation import gettext as _

from cases.domain.meetings import agenda
from cases.enums import ItemKind, MeetingState, MinutesState, Outcome
from cases.models import AgendaItem, Meeting, MinutesEntry
from legeraad.actors import Actor
from legeraad.errors import DomainError


def postponed(meeting: Meeting) -> list[AgendaItem]:
    """What earlier meetings of the council postponed and no agenda has taken up since."""
    entries = MinutesEntry.objects.filter(
        outcome=Outcome.POSTPONED,
        item__meeting__council=meeting.council_id,
        item__meeting__state=MeetingState.HELD,
        item__meeting__starts_at__lt=meeting.starts_at,
        item__carried_to=None,
    ).exclude(minutes__state=MinutesState.SUPERSEDED)
    rows = AgendaItem.objects.filter(pk__in=entries.values("item"))
    rows = rows.exclude(case__in=meeting.items.exclude(case=None).values("case"))
    return list(rows.select_related("case", "meeting").order_by("meeting__starts_at", "position"))


def carry(*, meeting: Meeting, item: AgendaItem, by: Actor | None) -> AgendaItem:
    """Puts a postponed item on this agenda, as it stood there.

    Raises DomainError when it is not postponed, or stands on a later agenda already.
    """
    if item not in postponed(meeting):
        raise DomainError(_("The item is not postponed, or somebody has taken it up already."))
    kind, minutes = ItemKind(item.kind), item.minutes_planned
    if item.case is None:
        return agenda.add_item(
            meeting=meeting,
            title=item.title,
            kind=kind,
            minutes_planned=minutes,
            carried_from=item,
            by=by,
        )
    return agenda.add_case(
        meeting=meeting,
        case=item.case,
        kind=kind,
        minutes_planned=minutes,
        presenter=item.presenter,
        carried_from=item,
        by=by,
    )
