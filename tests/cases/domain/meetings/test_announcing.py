"""Days that are told in advance, without papers."""

from datetime import datetime

import icalendar
import pytest

from cases import mails
from cases.domain import taking_back
from cases.domain.meetings import agenda, announcing, cancelling, changing
from cases.models import Meeting
from legeraad.errors import DomainError
from tests.factories import DAY, OSLO, council_of, planned, small_council

NOW = datetime(2026, 9, 1, 8, 0, tzinfo=OSLO)


@pytest.fixture
def two(agder):
    return [planned(council_of(agder), on=DAY.replace(month=month)) for month in (10, 11)]


def again(meetings):
    return list(Meeting.objects.filter(pk__in=[each.pk for each in meetings]).order_by("pk"))


def events(sending):
    [file] = mails.DAYS_ANNOUNCED.files(sending.matter)
    return icalendar.Calendar.from_ical(file.content).walk("VEVENT")


def test_announce_tells_each_person_once_of_all_days(two):
    sending = announcing.announce(meetings=two, on=DAY, by=None)

    told = [notice.person_id for notice in sending.notices.all()]
    assert sorted(told) == sorted({person.pk for person in agenda.recipients(two[0])})
    assert [each.announced_on for each in again(two)] == [DAY, DAY]


def test_announce_gives_tentative_days_without_an_agenda(two):
    found = events(announcing.announce(meetings=two, on=DAY, by=None))

    assert [(event["status"], event["description"]) for event in found] == [("TENTATIVE", "")] * 2


def test_agenda_confirms_the_day_that_was_announced(two):
    [first, _second] = events(announcing.announce(meetings=two, on=DAY, by=None))
    agenda.send(meeting=two[0], on=DAY, by=None)

    [file] = mails.AGENDA_SENT.files({"meeting_id": two[0].pk})
    [event] = icalendar.Calendar.from_ical(file.content).walk("VEVENT")
    assert (event["uid"], event["status"]) == (first["uid"], "CONFIRMED")
    assert event["sequence"] > first["sequence"]


def test_announce_twice_tells_of_the_new_ones_only(two):
    announcing.announce(meetings=two[:1], on=DAY, by=None)

    sending = announcing.announce(meetings=two, on=DAY, by=None)

    assert sending.matter == {"meeting_ids": [two[1].pk]}


def test_announce_of_nothing_new_is_refused(two):
    announcing.announce(meetings=two, on=DAY, by=None)

    with pytest.raises(DomainError):
        announcing.announce(meetings=two, on=DAY, by=None)


def test_announce_of_two_councils_is_refused(agder, two):
    other = planned(small_council(agder))

    with pytest.raises(DomainError):
        announcing.announce(meetings=[*two, other], on=DAY, by=None)


def test_change_of_an_announced_day_is_told(two):
    announcing.announce(meetings=two, on=DAY, by=None)

    sending = changing.change(meeting=again(two)[0], place="Mandal", by=None)

    assert "Mandal" in sending.text


def test_change_of_an_announced_day_can_be_taken_back(two):
    announcing.announce(meetings=two, on=DAY, by=None)
    sending = changing.change(meeting=again(two)[0], place="Mandal", by=None)

    taking_back.take_back(sending=sending, by=None)

    assert again(two)[0].place == "Kristiansand"


def test_letter_is_what_is_sent_and_changes_nothing(two):
    letter = announcing.letter(meetings=two, on=DAY, by=None)

    assert [each.announced_on for each in again(two)] == [None, None]
    sending = announcing.announce(meetings=two, on=DAY, by=None)
    assert (letter.written.subject, letter.written.text) == (sending.subject, sending.text)


def test_taking_back_forgets_that_it_was_told(two):
    sending = announcing.announce(meetings=two, on=DAY, by=None)

    taking_back.take_back(sending=sending, by=None)

    assert [each.announced_on for each in again(two)] == [None, None]


def test_taking_back_after_one_was_cancelled_is_refused(two):
    sending = announcing.announce(meetings=two, on=DAY, by=None)
    cancelling.cancel(meeting=two[0], why="Ferie", by=None)

    with pytest.raises(DomainError):
        taking_back.take_back(sending=sending, by=None)

    assert [each.announced_on for each in again(two)] == [DAY, DAY]


def test_untold_has_coming_days_that_nobody_knows(agder, two):
    council = council_of(agder)
    past = planned(council, on=DAY.replace(year=2025))
    announcing.announce(meetings=two[:1], on=DAY, by=None)

    found = announcing.untold(council, now=NOW)

    assert two[1] in found
    assert not {past, two[0]} & set(found)
    assert announcing.untold_in([council], now=NOW) == {council.pk: len(found)}
