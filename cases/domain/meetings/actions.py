"""Action points: who does what by when, agreed in one item of the minutes."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.enums import ActionState, CasesEvent, MinutesState
from cases.models import ActionPoint, Meeting, Minutes, MinutesEntry
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import delete_with_reason, save_with_reason
from members.domain.roster import sitting
from members.models import Person

RECENT = timedelta(days=7)  # how long what was finished can be seen and opened again on Min side


def possible_owners(meeting: Meeting) -> QuerySet[Person]:
    """Who may be given something to do: those who sit that day, who met, and the secretary."""
    day = timezone.localdate(meeting.starts_at)
    people = {person.pk for person in sitting(council=meeting.council, on=day)}
    people.update(meeting.attendances.values_list("person", flat=True))
    people.update(key for key in (meeting.chair_id, meeting.minute_taker_id) if key)
    return Person.objects.filter(pk__in=people).order_by("sort_key")


def that_count() -> QuerySet[ActionPoint]:
    """Those of closed minutes; of a new version only once it has taken the old one's place."""
    over = (MinutesState.DRAFT, MinutesState.SUPERSEDED)
    rows = ActionPoint.objects.exclude(entry__minutes__state__in=over)
    return rows.filter(Q(replaces=None) | Q(entry__minutes__state=MinutesState.APPROVED))


def owned_by(person: Person, *, on: date) -> QuerySet[ActionPoint]:
    """What somebody has to do, and what he finished lately, from minutes that are closed."""
    rows = that_count().filter(
        Q(state=ActionState.OPEN) | Q(finished_on__gt=on - RECENT), owner=person
    )
    related = "entry__minutes__meeting__council__community"
    return rows.select_related(related).order_by("finished_on", F("due").asc(nulls_last=True), "pk")


def written_on(minutes_id: int) -> None:
    """Locks the minutes first, as `minutes.write` does, and refuses once they are closed."""
    if Minutes.objects.select_for_update().get(pk=minutes_id).state != MinutesState.DRAFT:
        raise DomainError(_("The minutes are closed; what you wrote was not saved."))


def agree(
    *,
    entry: MinutesEntry,
    task: str,
    owner: Person | None = None,
    due: date | None = None,
    by: Actor | None,
) -> ActionPoint:
    """Writes down who does what by when, while the minutes are written."""
    with transaction.atomic():
        written_on(entry.minutes_id)
        point = ActionPoint(entry=entry, task=task, owner=owner, due=due)
        point.full_clean()
        return save_with_reason(point, CasesEvent.ACTION_AGREED, by=by)


def change(
    *, point: ActionPoint, task: str, owner: Person | None, due: date | None, by: Actor | None
) -> ActionPoint:
    with transaction.atomic():
        written_on(point.entry.minutes_id)
        point = ActionPoint.objects.select_for_update().get(pk=point.pk)
        point.task, point.owner, point.due = task, owner, due
        point.full_clean()
        return save_with_reason(point, CasesEvent.ACTION_CHANGED, by=by)


def remove(*, point: ActionPoint, by: Actor | None) -> None:
    """Takes out what was written by mistake, while the minutes are written."""
    with transaction.atomic():
        written_on(point.entry.minutes_id)
        delete_with_reason(point, CasesEvent.ACTION_REMOVED, by=by)


def finish(*, point: ActionPoint, to: ActionState, on: date, by: Actor | None) -> ActionPoint:
    """Marks what was agreed as done or dropped, or as open again; also in approved minutes."""
    with transaction.atomic():
        point = ActionPoint.objects.select_for_update().get(pk=point.pk)
        if point.state == to:
            return point
        point.state = to
        point.finished_on = None if to == ActionState.OPEN else on
        return save_with_reason(point, CasesEvent.ACTION_FINISHED, by=by, why=to)
