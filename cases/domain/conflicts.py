"""Two wrote the same text: what differs, and which words are kept. Nothing is thrown away (C1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self, TypeVar

from councils.domain.differences import Difference, Section, sections
from legeraad import richtext

T = TypeVar("T", bound=Any)
MINE, THEIRS, BOTH = WAYS = ("mine", "theirs", "both")


@dataclass(frozen=True)
class Choice:
    """What a writer chose after a conflict: whose words, and at which revision theirs stood."""

    keep: str
    revision: int

    @classmethod
    def read(cls, value: str) -> Self | None:
        """From the value of a button, "both:7"; None when no choice was made."""
        keep, _colon, revision = value.partition(":")
        if keep not in WAYS or not revision.isdecimal() or len(revision) > len("2147483647"):
            return None
        return cls(keep, int(revision))


def differences(
    theirs: Mapping[str, str], mine: Mapping[str, str], headings: Mapping[str, str]
) -> list[Difference]:
    """Text by text and word by word: what went out is only theirs, what came in is only mine."""
    return sections(_read(theirs, headings), _read(mine, headings))


def _read(texts: Mapping[str, str], headings: Mapping[str, str]) -> list[Section]:
    return [Section(head, _words(texts[name])) for name, head in headings.items()]


def _words(text: str) -> str:
    return richtext.plain(text) if _is_rich(text) else text


def _is_rich(text: str) -> bool:
    """Stored rich text is canonical HTML; plain text is nothing like it."""
    return text.startswith("<") and richtext.of_typed(text) == text


def settle(
    *,
    stored: T,
    choice: Choice,
    mine: Mapping[str, Any],
    texts: Sequence[str],
    write: Callable[[T, Mapping[str, Any]], T],
) -> T:
    """Writes what was chosen of two texts, and returns the row as it then is.

    `stored` is locked by the caller and has `revision` and `history`; `texts` names the fields that
    hold words, `write` saves fields settled, with a history row. What was not chosen stands in the
    history: what was only typed gets its row first; so did theirs if somebody wrote on since.
    """
    theirs = _at(stored, choice.revision, mine)
    stored = write(stored, {name: getattr(stored, name) for name in mine})
    if choice.keep == MINE:
        return write(stored, mine)
    if choice.keep == BOTH:
        rest = {name: mine[name] or theirs[name] for name in mine}
        return write(stored, rest | {name: joined(theirs[name], mine[name]) for name in texts})
    kept = write(stored, theirs | {name: mine[name] for name in texts})
    return write(kept, theirs)


def _at(stored: T, revision: int, fields: Mapping[str, Any]) -> dict[str, Any]:
    """What stood at that revision: now, or in the history since somebody typed on."""
    row = stored
    if stored.revision != revision:
        row = stored.history.filter(revision=revision).first() or stored
    return {name: getattr(row, name) for name in fields}


def joined(theirs: str, mine: str) -> str:
    """Both texts, theirs first; one that says the same, or nothing, is not repeated."""
    if not mine or mine == theirs:
        return theirs
    if not theirs:
        return mine
    if _is_rich(theirs) or _is_rich(mine):
        return richtext.clean(richtext.of_typed(theirs) + richtext.of_typed(mine))
    return f"{theirs.rstrip()}\n\n{mine.lstrip()}"
