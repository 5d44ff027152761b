"""The public picture of the bodies, with the same in words below it."""

import re
from xml.etree import ElementTree as ET

import pytest

from councils.models import Council
from tests.factories import council_of

PAGE = "/agder/slik-henger-det-sammen/"


def svg_of(answer, name):
    page = answer.content.decode()
    picture = page[page.index(f'<svg class="lr-figure lr-figure--{name}"') :]
    return picture[: picture.index("</svg>") + 6]


@pytest.mark.parametrize("name", ["wide", "narrow"])
def test_picture_is_well_formed_and_has_a_title_and_a_description(name, client, agder):
    svg = ET.fromstring(svg_of(client.get(PAGE), name))  # noqa: S314  our own

    named = svg.attrib["aria-labelledby"].split()
    described = [child.attrib.get("id") for child in svg][:2]
    assert (svg.attrib["role"], described) == ("img", named)


def test_every_body_stands_in_the_words_with_its_address(client, agder):
    page = client.get(PAGE).content.decode()
    words = page[page.index('class="lr-tree"') :]

    missing = [
        council.label
        for council in agder.councils.all()
        if f'href="{council.get_absolute_url()}"' not in words
    ]

    assert missing == []


@pytest.mark.parametrize("name", ["wide", "narrow"])
def test_numbers_of_the_picture_have_a_point_whatever_the_language(name, client, agder):
    picture = svg_of(client.get(PAGE), name)
    numbers = re.findall(r' (?:x|y|x1|y1|x2|y2|height)="([^"]+)"', picture)

    assert numbers
    assert [number for number in numbers if not re.fullmatch(r"\d+(\.\d+)?", number)] == []


def test_name_that_looks_like_markup_is_only_text(client, agder):
    council = council_of(agder)
    Council.objects.filter(pk=council.pk).update(name="<script>alert(1)</script>")

    assert b"<script>alert(1)" not in client.get(PAGE).content


def test_community_without_bodies_says_so(client, agder):
    Council.objects.update(status="dissolved")

    assert b'<svg class="lr-figure' not in client.get(PAGE).content


@pytest.mark.parametrize("page", ["/agder/utvalg/", "/agder/utvalg/alr/"])
def test_figure_is_reached_from_the_councils(page, client, agder):
    assert f'href="{PAGE}"'.encode() in client.get(page).content
