"""A hearing as the bodies meet it: the link reads, a login answers (A8)."""

import pytest

from cases.domain.casework import cases
from cases.domain.documents import documents
from cases.domain.hearings import hearings
from cases.enums import Access
from cases.hearing_mails import invitation_signer
from cases.models import HearingAnswer
from tests.cases.domain.documents.test_filetypes import PDF
from tests.cases.domain.hearings.asked import sent
from tests.cases.views.workbench import new_case
from tests.factories import DAY

ALU = "alu-ostre-agder"


@pytest.fixture
def case(agder):
    return new_case()


@pytest.fixture
def document(case):
    return documents.add(case=case, name="notat.pdf", content=PDF, on=DAY, by=None)


@pytest.fixture
def invitation(case, document):
    return sent(case, ALU, documents=[document]).invitations.get()


@pytest.fixture
def address(invitation):
    return invitation_signer.address(invitation)


def own(invitation, part=""):
    return f"/min-side/horing/{invitation.pk}/{part}"


def test_link_reads_for_whoever_has_it_and_answers_nothing(client, invitation, address):  # A8
    for _each in range(2):
        page = client.get(address)
        assert page.status_code == 200
        assert invitation.hearing.text in page.content.decode()
    assert client.head(address).status_code == 200
    assert client.post(address, {"position": "supports"}).status_code == 405
    assert HearingAnswer.objects.count() == 0


def test_link_gives_the_documents_of_the_hearing_only(client, case, document, address):  # Z7
    other = documents.add(case=case, name="x.txt", content=b"Internt", on=DAY, by=None)

    assert client.get(f"{address}dokument/{document.pk}/").getvalue() == PDF
    assert client.get(f"{address}dokument/{other.pk}/").status_code == 404


@pytest.mark.parametrize("what", ["document", "case"])
def test_link_shows_nothing_that_is_exempt_since(client, case, document, address, what):  # Z6
    facts = {"access": Access.EXEMPT, "legal_basis": "offl. § 14", "by": None}
    if what == "case":
        cases.change(case=case, **facts)
        assert client.get(address).status_code == 404
    else:
        documents.change(document=document, **facts)
        assert document.title not in client.get(address).content.decode()
    assert client.get(f"{address}dokument/{document.pk}/").status_code == 404


def test_link_that_is_not_ours_opens_nothing(client, address):
    assert client.get(address.replace("~", "~x")).status_code == 404


def test_answering_takes_a_login(client, invitation, as_member, as_alu_chair):
    assert client.get(own(invitation)).headers["Location"].startswith("/konto/logg-inn/")
    assert as_member.get(own(invitation)).status_code == 404
    assert as_alu_chair.get(own(invitation)).status_code == 200


def test_body_answers_and_answers_again(as_alu_chair, alu_chair, invitation):
    facts = {"version": 1, "position": "supports", "discussed": "email"}
    assert as_alu_chair.post(own(invitation), facts).status_code == 302
    words = {"position": "opposes", "text": "Dette går ikke."}
    assert as_alu_chair.post(own(invitation), facts | words).status_code == 302

    given = HearingAnswer.objects.get(voided_on=None)
    assert (given.text, given.answered_by) == ("Dette går ikke.", alu_chair.person)
    assert "Dette går ikke." in as_alu_chair.get(own(invitation)).content.decode()


def test_answer_to_a_text_that_was_changed_keeps_what_was_typed(as_alu_chair, invitation):
    hearing = invitation.hearing
    facts = {"text": "Ny", "deadline": hearing.deadline, "on": DAY, "by": None}
    hearings.renew(hearing=hearing, **facts)
    typed = {"version": 1, "position": "opposes", "text": "Lang tekst", "discussed": "email"}
    response = as_alu_chair.post(own(invitation), typed)

    assert response.status_code == 422
    assert "Lang tekst" in response.content.decode()


def test_promise_is_kept_or_refused(as_alu_chair, invitation):
    good = as_alu_chair.post(own(invitation, "senere/"), {"day": "14.01.2099"})
    bad = as_alu_chair.post(own(invitation, "senere/"), {"day": "14.01.2020"})

    assert (good.status_code, bad.status_code) == (302, 422)
    invitation.refresh_from_db()
    assert invitation.promised_on.year == 2099


def test_closed_hearing_is_read_and_not_answered(client, as_alu_chair, invitation, address):
    hearings.close(hearing=invitation.hearing, on=DAY, by=None)

    assert client.get(address).status_code == 200
    facts = {"version": 1, "position": "supports", "discussed": "email"}
    assert as_alu_chair.post(own(invitation), facts).status_code == 422
