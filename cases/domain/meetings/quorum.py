"""Whether enough are there for an item; only where the mandate says how many must be.

It is told, and stops nothing: the council advises, and its mandate says what follows.
"""

from __future__ import annotations

from dataclasses import dataclass

from cases.domain.meetings import sentences, voting
from cases.models import AgendaItem
from councils.models import Council


@dataclass(frozen=True)
class Quorum:
    """How many who may vote on the item are there, and how many are needed."""

    there: int
    needed: int

    @property
    def short(self) -> bool:
        return self.there < self.needed

    @property
    def sentence(self) -> str:
        return sentences.quorum(there=self.there, needed=self.needed)


def of(council: Council, item: AgendaItem | None, table: voting.Table) -> Quorum | None:
    """None where the mandate is silent ("ikke fastsatt")."""
    if council.quorum is None or item is None:
        return None
    return Quorum(there=len(table.voters(item)), needed=council.quorum)
