"""What waits on the secretary's desk, and in which order."""

from datetime import UTC, date, datetime

from cases.domain.advice import recommendations
from cases.domain.casework import cases, desk
from cases.domain.meetings import attendance, minutes
from cases.enums import Consequence, Party, Responsibility
from councils.enums import ProfessionalGroup
from members.models import Person
from tests import factories
from tests.cases.views.workbench import alr, in_session, new_case

TODAY = date(2026, 11, 10)
NOW = datetime(2026, 11, 10, 9, tzinfo=UTC)


def seen(agder):
    return desk.desk(community=agder, councils=[alr()], on=TODAY, now=NOW)


def acts(agder):
    return [task.address[0] for task in seen(agder).tasks]


def advised(*, organisational=Consequence.MINOR):
    """A case with a drafted recommendation that the council has advised on."""
    meeting = in_session()
    case = meeting.items.last().case
    cases.assess(case=case, organisational=organisational, economic=Consequence.NONE, by=None)
    recommendations.draft(
        case=case,
        question="Hvem følger opp?",
        answer="Den som spurte.",
        advice="Slik.",
        professional_reason="a",
        practical_reason="b",
        quality_reason="c",
        rows=[recommendations.Row(Party.GP, Responsibility.FULL, "følger opp")],
        by=None,
    )
    attendance.everyone_present(meeting=meeting, by=None)
    attendance.add_guest(
        meeting=meeting,
        person=Person.objects.get(name="Å.Z."),
        professional_group=ProfessionalGroup.HOSPITAL_DOCTOR,
        by=None,
    )
    current = minutes.current(meeting)
    for entry in current.entries.all():
        minutes.write(entry=entry, revision=1, outcome="advice", advice="Råd.", by=None)
    minutes.close(minutes=current, by=None)
    return case, current


def approve(current):
    factories.approved(current, on=TODAY)


def test_desk_of_the_sample_asks_for_an_agenda(agder):
    assert acts(agder) == ["cases:meeting_prepare"]
    assert seen(agder).next_meeting.label == "3/26"


def test_closed_minutes_wait_for_the_chair_by_name(agder):
    advised()

    task = seen(agder).tasks[0]

    assert (task.address[0], task.text) == ("cases:minutes_detail", "T.Q.")


def test_advice_without_significance_can_be_published(agder):
    _case, current = advised()
    approve(current)

    assert acts(agder) == ["cases:recommendation_publish"]


def test_advice_of_significance_must_be_lifted_and_then_waits(agder):
    """ALR-16."""
    case, current = advised(organisational=Consequence.SIGNIFICANT)
    approve(current)
    assert acts(agder) == ["cases:recommendation_lift"]

    recommendations.lift(recommendation=case.recommendations.get(), on=TODAY, by=None)

    assert acts(agder) == []
    assert [each.awaiting for each in seen(agder).waiting] == ["OSS"]


def test_case_on_an_agenda_is_no_task_of_its_own(agder):
    new_case()
    assert acts(agder) == ["cases:meeting_prepare", "cases:case_detail"]

    in_session()

    assert acts(agder) == ["cases:session", "cases:case_detail"]


def test_desk_counts_seats_and_names_the_vacant_one(agder):
    shown = seen(agder)

    assert shown.seat_count == 14
    assert [place.seat.ordinal for _council, place in shown.vacant] == [7]
