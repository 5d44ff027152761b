"""Vacancies in the middle of their way; `by` is nobody: the system."""

from datetime import date, timedelta

from councils.models import Seat
from members.domain import people, terms, vacancies
from members.enums import EndReason, FilledBy, Role
from members.models import Vacancy

DAY = timedelta(days=1)


def seat_of(ordinal, council="alr"):
    return Seat.objects.get(group__council__slug=council, ordinal=ordinal, substitute_for=None)


def users_committee(community):
    """It fills seats 13 and 14, and has a contact on file."""
    return community.organisations.get(name="Brukerutvalget")


def contact_of(community):
    body = users_committee(community)
    known = body.roles.filter(role=Role.CONTACT).first()
    if known:
        return known.person
    person = people.register_person(name="K.A.", email="kontaktperson@eksempel.example", by=None)
    people.give_role(
        person=person,
        role=Role.CONTACT,
        community=community,
        organisation=body,
        start=date(2025, 1, 15),
        by=None,
    )
    return person


def vacant(community, *, on, ordinal=13):
    """The holder of a seat of the users' committee leaves, and the committee is asked."""
    contact_of(community)
    seat = seat_of(ordinal)
    term = seat.terms.get(ended_on=None)
    terms.end_term(term=term, on=on, reason=EndReason.MOVED, by=None)
    return Vacancy.objects.get(seat=seat, term=None)


def proposed(vacancy, *, on, name="N.N.", **facts):
    answer = {"email": "ny@eksempel.example", "filled_by": FilledBy.APPOINTMENT}
    return vacancies.propose(vacancy=vacancy, name=name, decided_on=on, by=None, **answer | facts)
