"""A meeting that will not be held: who is told, what waits again, and undoing it."""

import icalendar
import pytest

from cases import mails
from cases.domain import taking_back
from cases.domain.casework import cases
from cases.domain.meetings import agenda, announcing, cancelling, minutes
from cases.enums import CaseState, MeetingState
from cases.models import Case, Meeting
from legeraad.errors import DomainError
from members.models import Notice
from tests.factories import DAY, council_of, new_case, planned

WHY = "For få saker"


@pytest.fixture
def meeting(agder):
    """With one case, its agenda sent."""
    found = planned(council_of(agder))
    agenda.add_case(meeting=found, case=new_case(found.council), by=None)
    return agenda.send(meeting=found, on=DAY, by=None)


def stored(meeting):
    return Meeting.objects.get(pk=meeting.pk)


def case_of(meeting):
    return Case.objects.get(items__meeting=meeting)


def event_of(sending):
    [file] = mails.MEETING_CANCELLED.files(sending.matter)
    [event] = icalendar.Calendar.from_ical(file.content).walk("VEVENT")
    return event


def test_cancel_tells_those_who_were_called_why(meeting):
    sending = cancelling.cancel(meeting=meeting, why=WHY, by=None)

    assert (stored(meeting).state, stored(meeting).cancelled_why) == (MeetingState.CANCELLED, WHY)
    told = {notice.person_id for notice in sending.notices.all()}
    assert told == {person.pk for person in agenda.recipients(meeting)}
    assert WHY in sending.text
    assert sending.attachments == "avlysning.ics"


def test_cancel_leaves_no_ghost_in_calendars(meeting):
    matter = {"meeting_id": meeting.pk}
    [first] = mails.AGENDA_SENT.files(matter)
    [before] = icalendar.Calendar.from_ical(first.content).walk("VEVENT")

    after = event_of(cancelling.cancel(meeting=meeting, why=WHY, by=None))

    assert (after["uid"], after["status"]) == (before["uid"], "CANCELLED")
    assert after["sequence"] > before["sequence"]


def test_cancel_lets_its_cases_wait_again(meeting):
    cancelling.cancel(meeting=meeting, why=WHY, by=None)

    case = case_of(meeting)
    assert case.state == CaseState.POSTPONED
    assert WHY in case.state_reason


def test_cancel_leaves_a_case_that_another_meeting_treats(agder, meeting):
    other = planned(council_of(agder), on=DAY.replace(month=10))
    agenda.add_case(meeting=other, case=case_of(meeting), by=None)

    cancelling.cancel(meeting=meeting, why=WHY, by=None)

    assert Case.objects.get(items__meeting=meeting).state == CaseState.READY


def test_cancel_twice_tells_once(meeting):
    cancelling.cancel(meeting=meeting, why=WHY, by=None)

    assert cancelling.cancel(meeting=meeting, why="Igjen", by=None) is None
    assert stored(meeting).cancelled_why == WHY


def test_cancel_of_a_day_nobody_knows_tells_nobody(agder):
    meeting = planned(council_of(agder))

    assert cancelling.letter(meeting=meeting, why=WHY, by=None) is None
    assert cancelling.cancel(meeting=meeting, why=WHY, by=None) is None
    assert stored(meeting).state == MeetingState.CANCELLED
    assert Notice.objects.filter(intent="cases/meeting_cancelled").count() == 0


def test_cancel_of_an_announced_day_tells_those_who_keep_it(agder):
    meeting = planned(council_of(agder))
    announcing.announce(meetings=[meeting], on=DAY, by=None)

    sending = cancelling.cancel(meeting=stored(meeting), why=WHY, by=None)

    assert sending.notices.count() == len(agenda.recipients(meeting))


@pytest.mark.parametrize("why", ["", "  "])
def test_cancel_without_a_reason_is_refused(meeting, why):
    with pytest.raises(DomainError) as refusal:
        cancelling.cancel(meeting=meeting, why=why, by=None)

    assert refusal.value.field == "why"
    assert stored(meeting).state == MeetingState.SUMMONED


def test_cancel_during_the_meeting_is_refused(meeting):
    minutes.open_session(meeting=meeting, by=None)

    with pytest.raises(DomainError):
        cancelling.cancel(meeting=meeting, why=WHY, by=None)


def test_letter_is_what_is_sent_and_changes_nothing(meeting):
    letter = cancelling.letter(meeting=meeting, why=WHY, by=None)

    assert stored(meeting).state == MeetingState.SUMMONED
    sending = cancelling.cancel(meeting=meeting, why=WHY, by=None)
    assert (letter.written.subject, letter.written.text) == (sending.subject, sending.text)


def test_taking_back_restores_the_meeting_and_its_cases(meeting):
    sending = cancelling.cancel(meeting=meeting, why=WHY, by=None)

    taking_back.take_back(sending=sending, by=None)

    again = stored(meeting)
    assert (again.state, again.cancelled_why) == (MeetingState.SUMMONED, "")
    assert again.summoned_on == meeting.summoned_on
    assert case_of(meeting).state == CaseState.READY
    assert sending.notices.count() == 0


def test_taking_back_the_agenda_does_not_revive_a_cancelled_meeting(meeting):
    cancelling.cancel(meeting=meeting, why=WHY, by=None)

    with pytest.raises(DomainError):
        agenda.take_back(meeting=meeting, by=None)

    assert stored(meeting).state == MeetingState.CANCELLED


def test_taking_back_leaves_a_case_that_was_moved_on_since(meeting):
    sending = cancelling.cancel(meeting=meeting, why=WHY, by=None)
    cases.move(case=case_of(meeting), to=CaseState.WITHDRAWN, why="Løst", by=None)

    taking_back.take_back(sending=sending, by=None)

    assert case_of(meeting).state == CaseState.WITHDRAWN
