"""What one person is asked about a meeting, and what an answer sets going."""

import pytest
from django.utils import timezone

from cases import mails
from cases.domain.meetings import attendance, calls, meetings, minutes, summons
from cases.enums import CallAnswer, MeetingState, SummonsState
from cases.models import Call
from legeraad.errors import DomainError
from members.models import Notice, Person
from tests.at_once import at_once
from tests.cases.domain.meetings.called import PASSED, SENT, call_of, says, seat_row, summoned

YES, NO = CallAnswer.ACCEPTED, CallAnswer.APOLOGISED


def state():
    return seat_row(4).summons.state


def told(intent):
    return [
        row.person.name
        for row in Notice.objects.filter(intent=f"cases/{intent}").select_related("person")
    ]


def test_apology_calls_in_the_substitute_at_once_with_duty_and_deadline(agder):
    """AHU-9, AHU-16: one press, and the next one knows."""
    summoned()

    says("Q.B.", NO, why="Vakt")

    substitute = call_of("Q.V.")
    assert substitute.duty_since is not None
    assert (state(), told("call_in")) == (SummonsState.CALLED_IN, ["Q.V."])
    says("Q.V.", YES)
    assert state() == SummonsState.ACCEPTED


def test_substitute_who_said_no_before_is_not_called_in(agder):
    summoned()
    says("Q.V.", NO)
    says("Q.B.", NO)

    assert (state(), told("call_in")) == (SummonsState.UNFILLED, [])


def test_substitute_who_had_said_yes_is_called_in_and_counts(agder):
    summoned()
    says("Q.V.", YES)
    assert state() == SummonsState.INVITED
    says("Q.B.", NO)

    assert (state(), told("call_in")) == (SummonsState.ACCEPTED, ["Q.V."])


def test_same_answer_twice_is_one(agder):
    summoned()
    says("Q.B.", NO)
    says("Q.B.", NO)

    assert call_of("Q.B.").history.count() == 2  # called, answered
    assert told("call_in") == ["Q.V."]


def test_member_changes_his_mind_before_the_substitute_has_answered(agder):
    summoned()
    says("Q.B.", NO)
    says("Q.B.", YES)

    assert (state(), call_of("Q.V.").duty_since) == (SummonsState.ACCEPTED, None)
    assert told("call_ended") == ["Q.V."]


def test_member_who_apologised_may_not_come_back_once_the_substitute_said_yes(agder):
    summoned()
    says("Q.B.", NO)
    says("Q.V.", YES)

    with pytest.raises(DomainError) as refusal:
        says("Q.B.", YES)

    assert "Q.V." in refusal.value.sentence
    assert call_of("Q.B.").answer == NO
    says("Q.V.", NO)
    says("Q.B.", YES)
    assert state() == SummonsState.ACCEPTED


def test_silent_member_who_was_passed_over_takes_his_seat_again(agder):
    summoned()
    says("Q.V.", YES, on=SENT)
    from_silence()
    assert state() == SummonsState.ACCEPTED

    says("Q.B.", YES, on=PASSED)

    assert (state(), call_of("Q.V.").duty_since) == (SummonsState.ACCEPTED, None)
    assert call_of("Q.V.").answer == YES  # may still come, without a vote


def from_silence():
    row = seat_row(4)
    summons.refresh(meeting=row.summons.meeting, on=PASSED, by=None)


def test_answer_on_behalf_says_how_it_came(agder):
    summoned()

    says("Q.B.", YES, came_by="på telefon 12.10.")

    call = call_of("Q.B.")
    assert (call.answer, call.came_by) == (YES, "på telefon 12.10.")
    assert call.answered_at is not None


def test_link_of_a_mail_opens_one_invitation(agder):
    meeting = summoned()
    person = Person.objects.get(name="Q.B.")
    address = mails.answer_address(meeting_id=meeting.pk, person_id=person.pk)
    signed = address.rstrip("/").rsplit("/", 1)[-1]

    found = calls.read_address(signed, at=timezone.now())

    assert (found.person, found.meeting, found.answer) == (person, meeting, "")
    assert calls.read_address(signed[:-1] + "!", at=timezone.now()) is None
    assert calls.read_address(signed, at=meeting.ends_at.replace(year=2027)) is None


