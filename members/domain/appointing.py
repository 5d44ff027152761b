"""The secretariat's answer to a body's answer: the person is put in the seat."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from councils.models import Community
from legeraad.actors import Actor
from legeraad.errors import DomainError
from members import permissions
from members.domain import people, terms, vacancies
from members.enums import FilledBy, VacancyState
from members.models import Person, Term, Vacancy


def alike(vacancy: Vacancy) -> list[Person]:
    """Who may be the one proposed: by address or HPR number, or by name among those on file here.

    Whoever is surely the same comes first.
    """
    here = permissions.persons_of(vacancy.seat.group.council.community)
    named = people.alike(name=vacancy.proposed_name, among=here)
    return list(dict.fromkeys([*the_same(vacancy), *named]))


def seat_proposed(
    *,
    vacancy: Vacancy,
    proposed: str,
    person: Person | None,
    start: date,
    planned_end: date | None,
    by: Actor | None,
) -> Term:
    """Seats the one whom the body proposed; without `person` somebody new is put on file.

    `proposed` is the name that the secretariat saw. Raises DomainError when nobody or somebody
    else is proposed by now, when the seat has been filled meanwhile, or when the one who would be
    put on file anew has an address or an HPR number that is on file.
    """
    with transaction.atomic():
        vacancy = vacancies.locked(vacancy)
        if vacancy.state != VacancyState.PROPOSED:
            raise DomainError(_("Nobody is proposed for this seat now."))
        if vacancy.proposed_name != proposed:
            sentence = _("The body has proposed %(name)s meanwhile.")
            raise DomainError(sentence % {"name": vacancy.proposed_name})
        community = vacancy.seat.group.council.community
        person = person or _registered(vacancy, community, by=by)
        facts: dict[str, Any] = {
            "decided_on": vacancy.decided_on,
            "present": vacancy.present,
            "responsible_leader": vacancy.responsible_leader,
        }
        return terms.start_term(
            person=person,
            seat=vacancy.seat,
            start=start,
            planned_end=planned_end,
            filled_by=FilledBy(vacancy.filled_by),
            appointed_by=str(vacancy.body or ""),
            by=by,
            **facts,
        )


def the_same(vacancy: Vacancy) -> list[Person]:
    """Who is on file with the very address or HPR number: to register again would be a mistake."""
    return people.alike(email=vacancy.proposed_email, hpr_number=vacancy.proposed_hpr)


def _registered(vacancy: Vacancy, community: Community, *, by: Actor | None) -> Person:
    for known in the_same(vacancy):
        sentence = _("%(name)s is on file with this address or HPR number. Choose that person.")
        raise DomainError(sentence % {"name": known.name}, field="person")
    return people.register_person(
        name=vacancy.proposed_name,
        email=vacancy.proposed_email,
        hpr_number=vacancy.proposed_hpr,
        registered_in=community,
        by=by,
    )
