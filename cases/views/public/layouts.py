"""Where the boxes of the picture stand: in three columns, or below each other on a phone (ALR-38).

Wide: what reports to a body stands left of it, who prepares its cases right of it, its councils
below; then the triangle of hospital, GPs and municipalities; then the rest. Narrow: one column,
where a step in is a step down.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from cases.domain.public.figure import Corner, Group, Node, Structure
from cases.views.public.drawing import (
    BOX,
    TITLE,
    Box,
    Drawing,
    Line,
    Text,
    body_box,
    committee_box,
    corner_box,
    group_box,
)

WIDE, NARROW = 960, 328
LEFT, MIDDLE, RIGHT = 1, 340, 679
CENTRE = MIDDLE + BOX / 2
BETWEEN = (LEFT + BOX + MIDDLE) / 2, (MIDDLE + BOX + RIGHT) / 2  # the two gaps of the columns
ROW_GAP, BOX_GAP = 44, 14
INSET = 40  # of several councils below one body
STEP = 24  # to the right, of what stands below a box on a narrow screen


def seats_of(structure: Structure) -> dict[Corner, int]:
    """The seats at the corners; where there are several councils, they would be nobody's."""
    councils = structure.all_councils
    return dict(councils[0].seats) if len(councils) == 1 else {}


def wide(structure: Structure) -> Drawing:
    drawing = Drawing(WIDE)
    for top in structure.tops:
        _top(drawing, top)
    for council in structure.councils:
        _with_committee(drawing, council, "council", MIDDLE)
    if structure.all_councils:
        _triangle(drawing, structure)
    else:
        _rest(drawing, structure.of_gps)
    if structure.others:
        _heading(drawing, _("Elect, appoint or are heard"))
        _rest(drawing, structure.others)
    drawing.height += 1
    return drawing


def _top(drawing: Drawing, top: Node) -> None:
    y = drawing.below(ROW_GAP)
    box = _with_committee(drawing, top, "top", MIDDLE)
    beside = _stack(drawing, (group_box(group, LEFT, y) for group in top.groups))
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
    y = drawing.below(ROW_GAP)
    box = drawing.add(body_box(node.council, x, y, look, width=MIDDLE + BOX - x))
    if node.prepared_by is not None:
        beside = drawing.add(committee_box(node.prepared_by, RIGHT, y))
        across = min(box.middle, beside.middle)
        drawing.lines.append(Line(MIDDLE + BOX, across, RIGHT, across))
    return box


def _stack(drawing: Drawing, boxes: Iterable[Box]) -> list[Box]:
    """Puts the boxes of one column below each other, the first where it is."""
    placed: list[Box] = []
    for box in boxes:
        y = placed[-1].bottom + BOX_GAP if placed else box.y
        placed.append(drawing.add(box.moved_to(y)))
    return placed


def _join(
    drawing: Drawing, boxes: list[Box], one: Box, *, x: float, edge: float, to: float
) -> None:
    """The boxes of one column with one box of the next: lines that meet at `x` between the two."""
    if not boxes:
        return
    drawing.lines += [Line(edge, box.middle, x, box.middle) for box in boxes]
    ends = [*(box.middle for box in boxes), one.middle]
    drawing.lines.append(Line(x, min(ends), x, max(ends)))
    drawing.lines.append(Line(x, one.middle, to, one.middle))


def _triangle(drawing: Drawing, structure: Structure) -> None:
    """The three corners below the councils, and the committees of GPs between two of them; below
    the first, on the outside, who else has seats."""
    start = max(box.bottom for box in drawing.boxes if box.look.startswith("council"))
    seats = seats_of(structure)
    y = drawing.below(ROW_GAP)
    hospital = drawing.add(corner_box(Corner.HOSPITAL, seats, LEFT, y))
    gps = drawing.add(corner_box(Corner.GPS, seats, RIGHT, y))
    y = drawing.below(2 * ROW_GAP)  # else the triangle would be flat
    towns = drawing.add(corner_box(Corner.MUNICIPALITIES, seats, MIDDLE, y))
    between = _stack(drawing, (group_box(group, RIGHT, y) for group in structure.of_gps))
    right = RIGHT + BOX / 2
    points = ((LEFT + BOX / 2, hospital.middle), (right, gps.middle), (CENTRE, towns.middle))
    drawing.triangle = " ".join(f"{x:g},{y:g}" for x, y in points)
    drawing.lines += [
        Line(CENTRE, start, LEFT + BOX, hospital.middle),
        Line(CENTRE, start, RIGHT, gps.middle),
        Line(CENTRE, start, CENTRE, towns.y),
    ]
    if seats.get(Corner.OTHERS):
        others = drawing.add(corner_box(Corner.OTHERS, seats, LEFT, towns.y))
        drawing.lines.append(Line(CENTRE, start, LEFT + BOX, others.middle))
    if between:
        drawing.lines.append(Line(right, gps.bottom, right, between[0].y))
        _join(drawing, between, towns, x=BETWEEN[1], edge=RIGHT, to=MIDDLE + BOX)


