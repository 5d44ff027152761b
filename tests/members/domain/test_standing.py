"""What somebody holds on a day, and that rights end with the day (A7)."""

from datetime import date, timedelta

import pytest

import cases.mails  # noqa: F401  registers its intents
from councils.domain import councils, seats
from councils.enums import Office
from legeraad.mail import INTENTS
from members.domain.people import give_role
from members.domain.standing import HeldSeat, sentence, standing
from members.domain.terms import end_term, start_term, take_office
from members.enums import EndReason, FilledBy, Role
from members.models import Notice, Person, RoleAssignment, User

END = date(2026, 9, 16)
DAY = timedelta(days=1)


@pytest.fixture
def term(person, table):
    return start_term(
        person=person,
        seat=table.seat,
        start=date(2025, 3, 1),
        planned_end=date(2026, 3, 1),
        filled_by=FilledBy.ELECTION,
        appointed_by="ALU",
        by=None,
    )


def as_of(term, day):
    held = HeldSeat(term, day)
    states = ("coming", "expired", "sits_on", "ended")
    return [state for state in states if getattr(held, state)]


def test_seat_past_its_planned_end_is_expired_and_the_holder_sits_on(term):
    assert as_of(term, date(2025, 2, 28)) == ["coming"]
    assert as_of(term, date(2026, 2, 28)) == []
    assert as_of(term, date(2026, 3, 1)) == ["expired", "sits_on"]


def test_seat_that_is_not_held_over_only_expires(term, table):
    table.seat.group.sits_until_replaced = False
    term.seat = table.seat

    assert as_of(term, date(2026, 3, 1)) == ["expired"]


def test_seat_ends_with_the_actual_end_and_shows_its_last_day(term):
    ended = end_term(term=term, on=END, reason=EndReason.RESIGNED, by=None)

    assert as_of(ended, END - DAY) == ["expired", "sits_on"]
    assert as_of(ended, END) == ["ended"]
    assert HeldSeat(ended, END).last_day == date(2026, 9, 15)


def test_standing_lists_running_seats_first_and_drops_ended_offices_and_roles(person, table, term):
    end_term(term=term, on=END, reason=EndReason.RESIGNED, by=None)
    other = seats.add_seat(group=table.seat.group, ordinal=2, title="Fastlege", by=None)
    start_term(
        person=person,
        seat=other,
        start=date(2024, 1, 1),
        planned_end=None,
        filled_by=FilledBy.ELECTION,
        appointed_by="ALU",
        by=None,
    )
    take_office(
        person=person, council=table.council, office=Office.DEPUTY, start=date(2025, 1, 1), by=None
    )
    role = give_role(
        person=person,
        role=Role.KEEPER,
        community=table.community,
        start=date(2025, 1, 1),
        by=None,
    )
    RoleAssignment.objects.filter(pk=role.pk).update(ended_on=END)

    found = standing(person=person, on=END)

    assert [held.ended for held in found.seats] == [False, True]
    assert [held.office for held in found.offices] == [Office.DEPUTY]
    assert found.roles == []
    assert not found.empty


@pytest.mark.parametrize("count", [1, 3])
def test_standing_takes_three_queries(person, table, count, django_assert_num_queries):
    for ordinal in range(2, 2 + count):
        start_term(
            person=person,
            seat=seats.add_seat(group=table.seat.group, ordinal=ordinal, title="Fastlege", by=None),
            start=date(2025, 1, 1),
            planned_end=None,
            filled_by=FilledBy.ELECTION,
            appointed_by="ALU",
            by=None,
        )

    with django_assert_num_queries(3):
        found = standing(person=person, on=END)
        [held.term.seat.group.council.community.slug for held in found.seats]

    assert len(found.seats) == count


def test_rights_of_a_seat_end_at_once_with_its_actual_end(person, table, term):
    """A7: the day of the end is the first without rights, and no nightly job is needed."""
    user = User.objects.get(pk=person.user.pk)
    before = user.holds(Role.SEAT_HOLDER, within=table.council, on=END)
    end_term(term=term, on=END, reason=EndReason.RESIGNED, by=None)

    user = User.objects.get(pk=person.user.pk)

    assert before
    assert user.holds(Role.SEAT_HOLDER, within=table.council, on=END - DAY)
    assert not user.holds(Role.SEAT_HOLDER, within=table.council, on=END)
    assert not user.holds(Role.SEAT_HOLDER, within=table.community, on=END)


def test_rights_of_offices_and_roles_run_between_their_days(person, table):
    given = give_role(
        person=person, role=Role.SECRETARY, community=table.community, start=END, by=None
    )
    RoleAssignment.objects.filter(pk=given.pk).update(ended_on=END + DAY)
    user = User.objects.get(pk=person.user.pk)

    held = [
        user.holds(Role.SECRETARY, within=table.council, on=END + number * DAY)
        for number in (-1, 0, 1)
    ]

    assert held == [False, True, False]


def test_rights_do_not_reach_another_community(person, table):
    give_role(person=person, role=Role.SECRETARY, community=table.community, start=END, by=None)
    elsewhere = councils.register_community(
        name="Helsefellesskapet Vest",
        brand="Vest legeråd",
        slug="vest",
        controller="Sykehuset",
        contact_name="A.A.",
        contact_email="vest@legerad.example",
        by=None,
    )
    user = User.objects.get(pk=person.user.pk)

    assert user.holds(Role.SECRETARY, within=table.community, on=END)
    assert not user.holds(Role.SECRETARY, within=elsewhere, on=END)


def test_rights_of_a_closed_login_are_none(person, table, term):
    User.objects.filter(pk=person.user.pk).update(is_active=False)

    user = User.objects.get(pk=person.user.pk)

    assert not user.holds(Role.SEAT_HOLDER, within=table.council, on=date(2025, 6, 1))


def test_notice_of_an_unknown_kind_still_has_a_sentence():
    notice = Notice(intent="gone/since_long", person=Person(name="Q.B."))

    assert str(sentence(notice)) == "En melding fra sekretariatet"


def test_every_mail_that_may_be_a_notice_has_a_line_for_my_page():
    nameless = [
        name
        for name, intent in INTENTS.items()
        if not name.startswith("members/") and not intent.label
    ]

    assert INTENTS.keys() > {"cases/agenda_sent"}
    assert nameless == []
