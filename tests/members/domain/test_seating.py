"""New seats, whom the secretariat finds, and somebody new in a seat or an office."""

from datetime import date

import pytest

from councils.domain import seats
from councils.enums import Filling, Office
from councils.models import Seat
from legeraad.errors import DomainError
from members.domain import people, seating
from members.enums import FilledBy, VacancyState
from members.models import Notice, OfficeHolding, Person, Term, Vacancy
from tests import world
from tests.factories import council_of
from tests.members.domain.workbench import contact_of, seat_of, users_committee

DAY = date(2026, 12, 1)


@pytest.fixture
def seat(agder):
    return Seat.objects.get(group__council__slug="alr", ordinal=7, substitute_for=None)


def names(agder, words):
    return [person.name for person in seating.candidates(community=agder, words=words)]


def appoint(seat, by, **who):
    return seating.take_seat(
        seat=seat,
        start=DAY,
        planned_end=None,
        filled_by=FilledBy.ELECTION,
        appointed_by="ALU",
        by=by,
        **who,
    )


def test_candidates_are_found_by_part_of_the_name_in_any_case(agder):
    for name in ("Åse Ødegård", "Øystein Ås"):
        people.register_person(name=name, registered_in=agder, by=None)

    assert names(agder, " øde ") == ["Åse Ødegård"]
    assert names(agder, "ÅS") == ["Øystein Ås", "Åse Ødegård"]
    assert names(agder, "finnes ikke") == []


def test_candidates_are_those_of_the_community_only(agder):
    """Z4: whoever is on file elsewhere is found by the whole address and nothing less."""
    _community, user = world.neighbour()

    assert names(agder, "K.N.") == []
    assert names(agder, "sekretar@nord") == []
    assert names(agder, "SEKRETAR@nord.example") == ["K.N."]
    assert user.person.name == "K.N."


def test_candidates_are_no_more_than_fit_and_never_somebody_merged(agder):
    keeper = people.register_person(name="Kari 00", registered_in=agder, by=None)
    for turn in range(20):
        people.register_person(name=f"Kari {turn:02}", registered_in=agder, by=None)
    Person.objects.filter(name="Kari 01").update(merged_into=keeper)

    found = names(agder, "kari")

    assert len(found) == seating.MOST
    assert "Kari 01" not in found


@pytest.mark.parametrize("words", ["%", "_", "'", "\\", "x" * 500])
def test_candidates_of_odd_words_are_none(agder, words):
    assert names(agder, words) == []


def test_somebody_new_is_put_on_file_and_in_the_seat(agder, secretary, seat):
    term = appoint(seat, secretary, person=None, name="N.N.", email="n.n@eksempel.example")

    assert (term.person.name, term.person.registered_in) == ("N.N.", agder)
    assert term.person.user.email == "n.n@eksempel.example"


def test_address_of_somebody_on_file_makes_no_second_entry(agder, secretary, seat):
    with pytest.raises(DomainError) as refusal:
        appoint(seat, secretary, person=None, name="N.N.", email="FASTLEGE@eksempel.example")

    assert refusal.value.field == "email"
    assert not Term.objects.filter(seat=seat, ended_on=None).exists()


def test_nobody_is_put_on_file_where_the_seat_is_refused(agder, secretary):
    taken = Seat.objects.get(group__council__slug="alr", ordinal=4, substitute_for=None)

    with pytest.raises(DomainError):
        appoint(taken, secretary, person=None, name="N.N.", email="")

    assert not Person.objects.filter(name="N.N.").exists()


def test_somebody_new_may_hold_an_office(agder, secretary):
    council = council_of(agder)

    seating.take_office(
        council=council, office=Office.DEPUTY, person=None, name="N.N.", start=DAY, by=secretary
    )

    assert OfficeHolding.objects.get(council=council, office="deputy").person.name == "N.N."


def test_new_seat_is_asked_for_the_same_day(agder):
    contact = contact_of(agder)
    group = seat_of(13).group

    seat = seating.add_seat(group=group, title="Brukerrepresentant", on=DAY, by=None)

    vacancy = Vacancy.objects.get(seat=seat)
    assert (vacancy.state, vacancy.since) == (VacancyState.ASKED, DAY)
    assert [notice.person for notice in Notice.objects.filter(path=vacancy.get_absolute_url())] == [
        contact
    ]


def test_new_seat_of_a_substitute_stands_among_the_vacant_ones(agder):
    seat = seating.add_substitute_seat(seat=seat_of(13), on=DAY, by=None)

    assert Vacancy.objects.get(seat=seat).body == users_committee(agder)


def test_new_seat_that_follows_another_one_is_nobodys_to_fill(agder):
    group = seats.add_seat_group(
        council=seat_of(13).group.council,
        label="Leder",
        professional_group="other",
        side="municipality",
        filling=Filling.DERIVED,
        by=None,
    )
    follows = {"mirrors_council": group.council, "mirrors_office": Office.CHAIR}

    seat = seating.add_seat(group=group, title="Leder", on=DAY, by=None, **follows)

    assert not Vacancy.objects.filter(seat=seat).exists()