def _heading(drawing: Drawing, words: str) -> None:
    y = drawing.below(ROW_GAP) + TITLE
    drawing.headings.append(Text(LEFT, y, words))
    drawing.height = y + 4


def _rest(drawing: Drawing, groups: tuple[Group, ...]) -> None:
    """What has no line to anything, in rows of three."""
    for first in range(0, len(groups), 3):
        y = drawing.height + BOX_GAP
        for x, group in zip((LEFT, MIDDLE, RIGHT), groups[first : first + 3], strict=False):
            drawing.add(group_box(group, x, y))


def narrow(structure: Structure) -> Drawing:
    drawing = Drawing(NARROW)
    for top in structure.tops:
        box = _first(drawing, body_box(top.council, LEFT, 0, "top", width=NARROW - 2))
        _prepared(drawing, top, box)
        for council in top.councils:
            _council(drawing, council, box)
        for group in top.groups:
            _under(drawing, box, group_box(group, _inside(box), 0, width=_room(box)))
    for council in structure.councils:
        _council(drawing, council, None)
    if structure.all_councils:
        _corners(drawing, structure)
    else:
        _column(drawing, structure.of_gps)
    if structure.others:
        _heading(drawing, _("Elect, appoint or are heard"))
        _column(drawing, structure.others)
    drawing.height += 1
    return drawing


def _inside(box: Box) -> float:
    return box.x + STEP


def _room(box: Box) -> float:
    return box.width - STEP


def _first(drawing: Drawing, box: Box) -> Box:
    """A box at the edge, which belongs to nothing above it."""
    return drawing.add(box.moved_to(drawing.below(2 * BOX_GAP)))


def _under(drawing: Drawing, box: Box, own: Box) -> Box:
    """A box a step in, with a line from the one that it belongs to."""
    own = drawing.add(own.moved_to(drawing.below(BOX_GAP)))
    x = box.x + STEP / 2
    drawing.lines.append(Line(x, box.bottom, x, own.middle))
    drawing.lines.append(Line(x, own.middle, own.x, own.middle))
    return own


def _council(drawing: Drawing, node: Node, above: Box | None) -> None:
    if above is None:
        box = _first(drawing, body_box(node.council, LEFT, 0, "council", width=NARROW - 2))
    else:
        own = body_box(node.council, _inside(above), 0, "council", width=_room(above))
        box = _under(drawing, above, own)
    _prepared(drawing, node, box)


def _prepared(drawing: Drawing, node: Node, box: Box) -> None:
    if node.prepared_by is not None:
        _under(drawing, box, committee_box(node.prepared_by, _inside(box), 0, width=_room(box)))


def _corners(drawing: Drawing, structure: Structure) -> None:
    """The three corners and who else has seats; the committees of GPs stand below the GPs."""
    seats = seats_of(structure)
    for corner in Corner:
        if corner is Corner.OTHERS and not seats.get(corner):
            continue
        box = _first(drawing, corner_box(corner, seats, LEFT, 0, width=NARROW - 2))
        if corner is Corner.GPS:
            for group in structure.of_gps:
                _under(drawing, box, group_box(group, _inside(box), 0, width=_room(box)))


def _column(drawing: Drawing, groups: tuple[Group, ...]) -> None:
    for group in groups:
        y = drawing.below(BOX_GAP)
        drawing.add(group_box(group, LEFT, y, width=NARROW - 2))
