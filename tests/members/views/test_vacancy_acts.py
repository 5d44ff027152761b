"""Answering for a body, and what the secretariat does with a vacancy."""

from datetime import date

import pytest

from members.domain import people, vacancies
from members.enums import VacancyState
from members.models import Notice, Person, Term, Vacancy
from tests.members.domain.workbench import DAY, contact_of, proposed, seat_of, vacant

TODAY = date(2026, 11, 22)
ANSWER = {
    "name": "N.N.",
    "email": "ny@eksempel.example",
    "hpr_number": "",
    "filled_by": "meeting",
    "decided_on": "20.11.2026",
    "present": "9",
    "instead_of": "",
}

pytestmark = pytest.mark.usefixtures("november")


@pytest.fixture
def vacancy(agder):
    return vacant(agder, on=TODAY)


@pytest.fixture
def as_contact(agder, client):
    client.force_login(contact_of(agder).user)
    return client


def at(vacancy, part=""):
    return f"/en/agder/ledige-plasser/{vacancy.pk}/{part}"


def now(vacancy):
    return Vacancy.objects.get(pk=vacancy.pk)


def test_contact_answers_and_comes_to_the_receipt(as_contact, vacancy):
    answer = as_contact.post(at(vacancy, "svar/"), ANSWER)

    assert answer["Location"].endswith(f"/agder/ledige-plasser/{vacancy.pk}/")
    stored = now(vacancy)
    assert (stored.state, stored.proposed_name, stored.present) == ("proposed", "N.N.", 9)
    assert (
        stored.history.latest().history_user
        == contact_of(vacancy.seat.group.council.community).user
    )


def test_secretariat_that_answers_for_the_body_says_how_the_answer_came(as_secretary, vacancy):
    refused = as_secretary.post(at(vacancy, "svar/"), ANSWER)
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["how"])

    as_secretary.post(at(vacancy, "svar/"), ANSWER | {"how": "På telefon 21.11."})

    last = now(vacancy).history.latest()
    assert last.history_change_reason == "vacancy.proposed: På telefon 21.11."


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": ""}, "name"),
        ({"filled_by": ""}, "filled_by"),
        ({"present": ""}, "present"),
        ({"present": "0"}, "present"),
        ({"decided_on": "i går"}, "decided_on"),
        ({"decided_on": "23.11.2026"}, "decided_on"),
        ({"hpr_number": "12a"}, "hpr_number"),
        ({"email": "ny"}, "email"),
    ],
)
def test_answer_that_lacks_something_says_what_beside_the_field(as_contact, vacancy, change, field):
    answer = as_contact.post(at(vacancy, "svar/"), ANSWER | change)

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert now(vacancy).state == VacancyState.ASKED


def test_group_that_needs_a_leader_asks_for_one(as_contact, vacancy):  # FSU-9
    group = vacancy.seat.group
    group.needs_leader = True
    group.save()

    refused = as_contact.post(at(vacancy, "svar/"), ANSWER)
    as_contact.post(at(vacancy, "svar/"), ANSWER | {"responsible_leader": "L.L."})

    assert list(refused.context["form"].errors) == ["responsible_leader"]
    assert now(vacancy).responsible_leader == "L.L."


def test_answer_on_an_old_page_is_told_about_the_newer_one(as_contact, vacancy):
    proposed(vacancy, on=TODAY, name="E.F.")

    answer = as_contact.post(at(vacancy, "svar/"), ANSWER)

    assert answer.status_code == 422
    assert "E.F." in answer.context["form"].errors["name"][0]


def test_contact_says_when_the_answer_comes(as_contact, vacancy):
    as_contact.post(at(vacancy, "utsett/"), {"after": "meeting", "answer_by": "09.12.2026"})

    assert now(vacancy).answer_by == date(2026, 12, 9)


def test_leaving_open_asking_and_choosing_are_for_the_secretariat(as_contact, vacancy):
    parts = ("la-sta/", "spor-igjen/", "velg-organ/", "sett-inn/")

    assert {as_contact.get(at(vacancy, part)).status_code for part in parts} == {403}


def test_secretariat_leaves_the_seat_open_with_a_reason(as_secretary, vacancy):
    empty = as_secretary.post(at(vacancy, "la-sta/"), {"reason": " "})
    as_secretary.post(at(vacancy, "la-sta/"), {"reason": "Ingen vil"})

    assert list(empty.context["form"].errors) == ["reason"]
    assert (now(vacancy).state, now(vacancy).reason) == ("left_open", "Ingen vil")


