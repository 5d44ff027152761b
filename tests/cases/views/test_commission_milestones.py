"""Milestones on the page of a commission: the council's; the later day: the principal's."""

from datetime import date

import pytest

from cases.domain.casework import commissions
from cases.models import Commission, Milestone
from tests import factories

SUMMER = date(2027, 6, 1)
WORDS = {"title": "Utkast til svar", "due": "01.05.2027", "tentative": "on"}


@pytest.fixture
def commission(agder):
    return factories.commissioned(factories.council_of(agder), due=SUMMER)


def at(commission, part=""):
    return f"/agder/oppdrag/{commission.slug}/{part}"


def test_council_plans_and_everybody_sees(as_secretary, as_registrar, commission):
    as_secretary.post(at(commission, "milepeler/ny/"), WORDS)
    row = Milestone.objects.get()
    assert (row.title, row.due, row.tentative) == ("Utkast til svar", date(2027, 5, 1), True)
    assert "Utkast til svar" in as_registrar.get(at(commission)).content.decode()

    changed = WORDS | {"due": "01.04.2027", "tentative": ""}
    as_secretary.post(at(commission, f"milepeler/{row.pk}/"), changed)
    as_secretary.post(at(commission, f"milepeler/{row.pk}/nadd/"))
    row = Milestone.objects.get()
    assert (row.due, row.tentative, row.done_on is None) == (date(2027, 4, 1), False, False)
    as_secretary.post(at(commission, f"milepeler/{row.pk}/nadd/"), {"undo": "1"})
    assert Milestone.objects.get().done_on is None
    as_secretary.post(at(commission, f"milepeler/{row.pk}/fjern/"))
    assert Milestone.objects.count() == 0


@pytest.mark.parametrize("words", [{"title": ""}, {"due": "i høst"}, {"due": ""}])
def test_bad_milestone_is_refused(words, as_secretary, commission):
    response = as_secretary.post(at(commission, "milepeler/ny/"), WORDS | words)

    assert response.status_code == 422
    assert Milestone.objects.count() == 0


def test_later_day_is_proposed_by_the_council_and_agreed_by_the_principal(
    as_secretary, as_registrar, commission
):
    as_secretary.post(
        at(commission, "ta-imot/"), {"reply": "Ikke før høsten", "earliest": "01.09.2027"}
    )
    page = as_registrar.get(at(commission))
    assert page.context["may_agree"]
    assert not as_secretary.get(at(commission)).context["may_agree"]
    assert as_secretary.post(at(commission, "godta-dato/")).status_code == 403
    as_registrar.post(at(commission, "godta-dato/"))

    stored = Commission.objects.get(pk=commission.pk)
    assert (stored.due, stored.due_is_tentative) == (date(2027, 9, 1), True)
    assert not as_registrar.get(at(commission)).context["may_agree"]


@pytest.mark.parametrize("number", [1, 3])
def test_page_costs_the_same_with_more_milestones(
    number, as_secretary, commission, django_assert_max_num_queries
):
    for each in range(number):
        as_secretary.post(at(commission, "milepeler/ny/"), WORDS | {"title": f"Steg {each}"})
    commissions.accept(commission=commission, by=None)

    with django_assert_max_num_queries(16):
        as_secretary.get(at(commission))
