"""Reports of doctors: nobody sees one before the code, and each hears what came of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases.domain.intake import feedback
from cases.enums import FeedbackState
from cases.models import Feedback
from legeraad.errors import DomainError
from legeraad.outbox.models import Job
from tests.cases.domain.intake.posted import reported
from tests.cases.views.workbench import new_case
from tests.factories import DAY


@pytest.fixture
def report(agder):
    return reported(agder)


def code_of(report):
    """What stands in the mail that waits, the newest."""
    job = Job.objects.filter(kind=feedback.CODE, payload__feedback_id=report.pk).latest("pk")
    return job.payload["code"]


def confirm(report, code, at=None):
    return feedback.confirm(feedback=report, code=code, at=at or timezone.now())


def state_of(report):
    return Feedback.objects.get(pk=report.pk).state


def wrong(report):
    return f"{(int(code_of(report)) + 1) % 10**6:06}"


def test_right_code_shows_the_report_and_tells_the_sender(report):
    typed = f"{code_of(report)[:3]} {code_of(report)[3:]} "
    confirm(report, typed)
    confirm(report, "000000")  # twice is as once

    assert state_of(report) == FeedbackState.RECEIVED
    assert Job.objects.filter(kind=feedback.NEWS).count() == 1


def test_code_stands_nowhere_readable(report):
    assert code_of(report) not in Feedback.objects.get().code


def test_five_wrong_codes_shut_the_door_until_a_new_one(report):
    right = code_of(report)
    for _ in range(5):
        with pytest.raises(DomainError):
            confirm(report, wrong(report))
    with pytest.raises(DomainError, match=r"."):
        confirm(report, right)
    assert state_of(report) == FeedbackState.UNCONFIRMED
    feedback.send_new_code(feedback=report)
    confirm(report, code_of(report))
    assert state_of(report) == FeedbackState.RECEIVED


def test_code_is_good_for_half_an_hour(report):
    later = timezone.now() + timedelta(minutes=31)
    with pytest.raises(DomainError):
        confirm(report, code_of(report), at=later)


def test_code_of_another_report_is_wrong(agder, report):
    other = reported(agder, text="Noe annet")
    with pytest.raises(DomainError):
        confirm(report, code_of(other) if code_of(other) != code_of(report) else "x")


def test_report_becomes_a_case_once_and_is_answered(agder, report):
    confirm(report, code_of(report))
    case = new_case()
    for _ in range(2):  # twice is as once
        feedback.take_into(feedback=report, case=case, by=None)
    with pytest.raises(DomainError):
        feedback.take_into(feedback=report, case=new_case("En til"), by=None)
    for _ in range(2):
        feedback.answer(feedback=report, text="Takk.", on=DAY, person=None, by=None)
    with pytest.raises(DomainError):
        feedback.answer(feedback=report, text="Noe annet.", on=DAY, person=None, by=None)

    stored = Feedback.objects.get()
    assert (stored.state, stored.case, stored.answer) == (FeedbackState.ANSWERED, case, "Takk.")
    assert Job.objects.filter(kind=feedback.NEWS).count() == 3


def test_report_waiting_for_nobody_is_not_answered_before_it_is_confirmed(report):
    with pytest.raises(DomainError):
        feedback.answer(feedback=report, text="Takk.", on=DAY, person=None, by=None)


def test_what_nobody_confirmed_is_forgotten_with_its_history(agder, report):
    kept = reported(agder, state=FeedbackState.RECEIVED, text="Noe annet")
    feedback.forget(at=timezone.now() + timedelta(hours=23))
    assert Feedback.objects.count() == 2
    feedback.forget(at=timezone.now() + timedelta(hours=25))

    assert list(Feedback.objects.all()) == [kept]
    assert set(Feedback.history.values_list("id", flat=True)) == {kept.pk}


def test_address_is_deleted_ninety_days_after_the_answer(agder):
    report = reported(agder, state=FeedbackState.RECEIVED)
    today = timezone.localdate()
    feedback.answer(feedback=report, text="Takk.", on=today, person=None, by=None)
    feedback.forget(at=timezone.now() + timedelta(days=89))
    assert Feedback.objects.get().email == "lege@lister.example"
    feedback.forget(at=timezone.now() + timedelta(days=92))
    assert Feedback.objects.get().email == ""
    assert "email" not in {field.name for field in Feedback.history.model._meta.get_fields()}
