"""Two secretaries in one item, a page without script, the back button: nothing is lost."""

from playwright.sync_api import expect

from cases.domain.meetings import minutes
from tests.cases.views.workbench import coming, in_session
from tests.journeys.conftest import log_in, nb

SESSION = "/agder/utvalg/alr/moter/2026-03/gjennomfor/"


def open_item(context, portal, item):
    page = context.new_page()
    log_in(page, portal, "sekretar")
    page.goto(f"{portal}{SESSION}?punkt={item.pk}")
    return page


def stored():
    return minutes.current(coming()).entries.order_by("item__position").last()


def test_second_browser_sees_what_the_first_wrote(browser, browser_context_args, portal):
    item = in_session().items.last()
    contexts = [browser.new_context(**browser_context_args) for _ in range(2)]
    first, second = (open_item(context, portal, item) for context in contexts)

    first.locator("#id_discussion_text").fill("Den første skrev dette.")
    expect(first.locator("#saved")).to_contain_text(nb("Saved %(clock)s", clock="").strip())
    second.locator("#id_discussion_text").fill("Den andre skrev dette.")

    expect(second.locator("#conflict")).to_contain_text("Den første skrev dette.")
    expect(second.locator("#id_discussion_text")).to_have_text("Den andre skrev dette.")
    assert stored().discussion == "<p>Den første skrev dette.</p>"

    second.locator("#id_discussion_text").fill("Begge skrev dette.")
    expect(second.locator("#saved")).to_contain_text(nb("Saved %(clock)s", clock="").strip())
    assert stored().discussion == "<p>Begge skrev dette.</p>"
    for context in contexts:
        context.close()


def test_meeting_works_without_script(browser, browser_context_args, portal):
    item = in_session().items.last()
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = open_item(context, portal, item)

    page.get_by_role("button", name=nb("Everybody is present")).click()
    expect(page.locator("#met")).to_contain_text("13")
    page.locator("#entry [name=advice]").fill("Uten skript.")
    page.locator("#entry [name=outcome][value=advice]").check()
    page.get_by_role("button", name=nb("Save"), exact=True).click()

    expect(page.locator("#entry [name=advice]")).to_have_value("Uten skript.")
    assert (stored().advice, stored().revision) == ("Uten skript.", 2)
    context.close()


def test_back_button_and_double_click_make_one_meeting(page, portal):
    log_in(page, portal, "sekretar")
    page.goto(f"{portal}/agder/moteplan/ny/")
    page.locator("[name=day]").fill("20.01.2027")
    page.locator("[name=starts]").fill("15.30")
    page.locator("[name=ends]").fill("18.00")
    page.locator("[name=place]").fill("Arendal")
    page.locator("main form [type=submit]").dblclick()
    page.wait_for_url("**/2027-01/forbered/")
    page.go_back()
    expect(page.locator("[name=place]")).to_be_visible()

    page.goto(f"{portal}/agder/moteplan/")
    assert page.get_by_role("link", name="ALR 1/27").count() == 1
    assert page.get_by_role("link", name="ALR 2/27").count() == 0
