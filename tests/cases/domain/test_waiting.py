"""The lines that say what waits: who, what, and where to go with it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import resolve
from django.utils import timezone

from cases.domain import waiting
from cases.domain.meetings import agenda, reopening, written
from cases.enums import MinutesState, WrittenReply
from cases.models import Commission
from councils.enums import CouncilStatus
from councils.models import Council
from members.domain import reminding
from tests import factories
from tests.cases.domain.meetings.in_writing import BEGUN, LAST_DAY, OVER, begun, says
from tests.members.domain.mornings import at

DAY = date(2027, 3, 17)


@pytest.fixture
def council(agder):
    return factories.small_council(agder)


def line(name, row, on=DAY):
    return reminding.RULES[name].tasks([row.pk], on)[row.pk].line


def test_written_procedure_waits_for_the_secretary_and_then_for_those_asked(agder):
    meeting = begun()
    assert list(reminding.RULES["written.send"].rows(BEGUN)) == [meeting]
    assert line("written.send", meeting, BEGUN).address.endswith(f"{meeting.slug}/skriftlig/")

    written.send(meeting=meeting, on=BEGUN, by=None)
    asked = written.asked(meeting)
    says(meeting, asked[0].person.name, WrittenReply.AGREES)

    rule = reminding.RULES["written.answer"]
    assert list(rule.rows(LAST_DAY).order_by("pk")) == asked[1:]
    assert line("written.answer", asked[1], BEGUN).address == f"/min-side/skriftlig/{meeting.pk}/"
    assert not rule.rows(OVER).exists()
    assert not reminding.RULES["written.send"].rows(BEGUN).exists()
    for name in ("agenda", "meeting.passed"):
        assert meeting not in reminding.RULES[name].rows(BEGUN)


def test_agenda_that_lacks_cases_says_so(council):
    meeting = factories.planned(council, on=DAY)
    empty = line("agenda", meeting)
    agenda.add_case(meeting=meeting, case=factories.new_case(council), by=None)
    ready = line("agenda", meeting)

    assert empty.act != ready.act
    assert empty.address == ready.address
    assert meeting.label in empty.title
    assert meeting.label in ready.title


def test_day_of_a_meeting_is_the_day_in_oslo(council):
    """At half past midnight in Oslo it is still the day before in UTC."""
    meeting = factories.planned(council, on=DAY)
    start = meeting.starts_at.replace(hour=0, minute=30)
    type(meeting).objects.filter(pk=meeting.pk).update(starts_at=start)
    row = waiting.planned(pk=meeting.pk).get()

    assert (row.held_on, row.agenda_due) == (DAY, date(2027, 3, 3))


def test_minutes_over_a_change_of_the_clock_are_due_on_the_same_weekday(council):  # O9
    """The night to 28 March has an hour less."""
    with at(date(2027, 3, 24), 16):
        minutes = factories.opened(council, on=date(2027, 3, 24))
    row = waiting.minutes(MinutesState.DRAFT).get(pk=minutes.pk)

    assert row.write_by == date(2027, 4, 7)


def test_dissolved_council_plans_nothing(council):
    meeting = factories.planned(council, on=DAY)
    Council.objects.filter(pk=council.pk).update(status=CouncilStatus.DISSOLVED)

    assert not waiting.planned(pk=meeting.pk).exists()


def test_commission_without_a_day_is_not_asked_for_a_report(council):
    council.anchored_in = factories.council_of(council.community, "oss")
    council.save()
    commission = factories.commissioned(council)

    assert Commission.objects.get(pk=commission.pk).due is None
    assert reminding.RULES["commission.report"].tasks([commission.pk], DAY) == {}
    assert commission.reference in line("commission.accept", commission).title


def test_every_line_of_the_sample_leads_to_a_page_of_ours(agder):
    found = reminding.waiting_in(Council.objects.filter(community=agder), on=date(2027, 3, 1))

    assert len({each.task.rule.name for each in found}) > 5
    for each in found:
        assert resolve(each.task.line.address)
        assert each.task.line.title
        assert each.task.line.act


@pytest.mark.parametrize("count", [1, 3])
def test_lines_take_one_query_however_many_rows(count, council):
    keys = [factories.new_case(council, on=date(2027, 1, 4)).pk for _number in range(count)]

    with CaptureQueriesContext(connection) as statements:
        tasks = reminding.RULES["case.waits"].tasks(keys, DAY)

    assert (len(tasks), len(statements)) == (count, 1)


def test_minutes_opened_again_have_two_weeks_from_that_day(council):
    """However long ago the meeting was."""
    stored = factories.filed(factories.approved(factories.closed(council)))

    reopening.reopen(minutes=stored, why="Oppmøtet var feil.", by=None)

    [row] = waiting.minutes(MinutesState.DRAFT)
    assert row.write_by == timezone.localdate() + waiting.WRITTEN_WITHIN
