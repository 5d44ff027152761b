"""The secretariat's answer to a body's answer: the person is put in the seat."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from councils.models import Community
from legeraad.actors import Actor
from legeraad.errors import DomainError
from members.domain import people, terms, vacancies
from members.enums import FilledBy, VacancyState
from members.models import Person, Term, Vacancy


def alike(vacancy: Vacancy) -> list[Person]:
    """Who is on file with the address, the HPR number or the name that was proposed."""
    return people.alike(
        name=vacancy.proposed_name, email=vacancy.proposed_email, hpr_number=vacancy.proposed_hpr
    )


def seat_proposed(
    *,
    vacancy: Vacancy,
    person: Person | None,
    start: date,
    planned_end: date | None,
    by: Actor | None,
) -> Term:
    """Seats the one whom the body proposed; without `person` somebody new is put on file.

    Raises DomainError when nobody has been proposed, or the seat has been filled meanwhile.
    """
    with transaction.atomic():
        vacancy = vacancies.locked(vacancy)
        if vacancy.state != VacancyState.PROPOSED:
            raise DomainError(_("Nobody is proposed for this seat now."))
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


def _registered(vacancy: Vacancy, community: Community, *, by: Actor | None) -> Person:
    return people.register_person(
        name=vacancy.proposed_name,
        email=vacancy.proposed_email,
        hpr_number=vacancy.proposed_hpr,
        registered_in=community,
        by=by,
    )
