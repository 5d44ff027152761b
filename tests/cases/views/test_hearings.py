"""Hearings in the office: chosen, seen before they are sent, followed, answered on behalf."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.domain.casework import cases
from cases.enums import Access, HearingState
from cases.models import Hearing, HearingAnswer
from councils.models import Council
from members.models import Sending
from tests.cases.domain.documents.test_filetypes import PDF
from tests.cases.domain.hearings.asked import answered, prepared, sent
from tests.cases.views.workbench import new_case

ALU, AU = "alu-ostre-agder", "au-alr"


@pytest.fixture
def case(agder):
    return new_case()


def at(hearing, part=""):
    return f"/agder/horinger/{hearing.pk}/{part}"


def form(*slugs, **facts):
    bodies = Council.objects.filter(slug__in=slugs).values_list("pk", flat=True)
    words = {"title": "Hvem?", "text": "Hva mener dere?", "deadline": "01.03.2099"}
    return words | {"bodies": list(bodies)} | facts


def test_hearing_is_prepared_seen_and_sent(as_secretary, case):
    response = as_secretary.post(f"/agder/saker/{case.slug}/ny-horing/", form(ALU, AU))
    hearing = Hearing.objects.get()
    page = as_secretary.get(response.headers["Location"]).content.decode()
    assert "Hva mener dere?" in page
    assert hearing.state == HearingState.DRAFT

    response = as_secretary.post(at(hearing, "send/"))
    again = as_secretary.post(at(hearing, "send/"))
    hearing.refresh_from_db()
    assert hearing.state == HearingState.SENT
    assert response.headers["Location"] == again.headers["Location"]
    assert Sending.objects.filter(intent="cases/hearing_sent").count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"bodies": []},
        {"deadline": "i morgen"},
        {"deadline": "01.01.2020"},
        {"title": " "},
        {"text": ""},
        {"bodies": [0]},
    ],
)
def test_hearing_that_lacks_something_is_refused_and_kept(as_secretary, case, wrong):
    response = as_secretary.post(f"/agder/saker/{case.slug}/ny-horing/", form(ALU) | wrong)

    assert response.status_code == 422
    assert Hearing.objects.count() == 0
    if "text" not in wrong:
        assert "Hva mener dere?" in response.content.decode()


def test_committees_of_the_regions_are_chosen_in_one_click(as_secretary, case):  # ALR-31
    address = f"/agder/saker/{case.slug}/ny-horing/"
    alu = Council.objects.get(slug=ALU)
    ticked = f'value="{alu.pk}" data-near checked'

    assert ticked not in as_secretary.get(address).content.decode()
    assert ticked in as_secretary.get(f"{address}?velg=region").content.decode()


def test_foreign_body_or_document_is_refused(as_secretary, case):  # Z5
    from tests import world

    theirs = world.neighbour()[0].councils.first()
    wrong = {"bodies": [theirs.pk]}

    response = as_secretary.post(f"/agder/saker/{case.slug}/ny-horing/", form() | wrong)
    assert response.status_code == 422
    assert Hearing.objects.count() == 0


def test_case_that_is_exempt_cannot_be_sent_on_hearing(as_secretary, case):  # Z6
    cases.change(case=case, access=Access.EXEMPT, legal_basis="offl. § 14", by=None)
    address = f"/agder/saker/{case.slug}/ny-horing/"

    assert 'name="bodies"' not in as_secretary.get(address).content.decode()
    assert as_secretary.post(address, form(ALU)).status_code == 422


def test_draft_is_for_the_secretariat_only(as_member, as_secretary, case):
    hearing = prepared(case, ALU)

    assert as_member.get(at(hearing)).status_code == 404
    assert as_secretary.get(at(hearing)).status_code == 200
    assert hearing.title not in as_member.get(f"/agder/saker/{case.slug}/").content.decode()


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


@pytest.mark.parametrize("group", ["apne", "kladder", "lukket", "tull"])
def test_list_costs_the_same_however_many(as_secretary, case, group, django_assert_max_num_queries):
    sent(case, ALU)
    prepared(case, ALU)
    with django_assert_max_num_queries(40) as few:
        as_secretary.get(f"/agder/horinger/?vis={group}")
    for _each in range(2):
        sent(new_case(), ALU, AU)
        prepared(new_case(), AU)
    with django_assert_max_num_queries(len(few)):
        as_secretary.get(f"/agder/horinger/?vis={group}")


def test_hearing_of_another_community_is_not_there(case, as_secretary, agder):
    from tests import world

    hearing = sent(case, ALU)
    slug = world.neighbour()[0].slug

    assert as_secretary.get(f"/{slug}/horinger/{hearing.pk}/").status_code == 404
