"""The letter of the day: one mail however much falls due, and what is done is not in it."""

from datetime import date

import pytest
from django.conf import settings
from django.core import mail

from councils.domain import councils, duties, seats
from councils.enums import DutyKind
from legeraad.outbox import domain as outbox
from legeraad.outbox.models import Job
from members import mails
from members.domain import absences, letters, notices, people, reminding, terms
from members.enums import Rhythm, Role
from members.models import Letter, Notice, Person
from tests.members.domain import mornings
from tests.members.domain.mornings import (
    DAY,
    FRIDAY,
    MONDAY,
    got,
    rhythm,
    seated,
    tell,
    the_day_begins,
)

# One mail a day


def test_what_falls_due_together_is_one_mail_with_a_line_each(office, term, evaluation):
    the_day_begins(MONDAY)

    (letter,) = got(office.secretary)
    first, second = mornings.lines(letter)
    assert letter.subject.startswith("ALR: ")
    assert "M.M." in letter.subject  # the most pressing: council and matter
    assert "M.M." in first
    assert str(DutyKind.EVALUATION.label) in second.lower()
    assert letter.body.count(f"{settings.SITE_URL}/") >= 3  # an act for each, and how often
    assert letter.reply_to == [office.community.contact_email]
    assert Letter.objects.filter(person=office.secretary).count() == 1
    assert letter.extra_headers["Message-ID"].startswith(
        f"<letter-{office.secretary.pk}-2027-02-01@"
    )


def test_first_of_the_day_goes_at_once_the_second_next_working_morning(office, term):
    with mornings.at(FRIDAY, 9):
        tell(office, office.chair, "one")
        tell(office, office.chair, "two")
        first = len(got(office.chair))
    the_day_begins(FRIDAY + DAY)
    weekend = len(got(office.chair))
    the_day_begins(FRIDAY + 3 * DAY)

    assert (first, weekend, len(got(office.chair))) == (1, 1, 2)
    assert Notice.objects.filter(person=office.chair, sent_at=None).count() == 0


def test_whoever_wants_each_at_once_gets_each_at_once(office, term):
    rhythm(office.chair, Rhythm.AT_ONCE)

    with mornings.at(FRIDAY, 9):
        tell(office, office.chair, "one")
        tell(office, office.chair, "two")

    assert len(got(office.chair)) == 2


def test_what_is_urgent_goes_beside_the_letter(office, evaluation):
    the_day_begins(MONDAY)
    with mornings.at(MONDAY, 10):
        for number in range(3):
            key = f"alarm:{number}"
            tell(office, office.chair, key, intent=mails.ALARM, troubles=[], parked=1)

    assert len(got(office.chair)) == 4


def test_one_matter_with_a_mail_of_its_own_needs_no_list(office, term):
    with mornings.at(FRIDAY, 9):
        tell(office, office.chair, "one")

    (letter,) = got(office.chair)
    own = letters._alone(Notice.objects.get(key="one"))
    assert (letter.subject, letter.body) == (own.subject, own.text)


def test_notice_and_reminder_of_one_morning_are_one_letter(office, term, evaluation):
    with mornings.at(MONDAY, 6):
        notices.send_once(
            mails.RESIGNED,
            to=office.chair,
            community=office.community,
            key="one",
            matter={"term": term.pk, "own": False},
            path="/min-side/",
            due_at=reminding.morning(MONDAY),
        )
    the_day_begins(MONDAY)

    assert len(got(office.chair)) == 1
    assert Letter.objects.get(person=office.chair).notices.count() == 2


def test_same_matter_for_oneself_and_for_somebody_away_is_one_line(office, evaluation):
    absences.register(person=office.chair, start=MONDAY, stand_in=office.secretary, by=None)
    the_day_begins(MONDAY)

    (letter,) = got(office.secretary)
    assert len(mornings.lines(letter)) == 1
    assert Notice.objects.get(person=office.secretary).meant_for is None


def test_stand_in_reads_whom_it_is_for(office, term, evaluation):
    absences.register(person=office.member, start=MONDAY, stand_in=office.chair, by=None)
    the_day_begins(MONDAY)

    (letter,) = got(office.chair)  # the evaluation is the chair's own
    assert "M.M." in letter.body
    assert not got(office.member)


def test_two_communities_are_one_letter(office, term, evaluation):
    other = councils.register_community(
        name="Nord",
        brand="Nordre legeråd",
        slug="nord",
        controller="Sykehuset",
        contact_name="K.N.",
        contact_email="post@nord.example",
        by=None,
    )
    council = councils.register_council(
        community=other,
        name="Nordre legeråd",
        label="NLR",
        slug="nlr",
        behaviour="advisory",
        kind="legeråd",
        purpose="Råd.",
        by=None,
    )
    terms.take_office(
        person=office.chair, council=council, office="chair", start=date(2020, 1, 1), by=None
    )
    duties.add_duty(council=council, kind=DutyKind.EVALUATION, first_due=date(2027, 3, 3), by=None)

    the_day_begins(MONDAY)

    (letter,) = got(office.chair)
    assert letter.reply_to == ["post@nord.example"]  # of the most pressing matter
    assert "ALR: " in letter.body
    assert "NLR: " in letter.subject


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_letter_is_in_the_language_of_its_reader(language, office, evaluation):
    Person.objects.filter(pk=office.chair.pk).update(language=language)
    the_day_begins(MONDAY)

    assert f'lang="{language}"' in got(office.chair)[0].alternatives[0].content


