"""Boxes grow with their words, and say what they are about."""

import pytest
from django.utils.text import capfirst

from cases.domain.public.figure import Corner, Group
from cases.views.public.drawing import Drawing, body_box, committee_box, corner_box, group_box
from councils.enums import CouncilStatus
from councils.models import Council


def body(name="Legerådet", **facts):
    usual = {"label": "LR", "kind": "legeråd", "status": "active", "language": "nb"}
    return Council(name=name, **usual | facts)


def group(count):
    return Group("allmennlegeutvalg", tuple(body(label=f"ALU {each}") for each in range(count)))


def words(box):
    return [text.words.replace("\N{NO-BREAK SPACE}", " ") for text in box.texts]


def test_box_has_name_short_name_and_kind():
    box = body_box(body(), 10, 20, "council")

    assert (words(box), box.look, box.y) == (["Legerådet", "LR, legeråd"], "council", 20)
    assert [text.lang for text in box.texts] == ["nb", "nb"]


def test_box_of_a_long_name_is_higher():
    short, long = (body_box(body(name), 0, 0, "top") for name in ("Kort", "Et langt navn " * 5))

    assert (short.height, long.height) == (66, 106)


def test_box_of_a_body_that_rests_looks_so_and_says_so():
    box = body_box(body(status="paused"), 0, 0, "council")

    assert box.look == "council resting"
    assert words(box)[-1] == capfirst(CouncilStatus.PAUSED.label)


def test_box_of_several_bodies_names_those_that_rest():
    bodies = (body(label="A 1"), body(label="A 2", status="paused"), body(label="A 3"))

    assert words(group_box(Group("utvalg", bodies), 0, 0))[1:] == [
        "A 1, A 2, A 3",
        f"{capfirst(CouncilStatus.PAUSED.label)}: A 2",
    ]


def test_committee_is_told_in_the_language_of_the_page():
    box = committee_box(body(), 0, 0)

    assert [text.lang for text in box.texts] == ["nb", ""]


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (1, ["Legerådet", "ALU 0, legeråd"]),
        (2, ["Allmennlegeutvalg", "ALU 0, ALU 1"]),
    ],
)
def test_bodies_of_a_kind_stand_by_their_names_while_they_are_few(count, shown):
    assert words(group_box(group(count), 0, 0)) == shown


def test_bodies_of_a_kind_are_counted_when_they_are_many():
    assert words(group_box(group(13), 0, 0))[1].startswith("13 ")


def test_short_name_is_not_broken():
    lines = words(group_box(group(12), 0, 0))[1:]

    assert len(lines) > 1
    assert all(line.startswith("ALU") for line in lines)


@pytest.mark.parametrize(("seats", "lines"), [({}, 1), ({Corner.GPS: 5}, 2)])
def test_corner_has_its_shape_and_its_seats_if_any(seats, lines):
    box = corner_box(Corner.GPS, seats, 0, 0)

    assert (box.shape, len(box.texts)) == ("circle", lines)


def test_box_takes_its_words_along_when_it_moves():
    box = body_box(body(), 0, 0, "top").moved_to(50)

    assert (box.y, box.texts[0].y) == (50, 79)


def test_drawing_grows_with_its_boxes():
    drawing = Drawing(300)

    first = drawing.below(10)
    box = drawing.add(body_box(body(), 0, first, "top"))

    assert (first, drawing.below(10)) == (1, box.bottom + 10)
