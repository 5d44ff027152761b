"""What changed between two texts, section by section and word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class Change(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class Piece:
    """Some words that stand in both texts, only in the new one, or only in the old one."""

    change: Change
    text: str


@dataclass(frozen=True)
class Section:
    heading: str
    body: str


@dataclass(frozen=True)
class Difference:
    """One section that is new, is gone or reads otherwise; the same ones are left out."""

    change: Change
    heading: tuple[Piece, ...]
    body: tuple[Piece, ...]


_WORD = re.compile(r"\S+\s*")


def words(before: str, after: str) -> tuple[Piece, ...]:
    """Both texts in one: what was taken out stands before what came in its place.

    White space belongs to the word before it and is shown as it is in the new text.
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    matcher = SequenceMatcher(None, [word.split()[0] for word in old], [w.split()[0] for w in new])
    pieces = []
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            pieces.append(Piece(Change.SAME, "".join(new[start:end])))
            continue
        pieces.append(Piece(Change.REMOVED, "".join(old[first:last])))
        pieces.append(Piece(Change.ADDED, "".join(new[start:end])))
    return tuple(piece for piece in pieces if piece.text)


def sections(before: Sequence[Section], after: Sequence[Section]) -> list[Difference]:
    """What changed, in the order of the new text; what is gone stands at the end.

    A section is known again by its heading, else by its words: then it has a new heading. One that
    only moved is no change.
    """
    left = list(before)
    pairs = [(_take(left, section), section) for section in after]
    named = [(old or _take_by_body(left, section), section) for old, section in pairs]
    changed = [_difference(old, new) for old, new in named if old != new]
    return [*changed, *(_whole(old, Change.REMOVED) for old in left)]


def _take(left: list[Section], wanted: Section) -> Section | None:
    """The section with that heading, and with the same words if there are several."""
    same = [each for each in left if each.heading == wanted.heading]
    found = wanted if wanted in same else next(iter(same), None)
    if found is not None:
        left.remove(found)
    return found


def _take_by_body(left: list[Section], wanted: Section) -> Section | None:
    found = next((each for each in left if each.body == wanted.body), None)
    if found is not None:
        left.remove(found)
    return found


def _difference(old: Section | None, new: Section) -> Difference:
    if old is None:
        return _whole(new, Change.ADDED)
    return Difference(Change.CHANGED, words(old.heading, new.heading), words(old.body, new.body))


def _whole(section: Section, change: Change) -> Difference:
    return Difference(change, (Piece(change, section.heading),), (Piece(change, section.body),))
