"""What was adopted point by point is the advice, where nobody wrote it once more (AHU-20)."""

from __future__ import annotations

from collections.abc import Iterable

from cases.enums import CasesEvent, Outcome, ProposalResult
from cases.models import Minutes, MinutesEntry, Proposal
from legeraad.actors import Actor
from legeraad.history import save_with_reason


def words(proposals: Iterable[Proposal]) -> str:
    """The adopted ones as one text: a lone one as it stands, several as a list. Empty for none."""
    texts = [row.text.strip() for row in proposals if row.result == ProposalResult.ADOPTED]
    return texts[0] if len(texts) == 1 else "\n".join(f"- {_in_one_line(each)}" for each in texts)


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def wants_advice(entry: MinutesEntry) -> bool:
    """Whether its outcome says that advice was given, and none is written."""
    return bool(entry.outcome) and Outcome(entry.outcome).advises and not entry.advice.strip()


def write_down(minutes: Minutes, *, by: Actor | None) -> None:
    """Gives each item that advises without a text of its own what was adopted in it.

    The minutes are locked by the caller, who is about to close them.
    """
    for entry in minutes.entries.select_related("item").prefetch_related("item__proposals"):
        if wants_advice(entry) and (text := words(entry.item.proposals.all())):
            entry.advice = text
            entry.revision += 1  # a page that was open before must not write over it (C1)
            save_with_reason(entry, CasesEvent.MINUTES_WRITTEN, by=by)
