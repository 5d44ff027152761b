"""Papers sent after the agenda has gone out."""

import pytest

from cases.models import Case
from legeraad.outbox.models import Job
from members.models import Sending
from tests.cases.views.test_agenda import add
from tests.cases.views.workbench import at, coming, new_case


@pytest.fixture
def item(as_secretary):
    """The agenda is out with one case."""
    add(as_secretary, new_case("Kanarifugl"))
    as_secretary.post(at("send-saksliste/"))
    return coming().items.get(title="Kanarifugl")


def forwarded():
    return Sending.objects.filter(intent="cases/papers_forwarded")


def test_forward_shows_recipients_and_text_before_it_sends(as_secretary, item):
    page = as_secretary.post(at("ettersend/"), {"items": [item.pk], "note": "Se punkt 3."})

    letter = page.context["letter"]
    assert len(letter.recipients) == 16
    assert [word in letter.written.text for word in ("04/26 Kanarifugl", "Se punkt 3.")] == [
        True,
        True,
    ]
    assert not forwarded().exists()


def test_forward_sends_once_to_each_and_makes_the_papers_anew(as_secretary, item):
    papers = Job.objects.filter(kind="meeting.papers")
    papers.delete()  # those of the agenda: what changes within one minute is one job

    answer = as_secretary.post(at("ettersend/"), {"items": [item.pk], "note": "", "send": "1"})

    (sending,) = forwarded()
    assert answer.url == f"/agder/utsendinger/{sending.pk}/"
    assert sending.notices.count() == 16
    assert papers.count() == 1


def test_forward_mail_of_an_exempt_case_tells_its_number_only(as_secretary, item):
    """Z6: a mail is read in many places."""
    Case.objects.filter(pk=item.case_id).update(access="exempt", legal_basis="offl. § 13")

    page = as_secretary.post(at("ettersend/"), {"items": [item.pk], "note": ""})

    text = page.context["letter"].written.text
    assert ("04/26" in text, "Kanarifugl" in text) == (True, False)


def test_forward_without_an_item_is_explained(as_secretary, item):
    answer = as_secretary.post(at("ettersend/"), {"note": "", "send": "1"})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["items"]
    assert not forwarded().exists()


def test_forward_before_the_agenda_is_out_is_refused(as_secretary):
    add(as_secretary, new_case())
    item = coming().items.last()

    answer = as_secretary.post(at("ettersend/"), {"items": [item.pk], "note": "", "send": "1"})

    assert answer.status_code == 422
    assert not forwarded().exists()


def test_forward_can_be_taken_back_while_it_is_held(as_secretary, item):
    as_secretary.post(at("ettersend/"), {"items": [item.pk], "note": "", "send": "1"})

    as_secretary.post(f"/agder/utsendinger/{forwarded().get().pk}/ta-tilbake/")

    assert forwarded().get().taken_back_at is not None