def test_person_without_an_address_has_the_reminder_and_no_letter(office, evaluation):
    Person.objects.filter(pk=office.chair.pk).update(email="", user=None)
    the_day_begins(MONDAY)

    assert Notice.objects.filter(person=office.chair, sent_at=None).count() == 1
    assert not Job.objects.filter(key__startswith=f"letter:{office.chair.pk}:").exists()


# Days off and nights


def test_no_reminder_at_night_and_none_on_a_day_off(office, term):
    with mornings.at(date(2027, 1, 29), 0, 1):
        outbox.put_today()
        outbox.run_due()
        assert mail.outbox == []
    with mornings.at(date(2027, 1, 29), 6, 59):
        outbox.run_due()
        assert mail.outbox == []
    with mornings.at(date(2027, 1, 29), 7, 0):
        outbox.run_due()
    assert len(mail.outbox) == 2  # secretary and holder; the contact's wait for Monday


def test_reminder_left_over_waits_for_a_working_day(office, term):
    """The day's letter had gone out; on Saturday something else goes, without the reminder."""
    with mornings.at(date(2027, 1, 29), 6):
        tell(office, office.secretary, "one")
    the_day_begins(date(2027, 1, 29))
    with mornings.at(date(2027, 1, 30), 12):
        tell(office, office.secretary, "two")
    left = Notice.objects.get(person=office.secretary, rule="term.ends")

    assert (left.sent_at, len(got(office.secretary))) == (None, 2)
    the_day_begins(MONDAY)
    left.refresh_from_db()
    assert (left.letter.on, len(got(office.secretary))) == (MONDAY, 3)


def test_letter_of_a_day_that_has_passed_is_not_sent_and_not_at_night(office, term):
    """A worker that was down overnight does not add yesterday's letter to today's."""
    with mornings.at(date(2027, 1, 29)):
        reminding.remind(on=date(2027, 1, 29))
        letters.put_letters(on=date(2027, 1, 29))
    with mornings.at(MONDAY, 0, 10):
        outbox.run_due()
        assert mail.outbox == []
    the_day_begins(MONDAY)

    assert len(got(office.secretary)) == 1
    assert Letter.objects.get(person=office.secretary).on == MONDAY


# Weekly


@pytest.mark.parametrize("choice", ["", Rhythm.WEEKLY])
def test_contact_is_reminded_on_mondays(choice, office, term):
    rhythm(office.contact, choice)
    for day in (date(2027, 1, 29), date(2027, 1, 30), date(2027, 1, 31)):
        the_day_begins(day)
    before = len(got(office.contact))
    the_day_begins(MONDAY)

    assert (before, len(got(office.contact))) == (0, 1)


def test_contact_who_wants_it_daily_gets_it_daily(office, term):
    rhythm(office.contact, Rhythm.DAILY)
    the_day_begins(date(2027, 1, 29))

    assert len(got(office.contact)) == 1


@pytest.mark.parametrize("more", ["secretariat", "term"])
def test_contact_with_other_business_is_written_to_daily(more, office, term):
    if more == "secretariat":
        people.give_role(
            person=office.contact,
            role=Role.SECRETARY,
            community=office.community,
            start=date(2026, 1, 1),
            by=None,
        )
    else:
        office.member = office.contact
        office.seat = seats.add_seat(group=office.seat.group, ordinal=2, title="Lege", by=None)
        seated(office, start=date(2026, 1, 1), until=None)
    the_day_begins(date(2027, 1, 29))

    assert len(got(office.contact)) == 1


def test_after_easter_monday_the_week_begins_on_tuesday(office):
    seated(office, start=date(2025, 3, 1), until=date(2027, 4, 24))  # 30 days after 25 March
    rhythm(office.member, Rhythm.WEEKLY)
    for day in (date(2027, 3, 24), date(2027, 3, 29), date(2027, 3, 30), date(2027, 3, 31)):
        the_day_begins(day)

    assert [letter.on for letter in office.member.letters.all()] == [date(2027, 3, 30)]


def test_monday_that_was_missed_does_not_cost_a_week(office, term):  # O8
    """What was due by Monday goes on Tuesday; what falls due on Tuesday waits for next Monday."""
    rhythm(office.member, Rhythm.WEEKLY)
    the_day_begins(date(2027, 1, 29))
    the_day_begins(MONDAY + DAY)
    terms.change_term(term=term, planned_end=date(2027, 3, 5), by=None)
    the_day_begins(MONDAY + 2 * DAY)
    the_day_begins(MONDAY + 7 * DAY)

    days = office.member.letters.order_by("on").values_list("on", flat=True)
    assert list(days) == [MONDAY + DAY, MONDAY + 7 * DAY]
