"""The editor of rich text in a real browser: typed, pasted from Word, kept, and read again."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from cases.domain.meetings import minutes
from cases.models import CasePaper
from legeraad import richtext
from tests.cases.views.workbench import coming, in_session, new_case
from tests.journeys.conftest import PATIENCE, log_in, nb
from tests.journeys.test_pages import DESKTOP, PHONE
from tests.legeraad.richtext.test_richtext import KNOWN, PLACES, VECTORS, WORD

PAPER = "/agder/saker/alr-04-26/saksfremlegg/rediger/"
SESSION = "/agder/utvalg/alr/moter/2026-03/gjennomfor/"
TAGS = {tag.upper() for tag in KNOWN - {"strong", "em"}} | {"B", "I", "DIV"}
PASTE = """(text, [html, plain]) => {
  const given = new DataTransfer();
  if (html) given.setData("text/html", html);
  given.setData("text/plain", plain);
  const event = { clipboardData: given, bubbles: true, cancelable: true };
  text.dispatchEvent(new ClipboardEvent("paste", event));
}"""


@pytest.fixture
def writing(page, portal):
    """The page of a case paper that nobody has written in."""
    new_case("Hvem tar imot?")
    log_in(page, portal, "sekretar")
    page.goto(f"{portal}{PAPER}")
    text(page).wait_for()
    return page


def text(page, field="assessment"):
    return page.locator(f"#id_{field}_text")


def tool(page, name, field="assessment"):
    return page.locator(f".lr-rte:has(#id_{field}_text) [data-tool={name}]")


def saved(page, words):
    """What is stored of the assessment, once it says these words."""
    expect(page.locator("#entry")).to_contain_text(words)
    page.evaluate("htmx.trigger('#entry', 'change')")
    expect(page.locator("#saved svg")).to_be_visible()
    for _each in range(PATIENCE // 100):
        stored = CasePaper.objects.first()
        if stored and words in richtext.plain(stored.assessment):
            return stored.assessment
        page.wait_for_timeout(100)
    raise AssertionError(f"not saved: {words}")


def paste(page, html, plain="", field="assessment"):
    text(page, field).focus()
    text(page, field).evaluate(PASTE, [html, plain])


def test_text_is_formatted_by_the_keyboard_and_stands_there_again(writing):
    page, keys = writing, writing.keyboard
    text(page).focus()
    for press in ("Control+Shift+1", "Sak", "Enter", "Dette er ", "Control+b", "viktig"):
        (keys.press if "+" in press or press == "Enter" else keys.type)(press)
    keys.press("Control+b")
    keys.type(".")
    keys.press("Enter")
    keys.press("Control+Shift+8")
    keys.type("én")
    keys.press("Enter")
    keys.type("under")
    keys.press("Alt+Shift+ArrowRight")

    stored = saved(page, "under")
    page.reload()

    assert stored == (
        "<h3>Sak</h3><p>Dette er <strong>viktig</strong>.</p>"
        "<ul><li>én<ul><li>under</li></ul></li></ul>"
    )
    expect(text(page).locator("h3")).to_have_text("Sak")
    expect(text(page).locator("b")).to_have_text("viktig")
    expect(text(page).locator("ul ul li")).to_have_text("under")
    page.locator("#entry button[type=submit]").click()
    page.wait_for_url("**/saksfremlegg/")
    assert CasePaper.objects.get().assessment == stored


def test_caret_stays_where_it_was_while_the_text_is_saved(writing):
    page, keys = writing, writing.keyboard
    text(page).focus()
    keys.type("Først sist.")
    for _each in range(len("sist.")):
        keys.press("ArrowLeft")

    saved(page, "Først sist.")
    keys.type("og ")

    assert saved(page, "Først og sist.") == "<p>Først og sist.</p>"


def test_link_is_made_changed_and_taken_away(writing):
    page, keys = writing, writing.keyboard
    dialog = page.locator("#editor-link")
    text(page).focus()
    keys.type("Se avtalen")
    keys.press("Control+Shift+ArrowLeft")
    keys.press("Control+k")
    keys.type("ingen adresse")
    keys.press("Enter")
    expect(dialog.locator("[data-fault]")).to_be_visible()
    dialog.locator("input").fill("helsenorge.no/avtale")
    keys.press("Enter")

    assert saved(page, "Se avtalen") == (
        '<p>Se <a href="https://helsenorge.no/avtale">avtalen</a></p>'
    )
    keys.press("Control+k")
    expect(dialog.locator("input")).to_have_value("https://helsenorge.no/avtale")
    dialog.locator("[data-remove] button").click()
    keys.press("End")
    keys.type(" nå")

    assert saved(page, "Se avtalen nå") == "<p>Se avtalen nå</p>"


def test_clipboard_of_word_keeps_headings_lists_tables_and_links(writing):
    page = writing
    paste(page, WORD, "ren tekst")
    expect(text(page).locator("table")).to_be_visible()
    page.keyboard.type("Etter tabellen.")

    assert saved(page, "Etter tabellen.") == richtext.clean(WORD) + "<p>Etter tabellen.</p>"


def test_half_a_sentence_is_pasted_into_the_other_half(writing):
    page = writing
    text(page).focus()
    page.keyboard.type("Fastlegen  svarer.")
    for _each in range(len(" svarer.")):
        page.keyboard.press("ArrowLeft")

    paste(page, "<p class=MsoNormal><span style='color:red'>i <b>Agder</b></span></p>", "i Agder")

    assert saved(page, "Agder") == "<p>Fastlegen i <strong>Agder</strong> svarer.</p>"


def test_paste_without_a_network_goes_in_as_plain_text(writing):
    page = writing
    page.route("**/lim-inn/", lambda route: route.abort())

    paste(page, "<p><b>Fet</b></p>", "Første linje\n\nAndre <linje>")

    expect(page.locator(".lr-rte:has(#id_assessment_text) [role=status]")).to_have_text(
        nb("Pasted as plain text: the looks could not be taken along just now.")
    )
    assert saved(page, "Andre") == "<p>Første linje</p><p>Andre &lt;linje&gt;</p>"


def test_slow_paste_says_so_and_the_form_waits_for_it(writing):
    page = writing
    held = []
    page.route("**/lim-inn/", lambda route: held.append(route))  # noqa: PLW0108  it marks what it is given

    paste(page, "<p><b>Sent</b></p>", "Sent")
    status = page.locator(".lr-rte:has(#id_assessment_text) [role=status]")
    expect(status).to_have_text(nb("Pasting …"))
    page.locator("#entry button[type=submit]").click()
    held[0].continue_()

    page.wait_for_url("**/saksfremlegg/")
    assert CasePaper.objects.get().assessment == "<p><strong>Sent</strong></p>"


def test_table_grows_shrinks_and_stays_whole(writing):
    page, keys = writing, writing.keyboard
    text(page).focus()
    tool(page, "table").click()
    keys.type("År")
    keys.press("ArrowRight")
    keys.type("Tall")
    tool(page, "row-add").click()
    keys.type("2026")
    keys.press("Home")
    keys.press("Backspace")  # at the edge of the cell: nothing flows together
    tool(page, "column-add").click()
    keys.type("ny")
    tool(page, "column-remove").click()
    for _each in range(2):
        text(page).locator("tr").last.locator("td").first.click()
        tool(page, "row-remove").click()

    assert saved(page, "2026") == (
        '<table><thead><tr><th scope="col">År</th><th scope="col">Tall</th></tr></thead>'
        "<tbody><tr><td>2026</td><td></td></tr></tbody></table>"
    )


def test_cell_takes_lines_and_everything_can_be_deleted(writing):
    page, keys = writing, writing.keyboard
    text(page).focus()
    tool(page, "table").click()
    paste(page, "<p>én</p><ul><li>to</li></ul>", "én\nto")
    keys.press("Enter")
    keys.type("tre")
    expect(text(page).locator("th").first).to_have_js_property("innerHTML", "én<br>to<br>tre")
    keys.press("Control+a")
    keys.press("Delete")
    keys.type("- punkt")
    keys.press("Shift+Enter")
    keys.type("linje")

    assert saved(page, "linje") == "<ul><li>punkt<br>linje</li></ul>"


def test_keys_reach_every_tool_and_tab_leaves_the_field(writing):
    page, keys = writing, writing.keyboard
    focused = "document.activeElement.dataset.tool ?? document.activeElement.id"
    text(page, "background").focus()
    keys.press("Control+Shift+8")
    keys.press("Tab")
    assert page.evaluate(focused) == "heading"
    keys.press("ArrowRight")
    keys.press("ArrowRight")
    assert page.evaluate(focused) == "bold"
    keys.press("Tab")
    assert page.evaluate(focused) == "id_assessment_text"
    keys.press("Alt+F10")
    assert page.evaluate(focused) == "bold"
    keys.press("Enter")
    keys.type("Fet")
    expect(tool(page, "bold")).to_have_attribute("aria-pressed", "true")
    keys.press("Shift+Tab")
    keys.press("Shift+Tab")

    assert page.evaluate(focused) == "id_background_text"
    assert saved(page, "Fet") == "<p><strong>Fet</strong></p>"


def test_undo_brings_back_and_redo_takes_away(writing):
    page, keys = writing, writing.keyboard
    text(page).focus()
    keys.type("Én")
    keys.press("Enter")
    keys.type("To")
    keys.press("Control+z")
    expect(text(page)).not_to_contain_text("To")
    keys.press("Control+y")

    assert saved(page, "To") == "<p>Én</p><p>To</p>"


def test_ready_sentence_comes_in_at_the_caret_of_the_discussion(page, portal):
    in_session()
    log_in(page, portal, "sekretar")
    page.goto(f"{portal}{SESSION}")
    text(page, "discussion").focus()
    page.keyboard.type("Før. ")
    page.keyboard.press("Control+b")
    page.keyboard.type("Etter")
    page.keyboard.press("Home")
    page.locator(".lr-phrases summary").click()
    phrase = page.locator(".lr-phrases button").first
    words = phrase.inner_text()
    phrase.click()
    expect(text(page, "discussion")).to_contain_text(words)
    page.keyboard.press("Control+s")
    expect(page.locator("#saved svg")).to_be_visible()

    stored = minutes.current(coming()).entries.order_by("item__position").first()
    assert stored.rich
    assert richtext.plain(stored.discussion) == f"{words}Før. Etter"
    assert "<strong>Etter</strong>" in stored.discussion


def looked_at(page):
    """What axe finds once everything stands still."""
    page.evaluate("Promise.all(document.getAnimations().map(each => each.finished))")
    return Axe().run(page).response["violations"]


@pytest.mark.parametrize("look", ["light", "dark", "phone"])
def test_editor_is_accessible_and_fits(browser, browser_context_args, portal, look):
    context = browser.new_context(
        **browser_context_args,
        viewport=PHONE if look == "phone" else DESKTOP,
        color_scheme="dark" if look == "dark" else "light",
    )
    page = context.new_page()
    new_case("Hvem tar imot?")
    log_in(page, portal, "sekretar")
    page.goto(f"{portal}{PAPER}")
    paste(page, WORD)
    expect(text(page).locator("table")).to_be_visible()
    text(page).locator("td").first.click()
    expect(tool(page, "row-add")).to_be_visible()
    found = looked_at(page)
    for opener in (tool(page, "link"), page.locator("[data-editor-keys]").first):
        opener.click()
        found += looked_at(page)
        page.keyboard.press("Escape")

    faults = [f"{each['id']} {each['nodes'][0]['html'][:150]} {each['help']}" for each in found]
    assert faults == [], "\n".join(faults)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    context.close()


def test_hostile_samples_run_nothing_and_ask_for_nothing(writing, portal):
    """I1: all of them, cleaned, in a page of ours, and put into the editor as well."""
    page = writing
    asked, dialogs = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    samples = [richtext.clean(place.replace("{}", each)) for each in VECTORS for place in PLACES]
    assert len(samples) >= 500

    page.evaluate(
        """samples => {
          for (const sample of samples) {
            const part = document.createElement("div");
            part.className = "lr-rich hostile";
            document.querySelector("main").append(part);
            part.innerHTML = sample;
          }
          for (const link of document.querySelectorAll(".hostile a")) {
            if (!/^(https?|mailto):/.test(link.href)) throw new Error(link.href);
          }
        }""",
        samples,
    )
    page.locator(".hostile:not(:empty)").last.hover()
    page.wait_for_timeout(500)
    foreign = [url for url in asked if not url.startswith(portal)]

    assert page.locator(".hostile").count() == len(samples)
    assert (foreign, dialogs) == ([], [])


def test_hostile_samples_are_harmless_in_the_editor(writing, portal):
    """I1: pasted as they are while the server is away, and through it."""
    page = writing
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))

    paste(page, "".join(place.replace("{}", each) for each in VECTORS for place in PLACES), "x")

    expect(text(page)).to_contain_text("etter")
    tags = set(text(page).evaluate("e => [...e.querySelectorAll('*')].map(t => t.tagName)"))
    names = set(
        text(page).evaluate("e => [...e.querySelectorAll('*')].flatMap(t => t.getAttributeNames())")
    )
    assert tags <= TAGS
    assert names <= {"href", "start", "colspan", "rowspan", "scope"}
    assert dialogs == []
