"""Cancelling in the office."""

import pytest

from cases.domain.meetings import agenda
from cases.enums import MeetingState
from members.models import Sending
from tests.cases.views.workbench import at, coming
from tests.factories import DAY

CANCEL = at("avlys/")
WHY = {"why": "For få saker"}


@pytest.fixture
def called(agder):
    return agenda.send(meeting=coming(), on=DAY, by=None)


def test_cancel_shows_the_letter_first(as_secretary, called):
    page = as_secretary.post(CANCEL, WHY)

    assert "For få saker" in page.context["letter"].written.text
    assert coming().state == MeetingState.SUMMONED


def test_cancel_and_send_leads_to_what_was_sent(as_secretary, called):
    answer = as_secretary.post(CANCEL, WHY | {"send": "1"})

    sending = Sending.objects.latest("pk")
    assert sending.intent == "cases/meeting_cancelled"
    assert answer.headers["Location"].endswith(f"/utsendinger/{sending.pk}/")
    assert coming().state == MeetingState.CANCELLED


def test_cancel_can_be_taken_back_on_the_page_of_the_sending(as_secretary, called):
    where = as_secretary.post(CANCEL, WHY | {"send": "1"}).headers["Location"]

    as_secretary.post(f"{where}ta-tilbake/")

    assert coming().state == MeetingState.SUMMONED


def test_cancel_without_a_reason_keeps_the_meeting(as_secretary, called):
    answer = as_secretary.post(CANCEL, {"why": " "})

    assert answer.status_code == 422
    assert coming().state == MeetingState.SUMMONED


def test_cancel_of_a_day_nobody_knows_is_done_at_once(as_secretary):
    answer = as_secretary.post(CANCEL, WHY)

    assert answer.headers["Location"] == at("forbered/")
    assert coming().state == MeetingState.CANCELLED


def test_cancel_to_myself_first_cancels_nothing(as_secretary, called):
    as_secretary.post(CANCEL, WHY | {"til-meg-selv": "1"})

    assert coming().state == MeetingState.SUMMONED


def test_cancelled_meeting_says_so_in_public_with_the_reason(as_secretary, client):
    as_secretary.post(CANCEL, WHY)

    assert "For få saker" in client.get(at()).text
    assert as_secretary.get(CANCEL).status_code == 200


def test_cancel_is_refused_for_a_member(as_member, called):
    assert as_member.post(CANCEL, WHY | {"send": "1"}).status_code == 403
    assert coming().state == MeetingState.SUMMONED
