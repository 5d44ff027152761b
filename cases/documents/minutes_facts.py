"""What the minutes tell, as plain values: the same for the PDF and for the pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

SHORT = 900  # characters: about a third of a page


@dataclass(frozen=True)
class Seated:
    """One seat at the table. `state` is the fill of the shape, `word` says the same aloud."""

    shape: str
    state: str
    word: str
    name: str
    place: str
    note: str


@dataclass(frozen=True)
class Column:
    label: str
    seats: tuple[Seated, ...]


@dataclass(frozen=True)
class Mark:
    """One drawn vote: a shape of the alphabet, or a tick when nobody knows who voted what."""

    shape: str
    state: str


@dataclass(frozen=True)
class Agreed:
    """Who does what by when; as text it is one sentence. Owner and due may be empty."""

    owner: str
    task: str
    due: str
    sentence: str

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True)
class Proposed:
    """A numbered proposal and the sentence of its result, empty while nothing came of it."""

    number: str
    text: str
    proposer: str
    result: str


@dataclass(frozen=True)
class Entry:
    """What the document says of one item; what is exempt stays empty."""

    number: str
    title: str
    language: str
    access: str
    outcome: str
    answer: str = ""
    advises: bool = False
    vote: str = ""
    marks: tuple[Mark, ...] = ()
    guests: tuple[str, ...] = ()
    impartiality: tuple[str, ...] = ()
    quorum: str = ""  # only where too few were there
    background: str = ""  # HTML (legeraad/richtext), as the discussion; the rest is plain text
    discussion: str = ""
    advice: str = ""
    proposals: tuple[Proposed, ...] = ()
    dissents: tuple[str, ...] = ()
    actions: tuple[Agreed, ...] = ()

    @property
    def short(self) -> bool:
        """Whether it may be kept on one page without leaving half of the page before it empty."""
        texts = (self.background, self.discussion, self.advice, *(p.text for p in self.proposals))
        return sum(map(len, texts)) < SHORT


@dataclass(frozen=True)
class MinutesDocument:
    language: str
    brand: str
    council: str
    label: str
    status: str
    draft: bool
    created: datetime
    day: str
    when: str
    where: str
    clock: str
    chair: str
    minute_taker: str
    summoned: str
    quorum: str
    heading: str
    entries: tuple[Entry, ...]
    table_heading: str
    columns: tuple[Column, ...]
    observers: tuple[str, ...]
    guests: tuple[str, ...]
    movements: tuple[str, ...]
    approval: str
    demo: bool
