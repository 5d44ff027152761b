"""Another day: whoever was called is asked again, and the history keeps what he said."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from cases import mails
from cases.domain.meetings import agenda, changing, guests
from cases.enums import CallAnswer, GuestRole, SummonsState
from cases.models import Call
from councils.enums import ProfessionalGroup
from members.domain import sendings
from members.models import Notice, Person
from tests import factories
from tests.cases.domain.meetings.called import call_of, coming, says, seat_row, summoned
from tests.factories import OSLO

YES, NO = CallAnswer.ACCEPTED, CallAnswer.APOLOGISED
WEEK = timedelta(days=7)


def move(by=WEEK, **facts):
    meeting = coming()
    times = {"starts_at": meeting.starts_at + by, "ends_at": meeting.ends_at + by}
    return changing.change(meeting=meeting, by=None, **times | facts)


def answers():
    return dict(Call.objects.exclude(answer="").values_list("person__name", "answer"))


def called_in():
    rows = Call.objects.filter(rank__gt=0, duty_since__isnull=False)
    return list(rows.values_list("person__name", flat=True))


def invited():
    called = Person.objects.filter(calls__summons__meeting=coming())
    return guests.invite(
        meeting=coming(),
        person=Person.objects.exclude(pk__in=called).exclude(email="").first(),
        professional_group=ProfessionalGroup.GP,
        role=GuestRole.GUEST,
        by=None,
    )


def test_same_day_at_another_time_keeps_the_answers(agder):
    summoned()
    says("Q.B.", NO, why="Vakt")
    says("Q.V.", YES)
    before = (answers(), called_in(), call_of("Q.B.").answer_by)

    move(timedelta(hours=1))

    assert (answers(), called_in(), call_of("Q.B.").answer_by) == before


def test_another_day_asks_everybody_again_and_keeps_the_answer_in_the_history(agder):
    summoned()
    says("Q.B.", YES)

    move()

    call = call_of("Q.B.")
    assert (answers(), call.answered_at) == ({}, None)
    assert [row.answer for row in call.history.order_by("history_id")] == ["", YES, ""]


def test_substitute_who_was_called_in_has_the_right_only_on_another_day(agder):
    summoned()
    says("Q.B.", NO)
    says("Q.V.", YES)

    move()

    assert (answers(), called_in()) == ({}, [])
    assert seat_row(4).summons.state == SummonsState.INVITED
    says("Q.B.", NO)
    assert called_in() == ["Q.V."]


def test_deadline_moves_with_the_meeting(agder):
    summoned()
    before = call_of("Q.B.").answer_by

    move()

    assert call_of("Q.B.").answer_by == before + WEEK


def test_deadline_never_moves_into_the_past(agder):
    meeting = summoned()
    tomorrow = timezone.now() + timedelta(days=1)

    move(tomorrow - meeting.starts_at)

    assert call_of("Q.B.").answer_by == timezone.localdate()


def test_guest_is_told_and_asked_again(agder):
    summoned()
    guest = invited()
    guests.answer(guest=guest, answer=YES, by=None)

    sending = move()

    guest.refresh_from_db()
    assert (guest.answer, guest.answered_at) == ("", None)
    assert guest.person_id in {notice.person_id for notice in sending.notices.all()}


def test_guest_is_told_before_anybody_else_knows_of_the_day(agder):
    guest = invited()

    sending = move()

    assert [notice.person_id for notice in sending.notices.all()] == [guest.person_id]


def test_nobody_is_told_twice_of_what_the_letter_says(agder):
    summoned()
    says("Q.B.", NO)
    before = Notice.objects.exclude(intent=mails.MEETING_CHANGED.name).count()

    move()

    assert Notice.objects.exclude(intent=mails.MEETING_CHANGED.name).count() == before


def test_letter_taken_back_gives_the_answers_back(agder):
    summoned()
    guest = invited()
    guests.answer(guest=guest, answer=YES, by=None)
    says("Q.B.", NO, why="Vakt")
    says("Q.V.", YES)
    before = (answers(), called_in(), call_of("Q.B.").answer_by, call_of("Q.B.").answered_at)
    sending = move()

    sendings.take_back(sending=sending, by=None)
    changing.take_back(meeting=coming(), before_id=sending.matter["before_id"], by=None)

    after = (answers(), called_in(), call_of("Q.B.").answer_by, call_of("Q.B.").answered_at)
    assert after == before
    guest.refresh_from_db()
    assert (guest.answer, call_of("Q.B.").why) == (YES, "Vakt")
    assert seat_row(4).summons.state == SummonsState.ACCEPTED


def test_letter_says_what_each_is_asked(agder):
    summoned()
    says("Q.B.", YES)
    at_another_time = move(timedelta(hours=1))
    words = mails.MEETING_CHANGED.words_to(call_of("Q.B.").person_id, at_another_time.matter)
    assert (words["another_day"], words["call"].answer) == (False, YES)

    on_another_day = move()
    words = mails.MEETING_CHANGED.words_to(call_of("Q.B.").person_id, on_another_day.matter)
    assert (words["another_day"], words["call"].answer) == (True, "")
    assert words["call"].answer_by == call_of("Q.B.").answer_by


@pytest.mark.parametrize("sunday", ["2027-03-28", "2027-10-31"])
def test_day_is_that_of_oslo_when_the_clocks_change(agder, sunday):
    """23 or 25 hours long: one minute past midnight and one before the next are one day."""
    council = factories.council_of(agder)
    first = datetime.fromisoformat(f"{sunday}T00:01").replace(tzinfo=OSLO)
    meeting = factories.planned(council, on=first.date())
    agenda.send(meeting=meeting, on=timezone.localdate(), by=None)
    call = Call.objects.filter(summons__meeting=meeting, rank=0).first()

    def answered_after(starts_at):
        ends_at = starts_at + timedelta(minutes=30)
        changing.change(meeting=meeting, starts_at=starts_at, ends_at=ends_at, by=None)
        return Call.objects.get(pk=call.pk).answer

    Call.objects.filter(pk=call.pk).update(answer=YES, answered_at=timezone.now())
    assert answered_after(first) == YES
    assert answered_after(first.replace(hour=23, minute=59)) == YES
    assert answered_after(first.replace(minute=0) - timedelta(minutes=1)) == ""
