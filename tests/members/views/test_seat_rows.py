"""The rule of a group and the state of a seat, in words."""

from datetime import date, timedelta

import pytest
from django.utils.translation import override

from councils.domain import seats
from councils.models import Seat
from members.domain import terms
from members.domain.roster import roster
from members.enums import EndReason
from members.models import Term, Vacancy
from members.views import seat_rows
from tests.factories import council_of

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _english():
    with override("en"):
        yield


@pytest.fixture
def alr(agder):
    return council_of(agder)


def group_of(council, **rules):
    group = council.seat_groups.get(label="Fastleger")
    return seats.change_seat_group(group=group, by=None, **rules)


def row_of(council, ordinal, on, *, is_today=True):
    known = seat_rows.Known(
        on=on, is_today=is_today, in_a_row={}, coming={}, employed=set(), vacancies={}
    )
    groups = seat_rows.grouped(council, roster(council=council, on=on), known)
    return next(row for each in groups for row in each["rows"] if row["seat"].ordinal == ordinal)


def words_of(council, ordinal, on, **extra):
    return [word for word, _color in row_of(council, ordinal, on, **extra)["tags"]]


def test_rule_says_who_fills_for_how_long_with_which_rights(agder, alr):
    oss = council_of(agder, "oss")
    group = group_of(alr, appointing_council=oss, needs_leader=True)

    assert seat_rows.rule(group) == (
        f"Elected by {oss.name}. A term is 2 years, and the holder sits until replaced. "
        "Votes and proposes. Each seat should have a personal substitute. "
        "A leader must answer for the appointment."
    )


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        ({}, "Elected; it is not fixed by whom."),
        ({"term_months": 18}, "A term is 18 months, and the holder sits until replaced."),
        ({"term_months": 12, "sits_until_replaced": False}, "A term is 1 year, and ends then."),
        ({"may_vote": False}, "Speaks and proposes, without a vote."),
        ({"may_vote": False, "may_speak": False}, "Neither votes nor speaks."),
        ({"may_propose": False}, "Votes, but proposes no cases."),
        ({"substitutes": "ranked"}, "Each seat should have ranked substitutes."),
        ({"filling": "derived"}, "Each seat follows another seat or an office."),
    ],
)
def test_rule_tells_what_is_out_of_the_ordinary(alr, rules, words):
    assert words in seat_rows.rule(group_of(alr, **rules))


def test_rule_of_a_group_that_follows_another_names_it(agder, alr):
    mirror = seats.add_seat_group(
        council=council_of(agder, "au-alr"),
        label="Speil",
        professional_group="gp",
        side="other",
        filling="derived",
        derived_from=alr.seat_groups.get(label="Fastleger"),
        by=None,
    )

    assert seat_rows.rule(mirror).startswith("Follows the group Fastleger of ALR.")
    (first, *_rest) = mirror.seats.order_by("pk")
    assert seat_rows.follows(first) == "follows seat 4 of ALR"


def test_state_of_a_term_before_and_after_its_planned_end(alr):
    """AHU-17: boundaries to the day."""
    assert words_of(alr, 4, date(2026, 11, 30)) == []
    assert words_of(alr, 4, date(2026, 12, 1)) == ["ends soon"]
    assert words_of(alr, 4, date(2027, 2, 28)) == ["ends soon"]
    assert words_of(alr, 4, date(2027, 3, 1)) == ["expired 28.02.2027"]
    assert words_of(alr, 4, date(2027, 3, 1), is_today=False) == ["expired 28.02.2027"]


def test_state_of_somebody_who_leaves_says_so_today_and_not_of_an_earlier_day(alr):
    term = Term.objects.get(seat__group__council=alr, person__name="Q.B.")
    terms.end_term(term=term, on=date(2027, 1, 1), reason=EndReason.MOVED, by=None)

    assert words_of(alr, 4, TODAY) == ["leaves after 31.12.2026"]
    assert words_of(alr, 4, TODAY, is_today=False) == []
    assert words_of(alr, 4, date(2027, 1, 1)) == []
    assert words_of(alr, 4, date(2027, 1, 2)) == ["vacant for 1 day"]


def test_state_of_a_seat_that_nobody_has_held_is_counted_from_its_vacancy(alr):
    seat = seats.add_seat(group=alr.seat_groups.get(label="Fastleger"), title="Lege", by=None)
    known = seat_rows.Known(
        on=TODAY,
        is_today=True,
        in_a_row={},
        coming={},
        employed=set(),
        vacancies={seat.pk: Vacancy(seat=seat, since=TODAY - 3 * DAY)},
    )
    groups = seat_rows.grouped(alr, roster(council=alr, on=TODAY), known)
    row = next(row for each in groups for row in each["rows"] if row["seat"] == seat)

    assert row["tags"] == [("vacant for 3 days", "warning")]
    assert words_of(alr, seat.ordinal, TODAY) == []


def test_derived_seat_has_no_state_of_its_own(agder, alr):
    au = council_of(agder, "au-alr")
    seat = Seat.objects.get(group__council=alr, ordinal=7, substitute_for=None)
    group = seats.add_seat_group(
        council=au,
        label="Speil",
        professional_group="gp",
        side="other",
        filling="derived",
        by=None,
    )
    mirror = seats.add_seat(group=group, title="Fastlege", mirrors=seat, by=None)

    row = row_of(au, mirror.ordinal, TODAY)
    assert (row["place"].vacant, row["tags"]) == (True, [])


def test_appointment_says_how_by_whom_when_and_how_many_met(alr):
    """PRJ-16."""
    term = Term.objects.get(seat__group__council=alr, person__name="Q.B.")
    terms.change_term(
        term=term, filled_by="meeting", decided_on=date(2025, 2, 12), present=14, by=None
    )

    words = seat_rows.appointment(Term.objects.get(pk=term.pk))
    assert words == "Election in a meeting, ALU i Østre Agder, 12.02.2025, 14 present"


def test_release_is_told_in_hours(alr):
    """FSU-11."""
    term = Term.objects.get(seat__group__council=alr, person__name="C.X.")
    terms.release(
        term=term,
        released_by="Arendal kommune",
        hours_meeting=3.5,
        hours_between=4,
        agreed_on=TODAY,
        by=None,
    )

    row = row_of(alr, 9, TODAY)
    assert row["release"] == "3.5 h a meeting, 4 h a month between, by Arendal kommune"


@pytest.mark.parametrize(
    ("first_without", "last"), [(None, None), (date(2027, 3, 1), date(2027, 2, 28))]
)
def test_last_day_is_the_day_before(first_without, last):
    assert seat_rows.last_day(first_without) == last
