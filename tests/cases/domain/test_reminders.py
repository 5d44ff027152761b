"""The rules of the cases app: who is written to, on which days, and when it stops."""

from datetime import date, timedelta

import pytest

from cases.domain.meetings import actions, agenda, approval
from cases.enums import (
    ActionState,
    ApprovalAnswer,
    CaseState,
    CommissionState,
    Consequence,
    MeetingState,
    RecommendationState,
    ResolutionOutcome,
)
from cases.models import Case, Commission, Meeting, MinutesApproval, PrincipalResolution
from cases.models import Recommendation as Advice
from councils.enums import Office
from members.domain import terms
from members.domain.reminding import RULES
from tests import factories
from tests.members.domain import mornings
from tests.members.domain.mornings import at, written_by

S, L = "S.S.", "F.R."  # the secretary and the chair of the small council
HELD = date(2027, 2, 3)  # a Wednesday
REGISTERED = date(2027, 2, 1)


@pytest.fixture
def council(agder):
    """One seat, whose holder leads; a secretary of its own; and a principal."""
    council = factories.small_council(agder)
    council.anchored_in = factories.council_of(agder, "oss")
    council.save()
    terms.take_office(
        person=mornings.person(S),
        council=council,
        office=Office.SECRETARY,
        start=date(2025, 1, 1),
        by=None,
    )
    return council


def of(row, name, start=date(2027, 1, 4), end=date(2027, 4, 15)):
    """What a rule writes of one row in that time."""
    return written_by(name, start, end, matter__row=row.pk)


# Meetings


def test_agenda_is_due_two_weeks_before_the_meeting(council):
    meeting = factories.planned(council, on=HELD)

    assert of(meeting, "agenda", end=HELD) == [
        (date(2027, 1, 13), S, -7),
        (date(2027, 1, 20), S, 0),
        (date(2027, 1, 27), S, 7),
    ]
    assert of(meeting, "agenda", start=date(2027, 2, 4)) == []


def test_agenda_that_has_gone_out_is_not_reminded_of(council):
    meeting = factories.planned(council, on=HELD)
    agenda.send(meeting=meeting, on=date(2027, 1, 14), by=None)

    assert of(meeting, "agenda") == []


def test_meeting_that_was_never_opened_is_asked_about(council):
    meeting = factories.planned(council, on=HELD)

    assert of(meeting, "meeting.passed", end=date(2027, 4, 1)) == [
        (date(2027, 2, 4), S, 1),
        (date(2027, 2, 10), S, 7),
        (date(2027, 2, 17), S, 14),
    ]


@pytest.mark.parametrize("rule", ["agenda", "meeting.passed"])
def test_meeting_that_was_moved_has_another_day_and_one_that_is_cancelled_none(rule, council):
    meeting = factories.planned(council, on=HELD)
    later = meeting.starts_at + timedelta(days=140)
    Meeting.objects.filter(pk=meeting.pk).update(
        starts_at=later, ends_at=later + timedelta(hours=2)
    )
    assert of(meeting, rule, end=date(2027, 4, 1)) == []

    Meeting.objects.filter(pk=meeting.pk).update(
        state=MeetingState.CANCELLED, starts_at=meeting.starts_at, ends_at=meeting.ends_at
    )
    assert of(meeting, rule, end=date(2027, 4, 1)) == []


# Minutes


def test_minutes_are_to_be_finished_in_two_weeks(council):
    """The secretary takes the minutes as well, and is told once."""
    with at(HELD, 16):
        minutes = factories.opened(council, on=HELD)

    assert of(minutes, "minutes.draft") == [
        (date(2027, 2, 10), S, -7),
        (date(2027, 2, 17), S, 0),
        (date(2027, 2, 24), S, 7),
    ]


def test_chair_is_to_read_within_a_week(council):
    with at(HELD + timedelta(days=1), 16):
        minutes = factories.closed(council, on=HELD)

    assert of(minutes, "minutes.draft") == []
    assert of(minutes, "minutes.read") == [
        (date(2027, 2, 5), L, -4),  # the 7th is a Sunday
        (date(2027, 2, 11), L, 0),
        (date(2027, 2, 15), L, 3),  # the 14th, too
        (date(2027, 2, 15), S, 3),
        (date(2027, 2, 18), S, 7),
    ]


@pytest.fixture
def circulated(agder):
    """The chair of the big council has read its minutes; the others have until 19 February."""
    with at(HELD, 18):
        minutes = factories.closed(factories.council_of(agder), on=HELD)
    with at(date(2027, 2, 10), 9):
        return approval.circulate(
            minutes=minutes,
            reader=minutes.meeting.chair,
            due=date(2027, 2, 19),
            on=date(2027, 2, 10),
            by=None,
        )


