"""Whatever happens at the table in whatever order, only those vote who may (Z8, Z9).

Hypothesis lets members come, leave, step down and be found impartial, and puts proposals to the
vote; a model of a few lines says who may vote. A vote is refused by both or by neither.
"""

from __future__ import annotations

import pytest
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

from cases import permissions
from cases.domain.meetings import attendance, dissents, impartiality, presence, proposals, voting
from cases.enums import ImpartialityResult, ProposalResult
from legeraad.errors import DomainError
from members.models import Person
from tests import factories
from tests.factories import council_of, new_case

ITEMS = st.integers(0, 1)  # the formal item, and the case
MEMBERS = st.integers(0, 2)
NAMES = ("Q.B.", "X.D.", "Y.H.")
NO_WORD = ""


class Table(RuleBasedStateMachine):
    """One example: in a transaction of its own, which is undone."""

    agder = None

    @initialize()
    def begin(self):
        self.block = transaction.atomic()
        self.block.__enter__()
        council = council_of(self.agder)
        self.draft = factories.opened(council, case=new_case(council))
        self.items = list(self.draft.meeting.items.order_by("position"))
        self.members = [Person.objects.get(name=name) for name in NAMES]
        for row in self.draft.meeting.attendances.exclude(person__in=self.members):
            attendance.remove(attendance=row, by=None)
        self.users = [each.user for each in self.members]
        self.from_item = [0, 0, 0]  # there from this item on
        self.to_item = [2, 2, 2]  # gone from this item on
        self.raised: dict[tuple[int, int], str] = {}

    def teardown(self):
        if hasattr(self, "block"):
            transaction.set_rollback(True)
            self.block.__exit__(None, None, None)

    def may_vote(self, item):
        return {
            NAMES[member]
            for member in range(3)
            if self.from_item[member] <= item < self.to_item[member]
            and self.raised.get((item, member), "impartial") == "impartial"
        }

    def tries(self, act):
        """Whether it was done; a refusal leaves nothing behind."""
        try:
            with transaction.atomic():
                act()
        except DomainError:
            return False
        return True

    @rule(member=MEMBERS, came=st.integers(0, 1), left=st.integers(1, 2))
    def comes_and_goes(self, member, came, left):
        row = self.draft.meeting.attendances.get(person=self.members[member])
        done = self.tries(
            lambda: presence.set_presence(
                attendance=row,
                came_at=self.items[came] if came else None,
                left_at=self.items[left] if left < 2 else None,
                by=None,
            )
        )
        assert done == (came < left)
        if done:
            self.from_item[member], self.to_item[member] = came, left

    @rule(member=MEMBERS, item=ITEMS)
    def is_asked(self, member, item):
        done = self.tries(
            lambda: impartiality.raise_question(
                item=self.items[item], person=self.members[member], reason="Eier.", by=None
            )
        )
        assert done == ((item, member) not in self.raised)
        self.raised.setdefault((item, member), NO_WORD)

    @rule(member=MEMBERS, item=ITEMS, result=st.sampled_from(ImpartialityResult))
    def is_decided(self, member, item, result):
        if (item, member) in self.raised:
            row = self.items[item].impartialities.get(person=self.members[member])
            impartiality.decide(impartiality=row, result=result, by=None)
            self.raised[item, member] = result.value

    @rule(item=ITEMS, votes_for=st.integers(0, 4), votes_against=st.integers(0, 2))
    def votes(self, item, votes_for, votes_against):
        row = proposals.put_forward(item=self.items[item], text="Forslag", by=None)
        adopted = votes_for >= votes_against
        done = self.tries(
            lambda: proposals.decide(
                proposal=row,
                result=ProposalResult.ADOPTED if adopted else ProposalResult.REJECTED,
                votes_for=votes_for,
                votes_against=votes_against,
                by=None,
            )
        )
        assert done == (0 < votes_for + votes_against <= len(self.may_vote(item)))

    @rule(member=MEMBERS, item=ITEMS)
    def disagrees(self, member, item):
        entry = self.draft.entries.get(item=self.items[item])
        person = self.members[member]
        done = self.tries(
            lambda: dissents.state(entry=entry, person=person, text="Uenig.", by=None)
        )
        assert done == (person.name in self.may_vote(item))

    @invariant()
    def those_vote_who_may(self):
        if not hasattr(self, "items"):
            return
        for number, item in enumerate(self.items):
            voters = {voter.person.name for voter in voting.voters(item)}
            assert voters == self.may_vote(number)

    @invariant()
    def who_stepped_down_does_not_read_the_case(self):
        if not hasattr(self, "items"):
            return
        case = self.items[1].case
        for member, user in enumerate(self.users):
            reads = permissions.cases_visible_to(user, self.agder).filter(pk=case.pk).exists()
            assert reads == (self.raised.get((1, member), "impartial") == "impartial")


@pytest.mark.django_db
def test_only_those_vote_and_read_who_may(agder):
    Table.agder = agder
    run_state_machine_as_test(
        Table,
        settings=settings(
            max_examples=6,
            stateful_step_count=10,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
