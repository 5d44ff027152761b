"""What comes of a written procedure when its last day is over, and how the portal treats it."""

from datetime import timedelta

import pytest

from cases.domain import calendars
from cases.domain.meetings import (
    agenda,
    budget,
    cancelling,
    changing,
    hours,
    minutes,
    summons,
    written,
)
from cases.enums import (
    AttendanceStatus,
    ItemKind,
    MeetingState,
    Outcome,
    ProposalResult,
    WrittenReply,
)
from councils.domain import duties
from councils.enums import DutyKind
from legeraad.errors import DomainError
from members.domain import absences
from members.models import Notice, Person
from tests.cases.domain.meetings.in_writing import (
    BEGUN,
    LAST_DAY,
    OVER,
    PROPOSAL,
    begun,
    fresh,
    says,
    sent,
)
from tests.cases.views.workbench import alr, coming

pytestmark = pytest.mark.usefixtures("agder")


def decided(meeting):
    assert written.pass_deadline(meeting=meeting, on=OVER)
    return minutes.current(fresh(meeting))


def test_silence_is_consent_and_the_draft_says_so():
    meeting = sent()
    says(meeting, "Q.B.", WrittenReply.AGREES)

    draft = decided(meeting)

    entry = draft.entries.get()
    assert fresh(meeting).state == MeetingState.HELD
    assert (entry.outcome, entry.advice) == (Outcome.ADVICE, PROPOSAL)
    assert entry.discussion != ""
    assert meeting.items.get().proposals.get().result == ProposalResult.ADOPTED
    asked = {row.person_id for row in written.asked(meeting)}
    rows = meeting.attendances.filter(status=AttendanceStatus.PRESENT)
    assert set(rows.values_list("person", flat=True)) == asked
    assert minutes.missing(draft) == []


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [(ItemKind.FORMAL, Outcome.OWN_DECISION), (ItemKind.INFORMATION, Outcome.NOTED)],
)
def test_outcome_follows_the_type(kind, outcome):
    assert decided(sent(kind=kind)).entries.get().outcome == outcome


def test_whoever_cannot_be_reached_or_is_away_let_nothing_stand():
    """BG-3 counts those who took part: silence of somebody who got no letter is no consent."""
    meeting = sent()
    rows = written.asked(meeting)
    mute, away, late = (row.person for row in rows[:3])
    Person.objects.filter(pk=mute.pk).update(email="", user=None)
    for person in (away, late):
        absences.register(person=person, start=BEGUN, by=None)
    says(meeting, late.name, WrittenReply.AGREES)

    decided(meeting)

    met = {row.person for row in meeting.attendances.select_related("person")}
    assert met == {row.person for row in rows} - {mute, away}


def test_nothing_is_decided_while_the_last_day_runs():
    meeting = sent()

    assert written.sweep(on=LAST_DAY) == 0
    assert fresh(meeting).state == MeetingState.SUMMONED


def test_missed_days_are_caught_up_and_a_second_run_changes_nothing():
    meeting = sent()

    assert [written.sweep(on=OVER + timedelta(days=9)), written.sweep(on=OVER)] == [1, 0]

    assert fresh(meeting).minutes.count() == 1


def test_worker_that_is_killed_leaves_nothing_half_done(monkeypatch):
    meeting = sent()
    monkeypatch.setattr(written.written_outcome, "_write", _killed)

    with pytest.raises(KeyboardInterrupt):
        written.sweep(on=OVER)

    assert fresh(meeting).state == MeetingState.SUMMONED
    assert not meeting.attendances.exists()
    monkeypatch.undo()
    assert written.sweep(on=OVER) == 1


def _killed(*_args):
    raise KeyboardInterrupt


def test_minutes_go_the_usual_way_and_do_not_count_as_the_yearly_meeting():
    meeting = sent()
    draft = decided(meeting)
    yearly = duties.add_duty(council=alr(), kind=DutyKind.YEARLY_MEETING, first_due=BEGUN, by=None)

    closed = minutes.close(minutes=draft, by=None)

    assert (closed.state, fresh(meeting).state) == ("with_chair", MeetingState.HELD)
    assert not yearly.fulfilments.exists()


def test_stop_by_the_secretary_tells_those_who_were_asked_once():
    meeting = sent()

    written.stop(meeting=meeting, why="Saken har vokst.", by=None)
    written.stop(meeting=meeting, why="En gang til.", by=None)

    assert fresh(meeting).cancelled_why == "Saken har vokst."
    told = Notice.objects.filter(intent="cases/written_stopped", meant_for=None)
    assert told.count() == len(written.recipients(meeting))
    with pytest.raises(DomainError):
        written.stop(meeting=sent(), why=" ", by=None)


def test_what_is_decided_is_not_stopped():
    meeting = sent()
    decided(meeting)

    with pytest.raises(DomainError):
        written.stop(meeting=meeting, why="For sent.", by=None)


# How the rest of the portal treats it


def test_it_is_in_no_calendar_takes_no_hours_and_calls_nobody():
    meeting = sent()
    spent = budget.of_year([alr()], year=2026)
    before = [each.spent for each in spent]
    person = written.asked(meeting)[0].person

    assert summons.refresh(meeting=meeting, on=BEGUN, by=None) is False
    assert f"meeting-{meeting.pk}@" not in calendars.council_feed(alr(), on=BEGUN).decode()
    assert meeting not in calendars.meetings_of(person, on=BEGUN)
    decided(meeting)
    assert meeting not in [line.meeting for line in hours.lines_of(person, year=2026)]
    assert [each.spent for each in budget.of_year([alr()], year=2026)] == before
    with pytest.raises(DomainError):
        hours.note(meeting=meeting, person=person, pre_meeting=1, preparation=1, by=None)


def test_verbs_of_a_gathering_refuse_it():
    meeting = begun()

    for act in (
        lambda: agenda.send(meeting=meeting, on=BEGUN, by=None),
        lambda: agenda.add_item(meeting=meeting, title="Eventuelt", by=None),
        lambda: agenda.remove(item=meeting.items.get(), by=None),
        lambda: cancelling.cancel(meeting=meeting, why="Nei", by=None),
        lambda: changing.change(meeting=meeting, place="Lista", by=None),
    ):
        with pytest.raises(DomainError):
            act()


def test_verbs_of_writing_refuse_a_gathering():
    with pytest.raises(DomainError):
        written.send(meeting=coming(), on=BEGUN, by=None)
    with pytest.raises(DomainError):
        written.stop(meeting=coming(), why="Nei", by=None)
