"""The alarm: once a day, by day, and only for what does not mend itself."""

from datetime import timedelta

import pytest
import time_machine
from django.db.models.functions import Now
from django.utils import timezone

from legeraad.outbox import domain as outbox
from legeraad.outbox.domain import alarms, heartbeats
from legeraad.outbox.models import Heartbeat, Job

KIND = "test.alarm"


@pytest.fixture
def told(handler, monkeypatch, db):
    """What those were told who are told of an alarm: this test alone."""
    made = []
    handler(lambda **facts: made.append(facts), kind=KIND)
    monkeypatch.setattr(alarms, "_kinds", [KIND])
    heartbeats.note(heartbeats.SWEEP)
    return made


def park(key="k"):
    job = outbox.put(kind="test.kind", key=key)
    Job.objects.filter(pk=job.pk).update(parked_at=timezone.now(), attempts=5)


def silence(minutes):
    Heartbeat.objects.filter(name=heartbeats.SWEEP).update(at=Now() - timedelta(minutes=minutes))


def alarm_at(*moments):
    for moment in moments:
        with time_machine.travel(moment, tick=False):
            alarms.put_alarm()
            outbox.run_due()


NOON = "2027-03-01T12:00Z"


def test_parked_job_raises_one_alarm_a_day(told):
    park()

    alarm_at(NOON, "2027-03-01T12:15Z", "2027-03-01T20:00Z", "2027-03-02T12:00Z")

    assert [each["on"] for each in told] == ["2027-03-01", "2027-03-02"]
    assert told[0] == {"on": "2027-03-01", "troubles": ["parked"], "parked": 1}


def test_job_put_away_raises_none(told):
    park()
    Job.objects.update(discarded_at=timezone.now(), reason="over")

    alarm_at(NOON)

    assert told == []


@pytest.mark.parametrize(("minutes", "troubles"), [(9, []), (11, [["not_swept"]])])
def test_silence_of_ten_minutes_raises_an_alarm(minutes, troubles, told):
    silence(minutes)

    alarm_at(NOON)

    assert [each["troubles"] for each in told] == troubles


def test_portal_that_was_just_set_up_raises_none(told):
    Heartbeat.objects.all().delete()

    alarm_at(NOON)

    assert told == []


@pytest.mark.parametrize(
    ("moment", "number"),
    [
        ("2027-03-01T05:59:59Z", 0),  # 06:59 in Oslo
        ("2027-03-01T06:00:00Z", 1),
        ("2027-07-01T04:59:59Z", 0),  # summer time
        ("2027-07-01T05:00:00Z", 1),
    ],
)
def test_nobody_is_woken(moment, number, told):
    park()

    alarm_at(moment)

    assert len(told) == number
