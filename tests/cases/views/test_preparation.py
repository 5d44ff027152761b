"""The working committee's list: read by members, moved by the secretariat, all or none (ALR-20)."""

import pytest

from cases.enums import CaseState
from cases.models import Case
from cases.views import preparation
from members.models import Person
from tests.cases.views.workbench import new_case

PAGE = "/agder/saker/forberedes/"


@pytest.fixture
def two(agder):
    return [new_case("Sak A"), new_case("Sak B")]


def keys(chosen):
    return [case.pk for case in chosen]


def test_cases_stand_in_the_order_of_their_states(as_secretary, two):
    as_secretary.post(PAGE, {"cases": keys(two[:1]), "to": "ready"})
    page = as_secretary.get(PAGE)

    shown = {
        str(label): [row["case"] for row in rows] for label, rows, _count in page.context["groups"]
    }
    assert two[0] in shown[CaseState.READY.label]
    assert two[1] in shown[CaseState.REGISTERED.label]
    assert as_secretary.get(f"{PAGE}?utvalg=finnes-ikke").status_code == 200


def test_ticked_cases_are_moved_and_given_together(as_secretary, two, secretary):
    words = {"cases": keys(two), "to": "in_progress", "officer": secretary.person.pk}
    assert as_secretary.post(PAGE, words).status_code == 302

    rows = Case.objects.filter(pk__in=keys(two)).values_list("state", "officer")
    assert set(rows) == {("in_progress", secretary.person.pk)}


@pytest.mark.parametrize("odd", ["99999999", "x", ""])
def test_one_foreign_number_refuses_the_whole(odd, as_secretary, two):  # Z10
    response = as_secretary.post(PAGE, {"cases": [*keys(two), odd], "to": "ready"})

    assert response.status_code == 422
    assert set(Case.objects.filter(pk__in=keys(two)).values_list("state", flat=True)) == {
        "registered"
    }
    assert f'value="{two[0].pk}" id="case-{two[0].pk}"' in response.content.decode()


@pytest.mark.parametrize(
    "words", [{}, {"to": "closed"}, {"to": "postponed"}, {"officer": "999999"}, {"to": "tull"}]
)
def test_nothing_to_do_or_no_reason_is_said(words, as_secretary, two):
    assert as_secretary.post(PAGE, {"cases": keys(two), **words}).status_code == 422


def test_member_reads_and_moves_nothing(as_member, two):
    page = as_member.get(PAGE)
    assert not page.context["may_move"]
    assert 'name="cases"' not in page.content.decode()
    assert as_member.post(PAGE, {"cases": keys(two), "to": "ready"}).status_code == 422
    assert set(Case.objects.filter(pk__in=keys(two)).values_list("state", flat=True)) == {
        "registered"
    }


@pytest.mark.parametrize("number", [1, 3])
def test_list_costs_the_same_with_more_rows(number, as_secretary, agder, django_assert_num_queries):
    people = Person.objects.order_by("pk")
    for each in range(number):
        Case.objects.filter(pk=new_case(f"Sak {each}").pk).update(submitted_by=people[each])
    as_secretary.get(PAGE)

    with django_assert_num_queries(13):
        as_secretary.get(PAGE)


def test_crowd_is_counted_and_its_oldest_are_shown(as_secretary, two, monkeypatch):
    """C6: the page stays one that a browser can show."""
    monkeypatch.setattr(preparation, "MOST", 1)
    label, rows, count = as_secretary.get(PAGE).context["groups"][0]

    assert str(label) == str(CaseState.REGISTERED.label)
    assert (len(rows), count > 1) == (1, True)