def test_mail_is_shown_before_the_body_is_asked_again(as_secretary, agder, vacancy):
    Vacancy.objects.filter(pk=vacancy.pk).update(asked_on=TODAY - 20 * DAY)

    page = as_secretary.get(at(vacancy, "spor-igjen/"))
    assert page.context["letter"].recipients == (contact_of(agder),)
    assert not page.context["asked_today"]

    as_secretary.post(at(vacancy, "spor-igjen/"))
    assert now(vacancy).asked_on == TODAY


def test_secretariat_chooses_the_body_and_it_is_asked(as_secretary, agder, alu_chair):
    vacancy = Vacancy.objects.get(seat=seat_of(7))
    body = agder.councils.get(slug="alu-ostre-agder")

    as_secretary.post(at(vacancy, "velg-organ/"), {"body": f"council-{body.pk}"})

    assert (now(vacancy).body, now(vacancy).state) == (body, VacancyState.ASKED)
    assert Notice.objects.get(matter={"vacancy": vacancy.pk}).person == alu_chair.person


def test_body_that_nobody_answers_for_is_said_at_once(as_secretary, agder):
    vacancy = Vacancy.objects.get(seat=seat_of(7))
    body = agder.organisations.get(name="Sykehuset")

    page = as_secretary.post(
        at(vacancy, "velg-organ/"), {"body": f"organisation-{body.pk}"}, follow=True
    )

    assert "lr-messages" in page.text or "ds-alert" in page.text
    assert page.context["at"].contacts == ()


def test_body_of_a_neighbour_cannot_be_chosen(as_secretary, vacancy):
    answer = as_secretary.post(at(vacancy, "velg-organ/"), {"body": "council-0"})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["body"])


# Putting somebody in the seat


def seat(browser, vacancy, **facts):
    given = {"person": "new", "start": "22.11.2026", "period": "rest", "proposed": "N.N."}
    return browser.post(at(vacancy, "sett-inn/"), given | facts)


def test_secretariat_seats_for_the_rest_of_the_period_or_a_whole_term(as_secretary, agder):
    rest, whole = vacant(agder, on=TODAY), vacant(agder, on=TODAY, ordinal=14)
    proposed(rest, on=TODAY)
    proposed(whole, on=TODAY, email="")

    seat(as_secretary, rest)
    seat(as_secretary, whole, period="whole")

    ends = [Term.objects.get(seat=each.seat, start=TODAY).planned_end for each in (rest, whole)]
    assert ends == [date(2027, 3, 1), date(2028, 11, 22)]
    assert now(rest).state == VacancyState.FILLED


def test_one_with_the_address_on_file_is_chosen_beforehand_and_nobody_new_offered(
    as_secretary, vacancy
):
    known = people.register_person(name="E.F.", email="ny@eksempel.example", by=None)
    proposed(vacancy, on=TODAY)

    page = as_secretary.get(at(vacancy, "sett-inn/"))
    form = page.context["form"]
    assert form["person"].value() == str(known.pk)
    assert [key for key, _label in form.fields["person"].choices] == [str(known.pk)]

    seat(as_secretary, vacancy, person=known.pk)
    assert Term.objects.get(seat=vacancy.seat, start=TODAY).person == known


def test_one_of_the_same_name_is_asked_about(as_secretary, agder, vacancy):
    people.register_person(name="N.N.", registered_in=agder, by=None)
    proposed(vacancy, on=TODAY)
    count = Person.objects.count()

    page = as_secretary.get(at(vacancy, "sett-inn/"))
    refused = seat(as_secretary, vacancy, person="")

    assert page.context["form"]["person"].value() == ""
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["person"])
    assert Person.objects.count() == count


def test_page_of_a_seat_that_was_filled_meanwhile_offers_nothing(as_secretary, vacancy):
    proposed(vacancy, on=TODAY)
    seat(as_secretary, vacancy)

    again = seat(as_secretary, vacancy)

    assert (again.status_code, again.context["filled"]) == (422, True)
    assert as_secretary.get(at(vacancy, "svar/")).context["filled"]
    assert Term.objects.filter(seat=vacancy.seat, start=TODAY).count() == 1


def test_seat_without_a_proposal_says_so(as_secretary, vacancy):
    page = as_secretary.get(at(vacancy, "sett-inn/"))

    assert (page.status_code, page.context["proposed"]) == (200, False)
    assert vacancies.contacts(vacancy, on=TODAY)
