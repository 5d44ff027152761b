"""Giving and ending an office of a council."""

from datetime import date

import pytest

from councils.enums import Office
from members.domain import terms
from members.models import OfficeHolding, Person

ALR = "/agder/sammensetning/alr/"
NEW = f"{ALR}verv/nytt/"


@pytest.fixture(autouse=True)
def _clock(time_machine):
    time_machine.move_to(date(2026, 11, 22))


def facts(**changes):
    return {
        "office": "deputy",
        "person": "new",
        "name": "N.N.",
        "email": "",
        "start": "01.12.2026",
    } | changes


def errors(answer):
    return list(answer.context["form"].errors)


def test_new_offers_those_who_sit_there_and_gives_the_office(as_secretary, agder):
    member = Person.objects.get(name="Q.B.")
    keys = [key for key, _label in as_secretary.get(NEW).context["form"].fields["person"].choices]
    assert str(member.pk) in keys

    as_secretary.post(NEW, facts(person=str(member.pk)))

    holding = OfficeHolding.objects.get(office=Office.DEPUTY)
    assert (holding.person, holding.start) == (member, date(2026, 12, 1))


def test_new_may_go_to_somebody_who_is_not_on_file(as_secretary, agder):
    as_secretary.post(NEW, facts(office="case_officer"))

    assert OfficeHolding.objects.get(office=Office.CASE_OFFICER).person.name == "N.N."


def test_new_of_an_office_that_is_held_says_by_whom(as_secretary, agder):
    answer = as_secretary.post(NEW, facts(office="chair"))

    assert (answer.status_code, errors(answer)) == (422, ["start"])
    assert "T.Q." in str(answer.context["form"].errors["start"])
    assert not Person.objects.filter(name="N.N.").exists()


def test_new_without_office_or_person_is_explained(as_secretary, agder):
    answer = as_secretary.post(NEW, facts(office="", person=""))

    assert (answer.status_code, errors(answer)) == (422, ["office", "person"])


def test_end_is_after_the_last_day(as_secretary, agder):
    holding = OfficeHolding.objects.get(council__slug="alr", office=Office.CHAIR)

    as_secretary.post(f"{ALR}verv/{holding.pk}/avslutt/", {"on": "31.12.2026"})

    council = holding.council
    assert terms.office_holder(council=council, office=Office.CHAIR, on=date(2026, 12, 31))
    assert terms.office_holder(council=council, office=Office.CHAIR, on=date(2027, 1, 1)) is None


def test_end_before_the_start_is_refused_beside_the_day(as_secretary, agder):
    holding = OfficeHolding.objects.get(council__slug="alr", office=Office.CHAIR)

    answer = as_secretary.post(f"{ALR}verv/{holding.pk}/avslutt/", {"on": "01.01.2020"})

    assert (answer.status_code, errors(answer)) == (422, ["on"])


def test_offices_are_the_secretary_s_to_give(as_member, as_chair, as_secretary, agder):
    """Z5: and not those of another council by this one's address."""
    holding = OfficeHolding.objects.get(council__slug="alr", office=Office.CHAIR)
    for browser in (as_member, as_chair):
        assert browser.post(NEW, facts()).status_code == 403
    elsewhere = f"/agder/sammensetning/au-alr/verv/{holding.pk}/avslutt/"
    assert as_secretary.get(elsewhere).status_code == 404
