"""The chair's yes to the agenda, where the council wants it."""

import pytest
from django.test import Client

from cases.domain.meetings import agenda
from cases.enums import MeetingState
from councils.models import Council
from members.models import Notice
from tests.cases.views.workbench import at, coming
from tests.conftest import browser_of

PARTS = ("godkjenning/be/", "godkjenn/for/", "godkjenn/", "send-tilbake/")


@pytest.fixture
def wanted(agder):
    Council.objects.filter(slug="alr").update(chair_approves_agenda=True)


@pytest.fixture
def as_chair(agder):
    return browser_of("chair")


def post(client, part, **typed):
    return client.post(at(f"forbered/{part}"), typed)


def test_agenda_is_held_back_until_the_chair_has_said_yes(wanted, as_secretary, as_chair):
    refused = as_secretary.post(at("send-saksliste/")).status_code
    page = as_secretary.get(at("forbered/")).text
    post(as_chair, "godkjenn/")

    as_secretary.post(at("send-saksliste/"))

    assert refused == 422
    assert at("send-saksliste/") not in page
    assert coming().state == MeetingState.SUMMONED


def test_chair_is_asked_by_mail_once_for_each_question(wanted, as_secretary):
    for _ in range(2):
        post(as_secretary, "godkjenning/be/")

    told = Notice.objects.filter(intent="cases/agenda_to_approve")
    assert [notice.person for notice in told] == [coming().chair] * 2
    assert {notice.path for notice in told} == {at("forbered/")}


def test_change_of_the_agenda_takes_the_yes_away(wanted, as_chair):
    post(as_chair, "godkjenn/")
    before = coming().agenda_approved_at

    agenda.add_item(meeting=coming(), title="Nytt", by=None)

    assert (before is None, coming().agenda_approved_at) == (False, None)


def test_secretary_registers_on_behalf_with_how_it_came(wanted, as_secretary):
    refused = post(as_secretary, "godkjenn/for/").status_code
    post(as_secretary, "godkjenn/for/", came_by="på telefon")

    assert refused == 422
    assert coming().agenda_approved_at is not None
    assert coming().history.latest().history_change_reason == "agenda.approved: på telefon"


def test_chair_sends_back_with_a_word(wanted, as_chair):
    refused = post(as_chair, "send-tilbake/").status_code
    post(as_chair, "send-tilbake/", why="Sak 2 må vente.")

    (told,) = Notice.objects.filter(intent="cases/agenda_returned")
    assert refused == 422
    assert told.person == coming().minute_taker
    assert told.matter["why"] == "Sak 2 må vente."


def test_secretary_cannot_say_yes_as_the_chair(wanted, as_secretary):
    assert post(as_secretary, "godkjenn/").status_code == 403


@pytest.mark.parametrize("part", PARTS)
def test_stranger_is_sent_to_the_login(agder, part):
    assert post(Client(), part).status_code == 302


def test_council_without_the_wish_sends_at_once(as_secretary, as_chair):
    post(as_chair, "godkjenn/")
    page = as_secretary.get(at("forbered/")).text
    as_secretary.post(at("send-saksliste/"))

    assert coming().agenda_approved_at is None
    assert 'id="approval"' not in page
    assert coming().state == MeetingState.SUMMONED
