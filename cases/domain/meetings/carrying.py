"""Items that an earlier meeting postponed, for the next agenda."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from cases.domain.meetings import agenda
from cases.enums import OPEN_CASE_STATES, ItemKind, MeetingState, MinutesState, Outcome
from cases.models import AgendaItem, Meeting, MinutesEntry
from legeraad.actors import Actor
from legeraad.errors import DomainError


def postponed(meeting: Meeting) -> list[AgendaItem]:
    """What earlier meetings of the council postponed and no agenda has taken up since.

    Also what somebody would not have decided in writing (decision 24).
    """
    entries = MinutesEntry.objects.filter(
        outcome=Outcome.POSTPONED,
        item__meeting__council=meeting.council_id,
        item__meeting__state=MeetingState.HELD,
        item__meeting__starts_at__lt=meeting.starts_at,
        item__carried_to=None,
    ).exclude(minutes__state=MinutesState.SUPERSEDED)
    rows = AgendaItem.objects.filter(Q(pk__in=entries.values("item")) | _ended(meeting))
    rows = rows.exclude(case__in=meeting.items.exclude(case=None).values("case"))
    return list(rows.select_related("case", "meeting").order_by("meeting__starts_at", "position"))


def _ended(meeting: Meeting) -> Q:
    """The item of a written procedure that was sent and had no result, while its case is open."""
    return Q(
        meeting__council=meeting.council_id,
        meeting__written=True,
        meeting__state=MeetingState.CANCELLED,
        meeting__summoned_on__isnull=False,
        case__state__in=OPEN_CASE_STATES,
        carried_to=None,
    )


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