def test_those_who_met_and_have_not_answered_are_reminded(circulated):
    """Two working days before, and on the last day; whoever has answered has peace."""
    rows = list(circulated.approvals.filter(answer="").select_related("person"))
    approval.answer(
        minutes=circulated,
        person=rows[0].person,
        answer=ApprovalAnswer.APPROVED,
        on=date(2027, 2, 11),
        by=None,
    )
    found = written_by("minutes.approve", date(2027, 2, 10), date(2027, 3, 1))
    others = [row.person.name for row in rows[1:]]

    assert len(others) > 3
    assert found == sorted(
        [
            *((date(2027, 2, 17), name, -2) for name in others),
            *((date(2027, 2, 19), name, 0) for name in others),
        ]
    )


def test_minutes_that_are_approved_by_silence_are_not_reminded_of(circulated):
    with at(date(2027, 2, 20), 0):
        approval.pass_deadline(minutes_id=circulated.pk, on=date(2027, 2, 20))

    assert written_by("minutes.approve", date(2027, 2, 20), date(2027, 3, 20)) == []


def test_remark_is_the_secretarys_until_it_is_settled(circulated):
    row = circulated.approvals.filter(answer="").first()
    with at(date(2027, 2, 12), 9):
        approval.answer(
            minutes=circulated,
            person=row.person,
            answer=ApprovalAnswer.REMARK,
            remark="Punkt 2 er feil.",
            on=date(2027, 2, 12),
            by=None,
        )
    secretary = circulated.meeting.council.offices.get(office=Office.SECRETARY).person.name

    assert of(row, "minutes.remark", end=date(2027, 2, 16)) == [
        (date(2027, 2, 15), secretary, 1),  # the 13th is a Saturday
        (date(2027, 2, 16), secretary, 4),
    ]
    approval.let_stand(
        approval=MinutesApproval.objects.get(pk=row.pk),
        why="Det står i vedlegget.",
        on=date(2027, 2, 17),
        by=None,
    )
    assert of(row, "minutes.remark", start=date(2027, 2, 17)) == []


# Action points


@pytest.fixture
def agreed(council):
    """The chair is to do something by Friday 26 February."""
    with at(HELD, 16):
        minutes = factories.opened(council, on=HELD)
        leader = council.offices.get(office=Office.CHAIR).person
        return actions.agree(
            entry=minutes.entries.first(),
            task="Spør avdelingen",
            owner=leader,
            due=date(2027, 2, 26),
            by=None,
        )


def close(point):
    with at(HELD, 18):
        minutes = point.entry.minutes
        for entry in minutes.entries.all():
            factories.minutes.write(
                entry=entry, revision=entry.revision, outcome="noted", advice="", by=None
            )
        factories.minutes.close(minutes=minutes, by=None)


def test_action_point_is_its_owners_then_the_secretarys_then_the_chairs(agreed):
    assert of(agreed, "action", end=date(2027, 2, 26)) == []  # a draft binds nobody

    close(agreed)

    assert of(agreed, "action", start=date(2027, 2, 4)) == [
        (date(2027, 2, 23), L, -3),
        (date(2027, 2, 26), L, 0),
        (date(2027, 3, 5), L, 7),
        (date(2027, 3, 5), S, 7),
        (date(2027, 3, 12), L, 14),
    ]


def test_action_point_that_is_done_is_not_reminded_of(agreed):
    close(agreed)
    actions.finish(point=agreed, to=ActionState.DONE, on=date(2027, 2, 5), by=None)

    assert of(agreed, "action") == []


# Commissions


@pytest.fixture
def commission(council):
    return factories.commissioned(council, on=REGISTERED, due=date(2027, 6, 11))


def move(row, **facts):
    type(row).objects.filter(pk=row.pk).update(**facts)


def test_commission_is_accepted_within_a_week(commission):
    assert of(commission, "commission.accept") == [
        (date(2027, 2, 8), S, 0),
        (date(2027, 2, 15), S, 7),
        (date(2027, 2, 22), L, 14),
    ]


def test_commission_that_was_accepted_is_not_asked_about(commission):
    move(commission, state=CommissionState.ACCEPTED)

    assert of(commission, "commission.accept") == []


