"""What may be recorded of a vote, and what is not settled yet when the minutes are closed (Z8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cases.domain.meetings import voting
from cases.domain.meetings.sentences import Counted
from cases.enums import Outcome, ProposalResult
from cases.models import AgendaItem, Impartiality, Minutes, MinutesEntry, Proposal
from legeraad.errors import DomainError


@dataclass(frozen=True)
class Gap:
    """What is missing in the minutes, in a sentence, and the item in which it is put right."""

    sentence: str
    item_id: int | None = None


# Nothing was concluded, so its proposals may wait.
WAITING = (Outcome.POSTPONED, Outcome.TO_HEARING, Outcome.WITHDRAWN)


def check(vote: Counted, item: AgendaItem) -> None:
    """No more votes than there were voters present; a unanimous vote has no opposition."""
    if vote.unanimous and (vote.votes_against or vote.votes_abstained):
        raise DomainError(
            _("A unanimous vote has nobody against or abstaining."), field="unanimous"
        )
    if sentence := _too_many(vote, item):
        raise DomainError(sentence, field="votes_for")


def _too_many(vote: Counted, item: AgendaItem, table: voting.Table | None = None) -> str:
    """More votes than there are voters, also since somebody stepped down afterwards; or nothing."""
    counts = (vote.votes_for, vote.votes_against, vote.votes_abstained)
    cast = sum(count or 0 for count in counts)
    if not cast:
        return ""
    may = len((table or voting.table(item.meeting_id)).voters(item))
    sentence = _("%(cast)s votes were counted, but %(voters)s present may vote.")
    return sentence % {"cast": cast, "voters": may} if cast > may else ""


def unsettled(minutes: Minutes, entries: list[MinutesEntry]) -> list[Gap]:
    """Impartiality and proposals that nobody decided on, and votes of somebody who stepped down.

    Three queries; the dissents are fetched with the entries.
    """
    table = voting.table(minutes.meeting_id)
    proposals = list(Proposal.objects.filter(item__meeting=minutes.meeting_id))
    return [
        Gap(sentence, entry.item_id)
        for entry in entries
        for sentence in _left(
            entry, table, [each for each in proposals if each.item_id == entry.item_id]
        )
        if sentence
    ]


def _left(entry: MinutesEntry, table: voting.Table, proposals: list[Proposal]) -> Iterator[str]:
    """A sentence for each, empty for what is settled."""
    yield from (_undecided(each, entry.item) for each in table.raised_in(entry.item))
    yield from _dissents(entry, table)
    waits = entry.outcome in WAITING
    yield from (_open(each, entry.item, waits=waits) for each in proposals)
    counted: Sequence[Counted] = proposals or [entry]
    for vote in counted:
        sentence = _too_many(vote, entry.item, table)
        yield f"«{entry.item.title}»: {sentence}" if sentence else ""


def _dissents(entry: MinutesEntry, table: voting.Table) -> list[str]:
    """Those of somebody whose vote was taken away afterwards."""
    voters = {voter.person.pk for voter in table.voters(entry.item)}
    sentence = _("%(name)s has no vote on «%(title)s»; take the dissent out.")
    return [
        sentence % {"name": each.person.name, "title": entry.item.title}
        for each in entry.dissents.all()
        if each.person_id not in voters
    ]


def _undecided(question: Impartiality, item: AgendaItem) -> str:
    if question.result:
        return ""
    sentence = _("Decide whether %(name)s is impartial in «%(title)s».")
    return sentence % {"name": question.person.name, "title": item.title}


def _open(proposal: Proposal, item: AgendaItem, *, waits: bool) -> str:
    if proposal.result in ProposalResult.values or waits:
        return ""
    sentence = _("Record what came of proposal %(number)d in «%(title)s».")
    return sentence % {"number": proposal.number, "title": item.title}
