"""Whatever is done to seats in whatever order, they hold what a plain list would say (C4).

Hypothesis starts, ends, takes back and closes at random against the real database, and a model of
a few lines does the same. A step is refused by both or by neither.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from councils.domain import councils, seats
from councils.enums import Behaviour, Filling, ProfessionalGroup, Side, Substitutes
from councils.models import Seat
from legeraad.errors import DomainError
from members.domain import people, terms
from members.domain.roster import roster
from members.enums import EndReason, FilledBy, Role, VacancyState
from members.models import Term, User, Vacancy
from members.tasks import begin_day
from tests.members.conftest import new_address

START = date(2026, 3, 1)
DAYS = st.integers(-20, 60)
SEATS = st.integers(0, 3)
PERSONS = st.integers(0, 2)
LENGTHS = st.sampled_from([None, 1, 7, 30])
WHICH = st.integers(0, 50)


@dataclass
class Sits:
    """A term as the model knows it; `pk` is its row."""

    pk: int
    seat: int
    person: int
    start: date
    planned: date | None
    ended: date | None = None


class Model:
    """What ought to be so. Seat 2 ends with its plan, the others do not; 3 stands in for 0."""

    def __init__(self):
        self.terms: list[Sits] = []
        self.closed: dict[int, date] = {}

    def until(self, term):
        return term.planned if term.ended is None and term.seat == 2 else term.ended

    def holder(self, seat, day):
        if seat in self.closed and self.closed[seat] <= day:
            return None
        for term in self.terms:
            until = self.until(term)
            if term.seat == seat and term.start <= day and (until is None or day < until):
                return term.person
        return None

    def start(self, seat, day):
        """The term that gives way, if any; False where nobody can be seated that day."""
        if seat in self.closed and self.closed[seat] <= day:
            return False
        there = [each for each in self.terms if each.seat == seat and each.ended != each.start]
        over = [
            each
            for each in there
            if each.ended is None and each.start < day and each.planned and each.planned <= day
        ]
        left = [each for each in there if each not in over]
        if any(each.ended is None or each.ended > day for each in left):
            return False
        return over[0] if over else None

    def may_close(self, seat, day):
        gone = (0, 3) if seat == 0 else (seat,)
        ends = [self.until(each) for each in self.terms if each.seat in gone]
        return all(end is not None and end <= day for end in ends)

    def may_take_back(self, term, today):
        if term.ended is None:
            return True
        later = [each for each in self.terms if each.seat == term.seat and each is not term]
        return term.ended > today and all(each.start < term.ended for each in later)


def _council(community, slug, behaviour):
    return councils.register_council(
        community=community,
        name=slug,
        label=slug.upper(),
        slug=slug,
        behaviour=behaviour,
        kind="råd",
        purpose="Råd.",
        by=None,
    )


def _group(body, label, **facts):
    return seats.add_seat_group(
        council=body,
        label=label,
        professional_group=ProfessionalGroup.GP,
        side=Side.MUNICIPALITY,
        by=None,
        **{"filling": Filling.ELECTED} | facts,
    )


def set_table():
    """A council of four seats, one of them a substitute's, and a committee that follows seat 0."""
    community = councils.register_community(
        name="Helsefellesskapet Agder",
        brand="Agder legeråd",
        slug="agder",
        controller="Sykehuset",
        contact_name="V.Ø.",
        contact_email="post@legerad.example",
        by=None,
    )
    alr = _council(community, "alr", Behaviour.ADVISORY)
    au = _council(community, "au", Behaviour.WORKING_COMMITTEE)
    sitting = _group(alr, "Sitter", substitutes=Substitutes.PERSONAL)
    leaving = _group(alr, "Går", sits_until_replaced=False)
    rows = [
        seats.add_seat(group=sitting, title="En", by=None),
        seats.add_seat(group=sitting, title="To", by=None),
        seats.add_seat(group=leaving, title="Tre", by=None),
    ]
    rows.append(seats.add_substitute_seat(seat=rows[0], by=None))
    follows = _group(au, "Følger", filling=Filling.DERIVED)
    seats.add_seat(group=follows, title="En", mirrors=rows[0], by=None)
    persons = [
        people.register_person(name=f"P.{number}.", email=new_address(), by=None)
        for number in range(3)
    ]
    return SimpleNamespace(alr=alr, au=au, seats=rows, persons=persons)


