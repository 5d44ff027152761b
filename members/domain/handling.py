"""What one does with a thing that waits: takes it on, or puts it off until another day.

Whoever asks has made sure that the matter waits, and for whom (see reminding.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import connection, transaction
from django.utils.translation import gettext as _

from councils.models import Community
from legeraad import workdays
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import delete_with_reason, save_with_reason
from legeraad.web.formats import day
from members.enums import MembersEvent
from members.models import Handling, Person, Snooze

LONGEST = timedelta(days=180)  # nothing is put out of sight for good


def taken(matters: Iterable[str]) -> dict[str, Person]:
    """Who has taken on what, by matter. One query."""
    rows = Handling.objects.filter(matter__in=list(matters)).select_related("person")
    return {row.matter: row.person for row in rows}


def _lock(matter: str) -> Handling | None:
    """Whoever has it; nobody else takes or gives back the same matter until the end."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"handling:{matter}"])
    return Handling.objects.filter(matter=matter).select_related("person").first()


def take_on(
    *,
    matter: str,
    community: Community,
    person: Person,
    instead_of: Person | None = None,
    by: Actor | None,
) -> Handling:
    """Takes a matter on for the secretariat; from then on the reminders go to that person.

    `instead_of` is who has taken it on as far as the person knows: whoever takes over says from
    whom, so that of two at once the second reads who was first. Raises DomainError then.
    """
    with transaction.atomic():
        held = _lock(matter)
        if held and held.person == person:
            return held
        if held and held.person != instead_of:
            raise DomainError(_("%(name)s has taken it on.") % {"name": held.person.name})
        handling = held or Handling(matter=matter, community=community)
        handling.person = person
        handling.full_clean()
        return save_with_reason(handling, MembersEvent.TASK_TAKEN, by=by)


def give_back(*, matter: str, person: Person, by: Actor | None) -> None:
    """The matter is the whole secretariat's again; a second call is no error."""
    with transaction.atomic():
        held = _lock(matter)
        if held and held.person == person:
            delete_with_reason(held, MembersEvent.TASK_GIVEN_BACK, by=by)


def put_off(*, person: Person, matter: str, until: date, on: date, by: Actor | None) -> Snooze:
    """Neither shown to the person nor reminded of until that day, or the working day after it.

    `on` is today. A second time moves the day. Raises DomainError for a day that has come, and for
    one more than LONGEST ahead.
    """
    if until <= on:
        raise DomainError(_("Choose a day that is still to come."), field="until")
    if until > on + LONGEST:
        sentence = _("Choose a day within half a year, no later than %(day)s.")
        raise DomainError(sentence % {"day": day(on + LONGEST)}, field="until")
    if not workdays.is_working_day(until):
        until = workdays.next_working_day(until)
    with transaction.atomic():
        Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
        snooze = Snooze.objects.filter(person=person, matter=matter).first()
        snooze = snooze or Snooze(person=person, matter=matter)
        snooze.until = until
        snooze.full_clean()
        return save_with_reason(snooze, MembersEvent.TASK_PUT_OFF, by=by)


def take_up(*, person: Person, matter: str, by: Actor | None) -> None:
    """Shown again from now on; a second call is no error."""
    with transaction.atomic():
        Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
        snooze = Snooze.objects.filter(person=person, matter=matter).first()
        if snooze:
            delete_with_reason(snooze, MembersEvent.TASK_TAKEN_UP, by=by)


def put_off_by(person: Person, *, on: date) -> dict[str, date]:
    """What the person has put off, by matter, with the day on which it is taken up again."""
    rows = Snooze.objects.filter(person=person, until__gt=on)
    return dict(rows.values_list("matter", "until"))
