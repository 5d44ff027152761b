"""A report without an account: by a code, without patients, and never more than a few at once."""

import pytest
from django.core.cache import cache

from cases.enums import FeedbackState
from cases.intake_mails import feedback_signer
from cases.models import Feedback, Recommendation
from legeraad.outbox.models import Job
from tests.cases.domain.intake.posted import NUMBER, reported

PAGE = "/agder/meld-fra/"
WORDS = {
    "kind": "task_transfer",
    "text": "Rekvisisjonen kommer til oss etter poliklinikken.",
    "email": "Lege@lister.example",
}


@pytest.fixture(autouse=True)
def _uncounted():
    cache.clear()


def code():
    return Job.objects.filter(kind="intake.code").latest("pk").payload["code"]


def test_report_reaches_the_secretariat_by_the_code(client, as_secretary, agder):
    sent = client.post(PAGE, WORDS)
    report = Feedback.objects.get()
    assert sent.headers["Location"] == feedback_signer.code_address(report)
    assert as_secretary.get(report.get_absolute_url()).status_code == 404
    done = client.post(sent.headers["Location"], {"code": code()})

    assert done.headers["Location"] == feedback_signer.address(report)
    assert WORDS["text"] in client.get(done.headers["Location"]).content.decode()
    page = as_secretary.get(report.get_absolute_url()).content.decode()
    assert WORDS["text"] in page
    assert "lege@lister.example" in page


def test_form_sent_twice_is_one_report(client, agder):
    key = "5b5d9f9e-0000-4000-8000-000000000001"
    for _ in range(2):
        client.post(PAGE, WORDS | {"form_key": key})

    assert Feedback.objects.count() == 1
    assert Job.objects.filter(kind="intake.code").count() == 1


@pytest.mark.parametrize(
    "words",
    [
        {"text": ""},
        {"text": f"Gjelder {NUMBER[:6]} {NUMBER[6:]}"},  # U6
        {"proposal": NUMBER},
        {"email": "ingen"},
        {"kind": "not_followed"},
        {"kind": "annet"},
        {"text": "x" * 4_001},
        {"theme": "9999999"},
    ],
    ids=["empty", "number", "number in proposal", "address", "which", "kind", "long", "theme"],
)
def test_bad_report_is_refused_and_keeps_what_was_typed(words, client, agder):
    response = client.post(PAGE, WORDS | words)

    assert response.status_code == 422
    assert Feedback.objects.count() == 0
    assert "Lege@lister.example" in response.content.decode() or "email" in words


def test_recommendation_that_is_not_followed_is_chosen_by_its_address(client, agder):
    named = Recommendation.public.filter(community=agder).first()
    page = client.get(f"{PAGE}?anbefaling={named.number}")

    assert page.context["form"].initial["recommendation"] == named
    for odd in ("x", "²", "9" * 40, ""):
        assert client.get(f"{PAGE}?anbefaling={odd}").status_code == 200


def test_more_than_a_few_at_once_are_refused(client, agder):
    answers = [client.post(PAGE, WORDS).status_code for _ in range(6)]

    assert answers == [302] * 5 + [429]
    assert Feedback.objects.count() == 5


def test_wrong_code_says_so_and_a_new_one_comes(client, agder):
    report = reported(agder)
    address = feedback_signer.code_address(report)
    assert client.post(address, {"code": "abc"}).status_code == 422
    first = code()
    client.post(address, {"new": "1"})
    assert client.post(address, {"code": first}).status_code in (422, 302)
    client.post(address, {"code": code()})
    assert Feedback.objects.get().state == FeedbackState.RECEIVED


def test_reading_confirms_nothing_and_foreign_signs_open_nothing(client, agder):  # A8
    report = reported(agder)
    assert client.get(feedback_signer.address(report)).status_code == 302
    assert Feedback.objects.get().state == FeedbackState.UNCONFIRMED
    for signed in (f"{report.pk}~x", str(report.pk), f"{feedback_signer.sign('999999')}"):
        assert client.get(f"{PAGE}{signed}/").status_code == 404
