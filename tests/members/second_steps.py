"""What a person does to set up and use a second factor, shared by the tests that need one."""

from __future__ import annotations

import html
import json
import re

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.utils import decrypt

from members.models import User
from tests.members.conftest import log_in, new_browser
from tests.members.passkeys import Passkey

OVERVIEW = "/konto/sikkerhet/"
APP_ADD = "/konto/sikkerhet/autentiseringsapper/ny/"
APP_REMOVE = "/konto/sikkerhet/autentiseringsapper/fjern/"
PASSKEY_ADD = "/konto/sikkerhet/passnokler/ny/"
PASSKEY_LOGIN = "/konto/logg-inn/passnokkel/"
SECOND = "/konto/logg-inn/andre-trinn/"
CODES = "/konto/sikkerhet/gjenopprettingskoder/"
CODES_NEW = "/konto/sikkerhet/gjenopprettingskoder/nye/"
CONFIRM = "/konto/sikkerhet/bekreft/"
CONFIRM_PASSKEY = "/konto/sikkerhet/bekreft/passnokkel/"
FORGET = "/konto/sikkerhet/maskiner/glem/"


def over_tls():
    """A browser at the address that passkeys belong to."""
    browser = new_browser()
    browser.defaults["wsgi.url_scheme"] = "https"
    return browser


def at_home(person):
    """Logged in a moment ago, without the login page: to set things up."""
    browser = over_tls()
    browser.force_login(User.objects.get(pk=person.user.pk))
    return browser


def is_in(browser) -> bool:
    return browser.get("/min-side/").status_code == 200


def code_of(secret: str, *, ahead: int = 0) -> str:
    """What the app shows, now or some half minutes ahead."""
    counters = list(totp.yield_hotp_counters_from_time())
    middle = counters[len(counters) // 2]
    return totp.format_hotp_value(totp.hotp_value(secret, middle + ahead))


def secret_of(user) -> str:
    held = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)
    return decrypt(held.data["secret"])


def add_app(browser):
    """Somebody logged in sets up an app; the answer leads to the recovery codes."""
    page = browser.get(APP_ADD)
    return browser.post(APP_ADD, {"code": code_of(page.context["form"].secret)})


def options_on(page) -> dict:
    """What the page gives its script to hand to the device."""
    found = re.search(r'id="passkey-options" type="application/json">(.*?)</script>', page.text)
    return json.loads(html.unescape(found[1]))


def add_passkey(browser, passkey: Passkey | None = None, **words) -> Passkey:
    passkey = passkey or Passkey()
    credential = passkey.register(options_on(browser.get(PASSKEY_ADD)))
    answer = browser.post(PASSKEY_ADD, {"name": "Jobbmaskin", "credential": credential, **words})
    assert answer.status_code == 302, answer.context["form"].errors
    return passkey


def login_options(browser) -> dict:
    answer = browser.get(PASSKEY_LOGIN, headers={"accept": "application/json"})
    return answer.json()["request_options"]


def log_in_with(browser, passkey: Passkey, **words):
    credential = passkey.sign(login_options(browser))
    return browser.post(PASSKEY_LOGIN, {"credential": credential, **words})


def log_in_twice(browser, person, **words):
    """By the code from the mail and the app's next code; the answer of the second step."""
    assert log_in(browser, person.email)["Location"] == SECOND
    return browser.post(SECOND, {"code": code_of(secret_of(person.user), ahead=1), **words})
