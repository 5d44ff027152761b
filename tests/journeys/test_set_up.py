"""From an empty database to the first notice of a meeting, by clicking only (AHU-1).

One command registers the first person; the rest happens in the browser, as it would on the first
day. The number of pages is printed: somebody is to manage this in less than an hour.
"""

import re
import shutil
import sys

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import expect

from councils.models import Community
from members.models import Term
from tests.journeys.conftest import nb
from tests.journeys.test_thread import mail_to, move_clock, submit, text_of

FIRST = "forste"
ADDRESS = f"{FIRST}@eksempel.example"
MOST_PAGES = 60
PERSONS = """Navn;E-post;Tittel
K.A.;gp1@eksempel.example;fastlege
K.B.;gp2@eksempel.example;fastlege
K.C.;sjef@eksempel.example;samhandlingssjef
K.D.;praksis@eksempel.example;leder PKO
"""
SEATS = """Utvalg;Gruppe;Plass;Navn;E-post;Fra;Oppnevnt av;Vedtatt
NLR;{hospital};1;K.C.;sjef@eksempel.example;01.11.2026;Sykehuset;20.10.2026
NLR;{hospital};2;K.D.;praksis@eksempel.example;01.11.2026;Sykehuset;20.10.2026
NLR;{gps};4;K.A.;gp1@eksempel.example;01.11.2026;Fastlegene;20.10.2026
NLR;{officers};5;K.B.;gp2@eksempel.example;01.11.2026;Kommunene;20.10.2026
"""


def seats() -> str:
    """The groups have the names that the template gave them."""
    return SEATS.format(
        hospital=nb("The hospital"), gps=nb("GPs"), officers=nb("Chief medical officers")
    )


@pytest.fixture
def empty(transactional_db, live_server):
    cache.clear()
    shutil.rmtree(settings.DEMO_MAIL_FOLDER, ignore_errors=True)
    call_command("open_portal", name="F.P.", email=ADDRESS)
    return live_server.url


@pytest.fixture
def pages(page):
    """The addresses that the browser came to, in order."""
    seen = []
    page.on("framenavigated", lambda frame: seen.append(frame.url))
    return seen


def follow(page, ending: str) -> None:
    """Clicks the first link of the page to an address that ends so."""
    page.locator(f"main a[href$='{ending}']").first.click()
    page.wait_for_url(re.compile(re.escape(ending) + "$"))


def to_setup(page) -> None:
    page.locator("header a[href$='/sammensetning/']").click()
    follow(page, "/oppsett/")


def log_in(page, portal) -> None:
    page.goto(f"{portal}/konto/logg-inn/")
    page.locator("main input[name=email]").fill(ADDRESS)
    page.keyboard.press("Enter")
    page.locator("main input[name=code]").wait_for()
    code = text_of(mail_to(page, FIRST, "koden")).split("\n    ")[1].split()[0]
    page.locator("main input[name=code]").fill(code)
    page.keyboard.press("Enter")
    page.wait_for_url("**/min-side/")


def make_community(page) -> None:
    follow(page, "/oppsett/")
    for name, words in {
        "name": "Helsefellesskapet Nord",
        "brand": "Nordre legeråd",
        "slug": "nord",
        "controller": "Sykehuset i nord",
        "contact_name": "F.P., rådgiver",
        "contact_email": "post@eksempel.example",
        "sender_email": "utsending@eksempel.example",
    }.items():
        page.locator(f"[name={name}]").fill(words)
    submit(page)
    page.wait_for_url("**/nord/oppsett/")


def make_framework(page) -> None:
    """The hospital, a region with three municipalities, and a council of doctors."""
    follow(page, "/virksomheter/ny/")
    page.locator("[name=kind]").select_option("hospital_trust")
    page.locator("[name=name]").fill("Sykehuset i nord")
    submit(page)
    page.locator("nav a[href$='/oppsett/']").first.click()
    follow(page, "/regioner/ny/")
    page.locator("[name=name]").fill("Indre nord")
    page.locator("[name=municipalities]").fill("5501 Eksempelvik\n5502 Prøvenes\n5503 Testfjord")
    submit(page)
    page.locator("nav a[href$='/oppsett/']").first.click()
    follow(page, "/utvalg/ny/")
    page.locator("main a[href='?mal=alr']").click()
    page.locator("[name=name]").fill("Nordre legeråd")
    page.locator("[name=label]").fill("NLR")
    page.locator("[name=since]").fill("01.09.2026")
    submit(page)
    page.wait_for_url("**/nord/oppsett/")


def take_in(page, kind: str, content: str) -> None:
    follow(page, "/import/")
    page.locator(f"[name=kind][value={kind}]").check()
    file = {"name": f"{kind}.csv", "mimeType": "text/csv", "buffer": content.encode("utf-8-sig")}
    page.locator("input[type=file]").set_input_files([file])
    submit(page)
    page.wait_for_url(re.compile(r"/import/\d+/$"))
    page.locator("form[action$='/ta-inn/'] [type=submit]").first.click()
    page.wait_for_url(lambda url: not url.endswith("/ta-inn/"))
    to_setup(page)


def give_office(page, office: str, name: str) -> None:
    follow(page, "/verv/nytt/")
    page.locator(f"[name=office][value={office}]").check()
    page.get_by_label(re.compile(f"^{re.escape(name)}")).check()
    submit(page)
    to_setup(page)


def send_notice(page, portal) -> None:
    follow(page, "/moteplan/ny/")
    page.locator("[name=day]").fill(f"{timezone.localdate():%d.%m.%Y}")
    page.locator("[name=starts]").fill("15.30")
    page.locator("[name=ends]").fill("18.00")
    page.locator("[name=place]").fill("Eksempelvik")
    submit(page)
    if not page.url.endswith("/forbered/"):
        follow(page, "/forbered/")
    page.locator("form[action$='legg-til-punkt/'] [name=title]").fill("Godkjenning av saksliste")
    page.locator("form[action$='legg-til-punkt/'] [type=submit]").click()
    follow(page, "/send-saksliste/")
    expect(page.locator("main")).to_contain_text("K.A.")
    page.locator("#send button, button[form=send]:not([name])").last.click()
    page.wait_for_url("**/utsendinger/*/")
    expect(page.get_by_role("button", name=nb("Take it back"))).to_be_visible()


def test_one_person_sets_up_a_council_and_sends_its_first_notice(
    page, pages, empty, worker, capsys
):
    log_in(page, empty)
    make_community(page)
    make_framework(page)
    take_in(page, "persons", PERSONS)
    take_in(page, "seats", seats())
    assert Term.objects.filter(seat__group__council__slug="nlr").count() == 4
    give_office(page, "chair", "K.C.")
    give_office(page, "secretary", "K.D.")
    send_notice(page, empty)

    with capsys.disabled():
        sys.stdout.write(f"\nset up in {len(pages)} pages\n")
    assert len(pages) <= MOST_PAGES
    assert Community.objects.get().slug == "nord"
    move_clock(page, empty, "hour")
    notice = mail_to(page, "gp1", "1/26")
    assert "utsending@eksempel.example" in str(notice["From"])
    assert "post@eksempel.example" in str(notice["Reply-To"])
