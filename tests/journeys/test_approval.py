"""Somebody who met approves the minutes by keyboard alone; the secretary agrees on two points."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from cases.domain.meetings import minutes
from tests.cases.views.workbench import at, coming, in_session, with_chair, with_those_who_met
from tests.conftest import user_of
from tests.journeys.conftest import log_in

MOST_TABS = 40


def press_tab_until(page, target):
    """Moves on with the keyboard until the focus is where `target` is; fails when it never is."""
    for _ in range(MOST_TABS):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail("the keyboard does not get there")


def test_minutes_are_approved_by_keyboard_alone(page, portal):
    waiting = with_those_who_met()
    log_in(page, portal, "fastlege")

    press_tab_until(page, page.locator(f'.lr-tasks a.ds-button[href="{at("referat/")}"]'))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{at('referat/')}")
    press_tab_until(page, page.locator('button[name="answer"][value="approved"]'))
    page.keyboard.press("Enter")

    expect(page.locator('button[name="answer"][value="approved"]')).to_have_count(0)
    row = waiting.approvals.get(person=user_of("member").person)
    assert row.answer == "approved"


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_the_approval_have_no_barrier(width, scheme, page, portal):
    with_chair()
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    log_in(page, portal, "leder")
    found = {}
    for part in ("referat/", "referat/send-til-dem-som-motte/"):
        page.goto(portal + at(part))
        found[part] = Axe().run(page).response["violations"]
    page.locator('.lr-form__acts button[form="send"]').click()
    page.goto(portal + at("referat/"))
    found["with those who met"] = Axe().run(page).response["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")

    assert {part: rules for part, rules in found.items() if rules} == {}
    assert wide <= 0


def test_second_browser_sees_the_action_point_of_the_first(browser, browser_context_args, portal):
    item = in_session().items.last()
    contexts = [browser.new_context(**browser_context_args) for _ in range(2)]
    first, second = (context.new_page() for context in contexts)
    for page in (first, second):
        log_in(page, portal, "sekretar")
        page.goto(f"{portal}{at('gjennomfor/')}?punkt={item.pk}")

    first.locator("[name=action-task]").fill("Sender saken")
    first.locator("#agreed button[value=add]").click()
    expect(first.locator("#agreed-list")).to_contain_text("Sender saken")
    second.locator("[name=action-task]").fill("Halvskrevet")
    second.locator("#id_background_text").fill("Saken ble lagt fram.")

    expect(second.locator("#agreed-list")).to_contain_text("Sender saken")
    expect(second.locator("[name=action-task]")).to_have_value("Halvskrevet")
    stored = minutes.current(coming()).entries.get(item=item)
    assert [point.task for point in stored.actions.all()] == ["Sender saken"]
    for context in contexts:
        context.close()
