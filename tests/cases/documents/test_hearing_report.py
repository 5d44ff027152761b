"""The report of a hearing: who said what and how, who is silent, and what it led to (PRJ-8)."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from cases.documents import hearing_report
from cases.domain.hearings import answers, hearings
from cases.enums import Discussed, Position
from tests import factories
from tests.cases.domain.hearings.asked import DEADLINE, answered, sent
from tests.pdf_checks import check

ON = date(2026, 12, 3)


@pytest.fixture
def case(agder):
    return factories.new_case(factories.council_of(agder))


@pytest.fixture
def hearing(agder, case):
    """Two were asked: one answers late after a meeting and is told what it led to."""
    factories.small_council(agder)
    asked = sent(case, "frp", "oss")
    given = answered(
        asked.invitations.get(body__slug="frp"),
        on=DEADLINE + timedelta(days=2),
        position=Position.WITH_REMARKS,
        text="Husk legevakten.",
        discussed=Discussed.MEETING,
        discussed_on=DEADLINE,
        present=7,
    )
    answers.follow_up(given=given, text="Legevakten er tatt med.", on=ON, by=None)
    return asked


def told(hearing):
    with translation.override("en"):
        return hearing_report.facts(hearing=hearing, on=ON).part


def test_report_tells_who_said_what_how_and_what_it_led_to(hearing):
    """PRJ-8."""
    part = told(hearing)

    spoke, silent = sorted(part.answers, key=lambda said: said.position == "")
    assert part.sums.startswith("1 of 2 bodies")
    assert (spoke.position, spoke.text) == ("Supports it, with remarks", "Husk legevakten.")
    assert "7 present" in spoke.how
    assert spoke.remarks == ("After the deadline.",)
    assert spoke.did == "Legevakten er tatt med."
    assert (silent.position, silent.remarks) == ("", ("Not answered, and the deadline is over.",))


def test_report_tells_who_has_longer_and_who_answers_later(hearing):
    silent = hearing.invitations.get(body__slug="oss")
    later = ON + timedelta(days=30)
    hearings.extend(invitation=silent, deadline=later, why="Ferie", on=ON, by=None)

    said = next(each for each in told(hearing).answers if not each.position)

    assert said.remarks[0].endswith(": Ferie")
    assert said.remarks[1] == "Not answered yet."


def test_report_is_a_pdf_of_the_house(hearing):
    assert check(hearing_report.render(hearing=hearing, on=ON)) == []
