"""Every page as a person meets it: light, dark, on a phone. Axe is silent, nothing overflows."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import transaction

from tests.architecture.conftest import VISITORS, build
from tests.architecture.rights import RIGHTS
from tests.architecture.routes import routes

# As whom a page is looked at: the first of these to whom it is shown.
EYES = ("stranger", "secretary", "chair", "registrar", "member", "keeper")
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
CONTRAST = {"runOnly": ["color-contrast"]}
# A mail as it is sent stands in a frame of the page about it, and is no page.
NO_PAGES = {"members:mail_html"}
# Besides the rights' sample: what is not found, what nothing is found for, the other languages.
MORE = (
    "/finnes-ikke/",
    "/sok/?q=sykmelding",
    "/sok/?q=finnes+ikke",
    "/handbok/gjennomfor-mote/",
    "/nn/agder/anbefalinger/2/",
    "/en/agder/utvalg/alr/",
)


@pytest.fixture
def sample(portal):
    """Something of everything that an address can be about, for all to see."""
    with transaction.atomic():
        return build()


def shown_to(name: str) -> str | None:
    """Who of those whose eyes we have is shown the page by a GET."""
    answers = dict(zip(VISITORS, RIGHTS[name][0], strict=True))
    return next((visitor for visitor in EYES if answers[visitor] == "2"), None)


def pages(sample) -> dict[str, list[str]]:
    """The addresses that answer with a whole page of HTML, by visitor."""
    found: dict[str, list[str]] = {visitor: [] for visitor in EYES}
    browsers = {visitor: sample.browser(visitor) for visitor in EYES}
    for name, route in routes().items():
        if name not in NO_PAGES and (visitor := shown_to(name)):
            address = route.address(sample.about.get(name, {}))
            if b"<html" in _start(browsers[visitor].get(address)):
                found[visitor].append(address)
    found["stranger"] += MORE
    return found


def _start(response) -> bytes:
    """Of a file nothing: it is for another programme."""
    if response.streaming:
        response.close()
        return b""
    return response.content[:400].lower()


def faults_of(page, address: str) -> list[str]:
    page.set_viewport_size(DESKTOP)
    page.emulate_media(color_scheme="light")
    page.goto(address)
    found = axe(page, address)
    page.emulate_media(color_scheme="dark")
    found += axe(page, f"{address} (dark)", CONTRAST)
    page.set_viewport_size(PHONE)
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        found.append(f"{address}: wider than the screen")
    if page.locator("h1").count() != 1:
        found.append(f"{address}: {page.locator('h1').count()} main headings")
    return found


def axe(page, where: str, options: dict | None = None) -> list[str]:
    """What the accessibility rules find, with the first piece of markup of each."""
    return [
        f"{where}: {each['id']} {each['nodes'][0]['html'][:120]}"
        for each in Axe().run(page, options=options).response["violations"]
    ]


def test_every_page_is_accessible(browser, browser_context_args, portal, sample):
    complaints: list[str] = []
    faults: list[str] = []
    for visitor, addresses in pages(sample).items():
        assert addresses, visitor
        context = browser.new_context(**browser_context_args)
        if visitor in sample.users:
            session = sample.browser(visitor).cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": session, "url": portal}])
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        faults += [fault for address in addresses for fault in faults_of(page, portal + address)]
        context.close()

    assert "\n".join(faults) == ""
    assert [text for text in complaints if "Content Security Policy" in text] == []
