"""The table of the rules in words: when, and how much is open."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from members.domain import terms, timetable
from members.domain.reminding import RULES
from members.models import Term
from tests.members.domain import mornings
from tests.members.domain.mornings import more_terms, seated

DUE, LATER = date(2027, 3, 1), date(2035, 3, 1)


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ((-180, -90, -30, 0), "180, 90 and 30 days before and on the day"),
        ((-1,), "1 day before"),
        ((0,), "on the day"),
        ((7, 14), "7 and 14 days after"),
        ((7, 14, 21, 28, 35, 42, 49, 56), "every week, 8 times"),
        ((1, 8, 15, 22, 29, 36), "1 day after and then every week, 5 times"),
        ((-3, 0, 7), "3 days before, on the day and 7 days after"),
    ],
)
def test_steps_are_said_as_people_say_them(steps, words):
    rule = SimpleNamespace(working_days=False, patience=None)

    with translation.override("en"):
        assert timetable.when(rule, steps) == words


def test_working_days_and_waiting_are_said():
    with translation.override("en"):
        working = SimpleNamespace(working_days=True, patience=None)
        assert timetable.when(working, (-2, 0, 1)) == (
            "2 working days before, on the day and 1 working day after"
        )
        waiting = SimpleNamespace(working_days=False, patience=30)
        assert timetable.when(waiting, (30, 60)) == "when it has waited 30 and 60 days"


@pytest.mark.parametrize("name", sorted(RULES))
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_rule_says_when_it_comes_and_when_it_stops(name, language):
    rule = RULES[name]

    with translation.override(language):
        said = [timetable.when(rule, steps) for steps in rule.steps.values()]
        assert all(said)
        assert str(rule.stops).endswith(".")


@pytest.fixture
def office(table):
    return mornings.staffed(table)


def opened(councils, on):
    return {row.rule.name: row.open for row in timetable.table(councils, on=on) if row.open}


def test_open_is_what_stands_among_the_tasks_of_these_councils(office):
    seated(office, start=date(2025, 3, 1), until=DUE)

    assert opened([office.council], date(2026, 9, 1)) == {}
    assert opened([office.council], date(2026, 9, 2)) == {"term.ends": 1}
    assert opened([office.council], date(2026, 12, 1)) == {
        "term.ends": 1, "term.own": 1, "term.successor": 1,
    }  # fmt: skip
    assert opened([], date(2026, 12, 1)) == {}


def test_what_is_done_is_not_open(office):
    term = seated(office, start=date(2025, 3, 1), until=DUE)

    terms.change_term(term=term, planned_end=date(2029, 3, 1), by=None)

    assert opened([office.council], date(2026, 12, 1)) == {}


def test_table_is_one_query_for_one_and_for_three(office):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            counted = opened([office.council], date(2026, 12, 1))
        return len(captured), counted.get("term.ends", 0)

    more_terms(office, [DUE, LATER, LATER])
    queries()
    assert queries() == (1, 1)
    Term.objects.update(planned_end=DUE)
    assert queries() == (1, 3)
