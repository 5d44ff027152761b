"""The secretary begins a new version of approved minutes; readers see what holds meanwhile."""

import pytest
import time_machine

from cases.domain.meetings import minutes
from cases.enums import MinutesState
from tests import factories
from tests.cases.views.workbench import at, coming, with_those_who_met

DETAIL, REOPEN = at("referat/"), at("referat/ny-versjon/")
FIRST = at("referat/versjoner/1/full.pdf")


@pytest.fixture(autouse=True)
def _today(agder):
    with time_machine.travel("2026-11-22 12:00+01:00"):
        yield


@pytest.fixture
def approved():
    return factories.filed(factories.approved(with_those_who_met()))


def code(browser, address):
    answer = browser.get(address)
    if answer.streaming:
        answer.getvalue()  # reads the file to its end, which closes it
    return answer.status_code


def test_secretary_begins_the_next_version_and_writes_on(as_secretary, approved):
    answer = as_secretary.post(REOPEN, {"why": "Oppmøtet var feil."})

    current = minutes.current(coming())
    assert answer.url.startswith(at("gjennomfor/"))
    assert (current.version, current.state) == (2, MinutesState.DRAFT)


def test_without_a_reason_the_page_says_so(as_secretary, approved):
    answer = as_secretary.post(REOPEN, {"why": ""})

    assert (answer.status_code, list(answer.context["reopen_form"].errors)) == (422, ["why"])
    assert coming().minutes.count() == 1


def test_before_the_pdfs_are_made_the_page_says_to_wait(as_secretary):
    factories.approved(with_those_who_met())

    answer = as_secretary.post(REOPEN, {"why": "Oppmøtet var feil."})

    assert (answer.status_code, coming().minutes.count()) == (422, 1)


def test_chair_and_members_begin_none(as_chair, as_member, approved):
    codes = [browser.post(REOPEN, {"why": "Nei."}).status_code for browser in (as_chair, as_member)]

    assert (codes, coming().minutes.count()) == ([403, 403], 1)


def test_member_reads_the_pdf_of_what_holds_while_it_is_rewritten(
    as_secretary, as_member, approved
):
    as_secretary.post(REOPEN, {"why": "Oppmøtet var feil."})

    page = as_member.get(DETAIL)

    assert (page.context["minutes"].version, page.context["document"]) == (1, None)
    assert page.context["reopen_form"] is None
    assert code(as_member, FIRST) == 200


def test_draft_of_the_next_version_has_no_file(as_secretary, approved):
    as_secretary.post(REOPEN, {"why": "Oppmøtet var feil."})

    assert as_secretary.get(at("referat/versjoner/2/full.pdf")).status_code == 404


def test_public_sees_the_pdf_alone_and_later_both_versions(as_secretary, approved, client):
    address = coming().get_absolute_url()
    as_secretary.post(REOPEN, {"why": "Oppmøtet var feil."})
    meanwhile = client.get(address)
    new = minutes.close(minutes=minutes.current(coming()), by=None)
    factories.filed(factories.approved(new))

    after = client.get(address)

    assert (meanwhile.context["document"], meanwhile.context["file"].minutes) == (None, approved)
    assert after.context["document"] is not None
    assert [old.version for old, _file in after.context["earlier"]] == [1]
    versions = [code(client, f"{address}versjoner/{n}/referat.pdf") for n in (1, 2, 3)]
    assert versions == [200, 200, 404]
