"""The confirmation of attendance: for oneself and for the secretariat, and for nobody else."""

import pytest
import time_machine

from tests.cases.views.workbench import coming, with_chair
from tests.conftest import user_of

OWN, ALL = "/min-side/timer/2026/", "/agder/timer/2026/"


@pytest.fixture(autouse=True)
def _today(agder):
    with time_machine.travel("2026-12-03 12:00+01:00"):
        yield


@pytest.fixture
def row():
    with_chair()
    return coming().attendances.get(person=user_of("member").person)


def test_member_gets_the_year_and_one_meeting(as_member, row):
    for address in (f"{OWN}agder/bekreftelse.pdf", f"{OWN}{row.pk}/bekreftelse.pdf"):
        answer = as_member.get(address)

        assert answer.headers["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF-")
        assert answer.headers["Content-Disposition"].startswith("attachment")


def test_page_of_hours_leads_to_both(as_member, as_secretary, row):
    own = as_member.get("/min-side/timer/?ar=2026").text
    assert f"{OWN}agder/bekreftelse.pdf" in own
    assert f"{OWN}{row.pk}/bekreftelse.pdf" in own

    every = as_secretary.get("/agder/timer/?ar=2026").text
    assert f"{ALL}personer/{row.person_id}/bekreftelse.pdf" in every
    assert f"{ALL}{row.pk}/bekreftelse.pdf" in every


def test_secretary_gets_it_for_somebody(as_secretary, row):
    for part in (f"personer/{row.person_id}", f"{row.pk}"):
        assert as_secretary.get(f"{ALL}{part}/bekreftelse.pdf").content.startswith(b"%PDF-")


def test_nobody_gets_that_of_another(as_member, as_doctor, row):
    other = coming().attendances.exclude(person=row.person).first()

    assert as_member.get(f"{OWN}{other.pk}/bekreftelse.pdf").status_code == 404
    assert as_member.get(f"{ALL}personer/{other.person_id}/bekreftelse.pdf").status_code == 403
    assert as_doctor.get(f"{OWN}agder/bekreftelse.pdf").status_code == 404


def test_without_a_meeting_there_is_nothing_to_confirm(as_member, as_secretary, row):
    assert as_member.get("/min-side/timer/2020/agder/bekreftelse.pdf").status_code == 404
    assert as_secretary.get(f"{ALL}personer/0/bekreftelse.pdf").status_code == 404
