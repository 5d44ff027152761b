"""Hearings in the office: chosen, seen before they are sent, followed, answered on behalf."""

import pytest

from cases.domain.casework import cases
from cases.enums import Access, HearingState
from cases.models import Hearing
from councils.models import Council
from members.models import Sending
from tests.cases.domain.hearings.asked import prepared, sent
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
