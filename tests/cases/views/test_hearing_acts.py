"""What the secretariat does with a hearing that is out: answers on behalf, longer, new text."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.enums import HearingState
from cases.models import HearingAnswer
from tests.cases.domain.documents.test_filetypes import PDF
from tests.cases.domain.hearings.asked import answered, sent
from tests.cases.views.test_hearings import ALU, at
from tests.cases.views.workbench import new_case


@pytest.fixture
def case(agder):
    return new_case()


def test_answer_is_registered_on_behalf_with_its_file(as_secretary, case):
    hearing = sent(case, ALU)
    invitation = hearing.invitations.get()
    facts = {
        "version": 1,
        "position": "with_remarks",
        "discussed": "chair",
        "came_by": "e-post",
        "answered_on": "20.09.2026",
        "file": SimpleUploadedFile("svar.pdf", PDF),
    }
    response = as_secretary.post(at(hearing, f"{invitation.pk}/svar/"), facts)

    assert response.status_code == 302
    given = HearingAnswer.objects.get()
    assert (given.came_by, given.document.received_from) == ("e-post", invitation.body.name)
    page = as_secretary.get(at(hearing)).content.decode()
    assert given.document.title in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"came_by": ""},
        {"position": "opposes"},
        {"discussed": "meeting"},
        {"discussed": "meeting", "discussed_on": "20.09.2026"},
        {"version": "x"},
        {"position": "maybe"},
    ],
)
def test_answer_on_behalf_that_lacks_something_is_refused(as_secretary, case, wrong):
    hearing = sent(case, ALU)
    facts = {
        "version": 1,
        "position": "supports",
        "discussed": "chair",
        "came_by": "telefon",
        "answered_on": "20.09.2026",
    }
    address = at(hearing, f"{hearing.invitations.get().pk}/svar/")

    assert as_secretary.post(address, facts | wrong).status_code == 422
    assert HearingAnswer.objects.count() == 0


def test_longer_renew_follow_up_close_and_reopen(as_secretary, case):
    hearing = sent(case, ALU)
    invitation = hearing.invitations.get()
    longer = {"deadline": "01.03.2099", "why": "Møtet er senere"}
    assert as_secretary.post(at(hearing, f"{invitation.pk}/frist/"), longer).status_code == 302
    given = answered(invitation)
    told = as_secretary.post(at(hearing, f"svar/{given.pk}/oppfolging/"), {"text": "Endret."})
    assert told.status_code == 302
    text = {"text": "Ny tekst", "deadline": "01.02.2099"}
    assert as_secretary.post(at(hearing, "ny-tekst/"), text).status_code == 302
    as_secretary.post(at(hearing, "lukk/"))
    hearing.refresh_from_db()
    assert (hearing.state, hearing.version) == (HearingState.CLOSED, 2)
    as_secretary.post(at(hearing, "apne/"))
    hearing.refresh_from_db()
    assert hearing.state == HearingState.SENT
