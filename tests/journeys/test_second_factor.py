"""Passkey, app, recovery codes and the trusted machine in a real browser with a virtual device."""

import re

import pytest
from allauth.mfa.models import Authenticator
from axe_playwright_python.sync_playwright import Axe

from legeraad.demo import mailbox
from legeraad.outbox import domain as outbox
from tests.conftest import user_of
from tests.journeys.conftest import log_in
from tests.members.second_steps import code_of, secret_of

SECURITY = "/konto/sikkerhet/"
APPS, CODES = "autentiseringsapper/", "gjenopprettingskoder/"
LOGIN = "/konto/logg-inn/"
DOCTOR = "lege@eksempel.example"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def device(page):
    """A laptop that knows the finger of its owner."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return session, made["authenticatorId"]


@pytest.fixture(autouse=True)
def letters(settings, tmp_path):
    """Mails go to a folder of this test, as in the demo."""
    settings.EMAIL_BACKEND = "legeraad.demo.mailbox.FolderBackend"
    settings.DEMO_MAIL_FOLDER = tmp_path / "post"


def newest_code() -> str:
    outbox.run_due()
    text = mailbox.letter(mailbox.keys()[0]).text
    return re.search(r"\b([A-Z0-9]{3}-[A-Z0-9]{3})\b", text)[1]


def log_out(page, portal):
    page.goto(f"{portal}/konto/logg-ut/")
    with page.expect_navigation():
        page.locator("main form button").click()


def type_mail_code(page, portal):
    page.goto(portal + LOGIN)
    page.locator('[name="email"]').fill(DOCTOR)
    page.locator('form:has([name="email"]) [type="submit"]').click()
    page.wait_for_url("**/konto/logg-inn/kode/**")
    page.locator('[name="code"]').fill(newest_code())
    send(page)


def send(page):
    with page.expect_navigation():
        page.locator('main form:has([name="code"]) [type="submit"]').click()


def add_passkey(page, portal):
    page.goto(f"{portal}{SECURITY}passnokler/ny/")
    page.locator('[name="name"]').fill("Jobbmaskin")
    page.locator("[data-passkey=create] button").click()
    page.wait_for_url("**/konto/sikkerhet/gjenopprettingskoder/")


def set_up_app(page, portal) -> str:
    page.goto(f"{portal}{SECURITY}autentiseringsapper/ny/")
    secret = page.locator(".lr-secret").inner_text().replace(" ", "")
    page.locator('[name="code"]').fill(code_of(secret))
    send(page)
    return secret


def test_passkey_is_added_and_logs_in_alone(page, portal, device):
    log_in(page, portal, "lege")
    add_passkey(page, portal)
    assert page.locator(".lr-codes li").count() == 10
    page.goto(portal + SECURITY)
    assert page.locator("th[scope=row]").inner_text() == "Jobbmaskin"
    log_out(page, portal)

    page.goto(f"{portal}{LOGIN}?next=/konto/sikkerhet/")
    page.locator("[data-passkey=get] button").click()

    page.wait_for_url("**/konto/sikkerhet/")


def test_passkey_that_is_not_used_says_so(page, portal, device):
    log_in(page, portal, "lege")
    add_passkey(page, portal)
    log_out(page, portal)
    session, key = device
    session.send("WebAuthn.setUserVerified", {"authenticatorId": key, "isUserVerified": False})
    page.goto(portal + LOGIN)
    page.locator("[data-passkey=get] button").click()

    alert = page.locator("[data-passkey=get] [role=alert]")
    alert.wait_for()
    assert alert.inner_text() == page.locator("[data-passkey]").get_attribute("data-cancelled")
    assert page.locator("[data-passkey=get] button").is_enabled()


def test_passkey_stands_beside_the_code_at_the_second_step(page, portal, device):
    log_in(page, portal, "lege")
    add_passkey(page, portal)
    log_out(page, portal)

    type_mail_code(page, portal)
    page.wait_for_url("**/andre-trinn/")
    page.locator("[data-passkey=get] button").click()

    page.wait_for_url("**/min-side/")


def test_passkey_on_the_same_device_twice_is_told(page, portal, device):
    log_in(page, portal, "lege")
    add_passkey(page, portal)
    page.goto(f"{portal}{SECURITY}passnokler/ny/")
    page.locator("[data-passkey=create] button").click()

    alert = page.locator("[data-passkey=create] [role=alert]")
    alert.wait_for()
    assert alert.inner_text() == page.locator("[data-passkey]").get_attribute("data-known")


def test_app_logs_in_and_a_trusted_machine_is_not_asked_again(page, portal):
    log_in(page, portal, "lege")
    secret = set_up_app(page, portal)
    page.wait_for_url("**/gjenopprettingskoder/")
    log_out(page, portal)

    type_mail_code(page, portal)
    page.wait_for_url("**/andre-trinn/")
    page.locator('[name="code"]').fill(code_of(secret, ahead=1))
    page.locator('[name="trust"]').check()
    send(page)
    page.wait_for_url("**/min-side/")
    log_out(page, portal)

    type_mail_code(page, portal)
    page.wait_for_url("**/min-side/")


def test_without_script_the_app_works_and_the_page_says_why_no_passkey(
    browser, browser_context_args, portal
):
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = context.new_page()
    log_in(page, portal, "lege")
    page.goto(f"{portal}{SECURITY}passnokler/ny/")
    assert page.locator("[data-passkey]").is_hidden()
    assert page.locator("noscript p").count() == 1

    set_up_app(page, portal)

    assert page.url.endswith("/gjenopprettingskoder/")
    assert page.locator(".lr-codes li").count() == 10
    log_out(page, portal)
    type_mail_code(page, portal)
    page.locator('[name="code"]').fill(code_of(secret_of(user_of("doctor")), ahead=1))
    send(page)
    assert page.url.endswith("/min-side/")
    context.close()


def faults_of(page, where: str) -> list[str]:
    found = [
        f"{where}: {each['id']} {each['nodes'][0]['html'][:120]}"
        for each in Axe().run(page).response["violations"]
    ]
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        found.append(f"{where}: wider than the screen")
    if page.locator("h1").count() != 1:
        found.append(f"{where}: {page.locator('h1').count()} main headings")
    return found


LOOKS = {
    "light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 360, "height": 740}, "color_scheme": "light"},
}


@pytest.mark.parametrize("look", LOOKS)
def test_every_page_of_the_second_factor_is_accessible(browser, browser_context_args, portal, look):
    context = browser.new_context(**browser_context_args, **LOOKS[look])
    context.set_default_timeout(15_000)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    faults = []

    def look_at(path=""):
        if path:
            page.goto(portal + path)
        faults.extend(faults_of(page, page.url))

    look_at(LOGIN)
    log_in(page, portal, "lege")
    for path in ("", "passnokler/ny/", f"{APPS}ny/", "logg-inn-igjen/"):
        look_at(SECURITY + path)
    add_passkey(page, portal)
    look_at()
    page.locator("h1").wait_for()
    secret = set_up_app(page, portal)
    held = Authenticator.objects.get(user=user_of("doctor"), type="webauthn").pk
    key = f"passnokler/{held}"
    rest = ("", f"{key}/gi-navn/", f"{key}/fjern/", f"{APPS}fjern/", CODES, f"{CODES}nye/")
    for path in (*rest, "maskiner/glem/", "bekreft/", "bekreft/passnokkel/"):
        look_at(SECURITY + path)
    log_out(page, portal)
    type_mail_code(page, portal)
    page.wait_for_url("**/andre-trinn/")
    look_at()
    page.locator('[name="code"]').fill("000000")
    send(page)
    look_at()
    page.locator('[name="code"]').fill(code_of(secret, ahead=1))
    send(page)
    context.close()

    assert faults == []
