"""The places of boxes and lines in the picture of a community's bodies (ALR-38).

Three columns, row by row: what reports to a body stands left of it, who prepares its cases right
of it, the councils below; then the triangle of hospital, GPs and municipalities; then the rest.
All numbers are units of the picture's own `viewBox`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from textwrap import wrap

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.domain.public.figure import Corner, Group, Node, Structure
from councils.enums import CouncilStatus
from councils.models import Council

WIDTH = 960
BOX = 280
LEFT, MIDDLE, RIGHT = 1, 340, 679
CENTRE = MIDDLE + BOX / 2
BETWEEN = (LEFT + BOX + MIDDLE) / 2, (MIDDLE + BOX + RIGHT) / 2  # the two gaps of the columns
ROW_GAP, BOX_GAP = 44, 14
INSET = 40  # of several councils below one body
PADDING, TITLE, SMALL = 14, 20, 18
TITLE_LETTERS, SMALL_LETTERS = 28, 36  # that a box is wide, at 15 and 13 units
NO_BREAK = "\N{NO-BREAK SPACE}"
MOST_NAMES = 12  # of one kind; more are counted


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
    shape: str = ""  # square | circle, in its upper left corner
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


@dataclass(frozen=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass
class Drawing:
    boxes: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    headings: list[Text] = field(default_factory=list)
    triangle: str = ""  # the points of the ground behind the three corners
    width: int = WIDTH
    height: float = 0  # of what has been drawn so far; the next row begins below it

    def add(self, box: Box) -> Box:
        self.boxes.append(box)
        self.height = max(self.height, box.bottom)
        return box

    def stack(self, boxes: list[Box]) -> list[Box]:
        """Puts boxes of one column below each other, the first where it is."""
        placed: list[Box] = []
        for box in boxes:
            y = placed[-1].bottom + BOX_GAP if placed else box.y
            placed.append(self.add(_moved(box, y)))
        return placed

    def next_row(self) -> float:
        return self.height + ROW_GAP if self.boxes else 1


def draw(structure: Structure) -> Drawing:
    drawing = Drawing()
    for top in structure.tops:
        _top(drawing, top)
    for council in structure.councils:
        _with_committee(drawing, council, "council", MIDDLE)
    if structure.all_councils:
        _triangle(drawing, structure)
    elif structure.of_gps:
        _rest(drawing, structure.of_gps, "")
    if structure.others:
        _rest(drawing, structure.others, _("Elect, appoint or are heard"))
    drawing.height += 1
    return drawing


def _top(drawing: Drawing, top: Node) -> None:
    y = drawing.next_row()
    box = _with_committee(drawing, top, "top", MIDDLE)
    beside = drawing.stack([_group(group, LEFT, y) for group in top.groups])
    _join(drawing, beside, box, x=BETWEEN[0], edge=LEFT + BOX, to=MIDDLE)
    if len(top.councils) == 1:
        below = _with_committee(drawing, top.councils[0], "council", MIDDLE)
        drawing.lines.append(Line(CENTRE, box.bottom, CENTRE, below.y))
        return
    x = MIDDLE + INSET / 2
    for council in top.councils:
        below = _with_committee(drawing, council, "council", MIDDLE + INSET)
        drawing.lines.append(Line(x, below.middle, below.x, below.middle))
        drawing.lines.append(Line(x, box.bottom, x, below.middle))


def _with_committee(drawing: Drawing, node: Node, look: str, x: float) -> Box:
    """A body, and right of it who prepares its cases."""
    y = drawing.next_row()
    box = drawing.add(_body(node.council, x, y, look, width=MIDDLE + BOX - x))
    if node.prepared_by is not None:
        words = _("prepares the cases")
        beside = drawing.add(_body(node.prepared_by, RIGHT, y, "beside", words=words))
        across = min(box.middle, beside.middle)
        drawing.lines.append(Line(MIDDLE + BOX, across, RIGHT, across))
    return box


def _join(
    drawing: Drawing, boxes: list[Box], to_box: Box, *, x: float, edge: float, to: float
) -> None:
    """Boxes of one column with one box of the next: lines that meet at `x` between the two."""
    if not boxes:
        return
    heights = [box.middle for box in boxes]
    for y in heights:
        drawing.lines.append(Line(edge, y, x, y))
    ends = [*heights, to_box.middle]
    drawing.lines.append(Line(x, min(ends), x, max(ends)))
    drawing.lines.append(Line(x, to_box.middle, to, to_box.middle))


def _triangle(drawing: Drawing, structure: Structure) -> None:
    """The three corners below the councils, and the committees of GPs between two of them."""
    start = max(box.bottom for box in drawing.boxes if box.look.startswith("council"))
    seats = dict(structure.all_councils[0].seats) if len(structure.all_councils) == 1 else {}
    y = drawing.next_row()
    hospital = drawing.add(_corner(Corner.HOSPITAL, seats, LEFT, y))
    gps = drawing.add(_corner(Corner.GPS, seats, RIGHT, y))
    y = drawing.next_row() + ROW_GAP  # else the triangle would be flat
    towns = drawing.add(_corner(Corner.MUNICIPALITIES, seats, MIDDLE, y))
    between = drawing.stack([_group(group, RIGHT, y) for group in structure.of_gps])
    right = RIGHT + BOX / 2
    points = ((LEFT + BOX / 2, hospital.middle), (right, gps.middle), (CENTRE, towns.middle))
    drawing.triangle = " ".join(f"{x:g},{y:g}" for x, y in points)
    drawing.lines += [
        Line(CENTRE, start, LEFT + BOX, hospital.middle),
        Line(CENTRE, start, RIGHT, gps.middle),
        Line(CENTRE, start, CENTRE, towns.y),
    ]
    if between:
        drawing.lines.append(Line(right, gps.bottom, right, between[0].y))
        _join(drawing, between, towns, x=BETWEEN[1], edge=RIGHT, to=MIDDLE + BOX)


def _rest(drawing: Drawing, groups: tuple[Group, ...], heading: str) -> None:
    """What has no line to anything, in rows of three below a heading."""
    if heading:
        y = drawing.next_row() + TITLE
        drawing.headings.append(Text(LEFT, y, heading))
        drawing.height = y - ROW_GAP + BOX_GAP + 4
    for first in range(0, len(groups), 3):
        y = drawing.next_row() if first == 0 else drawing.height + BOX_GAP
        for x, group in zip((LEFT, MIDDLE, RIGHT), groups[first : first + 3], strict=False):
            drawing.add(_group(group, x, y))


def _body(
    body: Council, x: float, y: float, look: str, *, words: str = "", width: float = BOX
) -> Box:
    """A body by its name; below it its short name and what kind it is, or other words."""
    resting = "" if body.status == CouncilStatus.ACTIVE else " resting"
    below = words or body.kind
    small = below if body.label == body.name else f"{body.label}, {below}"
    title = [(line, False, body.language) for line in wrap(body.name, TITLE_LETTERS)]
    lang = "" if words else body.language
    return _box(x, y, look + resting, [*title, *_small(small, lang)], width=width)


def _group(group: Group, x: float, y: float) -> Box:
    """Bodies of one kind: the kind, and their short names; one alone stands by its name."""
    if len(group.bodies) == 1:
        return _body(group.bodies[0], x, y, "group")
    count = len(group.bodies)
    lang = group.bodies[0].language
    names = ", ".join(body.label.replace(" ", NO_BREAK) for body in group.bodies)
    if count > MOST_NAMES:
        lang, names = "", ngettext("%(count)s body", "%(count)s bodies", count) % {"count": count}
    title = [(line, False, lang) for line in wrap(capfirst(group.kind), TITLE_LETTERS)]
    return _box(x, y, "group", [*title, *_small(names, lang)])


def _corner(corner: Corner, seats: dict[Corner, int], x: float, y: float) -> Box:
    count = seats.get(corner, 0)
    words = ngettext("%(count)s seat", "%(count)s seats", count) % {"count": count}
    lines = [(corner.label, False, ""), *(_small(words, "") if count else [])]
    return _box(x, y, "corner", lines, shape=corner.shape)


def _small(words: str, lang: str) -> list[tuple[str, bool, str]]:
    return [(line, True, lang) for line in wrap(words, SMALL_LETTERS, break_on_hyphens=False)]


def _box(
    x: float,
    y: float,
    look: str,
    lines: list[tuple[str, bool, str]],
    *,
    shape: str = "",
    width: float = BOX,
) -> Box:
    """A box around lines of (words, whether small, language), as high as they need."""
    indent = PADDING + (26 if shape else 0)
    below, texts = y + PADDING, []
    for words, small, lang in lines:
        below += SMALL if small else TITLE
        texts.append(Text(x + indent, below - 5, words, small, lang))
    return Box(x, y, below + PADDING - y, look, tuple(texts), shape, width)


def _moved(box: Box, y: float) -> Box:
    down = y - box.y
    texts = tuple(replace(text, y=text.y + down) for text in box.texts)
    return replace(box, y=y, texts=texts)
