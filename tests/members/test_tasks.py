"""What the members app does once a day."""

from datetime import date

import pytest
import time_machine

from councils.models import SeatGroup
from legeraad.outbox import domain as outbox
from legeraad.outbox.models import Job
from members import tasks
from members.models import Notice, Term, Vacancy
from tests.members.domain.workbench import seat_of

OVER = "2027-03-01"


def test_day_that_comes_twice_changes_nothing_more(agder):
    tasks.begin_day(OVER)
    before = (Vacancy.objects.count(), Notice.objects.count(), Vacancy.history.count())

    tasks.begin_day(OVER)

    assert (Vacancy.objects.count(), Notice.objects.count(), Vacancy.history.count()) == before


def test_term_that_does_not_wait_for_a_successor_is_ended_and_asked_about(agder):
    SeatGroup.objects.filter(label="Brukerrepresentanter").update(sits_until_replaced=False)

    tasks.begin_day(OVER)

    term = Term.objects.get(seat=seat_of(13))
    assert (term.ended_on, term.end_reason) == (date(2027, 3, 1), "term_over")
    assert Vacancy.objects.get(seat=seat_of(13)).since == date(2027, 3, 1)


def test_busy_day_takes_more_turns(agder, monkeypatch, run_outbox):
    monkeypatch.setattr(tasks, "AT_ONCE", 4)

    with time_machine.travel("2027-03-01 00:01+01:00"):
        outbox.put_today()
        while run_outbox("members.day"):
            pass

    keys = set(Job.objects.filter(kind="members.day").values_list("key", flat=True))
    assert keys == {f"members.day:{OVER}", f"members.day:{OVER}:2", f"members.day:{OVER}:3"}
    assert Vacancy.objects.unfilled().count() == 10


def test_run_that_is_cut_off_leaves_nothing_half_done(agder, monkeypatch, run_outbox):
    opened = tasks.vacancies.open_and_ask
    calls = []

    def cut_off(**facts):
        calls.append(facts)
        if len(calls) == 4:
            raise ConnectionError
        return opened(**facts)

    before = Vacancy.objects.count()
    with time_machine.travel("2027-03-01 00:01+01:00") as clock:
        outbox.put_today()
        with monkeypatch.context() as broken:
            broken.setattr(tasks.vacancies, "open_and_ask", cut_off)
            run_outbox("members.day")
        assert (Vacancy.objects.count(), len(calls)) == (before, 4)
        clock.shift(60)
        run_outbox("members.day")

    assert Vacancy.objects.unfilled().count() == 10


@pytest.mark.parametrize("times", [1, 3])
def test_each_day_is_put_once_however_often_the_sweep_comes(agder, times):
    with time_machine.travel("2027-03-01 00:01+01:00"):
        for _turn in range(times):
            outbox.put_today()

    assert Job.objects.filter(key=f"members.day:{OVER}").count() == 1
