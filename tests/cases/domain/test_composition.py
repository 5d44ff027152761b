"""The tables of a council's composition, and what they warn of."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from cases.domain import composition
from cases.domain.composition import Line
from cases.enums import AttendanceStatus
from councils.domain import councils
from councils.enums import Behaviour
from members.domain import people, terms
from members.domain.composition import compose
from members.enums import EndReason, Gender
from members.models import Affiliation, Person, Term
from tests.factories import DAY, closed, council_of

TODAY = date(2026, 11, 22)


@pytest.fixture
def alr(agder):
    """Nobody works as anything beside the seat."""
    council = council_of(agder)
    Affiliation.objects.all().delete()
    return council


def table(council, name, on=TODAY):
    made = compose(council=council, on=on)
    met = composition.presence(council=council, on=on)
    (found,) = [each for each in composition.tables(made, met) if each.name == name]
    return {line.label: (line.target, line.appointed) for line in found.lines}


def warned(council, on=TODAY):
    made = compose(council=council, on=on)
    tables = composition.tables(made, composition.presence(council=council, on=on))
    return composition.warnings(made, tables)


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def test_fourteen_seats_ask_for_six_of_each_gender(alr):
    Person.objects.filter(name__in=["Q.B.", "Z.F.", "C.X."]).update(gender=Gender.WOMAN)
    Person.objects.filter(name="T.Q.").update(gender=Gender.MAN)

    assert table(alr, "Gender") == {"Women": (6, 3), "Men": (6, 1), "Not stated": (None, 9)}


def test_professions_are_those_of_the_seats(alr):  # ALR-25
    assert list(table(alr, "Profession").values()) == [(3, 3), (5, 4), (3, 3), (1, 1), (2, 2)]


def test_regions_without_a_seat_are_listed_too(alr):
    councils.register_region(community=alr.community, name="Nord", slug="nord", position=9, by=None)

    assert table(alr, "Region") == {
        "Østre Agder": (2, 2),
        "Region Kristiansand": (2, 2),
        "Region Lindesnes": (1, 1),
        "Region Setesdal": (1, 0),
        "Listerregionen": (2, 2),
        "Nord": (0, 0),
    }
    assert "Nobody speaks for Region Setesdal, Nord." in warned(alr)


def test_line_is_short_below_its_target_only():
    assert Line("GPs", 5, 4, None).short
    assert not Line("GPs", 4, 4, 1.0).short
    assert not Line("Not stated", None, 0, None).short


def test_met_is_the_average_of_those_who_sat_in_a_seat(alr):
    before = composition.presence(council=alr, on=TODAY)
    closed(alr, on=DAY)

    after = composition.presence(council=alr, on=TODAY)

    assert after.meetings == before.meetings + 1
    assert len(after.slots) > len(before.slots)
    assert after.average(after.meetings) == 1.0


def test_meeting_of_more_than_a_year_ago_is_not_counted(alr):
    late = composition.presence(council=alr, on=DAY + timedelta(days=800))

    assert (late.meetings, late.slots, late.average(0)) == (0, (), None)


def test_whoever_sent_apologies_has_not_met(alr):
    draft = closed(alr, on=DAY)
    row = draft.meeting.attendances.filter(seat__isnull=False).first()
    before = len(composition.presence(council=alr, on=TODAY).slots)

    type(row).objects.filter(pk=row.pk).update(status=AttendanceStatus.APOLOGIES)

    assert len(composition.presence(council=alr, on=TODAY).slots) == before - 1


def test_council_without_a_user_or_a_gp_is_warned_of(alr):  # HF-1
    for term in Term.objects.filter(seat__group__professional_group__in=("user", "gp")):
        if term.ended_on is None:
            terms.end_term(term=term, on=DAY, reason=EndReason.OTHER, by=None)

    found = warned(alr)

    assert "No user representative is in the council." in found
    assert "No GP is in the council." in found
    councils.change(council=alr, behaviour=Behaviour.GROUP, by=None)
    alr.refresh_from_db()
    assert "No GP is in the council." not in warned(alr)


def test_more_leaders_than_clinicians_are_warned_of_with_numbers(alr):  # AHU-15
    for term in Term.objects.exclude(seat__group__professional_group="hospital_leader"):
        if term.ended_on is None:
            terms.end_term(term=term, on=DAY, reason=EndReason.OTHER, by=None)

    assert "There are 3 leaders and 0 clinicians." in warned(alr)


def test_substitutes_that_are_missing_are_counted(alr):  # AHU-8
    assert "3 of 5 seats that want a substitute have one." in warned(alr)


def test_gender_warning_says_numbers_and_whether_it_can_be_reached(alr):
    Person.objects.update(gender=Gender.MAN)

    (whole, *_rest) = warned(alr)

    assert whole == (
        "The council: section 28 of the Equality and Anti-Discrimination Act asks for at least 6 "
        "of each gender in 14 seats. Women: 0. "
        "Men: 13. Not stated: 0. Vacant: 1."
    )


def test_years_show_how_it_has_become(alr):
    years = composition.trend(council=alr, on=TODAY)

    assert [(year.on, year.seats, year.balance.vacant) for year in years] == [
        (date(2025, 12, 31), 14, 4),
        (TODAY, 14, 1),
    ]
    assert (years[-1].leaders, years[-1].clinicians) == (3, 8)


def test_council_that_never_had_anybody_has_no_years(agder):
    assert composition.trend(council=council_of(agder, "oss"), on=TODAY) == []


def test_second_profession_is_told_beside_those_who_sit_for_it(alr):  # PRJ-3
    hospital = alr.community.organisations.get(name="Sykehuset")
    for group in ("gp", "hospital_doctor"):
        people.affiliate(
            person=Person.objects.get(name="Q.L."),
            organisation=hospital,
            professional_group=group,
            employment="employed",
            by=None,
        )
    made = compose(council=alr, on=TODAY)
    groups = composition.tables(made, composition.presence(council=alr, on=TODAY))[1]

    assert [(line.target, line.appointed, line.beside) for line in groups.lines] == [
        (3, 3, 0),
        (5, 4, 1),
        (3, 3, 0),
        (1, 1, 0),
        (2, 2, 0),
        (0, 0, 1),
    ]
