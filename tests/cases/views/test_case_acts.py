"""Buttons of one case: taking it over."""

from cases.models import Case
from tests.cases.views.test_cases import at, council
from tests.factories import new_case


def test_take_over_makes_me_the_officer_once(as_secretary, secretary, agder):
    case = new_case(council())

    for _press in range(2):
        as_secretary.post(at(case, "ta-over/"))
    case.refresh_from_db()

    assert case.officer == secretary.person
    assert case.history.filter(officer=secretary.person).count() == 1


def test_button_is_gone_for_its_officer(as_secretary, agder):
    case = new_case(council())
    before = as_secretary.get(at(case)).context["may_take_over"]

    as_secretary.post(at(case, "ta-over/"))

    assert (before, as_secretary.get(at(case)).context["may_take_over"]) == (True, False)


def test_member_takes_nothing_over(as_member, agder):
    case = new_case(council())

    assert as_member.post(at(case, "ta-over/")).status_code == 403
    assert Case.objects.get(pk=case.pk).officer is None
