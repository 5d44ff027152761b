"""The pages of groups and projects."""

from datetime import date

import pytest

from cases import permissions
from cases.domain.casework import groups
from cases.domain.meetings import attendance, proposals
from cases.enums import Access, GroupKind, ProposalResult
from cases.models import Case, Group
from tests.cases.views.workbench import alr, at, in_session, new_case
from tests.conftest import user_of

LIST, NEW = "/agder/grupper/", "/agder/grupper/ny/"
TODAY = date(2026, 11, 22)


def project(name="Prosjektet", **facts):
    words = {"name": name, "label": "PRO", "aim": "Finne ut.", "end_criterion": "når ferdig"}
    return groups.set_up(
        kind=GroupKind.PROJECT, commissioner=alr(), on=TODAY, by=None, **words | facts
    )


def typed(**changes):
    words = {
        "kind": "working",
        "name": "Arbeidsgruppen",
        "label": "AG",
        "commissioner": alr().pk,
        "aim": "Foreslå en ordning.",
        "end_criterion": "når forslaget er behandlet",
    }
    return words | changes


@pytest.fixture
def point(agder):
    item = in_session().items.last()
    attendance.everyone_present(meeting=item.meeting, by=None)
    row = proposals.put_forward(item=item, text="Det settes ned en gruppe.", by=None)
    return proposals.decide(proposal=row, result=ProposalResult.ADOPTED, unanimous=True, by=None)


def test_adopted_proposal_leads_to_a_form_that_is_filled_in(as_secretary, point):
    """AHU-20"""
    page = as_secretary.get(at(f"gjennomfor/?punkt={point.item_id}"))
    address = f"{NEW}?forslag={point.pk}"

    form = as_secretary.get(address).context["form"]

    assert address in page.text
    assert form["aim"].value() == point.text
    shown = {name: form[name].value() for name in typed()}
    answer = as_secretary.post(address, shown)
    group = Group.objects.get(proposal=point)
    assert answer.headers["Location"] == group.get_absolute_url()
    assert as_secretary.get(address).headers["Location"] == group.get_absolute_url()
    page = as_secretary.get(at(f"gjennomfor/?punkt={point.item_id}"))
    assert group.get_absolute_url() in page.text


@pytest.mark.parametrize("key", ["0", "x", "99999999999999999999", "-1"])
def test_proposal_that_is_none_is_not_found(as_secretary, key):
    assert as_secretary.get(f"{NEW}?forslag={key}").status_code == 404


def test_group_of_a_case_is_listed_on_both_pages(as_secretary, as_member):
    case = new_case()
    answer = as_secretary.post(f"{NEW}?sak={case.slug}", typed())
    group = Group.objects.get()

    assert answer.headers["Location"] == group.get_absolute_url()
    assert permissions.can_run_group(user_of("secretary"), group)
    for browser in (as_secretary, as_member):
        assert group.get_absolute_url() in browser.get(case.get_absolute_url()).text
        assert case.get_absolute_url() in browser.get(group.get_absolute_url()).text


def test_exempt_case_is_not_named_to_those_who_may_not_see_it(as_member, client, agder):
    """Z9"""
    case = new_case("Hemmelig sak")
    group = project(case=case)
    groups.add_goal(group=group, text="Hemmelig delmål", by=None)
    Case.objects.filter(pk=case.pk).update(access=Access.EXEMPT, legal_basis="offl. § 13")

    assert "Hemmelig sak" not in as_member.get(group.get_absolute_url()).text
    assert "Hemmelig delmål" not in client.get(group.body.get_absolute_url()).text


def test_money_is_asked_for_once_and_linked(as_secretary):
    """ALR-24"""
    group = project()
    address = f"{group.get_absolute_url()}fremme-sak/"
    form = as_secretary.get(address).context["form"]
    words = {"title": "Penger", "summary": "Frikjøp.", "form_key": form["form_key"].value()}

    for _time in range(2):
        assert as_secretary.post(address, words).status_code == 302

    case = Case.objects.get(title="Penger")
    assert case.council == alr().anchored_in
    assert case.reference in as_secretary.get(group.get_absolute_url()).text
    Case.objects.filter(pk=case.pk).update(access=Access.EXEMPT, legal_basis="offl. § 13")
    assert case.reference not in as_secretary.get(group.get_absolute_url()).text


def test_list_asks_as_often_for_three_as_for_one(as_secretary, django_assert_max_num_queries):
    counts = []
    for number in range(3):
        group = project(f"Prosjekt {number}")
        groups.add_goal(group=group, text="Kartlegge", by=None)
        with django_assert_max_num_queries(60) as asked:
            page = as_secretary.get(LIST)
        counts.append(len(asked))

    assert len(page.context["rows"]) == 3
    assert counts[2] == counts[1]