def test_link_ends_with_the_meeting_cancelled_or_the_call_closed(agder):
    meeting = summoned()
    person = Person.objects.get(name="Q.B.")
    signed = mails.call_signer.sign(f"{meeting.pk}-{person.pk}")
    row = seat_row(4)
    Call.objects.filter(summons=row.summons, person=person).delete()
    assert calls.read_address(signed, at=timezone.now()) is None

    other = mails.call_signer.sign(f"{meeting.pk}-{Person.objects.get(name='Q.V.').pk}")
    meetings.move(meeting=meeting, to=MeetingState.CANCELLED, by=None)
    assert calls.read_address(other, at=timezone.now()) is None


def test_somebody_who_is_not_called_has_nothing_to_answer(agder, doctor):
    meeting = summoned()

    with pytest.raises(DomainError):
        calls.answer_all(meeting=meeting, person=doctor.person, answer=YES, on=SENT, by=None)


def test_one_press_answers_all_that_one_is_called_to(agder, member):
    meeting = summoned()

    calls.answer_all(meeting=meeting, person=member.person, answer=NO, why="Vakt", on=SENT, by=None)

    said = calls.called_to(person=member.person, meetings=[meeting])
    assert (said, call_of("Q.B.").why) == ({meeting.pk: NO}, "Vakt")


def session(*answers):
    meeting = summoned()
    for name, answer in answers:
        says(name, answer)
    minutes.open_session(meeting=meeting, by=None)
    attendance.everyone_present(meeting=meeting, by=None)
    rows = meeting.attendances.filter(seat__ordinal=4).select_related("person")
    return meeting, {(row.person.name, row.status, row.as_substitute) for row in rows}


@pytest.mark.parametrize(
    ("answers", "recorded"),
    [
        ([], {("Q.B.", "present", False)}),
        ([("Q.B.", YES)], {("Q.B.", "present", False)}),
        ([("Q.B.", NO)], {("Q.B.", "apologies", False)}),
        (
            [("Q.B.", NO), ("Q.V.", YES)],
            {("Q.B.", "apologies", False), ("Q.V.", "present", True)},
        ),
        ([("Q.B.", NO), ("Q.V.", NO)], {("Q.B.", "apologies", False)}),
        ([("Q.V.", YES)], {("Q.B.", "present", False)}),
    ],
)
def test_everybody_present_follows_the_answers(answers, recorded, agder):
    assert session(*answers)[1] == recorded


@pytest.mark.parametrize(
    ("answers", "voter"),
    [
        ([], "Q.B."),
        ([("Q.B.", NO)], "Q.B."),
        ([("Q.B.", NO), ("Q.V.", YES)], "Q.V."),
    ],
)
@pytest.mark.parametrize("order", [("Q.B.", "Q.V."), ("Q.V.", "Q.B.")])
def test_both_turn_up_and_one_of_them_votes(answers, voter, order, agder):
    """AHU-9: the other is there without a vote, in whichever order they are recorded."""
    meeting, _recorded = session(*answers)
    for row in meeting.attendances.filter(seat__ordinal=4):
        attendance.remove(attendance=row, by=None)
    seat = seat_row(4).summons.seat

    for name in order:
        person = Person.objects.get(name=name)
        attendance.record(meeting=meeting, seat=seat, person=person, status="present", by=None)

    present = meeting.attendances.filter(person__name__in=order, status="present")
    assert present.count() == 2
    assert [row.person.name for row in present.filter(seat=seat)] == [voter]


@pytest.mark.django_db(transaction=True)
def test_apology_while_the_sweep_runs_calls_in_once(agder):
    """Two at once: whoever comes second finds what the first has done."""
    meeting = summoned()

    failures = at_once(
        lambda: says("Q.B.", NO, on=PASSED),
        lambda: summons.refresh(meeting=meeting, on=PASSED, by=None),
    )

    assert failures == []
    assert told("call_in").count("Q.V.") == 1
    assert (call_of("Q.B.").answer, state()) == (NO, SummonsState.CALLED_IN)
