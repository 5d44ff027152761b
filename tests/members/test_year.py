"""A year for people who never answer: nothing is forgotten, and nobody is nagged."""

from collections import Counter
from datetime import date

import pytest
from django.core import mail

from cases.models import Theme
from councils.domain import councils, duties, seats
from councils.enums import Behaviour, DutyKind, Office
from legeraad.outbox import domain as outbox
from members import tasks
from members.domain import terms
from tests import factories
from tests.members.domain import mornings

YEAR = (date(2027, 1, 1), date(2027, 12, 31))


@pytest.fixture
def world(table):
    """A committee fills eight seats of the council and owes all that a council can owe.

    Two seats are empty, two terms are over in the year, and two new members sit down. The council
    is to meet each month, and never does.
    """
    mornings.staffed(table)
    table.committee = councils.register_council(
        community=table.community,
        name="Allmennlegeutvalget i øst",
        label="ALU",
        slug="alu",
        behaviour=Behaviour.PROFESSIONAL,
        kind="allmennlegeutvalg",
        purpose="Fastlegene i øst.",
        by=None,
    )
    table.leader = mornings.person("A.L.")
    since = date(2025, 1, 1)
    terms.take_office(
        person=table.leader, council=table.committee, office=Office.CHAIR, start=since, by=None
    )
    group = table.seat.group
    group.appointing_organisation, group.appointing_council = None, table.committee
    group.save()
    ends = [date(2027, 3, 1), date(2027, 10, 25), date(2028, 3, 1)]
    mornings.more_terms(table, [*ends, *ends])
    seats.add_seat(group=group, ordinal=2, title="Lege", by=None)
    for council in (table.council, table.committee):
        for kind, month in zip(DutyKind, (2, 6, 9), strict=True):
            duties.add_duty(
                council=council,
                kind=kind,
                first_due=date(2027, month, 1),
                every_months=12,
                by=None,
            )
    Theme.objects.create(name="Prøver", slug="prover", position=1)
    for month in range(2, 13):
        factories.planned(table.council, on=date(2027, month, 10))
        factories.new_case(table.council, on=date(2027, month - 1, 11))
    return table


def test_year_of_those_who_never_answer(world, capsys):
    per_day = Counter()
    for day in mornings.days(*YEAR):
        before = len(mail.outbox)
        with mornings.at(day):
            tasks.begin_day(day.isoformat())
            tasks.remind(day.isoformat())
            outbox.run_due()
        per_day.update((each.to[0], day) for each in mail.outbox[before:])

    got = Counter(to for to, _day in per_day.elements())
    with capsys.disabled():
        print(f"\nmails in a year: {dict(got)}", end="")  # noqa: T201  for whoever watches the run
    assert 20 <= got[world.leader.email] <= 60
    assert 50 <= got[world.secretary.email] <= 260
    assert set(per_day.values()) == {1}  # none of these is urgent
