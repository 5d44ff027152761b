"""The bodies that may fill a seat, the likeliest first."""

from datetime import date

from councils.domain import councils
from councils.enums import CouncilStatus
from members.domain import bodies, people
from members.enums import Role
from members.models import Term
from tests.members.domain.workbench import DAY, contact_of, seat_of, users_committee

TODAY = date(2026, 11, 22)


def test_each_body_of_the_community_is_offered_once_and_not_the_council_itself(agder):
    offered = [body for _heading, rows in bodies.for_seat(seat_of(7), on=TODAY) for body in rows]

    assert len(offered) == len(set(offered))
    others = set(agder.councils.exclude(slug="alr"))
    assert set(offered) == others | set(agder.organisations.all())


def test_who_appointed_last_time_comes_first(agder):
    Term.objects.filter(seat=seat_of(4)).update(appointed_by=users_committee(agder).name)

    (_heading, first), *_rest = bodies.for_seat(seat_of(4), on=TODAY)

    assert first == [users_committee(agder)]


def test_bodies_of_the_seats_region_come_before_those_with_a_contact(agder):
    contact_of(agder)
    seat = seat_of(4)
    Term.objects.filter(seat=seat).update(appointed_by="")
    near = agder.councils.get(slug="alu-ostre-agder")
    (municipality,) = near.municipalities.all()
    councils.join_region(region=seat.region, municipality=municipality, by=None)

    (heading, first), (_heading, second), *_rest = bodies.for_seat(seat, on=TODAY)

    assert (heading, first) == (seat.place, [near])
    assert users_committee(agder) in second


def test_contact_makes_a_body_nearer_only_with_an_address(agder):
    one, other = agder.organisations.order_by("name")[:2]
    seat = seat_of(4)
    Term.objects.filter(seat=seat).update(appointed_by="")
    agder.roles.all().delete()
    for body, address in ((one, ""), (other, "k@eksempel.example")):
        person = people.register_person(name=f"K. {body}", email=address, by=None)
        facts = {"role": Role.CONTACT, "organisation": body, "start": TODAY - DAY, "by": None}
        people.give_role(person=person, community=agder, **facts)

    offered = [body for _heading, rows in bodies.for_seat(seat, on=TODAY) for body in rows]

    assert offered.index(other) < offered.index(one)


def test_council_that_is_dissolved_is_not_offered(agder):
    agder.councils.filter(slug="alu-ostre-agder").update(status=CouncilStatus.DISSOLVED)

    offered = [
        body.name for _heading, rows in bodies.for_seat(seat_of(7), on=TODAY) for body in rows
    ]

    assert agder.councils.get(slug="alu-ostre-agder").name not in offered
