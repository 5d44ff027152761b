"""Those who met approve the minutes: answers, silence, remarks, and what the database holds."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import IntegrityError, transaction

from cases.domain.meetings import approval, minutes
from cases.enums import ApprovalAnswer, ApprovedHow, CasesEvent, MinutesState
from cases.models import Minutes, MinutesApproval
from legeraad.errors import DomainError
from legeraad.outbox.models import Job
from members.domain import people
from members.models import Notice, Term
from tests import factories
from tests.at_once import at_once
from tests.factories import DAY, council_of

DUE = date(2026, 9, 23)
AFTER = date(2026, 9, 24)
APPROVED, REMARK = ApprovalAnswer.APPROVED, ApprovalAnswer.REMARK


@pytest.fixture
def closed(agder):
    return factories.closed(council_of(agder))


def circulate(closed, *, due=DUE, on=DAY, reader=None):
    reader = reader or closed.meeting.chair
    return approval.circulate(minutes=closed, reader=reader, due=due, on=on, by=None)


@pytest.fixture
def waiting(closed):
    return circulate(closed)


def answer(stored, row, said=APPROVED, *, remark="", on=DAY, **more):
    return approval.answer(
        minutes=stored, person=row.person, answer=said, remark=remark, on=on, by=None, **more
    )


def silent(stored):
    return list(stored.approvals.filter(answer=""))


def now(stored):
    return Minutes.objects.get(pk=stored.pk)


def test_everybody_who_met_is_asked_and_the_reading_chair_has_answered(closed):
    waiting = circulate(closed)

    answers = dict(waiting.approvals.values_list("person__name", "answer"))
    told = Notice.objects.filter(
        intent="cases/minutes_to_approve", matter={"minutes_id": waiting.pk}
    )
    assert waiting.approval_due == DUE
    assert (len(answers), answers["T.Q."]) == (14, APPROVED)
    assert sorted(answers.values()) == [""] * 13 + [APPROVED]
    assert told.count() == 13
    assert {notice.sending.intent for notice in told} == {"cases/minutes_to_approve"}


def test_second_circulation_is_no_error_and_asks_nobody_again(waiting):
    again = circulate(waiting, due=date(2026, 12, 1))

    assert again.approval_due == DUE
    assert Job.objects.filter(kind="minutes.deadline").count() == 1


@pytest.mark.parametrize("due", [DAY, date(2026, 9, 15)])
def test_deadline_gives_at_least_a_day(due, closed):
    with pytest.raises(DomainError) as refusal:
        circulate(closed, due=due)

    assert (refusal.value.field, now(closed).state) == ("due", MinutesState.WITH_CHAIR)
    assert closed.approvals.count() == 0


def test_draft_is_not_circulated(agder):
    with pytest.raises(DomainError):
        circulate(factories.opened(council_of(agder)))


def test_reader_who_did_not_meet_is_no_approver(closed):
    reader = people.register_person(name="N.L.", by=None)  # the chair of today, say

    waiting = circulate(closed, reader=reader)

    assert (waiting.approvals.count(), len(silent(waiting))) == (14, 14)


def test_preview_says_what_is_sent_and_changes_nothing(closed):
    facts = {"minutes": closed, "reader": closed.meeting.chair, "on": DAY, "by": None}

    letter = approval.preview(due=date(2026, 10, 1), **facts)

    assert len(letter.recipients) == 13
    assert "1. oktober 2026" in letter.written.text.replace("\xa0", " ")
    assert (now(closed).state, closed.approvals.count()) == (MinutesState.WITH_CHAIR, 0)
    assert Job.objects.filter(kind="minutes.deadline").count() == 0


def test_last_answer_approves(waiting):
    *others, last = silent(waiting)
    for row in others:
        answer(waiting, row)
    before = now(waiting).state

    answer(waiting, last, on=date(2026, 9, 18))

    stored = now(waiting)
    assert before == MinutesState.WITH_THOSE_WHO_MET
    assert (stored.state, stored.approved_on, stored.approved_how) == (
        MinutesState.APPROVED,
        date(2026, 9, 18),
        ApprovedHow.ALL,
    )


def test_silence_is_consent_the_day_after_the_last_day(waiting):
    approval.pass_deadline(minutes_id=waiting.pk, on=DUE)
    before = now(waiting).state
    for _ in range(2):
        approval.pass_deadline(minutes_id=waiting.pk, on=AFTER)

    stored = now(waiting)
    assert before == MinutesState.WITH_THOSE_WHO_MET
    assert (stored.approved_on, stored.approved_how) == (AFTER, ApprovedHow.SILENCE)
    events = [row.history_change_reason for row in stored.history.all()]
    assert events.count(CasesEvent.MINUTES_APPROVED) == 1


@pytest.mark.parametrize(
    ("due", "midnight"),
    [
        (DUE, datetime(2026, 9, 23, 22, tzinfo=UTC)),
        # O9: the day itself has 25 hours, and then 23.
        (date(2026, 10, 25), datetime(2026, 10, 25, 23, tzinfo=UTC)),
        (date(2027, 3, 28), datetime(2027, 3, 28, 22, tzinfo=UTC)),
    ],
)
def test_deadline_falls_due_at_midnight_in_oslo(due, midnight, closed):
    circulate(closed, due=due)

    assert Job.objects.get(kind="minutes.deadline").due_at == midnight


def test_deadline_is_passed_by_the_worker(waiting, run_outbox):
    with time_machine.travel("2026-09-23 23:59+02:00"):
        early = run_outbox("minutes.deadline")
    with time_machine.travel("2026-09-24 00:00+02:00"):
        late = run_outbox("minutes.deadline")

    assert (early, late) == (0, 1)
    assert now(waiting).approved_on == AFTER


def test_open_remark_stops_silence_until_it_is_settled(waiting):
    row = silent(waiting)[0]
    answer(waiting, row, REMARK, remark="Jeg var imot.")
    approval.pass_deadline(minutes_id=waiting.pk, on=AFTER)
    stopped = now(waiting).state
    row.refresh_from_db()

    approval.let_stand(approval=row, why="Opptellingen viser det.", on=date(2026, 9, 25), by=None)

    stored = now(waiting)
    assert stopped == MinutesState.WITH_THOSE_WHO_MET
    assert (stored.approved_on, stored.approved_how) == (date(2026, 9, 25), ApprovedHow.HEARD)


def test_remark_drawn_back_after_the_deadline_lets_the_minutes_go(waiting):
    row = silent(waiting)[0]
    answer(waiting, row, REMARK, remark="Jeg var imot.")

    answer(waiting, row, APPROVED, on=AFTER)

    assert now(waiting).approved_how == ApprovedHow.SILENCE


def test_settled_remark_before_the_deadline_still_waits_for_the_others(waiting):
    row = silent(waiting)[0]
    answer(waiting, row, REMARK, remark="Jeg var imot.")
    row.refresh_from_db()

    approval.let_stand(approval=row, why="Opptellingen viser det.", on=DAY, by=None)

    assert now(waiting).state == MinutesState.WITH_THOSE_WHO_MET


@pytest.mark.parametrize("words", ["", "  \n"])
def test_remark_and_settling_need_words(words, waiting):
    row = silent(waiting)[0]

    with pytest.raises(DomainError) as refused:
        answer(waiting, row, REMARK, remark=words)
    with pytest.raises(DomainError) as unsettled:
        approval.let_stand(approval=row, why=words, on=DAY, by=None)

    row.refresh_from_db()
    assert (refused.value.field, unsettled.value.field) == ("remark", "why")
    assert (row.answer, row.settled_why) == ("", "")


def test_sending_back_and_again_asks_anew_and_the_old_deadline_does_nothing(waiting):
    answer(waiting, silent(waiting)[0], REMARK, remark="Jeg var imot.")
    minutes.send_back(minutes=now(waiting), why="Jeg var imot.", by=None)
    again = circulate(minutes.close(minutes=now(waiting), by=None), due=date(2026, 10, 1))

    approval.pass_deadline(minutes_id=waiting.pk, on=AFTER)

    assert len(silent(again)) == 13
    assert not again.approvals.exclude(remark="").exists()
    assert (now(again).state, Job.objects.filter(kind="minutes.deadline").count()) == (
        MinutesState.WITH_THOSE_WHO_MET,
        2,
    )


def test_taking_back_leaves_them_with_the_chair_and_nobody_asked(waiting):
    back = approval.take_back(minutes=waiting, by=None)

    assert (back.state, back.approval_due, back.approvals.count()) == ("with_chair", None, 0)
    assert circulate(back).approvals.count() == 14


def test_answer_on_behalf_says_how_it_came_until_the_person_answers(waiting):
    row = silent(waiting)[0]

    answer(waiting, row, came_by="på telefon 18. september")
    behalf = waiting.approvals.get(pk=row.pk).came_by
    answer(waiting, row)

    assert (behalf, waiting.approvals.get(pk=row.pk).came_by) == ("på telefon 18. september", "")


def test_somebody_who_did_not_meet_is_refused(waiting, registrar):
    with pytest.raises(DomainError):
        approval.answer(
            minutes=waiting, person=registrar.person, answer=APPROVED, on=DAY, by=registrar
        )

    assert waiting.approvals.count() == 14


def test_ended_term_may_still_answer(waiting, member):
    """A7: the right to approve comes from having met."""
    Term.objects.filter(person=member.person).update(ended_on=DAY, end_reason="resigned")

    approval.answer(minutes=waiting, person=member.person, answer=APPROVED, on=DUE, by=member)

    assert waiting.approvals.get(person=member.person).answer == APPROVED


@pytest.mark.parametrize("state", ["with the chair", "approved"])
def test_answer_outside_the_time_is_refused(state, closed, member):
    if state == "approved":
        factories.approved(closed, on=DAY)

    with pytest.raises(DomainError):
        approval.answer(
            minutes=closed, person=member.person, answer=REMARK, remark="Nei", on=DAY, by=member
        )


def test_answers_are_locked_with_the_minutes_in_the_database_too(waiting):
    approval.pass_deadline(minutes_id=waiting.pk, on=AFTER)
    rows = MinutesApproval.objects.filter(minutes=waiting)

    for change in (
        lambda: rows.update(remark="Lagt til."),
        lambda: rows.first().delete(),
        lambda: MinutesApproval.objects.create(
            minutes=waiting, person=people.register_person(name="N.N.", by=None), asked_on=DAY
        ),
    ):
        with pytest.raises(IntegrityError, match="locked"), transaction.atomic():
            change()


@pytest.mark.parametrize(
    "change",
    [
        {"answer": "approved", "answered_at": None},
        {"answer": "remark", "answered_at": datetime(2026, 9, 17, tzinfo=UTC), "remark": " "},
        {"settled_why": "Uten merknad."},
    ],
    ids=["no time", "no words", "nothing to settle"],
)
def test_impossible_answer_is_refused_by_the_database(change, waiting):
    row = silent(waiting)[0]

    with pytest.raises(IntegrityError), transaction.atomic():
        MinutesApproval.objects.filter(pk=row.pk).update(**change)


@pytest.mark.django_db(transaction=True)
def test_two_last_answers_at_once_approve_once(agder):
    """Each waits for the other's row; neither is lost, and the advice is given once (C2)."""
    waiting = circulate(factories.closed(council_of(agder)))
    *others, one, two = silent(waiting)
    for row in others:
        answer(waiting, row)

    failures = at_once(lambda: answer(waiting, one), lambda: answer(waiting, two))

    stored = now(waiting)
    events = [row.history_change_reason for row in stored.history.all()]
    assert (failures, stored.approved_how) == ([], ApprovedHow.ALL)
    assert events.count(CasesEvent.MINUTES_APPROVED) == 1
