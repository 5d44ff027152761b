"""Numbered proposals of an item, decided one by one (AHU-20).

From the papers or put forward in the meeting; a proposal whose result is recorded is not changed.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from cases.domain.meetings import agenda, meetings, votes, voting
from cases.enums import CasesEvent, MinutesState, ProposalResult
from cases.models import AgendaItem, Group, Minutes, Proposal
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import delete_with_reason, save_with_reason, update_many
from members.models import Person

MOST = 99  # proposals of one item


def put_forward(
    *, item: AgendaItem, text: str, proposer: Person | None = None, by: Actor | None
) -> Proposal:
    """The next number of the item. `proposer` is who put it forward in the meeting, if anybody."""
    with transaction.atomic():
        _open(item)
        number = item.proposals.count() + 1
        if number > MOST:
            raise DomainError(_("An item has at most %(count)d proposals.") % {"count": MOST})
        proposal = Proposal(item=item, number=number)
        return _write(proposal, text, proposer, by=by)


def change(
    *, proposal: Proposal, text: str, proposer: Person | None = None, by: Actor | None
) -> Proposal:
    with transaction.atomic():
        return _write(_undecided(proposal), text, proposer, by=by)


def _write(proposal: Proposal, text: str, proposer: Person | None, *, by: Actor | None) -> Proposal:
    if not text.strip():
        raise DomainError(_("Write the proposal."), field="text")
    if proposer is not None and proposer not in speakers(proposal.item):
        sentence = _("%(name)s takes no part in this item.")
        raise DomainError(sentence % {"name": proposer.name}, field="proposer")
    proposal.text, proposal.proposer = text.strip(), proposer
    proposal.full_clean()
    return save_with_reason(proposal, CasesEvent.PROPOSAL_WRITTEN, by=by)


def speakers(item: AgendaItem, table: voting.Table | None = None) -> list[Person]:
    """Who may put one forward in the meeting: whoever is there during the item and did not step
    down, also without a vote (ALR-26)."""
    return [row.person for row in (table or voting.table(item.meeting_id)).took_part(item)]


def move(*, proposal: Proposal, up: bool, by: Actor | None) -> None:
    """Swaps it with its neighbour; else nothing happens. Both must wait for their result."""
    with transaction.atomic():
        mine = _undecided(proposal)
        number = mine.number - 1 if up else mine.number + 1
        other = mine.item.proposals.filter(number=number).first()
        if other is None:
            return
        other = _undecided(other)
        mine.number, other.number = other.number, mine.number
        update_many([mine, other], ["number"], CasesEvent.PROPOSAL_MOVED, by=by)


def remove(*, proposal: Proposal, by: Actor | None) -> None:
    """Takes out what was written by mistake; those after it move up, unless they are decided."""
    with transaction.atomic():
        proposal = _undecided(proposal)
        after = list(proposal.item.proposals.filter(number__gt=proposal.number))
        if any(each.result for each in after):
            raise DomainError(
                _("A proposal after it is decided, and keeps its number. Withdraw it instead.")
            )
        delete_with_reason(proposal, CasesEvent.PROPOSAL_REMOVED, by=by)
        _number(after, from_=proposal.number, by=by)


def _number(proposals: Iterable[Proposal], *, from_: int, by: Actor | None) -> None:
    rows = list(proposals)
    for number, row in enumerate(rows, start=from_):
        row.number = number
    update_many(rows, ["number"], CasesEvent.PROPOSAL_MOVED, by=by)


def decide(
    *,
    proposal: Proposal,
    result: ProposalResult,
    unanimous: bool = False,
    votes_for: int | None = None,
    votes_against: int | None = None,
    votes_abstained: int | None = None,
    by: Actor | None,
) -> Proposal:
    """What came of it: the vote of those who may vote on the item, or that it was withdrawn (Z8).

    `unanimous`: all agreed in the result, also in not adopting it. Recorded again, it is corrected.
    """
    with transaction.atomic():
        draft = _draft(proposal.item)
        if draft is None:
            raise DomainError(_("Proposals are decided while the minutes are written."))
        row = _locked(proposal)
        if result != ProposalResult.ADOPTED:
            _refuse_if_carried_out(row)
        row.result, row.unanimous = result, unanimous
        row.votes_for, row.votes_against = votes_for, votes_against
        row.votes_abstained = votes_abstained
        if result == ProposalResult.WITHDRAWN:
            _without_vote(row)
        else:
            _check(row)
        row.full_clean()
        return save_with_reason(row, CasesEvent.PROPOSAL_DECIDED, by=by)


def _without_vote(row: Proposal) -> None:
    row.unanimous = False
    row.votes_for = row.votes_against = row.votes_abstained = None


def _check(row: Proposal) -> None:
    votes.check(row, row.item)
    if not voting.voters(row.item):
        raise DomainError(_("Nobody who is present may vote on this item."), field="result")
    if not row.unanimous and not (row.votes_for or row.votes_against):
        raise DomainError(
            _("Say that all agreed, or how many were for and against."), field="votes_for"
        )
    if row.result == ProposalResult.ADOPTED and (row.votes_against or 0) > (row.votes_for or 0):
        raise DomainError(
            _("With more against than for, the proposal was not adopted."), field="result"
        )


def take_back(*, proposal: Proposal, by: Actor | None) -> Proposal:
    """What was recorded of its result was a mistake; it waits to be decided again."""
    with transaction.atomic():
        if _draft(proposal.item) is None:
            raise DomainError(_("Proposals are decided while the minutes are written."))
        row = _locked(proposal)
        _refuse_if_carried_out(row)
        row.result = ""
        _without_vote(row)
        return save_with_reason(row, CasesEvent.PROPOSAL_DECIDED, by=by)


def _refuse_if_carried_out(row: Proposal) -> None:
    """An adopted point by which a group was set up stays adopted (AHU-20)."""
    if Group.objects.filter(proposal=row).exists():
        raise DomainError(_("A group was set up by this proposal; it stays adopted."))


def _undecided(proposal: Proposal) -> Proposal:
    _open(proposal.item)
    row = _locked(proposal)
    if row.result:
        raise DomainError(_("The proposal is decided. Take its result back first."))
    return row


def _open(item: AgendaItem) -> None:
    """While the minutes are written; before the meeting, while its agenda can be changed.

    Holds a lock on the minutes or the meeting, so that nothing is written while they are closed.
    """
    if _draft(item) is None and meetings.locked(item.meeting).state not in agenda.OPEN_FOR_ITEMS:
        raise DomainError(_("The minutes are closed; their proposals stay as they are."))


def _draft(item: AgendaItem) -> Minutes | None:
    """The minutes that are being written, locked first, as when they are closed."""
    rows = Minutes.objects.select_for_update().filter(meeting=item.meeting_id)
    return rows.filter(state=MinutesState.DRAFT).first()


def _locked(proposal: Proposal) -> Proposal:
    rows = Proposal.objects.select_for_update(of=("self",))
    return rows.select_related("item__meeting", "proposer").get(pk=proposal.pk)
