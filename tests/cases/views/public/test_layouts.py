"""The picture is drawn inside its frame: no box on another, no word outside its box."""

from collections import Counter
from itertools import combinations

import pytest

from cases.domain.public.figure import Corner, Group, Node, Structure
from cases.views.public.layouts import narrow, wide
from councils.models import Council


def body(name, **facts):
    return Council(name=name, label=name[:8], kind="utvalg", status="active", **facts)


def group(kind, count):
    return Group(kind, tuple(body(f"{kind} nummer {number}") for number in range(count)))


def node(name, **facts):
    return Node(body(name), facts.pop("prepared_by", None), **facts)


LONG = "Overordnet strategisk samarbeidsutvalg for sykehuset og alle kommunene i landsdelen"
COUNCIL = node("Legerådet", prepared_by=body(LONG), seats=((Corner.GPS, 5),))
SHAPES = {
    "nothing": Structure((), (), (), ()),
    "one council": Structure((), (COUNCIL,), (), ()),
    "a council with users": Structure(
        (),
        (node("Rådet", seats=((Corner.GPS, 5), (Corner.OTHERS, 3))),),
        (group("allmennlegeutvalg", 2),),
        (),
    ),
    "one above one": Structure((node("Toppen", councils=(COUNCIL,)),), (), (), ()),
    "everything": Structure(
        (
            node(
                LONG,
                prepared_by=body("Arbeidsutvalget"),
                councils=(COUNCIL,),
                groups=(group("region", 5), group("koordinering", 1)),
            ),
        ),
        (),
        (group("allmennlegeutvalg", 13), group("samarbeidsutvalg", 2)),
        tuple(group(f"instans {number}", number) for number in range(1, 8)),
    ),
    "three councils": Structure(
        (node("Toppen", councils=(COUNCIL, node("To"), node("Tre"))),), (), (group("a", 1),), ()
    ),
    "two tops": Structure(
        (node("Toppen", councils=(COUNCIL,)), node("Ved siden")), (node("Fritt"),), (), ()
    ),
    "committees alone": Structure((), (), (group("allmennlegeutvalg", 2),), ()),
}


def overlap(one, other):
    beside = one.x + one.width <= other.x or other.x + other.width <= one.x
    return not (beside or one.bottom <= other.y or other.bottom <= one.y)


@pytest.fixture(params=[(layout, name) for layout in (wide, narrow) for name in SHAPES])
def drawing(request):
    layout, name = request.param
    return layout(SHAPES[name])


def test_no_box_covers_another(drawing):
    assert [pair for pair in combinations(drawing.boxes, 2) if overlap(*pair)] == []


def test_every_box_lies_within_the_frame(drawing):
    outside = [
        box
        for box in drawing.boxes
        if box.x < 0
        or box.y < 0
        or box.x + box.width > drawing.width
        or box.bottom > drawing.height
    ]

    assert outside == []


def test_words_lie_within_their_box(drawing):
    assert [
        text.words
        for box in drawing.boxes
        for text in box.texts
        if not box.y < text.y < box.bottom or not box.x < text.x < box.x + box.width
    ] == []


def test_every_heading_stands_clear_of_the_boxes(drawing):
    assert [
        heading
        for heading in drawing.headings
        for box in drawing.boxes
        if box.y < heading.y and heading.y - 16 < box.bottom
    ] == []


@pytest.mark.parametrize("layout", [wide, narrow])
def test_everything_has_its_box(layout):
    boxes = layout(SHAPES["everything"]).boxes

    assert Counter(box.look for box in boxes) == {
        "top": 1,
        "council": 1,
        "beside": 2,
        "corner": 3,
        "group": 11,
    }


def test_corners_tell_their_seats_where_there_is_one_council():
    corners = [box for box in wide(SHAPES["one council"]).boxes if box.look == "corner"]

    assert [len(box.texts) for box in corners] == [1, 2, 1]


@pytest.mark.parametrize("layout", [wide, narrow])
def test_seats_beside_the_corners_have_a_box_where_there_are_any(layout):
    shapes = [box.shape for box in layout(SHAPES["a council with users"]).boxes if box.shape]

    assert Counter(shapes) == {"square": 1, "circle": 2, "diamond": 1}


def test_corners_are_silent_about_seats_where_there_are_several_councils():
    corners = [box for box in wide(SHAPES["three councils"]).boxes if box.look == "corner"]

    assert [len(box.texts) for box in corners] == [1, 1, 1]
