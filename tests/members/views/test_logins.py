"""Login by a code: quality.md A3, A4, A6, A9, A10; guessing is in tests/faults."""

from itertools import product

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core import mail
from django.urls import NoReverseMatch, reverse

from councils.enums import Language
from legeraad.outbox import domain as outbox
from legeraad.outbox.models import Job
from members.domain.people import register_person
from members.models import User
from tests.members.conftest import (
    CODE,
    LOGIN,
    WRONG,
    ask,
    guess,
    log_in,
    new_address,
    new_browser,
    newest_code,
)

NOON = "2026-09-16 10:00:00+00:00"


# the way in


def test_login_with_the_code_from_the_mail_opens_min_side(visitor, person):
    answer = log_in(visitor, person.email)

    assert (answer.status_code, answer["Location"]) == (302, "/min-side/")
    assert visitor.get("/min-side/").status_code == 200


def test_login_in_nynorsk_ends_in_nynorsk(visitor, person):
    visitor.post("/nn" + LOGIN, {"email": person.email})
    answer = visitor.post("/nn" + CODE, {"code": newest_code()})

    assert answer["Location"] == "/nn/min-side/"


def test_login_ignores_capitals_and_spaces_round_address_and_code(visitor, person):
    ask(visitor, f"  {person.email.upper()} ")
    answer = visitor.post(CODE, {"code": f" {newest_code().lower().replace('-', ' ')} "})

    assert answer["Location"] == "/min-side/"


def test_login_sends_the_mail_to_the_address_on_file_in_the_persons_language(visitor, table):
    address = new_address()
    register_person(name="N.N.", email=address, language=Language.NYNORSK, by=None)

    ask(visitor, address.upper())
    outbox.run_due()

    message = mail.outbox[-1]
    assert message.to == [address]
    assert message.reply_to == ["post@legerad.example"]
    assert 'lang="nn"' in message.alternatives[0].content
    assert "\n" not in message.subject


def test_login_is_remembered_no_longer_than_the_browser_is_open(visitor, person):
    log_in(visitor, person.email)

    assert visitor.cookies["sessionid"]["httponly"]
    assert visitor.session.get_expire_at_browser_close()


def test_login_of_somebody_logged_in_goes_straight_on(visitor, person):
    visitor.force_login(person.user)

    assert visitor.get(LOGIN)["Location"] == "/min-side/"
    assert visitor.get(f"{LOGIN}?next=/en/min-side/")["Location"] == "/en/min-side/"


def test_login_page_remembers_the_address_when_asked_for_a_new_code(visitor, person):
    ask(visitor, person.email)

    assert f'value="{person.email}"' in visitor.get(LOGIN).text


def test_login_of_an_inactive_person_is_refused_before_and_after_the_code(visitor, person):
    ask(visitor, person.email)
    code = newest_code()
    User.objects.filter(pk=person.user.pk).update(is_active=False)

    answer = visitor.post("/en" + CODE, {"code": code}, follow=True)

    assert "This login is closed" in answer.text
    assert visitor.get("/min-side/").status_code == 302
    ask(new_browser(), person.email)
    outbox.run_due()
    assert len(mail.outbox) == 1


def test_logout_by_get_changes_nothing_and_by_post_logs_out(visitor, person):
    visitor.force_login(person.user)

    assert visitor.get("/konto/logg-ut/").status_code == 200
    assert visitor.get("/min-side/").status_code == 200
    assert visitor.post("/konto/logg-ut/")["Location"] == "/"
    assert visitor.get("/min-side/").status_code == 302


def test_login_session_dies_at_once_when_the_login_is_closed(visitor, person):
    visitor.force_login(person.user)
    User.objects.filter(pk=person.user.pk).update(is_active=False)

    assert visitor.get("/min-side/").status_code == 302


