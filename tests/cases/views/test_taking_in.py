"""The secretary takes in a meeting from before the portal."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.models import Meeting
from tests.cases.domain.meetings.test_taking_in import PDF
from tests.cases.views.workbench import alr

TAKE_IN = "/agder/moteplan/ta-inn/"


def typed(content=PDF, **other):
    facts = {
        "council": alr().pk,
        "day": "17.10.2017",
        "starts": "15.30",
        "ends": "17.30",
        "place": "Kristiansand",
        "approved_on": "01.11.2017",
        "file": SimpleUploadedFile("referat.pdf", content, "application/pdf"),
    }
    return facts | other


def test_taken_in_meeting_is_public_with_its_pdf(agder, as_secretary, client):
    answer = as_secretary.post(TAKE_IN, typed())

    page = client.get(answer.url)
    assert (page.context["document"], page.context["minutes"].taken_in) == (None, True)
    assert client.get(f"{answer.url}referat.pdf").getvalue() == PDF


def test_wrong_file_is_said_beside_the_field_and_nothing_is_kept(agder, as_secretary):
    answer = as_secretary.post(TAKE_IN, typed(b"PK\x03\x04"))

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["file"])
    assert not Meeting.objects.filter(year=2017).exists()


def test_without_a_file_the_page_asks_for_it(agder, as_secretary):
    facts = typed()
    del facts["file"]

    answer = as_secretary.post(TAKE_IN, facts)

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["file"])


@pytest.mark.parametrize("role", ["member", "chair", "doctor"])
def test_others_take_in_nothing(agder, role, request):
    answer = request.getfixturevalue(f"as_{role}").post(TAKE_IN, typed())

    assert (answer.status_code, Meeting.objects.filter(year=2017).count()) == (403, 0)
