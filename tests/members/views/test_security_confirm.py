"""Changing how one logs in asks once more, unless it was shown a moment ago who it is."""

import re

import pytest
import time_machine
from allauth.mfa.models import Authenticator

from tests.members.conftest import ask, newest_code
from tests.members.second_steps import (
    APP_ADD,
    APP_REMOVE,
    CODES,
    CODES_NEW,
    CONFIRM,
    CONFIRM_PASSKEY,
    PASSKEY_ADD,
    add_app,
    add_passkey,
    at_home,
    code_of,
    options_on,
    secret_of,
)

NOON = "2026-09-16 10:00:00+00:00"


@pytest.fixture
def mine(person):
    return at_home(person)


def factors(person):
    kinds = Authenticator.objects.filter(user=person.user).values_list("type", flat=True)
    return sorted(kinds)


@pytest.mark.parametrize("page", [APP_ADD, PASSKEY_ADD])
def test_first_factor_long_after_the_login_asks_to_log_in_again(person, page):
    with time_machine.travel(NOON, tick=False) as clock:
        mine = at_home(person)
        clock.shift(15 * 60 + 1)
        answer = mine.get(page, follow=True)
        login = re.search(r'name="next" value="([^"]+)"', answer.text)[1]

        assert answer.redirect_chain[-1][0].startswith("/konto/sikkerhet/logg-inn-igjen/")
        out = mine.post("/konto/logg-ut/", {"next": login})
        ask(mine, person.email)
        back = mine.post("/konto/logg-inn/kode/", {"code": newest_code(), "next": page})
        assert out["Location"] == login
        assert back["Location"] == page
        assert mine.get(page).status_code == 200


def test_page_to_log_in_again_leads_nowhere_else(mine):
    page = mine.get("/konto/sikkerhet/logg-inn-igjen/", {"next": "https://evil.example/"})

    assert "evil.example" not in page.context["login"]


@pytest.mark.parametrize("page", [PASSKEY_ADD, APP_REMOVE, CODES, CODES_NEW])
def test_change_long_after_the_factor_was_shown_asks_for_it(person, page):
    with time_machine.travel(NOON, tick=False) as clock:
        mine = at_home(person)
        add_app(mine)
        clock.shift(15 * 60 + 1)
        asked = mine.get(page)
        wrong = mine.post(asked["Location"], {"code": "000000"})
        done = mine.post(asked["Location"], {"code": code_of(secret_of(person.user))})

        assert asked["Location"].startswith(CONFIRM)
        assert wrong.context["form"].errors.keys() == {"code"}
        assert done["Location"] == page
        assert mine.get(page).status_code == 200


def test_removal_long_after_is_done_once_confirmed(person):
    with time_machine.travel(NOON, tick=False) as clock:
        mine = at_home(person)
        add_app(mine)
        clock.shift(15 * 60 + 1)
        asked = mine.post(APP_REMOVE)
        assert factors(person) == ["recovery_codes", "totp"]
        mine.post(asked["Location"], {"code": code_of(secret_of(person.user))})

        assert factors(person) == []


def test_somebody_who_logged_in_by_mail_alone_must_show_the_factor(person):
    """A trusted machine, or the demo's button: the mailbox alone changes no factor."""
    add_app(at_home(person))
    mine = at_home(person)

    assert mine.get(PASSKEY_ADD)["Location"].startswith(CONFIRM)


def test_passkey_confirms(person):
    passkey = add_passkey(at_home(person))
    mine = at_home(person)
    page = mine.get(CODES_NEW, follow=True)
    assert page.redirect_chain[-1][0].startswith(CONFIRM_PASSKEY)
    assert f"{CONFIRM}?next=" in page.text

    wrong = mine.post(CONFIRM_PASSKEY, {"credential": "{}", "next": CODES_NEW})
    assert wrong["Location"].startswith(CONFIRM_PASSKEY)
    page = mine.get(wrong["Location"])
    right = {"credential": passkey.sign(options_on(page)), "next": CODES_NEW}
    assert mine.post(CONFIRM_PASSKEY, right)["Location"] == CODES_NEW
    assert mine.get(CODES_NEW).status_code == 200


def test_code_confirms_once(person):
    with time_machine.travel(NOON, tick=False) as clock:
        add_app(at_home(person))
        clock.shift(60)
        code = code_of(secret_of(person.user))
        first = at_home(person).post(CONFIRM, {"code": code})
        second = at_home(person).post(CONFIRM, {"code": code})

        assert first.status_code == 302
        assert second.context["form"].errors.keys() == {"code"}