@pytest.mark.parametrize("path", [LOGIN, CODE, "/konto/logg-ut/"])
def test_pages_of_the_login_lead_to_their_page_of_the_handbook(visitor, person, path):
    if path == CODE:
        ask(visitor, person.email)
    if path == "/konto/logg-ut/":
        visitor.force_login(person.user)

    assert 'href="/handbok/innlogging/"' in visitor.get(path).text


# A3 nobody signs up


def test_login_of_a_stranger_makes_no_user_and_no_session_opens_anything(visitor, db):
    ask(visitor, new_address())
    for code in ("", "BBB-BBB", "None"):
        visitor.post(CODE, {"code": code})

    assert User.objects.count() == 0
    assert visitor.get("/min-side/").status_code == 302


@pytest.mark.parametrize(
    "name",
    [
        "account_signup",
        "account_email",
        "account_change_password",
        "account_reset_password",
        "account_set_password",
        "account_reauthenticate",
        "account_inactive",
    ],
)
def test_rest_of_allauth_has_no_address(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_password_opens_nothing(visitor, person):
    person.user.set_password("Sommer-2026!")
    person.user.save()

    visitor.post(LOGIN, {"email": person.email, "login": person.email, "password": "Sommer-2026!"})

    assert visitor.get("/min-side/").status_code == 302


# A4 the life of a code


def test_code_works_once(visitor, person):
    ask(visitor, person.email)
    code = newest_code()
    visitor.post(CODE, {"code": code})
    visitor.post("/konto/logg-ut/")

    answer = visitor.post("/en" + CODE, {"code": code}, follow=True)

    assert "The code has run out" in answer.text
    assert visitor.get("/min-side/").status_code == 302


def test_code_is_worth_nothing_in_another_browser(visitor, person):
    ask(visitor, person.email)
    code = newest_code()
    thief = new_browser()
    bare = thief.post(CODE, {"code": code})
    ask(thief, person.email)

    assert bare.status_code == 302
    assert WRONG in guess(thief, code).text
    assert thief.get("/min-side/").status_code == 302


def test_code_for_somebody_else_is_worth_nothing(visitor, person):
    other = register_person(name="A.B.", email=new_address(), by=None)
    ask(new_browser(), other.email)
    code = newest_code()
    ask(visitor, person.email)

    assert WRONG in guess(visitor, code).text


def test_code_is_replaced_by_a_newer_one(visitor, person):
    ask(visitor, person.email)
    first = newest_code()
    ask(visitor, person.email)
    second = newest_code()

    assert WRONG in guess(visitor, first).text
    assert guess(visitor, second)["Location"] == "/en/min-side/"


@pytest.mark.parametrize(("seconds", "welcome"), [(899, True), (901, False)])
def test_code_is_valid_for_fifteen_minutes(visitor, person, seconds, welcome):
    with time_machine.travel(NOON, tick=False) as clock:
        ask(visitor, person.email)
        code = newest_code()
        clock.shift(seconds)
        visitor.post(CODE, {"code": code})

        assert (visitor.get("/min-side/").status_code == 200) is welcome


def test_code_that_has_run_out_is_not_sent_late(visitor, person):
    with time_machine.travel(NOON, tick=False) as clock:
        ask(visitor, person.email)
        clock.shift(901)

        assert outbox.run_due() == 1
        assert mail.outbox == []


@pytest.mark.parametrize("method", ["get", "head"])
def test_code_is_not_used_up_by_looking(visitor, person, method):
    ask(visitor, person.email)
    code = newest_code()

    getattr(visitor, method)(CODE, {"code": code})

    assert visitor.get("/min-side/").status_code == 302
    assert visitor.post(CODE, {"code": code})["Location"] == "/min-side/"


@pytest.mark.parametrize("bad", ["", " ", "æøå", "\u202eBBB", "🩺" * 6, "B" * 1_000_000, "a\x00b"])
def test_code_that_is_no_code_is_refused_in_a_sentence(visitor, person, bad):
    ask(visitor, person.email)

    answer = guess(visitor, bad)

    assert answer.status_code == 200
    assert 'aria-invalid="true"' in answer.text


def test_code_is_not_in_any_address_and_pages_leak_no_referrer(visitor, person):
    asked = ask(visitor, person.email)
    code = newest_code()
    page = visitor.get(CODE)

    assert code not in asked["Location"]
    assert code not in page.text
    assert page["Referrer-Policy"] == "same-origin"
    assert "no-store" in page["Cache-Control"]


# A6 the session


def test_login_gives_the_session_a_new_id(visitor, person):
    ask(visitor, person.email)
    before = visitor.session.session_key
    visitor.post(CODE, {"code": newest_code()})

    assert visitor.session.session_key != before
    assert not Session.objects.filter(pk=before).exists()


# A9 where the login leads


HOSTS = ["evil.example", "evil.example:443", "testserver.evil.example", "user@evil.example"]
STARTS = [
    "http://", "https://", "//", "///", "////", "\\\\", "/\\", "\\/", "/\t/", "/\n/", "/\r\n/",
    "\t//", " //", "\x01//", "http:", "https:", "http:/", "http:///", "HTTP://", "hTTps:\\\\",
    "javascript://", "data://", "ftp://", "//\\", "/\x0b//", "\u2028//", "https:///", "/\\/\\",
    "//testserver@", "//testserver\\@", "http://testserver@", "/..//", "/.//", "//%2f", "//%09/",
    "//[::1]@", "http://[", "https://testserver:80@", "//\u3002", "//user:pass@",
    "javascript:alert(1)//", "vbscript:", "blob:http://", "view-source:http://", "x-legerad://",
    "http://testserver/", "https://testserver//", "//testserver/", "http://127.0.0.1@", "file://",
]  # fmt: skip
PAYLOADS = [start + host for start, host in product(STARTS, HOSTS)]


def stays_here(location):
    """What a browser makes of a Location: tabs and breaks fall out, backslashes are slashes."""
    seen = "".join(letter for letter in location if letter not in "\t\r\n").replace("\\", "/")
    return seen.startswith("/") and not seen.startswith("//")


def test_next_leads_nowhere_else_for_two_hundred_payloads(visitor, person):
    assert len(PAYLOADS) == 200
    visitor.force_login(person.user)
    strays = [
        payload
        for payload in PAYLOADS
        if not stays_here(visitor.get(LOGIN, {"next": payload})["Location"])
    ]

    assert strays == []


@pytest.mark.parametrize("payload", ["//evil.example", "https://evil.example/", "/\\evil.example"])
def test_next_that_leads_elsewhere_is_dropped_at_login_and_logout(visitor, person, payload):
    ask(visitor, person.email, next=payload)
    answer = visitor.post(CODE, {"code": newest_code(), "next": payload})
    leaving = visitor.post("/konto/logg-ut/", {"next": payload})

    assert (answer["Location"], leaving["Location"]) == ("/min-side/", "/")


def test_next_on_this_site_is_followed_through_the_code(visitor, person):
    asked = ask(visitor, person.email, next="/en/min-side/?side=2")
    page = visitor.get(asked["Location"])

    assert 'name="next" value="/en/min-side/?side=2"' in page.text
    answer = visitor.post(asked["Location"], {"code": newest_code()})
    assert answer["Location"] == "/en/min-side/?side=2"


# A10 whose name is in the mail


def test_forged_host_is_refused(visitor, person):
    answer = visitor.post(LOGIN, {"email": person.email}, headers={"host": "evil.example"})

    assert answer.status_code == 400
    assert Job.objects.count() == 0


def test_forwarded_host_never_comes_into_a_mail(visitor, person, settings):
    settings.SITE_URL = "https://legerad.example"
    visitor.post(LOGIN, {"email": person.email}, headers={"x-forwarded-host": "evil.example"})
    outbox.run_due()

    raw = mail.outbox[-1].message().as_string()
    assert "evil.example" not in raw
    assert "@legerad.example>" in mail.outbox[-1].extra_headers["Message-ID"]
