"""Boxes with words, and lines between them: what the picture of the bodies is made of (ALR-38).

All numbers are units of the picture's own `viewBox`; a unit is a pixel where it has its full size.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from textwrap import wrap

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.domain.public.figure import Corner, Group
from councils.enums import CouncilStatus
from councils.models import Council

BOX = 280  # the usual width
PADDING, TITLE, SMALL = 14, 20, 18  # around the words, and the heights of their lines
TITLE_LETTER, SMALL_LETTER = 9, 7  # how wide a letter is at most, on the average of a line
SHAPE = 26  # with the air after it
NO_BREAK = "\N{NO-BREAK SPACE}"
MOST_NAMES = 12  # of one kind; more are counted

Words = tuple[str, bool, str]  # what, whether small, and its language where it is not the page's


@dataclass(frozen=True)
class Text:
    x: float
    y: float
    words: str
    small: bool = False
    lang: str = ""


@dataclass(frozen=True)
class Box:
    x: float
    y: float
    height: float
    look: str  # top | council | beside | group | corner, and "resting" beside it
    texts: tuple[Text, ...]
    shape: str = ""  # square | circle | diamond, in its upper left corner
    width: float = BOX

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> float:
        return self.y + self.height / 2

    @property
    def shape_at(self) -> tuple[float, float]:
        return self.x + PADDING, self.y + PADDING + 1

    def moved_to(self, y: float) -> Box:
        texts = tuple(replace(text, y=text.y + y - self.y) for text in self.texts)
        return replace(self, y=y, texts=texts)


@dataclass(frozen=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass
class Drawing:
    width: int
    boxes: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    headings: list[Text] = field(default_factory=list)
    triangle: str = ""  # the points of the ground behind the three corners
    height: float = 0  # of what has been drawn so far; the next row begins below it

    def add(self, box: Box) -> Box:
        self.boxes.append(box)
        self.height = max(self.height, box.bottom)
        return box

    def below(self, gap: float) -> float:
        """Where the next box begins; the first leaves room for the line around it."""
        return self.height + gap if self.boxes else 1


def body_box(
    body: Council, x: float, y: float, look: str, *, words: str = "", width: float = BOX
) -> Box:
    """A body by its name; below it its short name and what kind it is, or other words; and its
    state, unless it works as usual."""
    below = words or body.kind
    small = below if body.label == body.name else f"{body.label}, {below}"
    lines = [(body.name, False, body.language), (small, True, "" if words else body.language)]
    if body.status == CouncilStatus.ACTIVE:
        return _box(x, y, look, lines, width=width)
    state = (capfirst(body.get_status_display()), True, "")
    return _box(x, y, f"{look} resting", [*lines, state], width=width)


def committee_box(body: Council, x: float, y: float, *, width: float = BOX) -> Box:
    return body_box(body, x, y, "beside", words=_("prepares the cases"), width=width)


def group_box(group: Group, x: float, y: float, *, width: float = BOX) -> Box:
    """Bodies of one kind: the kind, and their short names; one alone stands by its name."""
    first, count = group.bodies[0], len(group.bodies)
    if count == 1:
        return body_box(first, x, y, "group", width=width)
    names = (_listed(group.bodies), first.language)
    if count > MOST_NAMES:
        names = ngettext("%(count)s body", "%(count)s bodies", count) % {"count": count}, ""
    lines = [(capfirst(group.kind), False, first.language), (names[0], True, names[1])]
    return _box(x, y, "group", lines + _states(group), width=width)


def _listed(bodies: Iterable[Council]) -> str:
    return ", ".join(body.label.replace(" ", NO_BREAK) for body in bodies)


def _states(group: Group) -> list[Words]:
    """Which of several bodies do not work as usual: a line for each state."""
    resting = (each for each in CouncilStatus if each != CouncilStatus.ACTIVE)
    found = [(each, [body for body in group.bodies if body.status == each]) for each in resting]
    return [(f"{capfirst(each.label)}: {_listed(same)}", True, "") for each, same in found if same]


def corner_box(
    corner: Corner, seats: dict[Corner, int], x: float, y: float, *, width: float = BOX
) -> Box:
    count = seats.get(corner, 0)
    words = ngettext("%(count)s seat", "%(count)s seats", count) % {"count": count}
    lines = [(corner.label, False, ""), (words if count else "", True, "")]
    return _box(x, y, "corner", lines, shape=corner.shape, width=width)


def _box(
    x: float, y: float, look: str, lines: list[Words], *, shape: str = "", width: float
) -> Box:
    """A box around the words, as high as they need."""
    indent = PADDING + (SHAPE if shape else 0)
    below, texts = y + PADDING, []
    for words, small, lang in lines:
        letters = int((width - indent - PADDING) / (SMALL_LETTER if small else TITLE_LETTER))
        for line in wrap(words, letters, break_on_hyphens=False):
            below += SMALL if small else TITLE
            texts.append(Text(x + indent, below - 5, line, small, lang))
    return Box(x, y, below + PADDING - y, look, tuple(texts), shape, width)
