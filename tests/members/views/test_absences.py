"""Being away, registered by oneself or by the secretariat."""

from datetime import date

import pytest

from members.domain import absences
from members.models import Absence
from tests.members.domain.workbench import DAY

TODAY = date(2026, 11, 22)
PAGE = "/en/min-side/"
NEW = f"{PAGE}fravaer/nytt/"

pytestmark = pytest.mark.usefixtures("november")


def given(stand_in=None):
    who = stand_in.person.pk if stand_in else ""
    return {"start": "01.12.2026", "last_day": "31.01.2027", "stand_in": who}


def test_member_registers_when_and_who_stands_in(as_member, member, substitute):
    answer = as_member.post(NEW, given(substitute))

    absence = Absence.objects.get()
    assert answer["Location"].endswith("/min-side/")
    assert (absence.person, absence.stand_in) == (member.person, substitute.person)
    assert (absence.start, absence.ended_on) == (date(2026, 12, 1), date(2027, 2, 1))
    assert as_member.get(PAGE).context["away"] == [absence]


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"start": ""}, "start"),
        ({"last_day": "30.11.2026"}, "last_day"),
        ({"stand_in": "0"}, "stand_in"),
    ],
)
def test_absence_that_lacks_something_says_what(as_member, facts, field):
    answer = as_member.post(NEW, given() | facts)

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert not Absence.objects.exists()


def test_second_absence_in_the_same_time_is_refused_with_a_sentence(as_member, member):
    absences.register(person=member.person, start=TODAY, by=None)

    answer = as_member.post(NEW, given())

    assert answer.status_code == 422
    assert answer.context["form"].errors
    assert Absence.objects.count() == 1


def test_only_colleagues_can_stand_in(as_member, registrar):
    answer = as_member.post(NEW, given(registrar))

    assert list(answer.context["form"].errors) == ["stand_in"]


def test_member_is_back_early(as_member, member):
    absence = absences.register(person=member.person, start=TODAY - 9 * DAY, by=None)

    as_member.post(f"{PAGE}fravaer/{absence.pk}/avslutt/", {"on": "22.11.2026"})

    absence.refresh_from_db()
    assert absence.ended_on == TODAY


def test_secretariat_registers_and_ends_it_for_somebody_on_file(as_secretary, member):
    page = f"/en/agder/personer/{member.person.pk}/"

    answer = as_secretary.post(f"{page}fravaer/nytt/", given())
    absence = Absence.objects.get(person=member.person)
    back = as_secretary.post(f"{PAGE}fravaer/{absence.pk}/avslutt/", {"on": "10.12.2026"})

    assert {answer["Location"], back["Location"]} == {page}
    absence.refresh_from_db()
    assert absence.ended_on == date(2026, 12, 10)


def test_absence_of_another_is_not_there(as_chair, as_registrar, member):
    absence = absences.register(person=member.person, start=TODAY, by=None)

    for browser in (as_chair, as_registrar):
        answer = browser.post(f"{PAGE}fravaer/{absence.pk}/avslutt/", {"on": "22.11.2026"})
        assert answer.status_code == 404
    absence.refresh_from_db()
    assert absence.ended_on is None
