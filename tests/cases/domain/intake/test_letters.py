"""Mails to whoever wrote to us without an account: once, and nothing when there is nobody."""

import pytest
from django.core import mail as postbox
from django.utils import timezone

from cases.domain.intake import feedback, letters, mails
from cases.enums import FeedbackState
from legeraad.outbox.models import Job
from tests.cases.domain.intake.posted import mail_of, reported
from tests.cases.views.workbench import new_case
from tests.factories import DAY


@pytest.fixture
def case(agder):
    return new_case()


def put_on(mail, case, *, receipt=False):
    return mails.file_on(mail=mail, case=case, receipt=receipt, on=DAY, by=None)


def test_sender_is_told_once_which_case_it_is(agder, case):
    mail = mails.receive(community=agder, content=mail_of(), by=None)
    put_on(mail, case, receipt=True)
    put_on(mail, new_case("En annen sak"), receipt=True)
    job = Job.objects.get(kind=mails.RECEIPT)
    letters.send_receipt(**job.payload)
    letters.send_receipt(**job.payload)

    assert (job.due_at - timezone.now()).total_seconds() > 60
    assert [letter.to for letter in postbox.outbox] == [["kari@lister.example"]]
    assert case.reference in postbox.outbox[0].subject
    assert case.title not in postbox.outbox[0].body


def test_sender_reads_code_and_news(agder):
    report = reported(agder, state=FeedbackState.RECEIVED)
    mark = feedback.mark_of(report)
    letters.send_code(feedback_id=report.pk, code="012345", mark=mark)
    letters.send_code(feedback_id=report.pk, code="543210", mark="of the code before")
    feedback.answer(feedback=report, text="Vi tar det opp.", on=DAY, person=None, by=None)
    for state in (FeedbackState.RECEIVED, FeedbackState.ANSWERED):
        letters.send_news(feedback_id=report.pk, state=state)

    code, news = postbox.outbox
    assert code.to == news.to == ["lege@lister.example"]
    assert "012345" in code.body
    assert "012345" not in code.subject
    assert "Vi tar det opp." in news.body
    assert "/agder/meld-fra/" in news.body


def test_nobody_is_written_to_when_the_report_or_the_address_is_gone(agder):
    report = reported(agder, state=FeedbackState.RECEIVED)
    type(report).objects.update(email="")
    letters.send_news(feedback_id=report.pk, state=report.state)
    letters.send_code(feedback_id=report.pk + 1, code="012345", mark="x")

    assert postbox.outbox == []
