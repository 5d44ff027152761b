"""Whether the council agreed on an advice, as the public is told (REC-9)."""

from __future__ import annotations

from dataclasses import dataclass

from cases.domain.meetings import sentences, voting
from cases.enums import MinutesState
from cases.models import Dissent, MinutesEntry, Recommendation


@dataclass(frozen=True)
class Agreement:
    """`vote` in words; `named` are those who agree to be named, `unnamed` how many do not."""

    vote: str
    named: tuple[Dissent, ...]
    unnamed: int

    @property
    def told(self) -> bool:
        return bool(self.vote or self.named or self.unnamed)


def of(recommendation: Recommendation) -> Agreement:
    """From the approved minutes of the item that advised; nothing where there are none."""
    rows = MinutesEntry.objects.filter(
        item=recommendation.item_id, minutes__state=MinutesState.APPROVED
    )
    entry = rows.order_by("-minutes__version").first() if recommendation.item_id else None
    if entry is None or recommendation.item is None:
        return Agreement("", (), 0)
    voters = 0
    if entry.unanimous:  # then the number of voters is the number of votes
        voters = len(voting.table(recommendation.item.meeting_id).voters(recommendation.item))
    dissents = list(entry.dissents.select_related("person"))
    named = tuple(row for row in dissents if row.named and not row.person.reserved)
    vote = sentences.vote(sentences.cast(entry, voters))
    return Agreement(vote, named, len(dissents) - len(named))