@pytest.mark.parametrize("state", [CommissionState.RECEIVED, CommissionState.IN_PROGRESS])
def test_report_is_reminded_of_before_and_after_its_day(state, commission):  # FSU-5
    move(commission, state=state)

    found = of(commission, "commission.report", start=date(2027, 4, 1), end=date(2027, 7, 15))

    assert found == [
        (date(2027, 5, 12), S, -30),
        (date(2027, 5, 28), S, -14),
        (date(2027, 6, 11), S, 0),
        (date(2027, 6, 18), L, 7),
        (date(2027, 6, 18), S, 7),
        (date(2027, 6, 25), L, 14),
        (date(2027, 6, 25), S, 14),
    ]


def test_commission_registered_late_is_not_told_of_what_was_before(council):
    commission = factories.commissioned(council, on=date(2027, 6, 1), due=date(2027, 6, 11))

    assert of(commission, "commission.report", start=date(2027, 6, 1), end=date(2027, 6, 14)) == [
        (date(2027, 6, 11), S, 0)
    ]


def test_report_is_the_registrars_once_it_has_come(commission):  # FSU-2
    move(
        commission,
        state=CommissionState.REPORTED,
        report="Vi foreslår én ordning.",
        reported_on=REGISTERED,
    )

    assert of(commission, "commission.report") == []
    assert of(commission, "commission.reported") == [
        (date(2027, 2, 15), "X.S.", 14),
        (date(2027, 3, 15), "X.S.", 42),
    ]
    Commission.objects.filter(pk=commission.pk).update(state=CommissionState.CLOSED)
    assert of(commission, "commission.reported", start=date(2027, 3, 16)) == []


# Cases, and advice on its way


@pytest.fixture
def case(council):
    return factories.new_case(council, on=date(2027, 1, 4))


def test_case_that_waits_for_a_meeting_is_brought_up(case):
    assert of(case, "case.waits") == [
        (date(2027, 2, 3), S, 30),
        (date(2027, 3, 5), S, 60),
        (date(2027, 4, 5), S, 90),  # the 4th is a Sunday
    ]


def test_case_on_an_agenda_waits_no_more(case):
    agenda.add_case(
        meeting=factories.planned(case.council, on=date(2027, 5, 5)), case=case, by=None
    )

    assert of(case, "case.waits") == []


def test_recommendation_is_to_be_written(case):
    Case.objects.filter(pk=case.pk).update(state=CaseState.ADVISED)

    assert of(case, "case.write") == [(date(2027, 1, 11), S, 7), (date(2027, 1, 25), S, 21)]
    factories.drafted(case)
    assert of(case, "case.write", start=date(2027, 1, 5)) == []


def advised(case, **facts):
    """Advice that was given on 1 February."""
    recommendation = factories.drafted(case)
    Case.objects.filter(pk=case.pk).update(**facts)
    move(recommendation, state=RecommendationState.ADVISED, advised_on=REGISTERED)
    return Advice.objects.get(pk=recommendation.pk)


TWICE = [(date(2027, 2, 8), S, 7), (date(2027, 2, 22), S, 21)]


@pytest.mark.parametrize("kind", ["organisational", "economic"])
def test_significant_advice_is_to_be_lifted(kind, case):  # ALR-16
    recommendation = advised(case, **{kind: Consequence.SIGNIFICANT})

    assert of(recommendation, "recommendation.lift") == TWICE
    assert of(recommendation, "recommendation.publish") == []


def test_other_advice_is_to_be_published(case):
    recommendation = advised(case)

    assert of(recommendation, "recommendation.lift") == []
    assert of(recommendation, "recommendation.publish") == TWICE


@pytest.mark.parametrize(
    ("outcome", "found"),
    [(ResolutionOutcome.APPROVED, TWICE), (ResolutionOutcome.RETURNED, [])],
)
def test_advice_with_the_principal_waits_for_a_yes(outcome, found, case):  # ALR-16
    recommendation = advised(case, organisational=Consequence.SIGNIFICANT)
    move(recommendation, state=RecommendationState.WITH_PRINCIPAL, lifted_on=REGISTERED)
    assert of(recommendation, "recommendation.publish", end=date(2027, 3, 1)) == []

    PrincipalResolution.objects.create(
        recommendation=recommendation,
        principal=case.council.anchored_in,
        decided_on=REGISTERED,
        case_number="12/27",
        outcome=outcome,
        text="Vedtatt.",
    )

    assert of(recommendation, "recommendation.lift") == []
    assert of(recommendation, "recommendation.publish") == found


def test_both_tables_are_known():
    """A rule that nobody imports would never remind of anything."""
    assert {"term.ends", "minutes.approve", "action", "commission.report"} <= set(RULES)
