"""Two years of mornings: both changes of the clock, Easter, New Year and the 29th of February."""

import time
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from legeraad import workdays
from legeraad.demo import clock
from legeraad.outbox import domain as outbox
from legeraad.outbox.models import Job
from members.domain import reminding
from members.domain.audiences import SECRETARY
from members.domain.reminding import RULES
from members.models import Notice
from tests.factories import OSLO
from tests.members.domain import mornings
from tests.members.domain.mornings import DAY, another, days, more_terms, morning_of, step_of

STEPS = (-90, -30, 0, 14)
SPECIAL = [
    date(2026, 3, 29),  # summer time begins
    date(2026, 4, 5),  # Easter Day
    date(2026, 5, 17),
    date(2026, 10, 25),  # summer time ends
    date(2026, 12, 24),
    date(2027, 1, 1),
    date(2027, 3, 28),  # Easter Day, and summer time begins
    date(2027, 10, 31),
    date(2028, 2, 29),
]


@pytest.fixture
def office(table):
    return mornings.staffed(table)


def test_each_step_of_two_years_comes_once_at_seven_on_a_working_day(office):  # O9
    start = date(2026, 1, 12)
    ends = [*SPECIAL, *(start + 13 * number * DAY for number in range(62))]
    more_terms(office, ends)
    with another(RULES["term.ends"], steps={SECRETARY: STEPS}) as rule:
        for day in days(date(2025, 10, 1), date(2028, 4, 28)):
            reminding.write_down(rule, day)

    told = list(Notice.objects.filter(rule=rule.name))
    mornings_of = [timezone.localtime(notice.due_at) for notice in told]
    assert {(each.hour, each.minute) for each in mornings_of} == {(7, 0)}
    assert all(workdays.is_working_day(each.date()) for each in mornings_of)
    assert Counter(
        (notice.deadline, step_of(notice), morning.date())
        for notice, morning in zip(told, mornings_of, strict=True)
    ) == Counter((end, step, morning_of(step, end)) for end in ends for step in STEPS)


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25), date(2028, 2, 29)])
def test_day_of_23_or_25_hours_has_each_daily_job_once(db, day):  # O9
    """The sweep comes each half hour from the noon before to the noon after."""
    noon = datetime.combine(day - DAY, datetime.min.time(), tzinfo=UTC) + timedelta(hours=11)
    for number in range(96):
        with clock.at(noon + number * timedelta(minutes=30)):
            outbox.put_today()

    jobs = Job.objects.filter(kind="members.reminders").order_by("key")
    assert list(jobs.values_list("key", flat=True)) == [
        f"members.reminders:{day + number * DAY}" for number in (-1, 0, 1)
    ]


@pytest.fixture(params=["UTC", "Asia/Tokyo", "America/New_York"])
def zone_of_the_server(request, monkeypatch):
    """Django sets the zone of its process; something else may set it again."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


def test_zone_of_the_server_changes_nothing(office, zone_of_the_server):  # O10
    more_terms(office, [date(2027, 3, 1)])
    friday = date(2027, 1, 29)

    with mornings.at(friday, 0, 5):  # still Thursday in UTC, and morning in Tokyo
        outbox.put_today()
        outbox.run_due()
    told = set(Notice.objects.exclude(rule="").values_list("due_at", flat=True))
    at_night = len(mail.outbox)
    with mornings.at(friday, 7, 0):
        outbox.run_due()

    assert told == {datetime(2027, 1, 29, 7, tzinfo=OSLO)}
    assert not at_night
    assert office.secretary.letters.get().on == friday
