"""The pages of the archive package."""

import io
from zipfile import ZipFile

import pytest

from cases.models import Archiving
from tests.cases.views.workbench import at, new_case

MEETING = at("arkiv/", "2026-02")
PACKAGE = at("arkiv/pakke.zip", "2026-02")


def test_secretary_sees_what_is_in_it_fetches_it_and_marks_it(agder, as_secretary):
    page = as_secretary.get(MEETING)
    package = ZipFile(io.BytesIO(as_secretary.get(PACKAGE).getvalue()))

    answer = as_secretary.post(MEETING, {"reference": "26/01234-5", "on": "01.12.2026"})

    marked = Archiving.objects.get()
    names = [document.name for document in page.context["documents"]]
    assert names == package.namelist()[: len(names)]
    assert (answer.url, marked.reference, marked.meeting.slug) == (MEETING, "26/01234-5", "2026-02")
    assert as_secretary.get(MEETING).context["marked"] == marked


@pytest.mark.parametrize("typed", [{"reference": ""}, {"reference": "  "}, {"reference": "x" * 61}])
def test_reference_that_is_none_is_said_beside_the_field(agder, as_secretary, typed):
    answer = as_secretary.post(MEETING, {"on": "01.12.2026"} | typed)

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["reference"])
    assert not Archiving.objects.exists()


def test_case_has_its_own_page_and_package(agder, as_secretary):
    case = new_case()
    address = f"/agder/saker/{case.slug}/arkiv/"

    as_secretary.post(address, {"reference": "26/7", "on": "01.12.2026"})

    package = ZipFile(io.BytesIO(as_secretary.get(f"{address}pakke.zip").getvalue()))
    assert Archiving.objects.get().case == case
    assert b"26/7" in package.read("metadata.xml")


@pytest.mark.parametrize("role", ["member", "chair"])
def test_members_fetch_no_package(agder, role, request):
    browser = request.getfixturevalue(f"as_{role}")

    assert [browser.get(where).status_code for where in (MEETING, PACKAGE)] == [403, 403]