class Terms(RuleBasedStateMachine):
    """One example: in a transaction of its own, which is undone."""

    table: SimpleNamespace

    @initialize()
    def begin(self):
        self.block = transaction.atomic()
        self.block.__enter__()
        self.model, self.today = Model(), START

    def teardown(self):
        if hasattr(self, "block"):
            transaction.set_rollback(True)
            self.block.__exit__(None, None, None)

    def tries(self, act):
        """What it made, or None where it was refused with a sentence."""
        noon = datetime(self.today.year, self.today.month, self.today.day, 12, tzinfo=UTC)
        with time_machine.travel(noon, tick=False):
            try:
                with transaction.atomic():
                    return act()
            except DomainError:
                return None

    def some(self, which):
        return self.model.terms[which % len(self.model.terms)]

    @rule(person=PERSONS, seat=SEATS, day=DAYS, length=LENGTHS)
    def start(self, person, seat, day, length):
        day = self.today + timedelta(days=day)
        planned = day + timedelta(days=length) if length else None
        gives_way = self.model.start(seat, day)

        made = self.tries(
            lambda: terms.start_term(
                person=self.table.persons[person],
                seat=self.table.seats[seat],
                start=day,
                planned_end=planned,
                filled_by=FilledBy.ELECTION,
                appointed_by="Fastlegene",
                welcome=False,
                by=None,
            )
        )

        assert (made is None) == (gives_way is False)
        if made is not None:
            if gives_way:
                gives_way.ended = gives_way.planned if seat == 2 else day
            self.model.terms.append(Sits(made.pk, seat, person, day, planned))

    @rule(which=WHICH, day=DAYS)
    def end(self, which, day):
        if not self.model.terms:
            return
        term, on = self.some(which), self.today + timedelta(days=day)
        allowed = term.ended == on or (term.ended is None and on >= term.start)

        row = Term.objects.get(pk=term.pk)
        ended = self.tries(
            lambda: terms.end_term(term=row, on=on, reason=EndReason.RESIGNED, by=None)
        )

        assert (ended is not None) == allowed
        if allowed:
            term.ended = on

    @rule(which=WHICH)
    def take_back(self, which):
        if not self.model.terms:
            return
        term = self.some(which)
        allowed = self.model.may_take_back(term, self.today)

        row = Term.objects.get(pk=term.pk)
        kept = self.tries(lambda: terms.take_back_end(term=row, by=None))

        assert (kept is not None) == allowed
        if allowed:
            term.ended = None

    @rule(seat=SEATS, day=DAYS)
    def close(self, seat, day):
        on = self.today + timedelta(days=day)
        allowed = self.model.may_close(seat, on)

        row = Seat.objects.get(pk=self.table.seats[seat].pk)
        closed = self.tries(lambda: terms.close_seat(seat=row, on=on, by=None))

        assert (closed is not None) == allowed
        if allowed:
            for each in (0, 3) if seat == 0 else (seat,):
                self.model.closed.setdefault(each, on)

    @rule(days=st.integers(0, 40))
    def next_day(self, days):
        """The clock goes on, and the morning's job has run."""
        self.today += timedelta(days=days)
        self.tries(lambda: begin_day(self.today.isoformat()) or True)
        for term in self.model.terms:
            over = term.planned is not None and term.planned <= self.today
            if term.seat == 2 and term.ended is None and over:
                term.ended = term.planned
        asked = set(Vacancy.objects.unfilled().values_list("seat", flat=True))
        for number, seat in enumerate(self.table.seats):
            if number not in self.model.closed and self.model.holder(number, self.today) is None:
                to_come = [t for t in self.model.terms if t.seat == number and t.start > self.today]
                assert seat.pk in asked or to_come

    @rule(day=DAYS)
    def look(self, day):
        """Roster, derived roster and rights on any day, behind or ahead."""
        self.compare(self.today + timedelta(days=day))

    @invariant()
    def holds_today(self):
        if hasattr(self, "model"):
            self.compare(self.today)
            self.vacancies_are_sound()

    def compare(self, day):
        holders = [self.model.holder(number, day) for number in range(4)]
        expected = [person if person is None else self.table.persons[person] for person in holders]
        shown = {}
        for place in roster(council=self.table.alr, on=day):
            shown[place.seat.pk] = place.holder
            shown |= {seat.pk: person for seat, person in place.substitutes}
        assert [shown.get(seat.pk) for seat in self.table.seats] == expected
        following = [place.holder for place in roster(council=self.table.au, on=day)]
        assert following in ([expected[0]], [] if 0 in self.model.closed else [expected[0]])

        for person in self.table.persons:
            user = User.objects.select_related("person").get(pk=person.user_id)
            rights = [
                user.holds(Role.SEAT_HOLDER, within=council, on=day)
                for council in (self.table.alr, self.table.au)
            ]
            assert rights == [person in expected, person == expected[0]]

    def vacancies_are_sound(self):
        rows = list(Vacancy.objects.select_related("term", "seat"))
        waiting = [row.seat_id for row in rows if row.state != VacancyState.FILLED]
        assert len(waiting) == len(set(waiting))
        assert all(row.term.seat_id == row.seat_id for row in rows if row.term)
        closed = {self.table.seats[number].pk for number in self.model.closed}
        assert not closed.intersection(waiting), "a seat that is taken away is not to be filled"


@pytest.mark.django_db
def test_seats_hold_what_a_plain_list_says():
    Terms.table = set_table()
    run_state_machine_as_test(
        Terms,
        settings=settings(
            max_examples=10,
            stateful_step_count=10,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
