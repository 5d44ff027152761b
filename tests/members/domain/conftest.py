"""A staffed council whose one term ends in a month, for what the rules say of it."""

from datetime import date

import pytest

from councils.domain import duties
from councils.enums import DutyKind
from tests.members.domain import mornings
from tests.members.domain.mornings import DUE


@pytest.fixture
def office(table):
    return mornings.staffed(table)


@pytest.fixture
def term(office):
    """Ends on 1 March: secretary, holder and contact are reminded on Friday 29 January."""
    return mornings.seated(office, start=date(2025, 3, 1), until=DUE)


@pytest.fixture
def evaluation(office):
    """The secretary and the chair are reminded of it on 1 February."""
    return duties.add_duty(
        council=office.council, kind=DutyKind.EVALUATION, first_due=date(2027, 3, 4), by=None
    )
