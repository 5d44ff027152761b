"""Meld inn sak: few fields, own page, and the secretariat sees who asked."""

from datetime import date

import pytest

from cases.domain.casework import cases
from cases.enums import CaseState
from cases.models import Case, Theme
from members.enums import EndReason
from members.models import Term
from tests.cases.domain.intake.posted import NUMBER

PAGE = "/agder/utvalg/alr/meld-inn-sak/"
WORDS = {"title": "Hvem melder?", "summary": "Kort.", "themes": []}


@pytest.fixture
def case(as_member):
    as_member.post(PAGE, WORDS | {"themes": [Theme.objects.first().pk]})
    return Case.objects.latest("pk")


def edit(case):
    return f"/agder/meldt-inn/{case.slug}/rediger/"


def test_member_brings_up_a_case_and_finds_it_on_min_side(as_member, as_secretary, case):
    page = as_member.get("/min-side/").content.decode()
    assert case.title in page
    assert edit(case) in page
    assert PAGE in page
    assert str(case.submitted_by) in as_secretary.get(case.get_absolute_url()).content.decode()


@pytest.mark.parametrize("words", [{"title": ""}, {"summary": f"Gjelder {NUMBER}"}])
def test_bad_case_is_refused(words, as_member):
    before = Case.objects.count()
    assert as_member.post(PAGE, WORDS | words).status_code == 422
    assert Case.objects.count() == before


def test_own_case_is_changed_until_it_is_taken_up(as_member, case):
    as_member.post(edit(case), WORDS | {"title": "Hvem sier fra?"})
    assert Case.objects.get(pk=case.pk).title == "Hvem sier fra?"
    assert Case.objects.get(pk=case.pk).themes.count() == 0
    cases.move(case=case, to=CaseState.IN_PROGRESS, why="", by=None)
    assert as_member.get(edit(case)).status_code == 403
    assert edit(case) not in as_member.get("/min-side/").content.decode()


def test_case_of_somebody_else_is_not_there(as_secretary, case):
    assert as_secretary.get(edit(case)).status_code == 404


def test_case_that_was_exempted_is_only_a_number_to_who_brought_it_up(as_member, case):
    cases.change(case=case, access="exempt", legal_basis="offl. § 13", by=None)
    page = as_member.get("/min-side/").content.decode()

    assert case.reference in page
    assert case.title not in page
    assert edit(case) not in page
    assert as_member.get(edit(case)).status_code == 403


def test_whoever_sits_there_no_more_changes_nothing(as_member, member, case):
    ended = {"ended_on": date(2026, 1, 1), "end_reason": EndReason.RESIGNED}
    Term.objects.filter(person=member.person).update(**ended)
    page = as_member.get("/min-side/").content.decode()

    assert case.title in page
    assert case.get_absolute_url() not in page
    assert as_member.get(edit(case)).status_code == 403
