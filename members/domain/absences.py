"""Who is away, and who stands in: messages go to both for as long as it lasts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import delete_with_reason, save_with_reason
from members.enums import MembersEvent
from members.models import Absence, OfficeHolding, Person, Term


def register(
    *,
    person: Person,
    start: date,
    ended_on: date | None = None,
    stand_in: Person | None = None,
    by: Actor | None,
) -> Absence:
    """Somebody is away from a day on; `ended_on` is the first day back, None while not known.

    Raises DomainError when the stand-in is away in that time. Two absences of one person never
    overlap (database).
    """
    with transaction.atomic():
        absence = Absence(person=person, start=start, ended_on=ended_on, stand_in=stand_in)
        absence.full_clean()
        if stand_in is not None and _in_the_time_of(absence).filter(person=stand_in).exists():
            sentence = _("%(name)s is away in that time. Choose somebody else.")
            raise DomainError(sentence % {"name": stand_in.name}, field="stand_in")
        return save_with_reason(absence, MembersEvent.ABSENT, by=by)


def _in_the_time_of(absence: Absence) -> Any:
    rows = Absence.objects.filter(Q(ended_on=None) | Q(ended_on__gt=absence.start))
    return rows if absence.ended_on is None else rows.filter(start__lt=absence.ended_on)


def end(*, absence: Absence, on: date, by: Actor | None) -> None:
    """Back earlier, or for good; `on` is the first day back. What never began is taken away."""
    with transaction.atomic():
        absence = Absence.objects.select_for_update(of=("self",)).get(pk=absence.pk)
        if absence.ended_on is not None and absence.ended_on <= on:
            raise DomainError(_("The absence is over already."))
        if on <= absence.start:
            delete_with_reason(absence, MembersEvent.ABSENCE_CHANGED, by=by)
            return
        absence.ended_on = on
        absence.full_clean()
        save_with_reason(absence, MembersEvent.ABSENCE_CHANGED, by=by)


def stand_in_of(person: Person, *, on: date) -> Person | None:
    """Who gets the messages as well that day; nobody for one who is not away."""
    rows = Absence.objects.on(on).filter(person=person, stand_in__isnull=False)
    absence = rows.select_related("stand_in").first()
    return absence.stand_in if absence else None


def of_people(people: Iterable[Person], *, on: date) -> dict[int, Absence]:
    """Those who are away that day, by the person's key. One query, however many."""
    rows = Absence.objects.on(on).filter(person__in=list(people)).select_related("stand_in")
    return {absence.person_id: absence for absence in rows}


def ahead_of(person: Person, *, on: date) -> list[Absence]:
    """The absences of a person that last or are to come."""
    rows = person.absences.filter(Q(ended_on=None) | Q(ended_on__gt=on))
    return list(rows.select_related("stand_in").order_by("start"))


def colleagues(person: Person, *, on: date) -> list[Person]:
    """Who may stand in: those who sit in, or hold an office of, a council of the person's own."""
    sits = Term.objects.on(on)
    holds = OfficeHolding.objects.on(on)
    mine = [
        *sits.filter(person=person).values_list("seat__group__council", flat=True),
        *holds.filter(person=person).values_list("council", flat=True),
    ]
    beside = Q(terms__in=sits.filter(seat__group__council__in=mine)) | Q(
        offices__in=holds.filter(council__in=mine)
    )
    return list(Person.objects.filter(beside).exclude(pk=person.pk).distinct())
