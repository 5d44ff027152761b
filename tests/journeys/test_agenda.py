"""The agenda is put in order by mouse and by keys; what the page shows is what is stored."""

import pytest
from playwright.sync_api import expect

from cases.domain.meetings import agenda
from tests.cases.views.workbench import at, coming
from tests.journeys.conftest import log_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def titles(page, portal):
    """The page of a meeting with four items more; returns how to read their order."""
    for title in ("Tilsyn", "Budsjett", "Møteplan", "Eventuelt"):
        agenda.add_item(meeting=coming(), title=title, by=None)
    log_in(page, portal, "sekretar")
    page.goto(portal + at("forbered/"))
    return lambda: list(coming().items.order_by("position").values_list("title", flat=True))


def handle(page, title):
    return page.locator(f'.lr-grip button[data-title="{title}"]')


def middle(page, title):
    box = handle(page, title).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def stored(page, act):
    """Waits for the order that is sent after the act."""
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        act()
    expect(page.locator(".is-dragged")).to_have_count(0)


def test_item_is_dragged_over_several_others(page, titles):
    before = titles()
    page.set_viewport_size({"width": 1280, "height": 1800})
    x, y = middle(page, "Eventuelt")
    _, above = middle(page, "Tilsyn")

    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, above - 12, steps=20)
    stored(page, page.mouse.up)

    assert titles() == [*before[:-4], "Eventuelt", *before[-4:-1]]


def test_item_is_moved_by_keys_and_keeps_the_focus(page, titles):
    before = titles()

    handle(page, "Eventuelt").focus()
    page.keyboard.press("ArrowUp")
    stored(page, lambda: page.keyboard.press("ArrowUp"))

    assert titles() == [*before[:-3], "Eventuelt", *before[-3:-1]]
    expect(handle(page, "Eventuelt")).to_be_focused()
