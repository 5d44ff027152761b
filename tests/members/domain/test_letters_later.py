"""Between the writing of a reminder and its letter: what is done by then, and what dies."""

from contextlib import contextmanager
from datetime import date

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from councils.models import Closure, Duty
from legeraad.outbox import domain as outbox
from members import mails
from members.domain import absences, letters, reminding, terms
from members.domain.audiences import CHAIR, SECRETARY
from members.domain.reminding import RULES, Line, Rule
from members.enums import EndReason, Rhythm
from members.models import Letter, Notice, Snooze
from tests.members.domain import mornings
from tests.members.domain.mornings import (
    DAY,
    FRIDAY,
    MONDAY,
    got,
    rhythm,
    tell,
    the_day_begins,
)

# Between the writing and the sending


def done(office, term):
    terms.end_term(term=term, on=date(2027, 1, 30), reason=EndReason.MOVED, by=None)


def postponed(office, term):
    terms.change_term(term=term, planned_end=date(2028, 3, 1), by=None)


def put_off(office, term):
    matter = f"own-term:{term.pk}"
    Snooze.objects.create(person=office.member, matter=matter, until=date(2027, 3, 1))


def away(office, term):
    absences.register(person=office.member, start=date(2027, 1, 30), by=None)


def closed(office, term):
    Closure.objects.create(
        community=office.community,
        name="Vinterferie",
        start=date(2027, 1, 30),
        ended_on=date(2027, 2, 8),
    )


@pytest.mark.parametrize("happens", [done, postponed, put_off, away, closed])
def test_reminder_that_is_no_longer_true_is_not_sent(happens, office, term):
    rhythm(office.member, Rhythm.WEEKLY)
    the_day_begins(date(2027, 1, 29))
    with mornings.at(date(2027, 1, 30)):
        happens(office, term)
    the_day_begins(MONDAY)

    assert [letter for letter in got(office.member) if "ALR: " in letter.subject] == []


def test_reminder_comes_when_it_is_true_again(office, term):
    rhythm(office.member, Rhythm.WEEKLY)
    the_day_begins(date(2027, 1, 29))
    closed(office, term)
    the_day_begins(MONDAY)
    the_day_begins(MONDAY + 7 * DAY)

    assert [letter.on for letter in office.member.letters.all()] == [MONDAY + 7 * DAY]


def test_stand_in_whose_colleague_is_back_is_not_written_to(office, term):
    rhythm(office.chair, Rhythm.WEEKLY)
    absence = absences.register(
        person=office.member, start=date(2027, 1, 29), stand_in=office.chair, by=None
    )
    the_day_begins(date(2027, 1, 29))
    absences.end(absence=absence, on=date(2027, 1, 30), by=None)
    the_day_begins(MONDAY)

    assert (len(got(office.chair)), len(got(office.member))) == (0, 1)


def test_reminder_of_a_rule_that_is_gone_is_thrown_away(office, evaluation):
    the_day_begins(date(2027, 1, 29))
    Notice.objects.create(
        community=office.community,
        person=office.chair,
        intent=mails.LETTER.name,
        key="old:1",
        matter={"rule": "old", "row": 1},
        rule="old",
        gathered=True,
        due_at=reminding.morning(date(2027, 1, 29)),
    )
    the_day_begins(MONDAY)

    assert len(got(office.chair)) == 1
    assert not Notice.objects.filter(rule="old").exists()


def test_notice_that_was_taken_back_is_in_no_letter(office, term):
    with mornings.at(FRIDAY, 9):
        tell(office, office.chair, "one")
        tell(office, office.chair, "two")
        Notice.objects.get(key="two").delete()
    the_day_begins(MONDAY + 7 * DAY)

    assert len(got(office.chair)) == 1


# KilledError, or called twice


class KilledError(Exception):
    """The worker dies after the mail was handed over and before the fact is noted."""


def test_letter_of_a_killed_worker_goes_again_with_the_same_id(
    office, evaluation, monkeypatch
):  # O1
    sent = EmailBackend.send_messages

    def die(backend, messages):
        sent(backend, messages)
        raise KilledError

    with mornings.at(MONDAY):
        reminding.remind(on=MONDAY)
        with monkeypatch.context() as broken:
            broken.setattr(EmailBackend, "send_messages", die)
            with pytest.raises(KilledError):
                letters.send(person_id=office.chair.pk, on=MONDAY)
        assert Letter.objects.count() == 0
        for _time in range(2):
            letters.send(person_id=office.chair.pk, on=MONDAY)

    first, second = got(office.chair)
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]
    assert first.body == second.body


@pytest.mark.parametrize("back_to", [(MONDAY, 6), (MONDAY - DAY, 23)])
def test_clock_that_jumps_back_sends_nothing_again(back_to, office, term, evaluation):  # O10
    the_day_begins(MONDAY)
    before = len(mail.outbox)

    day, hour = back_to
    with mornings.at(day, hour, 30):
        outbox.put_today()
        outbox.run_due()
    the_day_begins(MONDAY)

    assert len(mail.outbox) == before


def test_letters_are_put_once(office, evaluation):
    reminding.remind(on=MONDAY)

    assert [letters.put_letters(on=MONDAY) for _time in range(2)] == [2, 0]
    assert letters.put_letters(on=MONDAY - DAY) == 0  # Sunday


@contextmanager
def agreed_rule():
    """A rule of duties for both, that nobody else has."""
    Rule(
        name="tried",
        label="Prøve",
        rows=lambda _on: Duty.objects.select_related("council__community"),
        due="first_due",
        council="council",
        matter=("duty", "pk"),
        steps={SECRETARY: (-3,), CHAIR: (-3,)},
        says=lambda duty: Line("Møt opp", "Se", "/min-side/"),
    )
    try:
        yield
    finally:
        del RULES["tried"]


def test_two_in_one_council_get_a_letter_each(office, evaluation):
    with agreed_rule():
        the_day_begins(MONDAY)
        mail.outbox.clear()
        the_day_begins(MONDAY + 28 * DAY)

    told = [each.to[0] for each in mail.outbox if "Møt opp" in each.body]
    assert sorted(told) == [office.chair.email, office.secretary.email]
