"""Another time or place after the agenda went out: told to those who were called."""

from datetime import UTC, datetime

import icalendar
import pytest

from cases import mails
from cases.domain.meetings import agenda, changing, meetings, minutes
from cases.enums import MeetingState
from cases.models import Meeting
from legeraad.errors import DomainError
from members.domain import people, sendings, terms
from members.enums import EndReason, FilledBy
from members.models import Notice, Sending, Term
from tests.factories import DAY, council_of, planned


@pytest.fixture
def meeting(agder):
    called = planned(council_of(agder))
    return agenda.send(meeting=called, on=DAY, by=None)


def facts(meeting):
    again = Meeting.objects.get(pk=meeting.pk)
    return {name: getattr(again, name) for name in changing.WHEN_AND_WHERE}


def file_of(meeting):
    matter = {"meeting_id": meeting.pk}
    [event] = icalendar.Calendar.from_ical(mails.AGENDA_SENT.files(matter)[0].content).walk(
        "VEVENT"
    )
    return event


def test_change_tells_those_who_were_called_of_both_places(meeting):
    sending = changing.change(meeting=meeting, place="Mandal", by=None)

    told = {notice.person_id for notice in sending.notices.all()}
    assert told == {person.pk for person in agenda.recipients(meeting)}
    assert "Mandal" in sending.text
    assert "Kristiansand" in sending.text
    assert sending.attachments == "innkalling.ics"


def test_change_gives_a_calendar_file_that_replaces_the_first(meeting):
    before = file_of(meeting)
    later = meeting.starts_at.replace(hour=15)

    changing.change(
        meeting=meeting, starts_at=later, ends_at=meeting.ends_at.replace(hour=19), by=None
    )

    after = file_of(meeting)
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]
    assert after["dtstart"].dt.astimezone(UTC) == later


def test_change_before_the_agenda_went_out_tells_nobody(agder):
    meeting = planned(council_of(agder))

    assert changing.change(meeting=meeting, place="Mandal", by=None) is None
    assert facts(meeting)["place"] == "Mandal"
    assert Notice.objects.filter(intent="cases/meeting_changed").count() == 0


def test_change_to_what_it_was_tells_nobody(meeting):
    assert changing.change(meeting=meeting, by=None, **facts(meeting)) is None


def test_change_tells_also_who_sat_on_the_old_day_only(agder, meeting):
    """Whoever had the first notice must know, though another sits on the new day."""
    term = Term.objects.filter(seat__group__council=meeting.council, ended_on=None).first()
    new = people.register_person(name="N.Y.", email="ny@eksempel.example", by=None)
    first = datetime(2027, 1, 1, tzinfo=UTC).date()
    terms.end_term(term=term, on=first, reason=EndReason.TERM_OVER, by=None)
    terms.start_term(
        person=new,
        seat=term.seat,
        start=first,
        planned_end=None,
        filled_by=FilledBy.ELECTION,
        appointed_by="Fastlegene",
        by=None,
    )
    starts = datetime(2027, 1, 20, 14, 30, tzinfo=UTC)

    sending = changing.change(
        meeting=meeting, starts_at=starts, ends_at=starts.replace(hour=17), by=None
    )

    told = {notice.person_id for notice in sending.notices.all()}
    assert {new.pk, term.person_id} <= told


def test_change_of_a_meeting_that_is_over_is_refused(meeting):
    meetings.move(meeting=meeting, to=MeetingState.CANCELLED, by=None)

    with pytest.raises(DomainError):
        changing.change(meeting=meeting, place="Mandal", by=None)


def test_letter_is_what_is_sent_and_changes_nothing(meeting):
    before = (facts(meeting), Sending.objects.count(), meeting.history.count())

    letter = changing.letter(meeting=meeting, place="Mandal", by=None)

    assert (facts(meeting), Sending.objects.count(), meeting.history.count()) == before
    sending = changing.change(meeting=meeting, place="Mandal", by=None)
    assert (letter.written.subject, letter.written.text) == (sending.subject, sending.text)


def test_letter_is_none_when_nobody_would_be_told(agder, meeting):
    assert changing.letter(meeting=meeting, by=None, **facts(meeting)) is None


def test_take_back_of_the_first_of_two_changes_is_refused(meeting):
    first = changing.change(meeting=meeting, place="Mandal", by=None)
    changing.change(meeting=meeting, place="Arendal", by=None)

    with pytest.raises(DomainError):
        changing.take_back(meeting=meeting, before_id=first.matter["before_id"], by=None)

    assert facts(meeting)["place"] == "Arendal"


def test_take_back_of_the_last_change_goes_one_step_back(meeting):
    changing.change(meeting=meeting, place="Mandal", by=None)
    last = changing.change(meeting=meeting, place="Arendal", by=None)

    changing.take_back(meeting=meeting, before_id=last.matter["before_id"], by=None)

    assert facts(meeting)["place"] == "Mandal"


def test_take_back_during_the_meeting_is_refused(meeting):
    last = changing.change(meeting=meeting, place="Mandal", by=None)
    minutes.open_session(meeting=meeting, by=None)

    with pytest.raises(DomainError):
        changing.take_back(meeting=meeting, before_id=last.matter["before_id"], by=None)


def test_sequence_rises_also_when_a_change_is_taken_back(meeting):
    sending = changing.change(meeting=meeting, place="Mandal", by=None)
    between = file_of(meeting)["sequence"]

    sendings.take_back(sending=sending, by=None)
    changing.take_back(meeting=meeting, before_id=sending.matter["before_id"], by=None)

    assert file_of(meeting)["sequence"] > between
