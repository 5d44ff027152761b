"""What is not open has its legal basis, offered from a list, and more openness is considered."""

import pytest

from cases.domain.casework import legal_bases
from cases.models import Case
from tests import factories

LIST = "/agder/hjemler/"


@pytest.fixture
def case(agder):
    return factories.new_case(factories.council_of(agder))


def edit(case, **changed):
    words = {"title": case.title, "summary": case.summary, "origin": "own_initiative"}
    return words | {"access": "exempt", "legal_basis": "offl. § 13"} | changed


def test_list_is_kept_and_offered(as_secretary, agder, case):
    as_secretary.post(LIST, {"texts": "offl. § 14\n\n offl. § 13 jf. fvl. § 13\n"})

    assert legal_bases.offered(agder) == ["offl. § 13 jf. fvl. § 13", "offl. § 14"]
    for page in ("rediger/", "dokumenter/ny/"):
        text = as_secretary.get(f"/agder/saker/{case.slug}/{page}").text
        assert '<option value="offl. § 14"' in text
        assert 'list="legal-bases"' in text


def test_line_that_is_too_long_is_explained(as_secretary, agder):
    answer = as_secretary.post(LIST, {"texts": "x" * 161})

    assert answer.status_code == 422
    assert legal_bases.offered(agder) == []


def test_exempting_asks_whether_more_was_considered(as_secretary, case):
    address = f"/agder/saker/{case.slug}/"
    answer = as_secretary.post(f"{address}rediger/", edit(case))
    assert list(answer.context["form"].errors) == ["openness_considered"]
    assert Case.objects.get(pk=case.pk).access == "open"

    as_secretary.post(f"{address}rediger/", edit(case, openness_considered="on"))

    stored = Case.objects.get(pk=case.pk)
    assert (stored.access, stored.openness_considered) == ("exempt", True)
    facts = dict(as_secretary.get(f"/en{address}").context["facts"])
    assert facts["Access"][1:] == ["offl. § 13", "More openness is considered."]


def test_open_case_needs_neither(as_secretary, case):
    as_secretary.post(
        f"/agder/saker/{case.slug}/rediger/", edit(case, access="open", legal_basis="")
    )

    assert as_secretary.get(f"/en/agder/saker/{case.slug}/").context["facts"][-2][1] == ["Open"]
