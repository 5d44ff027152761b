"""Resigning from one's own seat, and being welcomed to a new one."""

from datetime import date

import pytest
from django.test import Client

from members.domain import people, terms
from members.enums import FilledBy
from members.models import Notice, Onboarding, Term, Vacancy
from tests.members.domain.workbench import DAY, seat_of

TODAY = date(2026, 11, 22)
PAGE = "/en/min-side/"

pytestmark = pytest.mark.usefixtures("november")


@pytest.fixture
def own(member):
    return member.person.terms.get()


@pytest.fixture
def newcomer(agder):
    person = people.register_person(name="N.N.", email="n.n@eksempel.example", by=None)
    return terms.start_term(
        person=person,
        seat=seat_of(7),
        start=TODAY,
        planned_end=None,
        filled_by=FilledBy.ELECTION,
        appointed_by="ALU i Setesdal",
        decided_on=TODAY - DAY,
        by=None,
    )


def browser_of(term):
    client = Client()
    client.force_login(term.person.user)
    return client


def resign(browser, term, **facts):
    given = {"last_day": "31.12.2026", "sure": "on"}
    return browser.post(f"{PAGE}perioder/{term.pk}/fratre/", given | facts)


def test_my_page_leads_to_resigning_while_the_seat_is_mine(as_member, own):
    address = f"/min-side/perioder/{own.pk}/fratre/"
    assert address in as_member.get(PAGE).text

    resign(as_member, own)

    assert address not in as_member.get(PAGE).text


def test_resigning_gives_the_last_day_and_opens_the_vacancy_at_once(as_member, own):  # ALR-18
    answer = resign(as_member, own)

    own.refresh_from_db()
    assert answer["Location"].endswith("/min-side/")
    assert (own.ended_on, own.end_reason) == (date(2027, 1, 1), "resigned")
    assert Vacancy.objects.get(seat=own.seat).since == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"sure": ""}, "sure"),
        ({"last_day": ""}, "last_day"),
        ({"last_day": "21.11.2026"}, "last_day"),
    ],
)
def test_resigning_is_meant_and_never_backwards(as_member, own, facts, field):
    answer = resign(as_member, own, **facts)

    own.refresh_from_db()
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert own.ended_on is None


def test_nobody_resigns_for_another(as_chair, as_secretary, own):
    for browser in (as_chair, as_secretary):
        assert resign(browser, own).status_code == 404

    own.refresh_from_db()
    assert own.ended_on is None


def test_term_that_has_ended_is_no_longer_there(as_member, own):
    terms.end_term(term=own, on=TODAY, reason="moved", by=None)

    assert as_member.get(f"{PAGE}perioder/{own.pk}/fratre/").status_code == 404


def waits_on(browser):
    """What Min side says waits for the person."""
    return [task.matter for task, *_rest in browser.get(PAGE).context["tasks"]]


def test_welcome_is_mailed_and_stands_on_my_page_until_confirmed(newcomer):
    browser = browser_of(newcomer)
    assert Notice.objects.filter(person=newcomer.person).count() == 1
    assert waits_on(browser) == [f"onboarding:{newcomer.pk}"]

    both = {"knows_mandate": "on", "knows_whom": "on"}
    browser.post(newcomer.welcome_url, both)

    done = Onboarding.objects.get(term=newcomer)
    assert (done.knows_mandate_on, done.knows_whom_on) == (TODAY, TODAY)
    assert waits_on(browser) == []


@pytest.mark.parametrize("lacking", ["knows_mandate", "knows_whom"])
def test_both_are_to_be_confirmed(newcomer, lacking):
    given = {"knows_mandate": "on", "knows_whom": "on"} | {lacking: ""}

    answer = browser_of(newcomer).post(newcomer.welcome_url, given)

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [lacking])
    assert not Onboarding.objects.exists()


def test_welcome_says_mandate_whom_and_the_meetings_ahead(newcomer):
    page = browser_of(newcomer).get("/en" + newcomer.welcome_url)

    assert page.context["mandate"].version == 1
    assert [each.title for each in page.context["ahead"]] == ["3/26"]
    for words in ("Region Setesdal", "ALU i Setesdal", "sekretariat@eksempel.example"):
        assert words in page.text


def test_welcome_names_who_stands_beside(as_member, own):
    page = as_member.get(f"{PAGE}perioder/{own.pk}/velkommen/")

    assert [person.name for person in page.context["substitutes"]] == ["Q.V."]
    assert Term.objects.get(pk=own.pk).ended_on is None
