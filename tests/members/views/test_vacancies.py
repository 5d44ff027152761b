"""The list of vacant seats, and what a body sees of the one that it fills."""

from datetime import date

import pytest

from members.domain import appointing, vacancies
from members.domain.awaiting import Next
from members.models import Term, Vacancy
from tests.conftest import browser_of
from tests.members.domain.workbench import DAY, contact_of, proposed, seat_of, vacant

TODAY = date(2026, 11, 22)
LIST = "/en/agder/ledige-plasser/"

pytestmark = pytest.mark.usefixtures("november")


@pytest.fixture
def vacancy(agder):
    return vacant(agder, on=TODAY)


@pytest.fixture
def as_contact(agder, client):
    client.force_login(contact_of(agder).user)
    return client


def at(vacancy, part=""):
    return f"{LIST}{vacancy.pk}/{part}"


def shown(page):
    return [(row["at"].vacancy.seat.ordinal, row["at"].next) for row in page.context["rows"]]


def test_list_says_first_what_the_secretariat_can_do(as_secretary, vacancy):
    proposed(vacant(vacancy.seat.group.council.community, on=TODAY, ordinal=14), on=TODAY)

    page = as_secretary.get(LIST)

    assert shown(page) == [(14, Next.SEAT), (7, Next.CHOOSE_BODY), (13, Next.WAIT)]
    assert [row["act"]["name"] for row in page.context["rows"]] == [
        "vacancy_seat",
        "vacancy_address",
        "vacancy_propose",
    ]
    assert all(row["act"]["url"] in page.text for row in page.context["rows"])


@pytest.mark.parametrize(
    ("query", "ordinals"),
    [
        ("", [7, 13]),
        ("?tilstand=gjor-noe", [7]),
        ("?tilstand=venter", [13]),
        ("?tilstand=star-apen", []),
        ("?utvalg=alr", [7, 13]),
        ("?utvalg=au-alr", []),
    ],
)
def test_list_is_narrowed_by_state_and_council(as_secretary, vacancy, query, ordinals):
    page = as_secretary.get(LIST + query)

    assert [ordinal for ordinal, _next in shown(page)] == ordinals
    assert page.context["narrowed"] == bool(query)


def test_list_shows_what_was_filled_and_how_long_it_was_vacant(as_secretary, vacancy):  # ALR-18
    Vacancy.objects.filter(pk=vacancy.pk).update(since=TODAY - 5 * DAY)
    term = filled(vacancy)

    page = as_secretary.get(LIST)

    assert [(row.term, days) for row, days in page.context["filled"]] == [(term, 5)]


def filled(vacancy):
    proposed(vacancy, on=TODAY)
    return appointing.seat_proposed(
        vacancy=vacancy,
        proposed="N.N.",
        person=None,
        start=TODAY,
        planned_end=None,
        by=None,
    )


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_as_often_for_one_as_for_three(
    as_secretary, agder, count, django_assert_num_queries
):
    Vacancy.objects.all().delete()
    for ordinal in (13, 14, 12)[:count]:
        vacant(agder, on=TODAY, ordinal=ordinal)
    as_secretary.get(LIST)

    with django_assert_num_queries(11):
        page = as_secretary.get(LIST)

    assert len(page.context["rows"]) == count


def test_empty_list_says_when_something_will_stand_there(as_secretary):
    Vacancy.objects.all().delete()

    page = as_secretary.get(LIST)

    assert page.context["rows"] == []
    assert "lr-empty" in page.text


def test_contact_sees_this_vacancy_and_no_other(as_contact, vacancy):
    other = Vacancy.objects.get(seat=seat_of(7))

    assert as_contact.get(at(vacancy)).status_code == 200
    assert as_contact.get(at(other)).status_code == 403
    assert as_contact.get(LIST).status_code == 403


def test_contact_reads_what_the_seat_is_about_and_not_what_happened(as_contact, vacancy):
    page = as_contact.get(at(vacancy))

    facts = dict(page.context["facts"])
    assert vacancy.seat.group.council.name in facts.values()
    assert "Brukerutvalget" in facts.values()
    assert "/agder/utvalg/alr/mandat/" in page.text
    assert page.context["timeline"] == []
    assert page.context["step"]["name"] == "vacancy_propose"


def test_secretariat_reads_what_happened_and_who_answers(as_secretary, agder, vacancy):
    page = as_secretary.get(at(vacancy))

    assert len(page.context["timeline"]) == 2
    assert contact_of(agder).name in page.text


def test_vacancy_of_a_neighbour_is_not_found(as_secretary, vacancy):
    assert as_secretary.get(f"/en/nord/ledige-plasser/{vacancy.pk}/").status_code == 404


def test_after_the_answer_the_page_says_what_happens_next(as_contact, vacancy):
    proposed(vacancy, on=TODAY)

    page = as_contact.get(at(vacancy))

    assert page.context["step"] is None
    assert [act["name"] for act in page.context["acts"]] == ["vacancy_propose"]
    assert "N.N." in page.text


def test_filled_vacancy_answers_with_who_has_the_seat(as_contact, as_secretary, vacancy):
    term = filled(vacancy)

    for browser in (as_contact, as_secretary):
        page = browser.get(at(vacancy))
        assert (page.status_code, page.context["acts"]) == (200, [])
        assert term.person.name in page.text


def test_chair_of_the_body_may_answer(agder):
    body = agder.councils.get(slug="alu-ostre-agder")
    vacancy = vacancies.address_to(vacancy=Vacancy.objects.get(), body=body, by=None)

    assert browser_of("alu_chair").get(at(vacancy)).status_code == 200
    assert browser_of("member").get(at(vacancy)).status_code == 403


def test_list_says_who_sits_in_an_expired_seat_and_from_when_one_will_be_vacant(
    as_secretary, agder
):
    leaving = vacant(agder, on=TODAY + 9 * DAY)
    holder = Term.objects.get(seat=leaving.seat).person.name

    page = as_secretary.get(LIST).text

    assert f"{holder} sits there until 30.11.2026" in page
    assert "from 01.12.2026" in page
