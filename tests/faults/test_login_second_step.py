"""The second step of the login: guessing (A1), telling (A2), replay (A4), the session (A6)."""

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache

from legeraad.outbox import domain as outbox
from members.domain import second_factor
from members.domain.people import register_person
from members.models import User
from tests.members.conftest import CODE, LOGIN, ask, log_in, new_address, newest_code
from tests.members.second_steps import (
    APP_REMOVE,
    CODES,
    FORGET,
    SECOND,
    add_app,
    add_passkey,
    at_home,
    code_of,
    is_in,
    log_in_twice,
    options_on,
    over_tls,
    secret_of,
)

NOON = "2026-09-16 10:00:00+00:00"
TRUST = "mfa_trusted"


@pytest.fixture
def person(db):
    return register_person(name="Q.B.", email=new_address(), by=None)


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as travelling:
        yield travelling


@pytest.fixture
def visitor():
    return over_tls()


# the way in


def test_code_from_the_mail_alone_opens_nothing_for_who_has_a_factor(visitor, person, clock):
    add_app(at_home(person))

    assert log_in(visitor, person.email)["Location"] == SECOND
    assert not is_in(visitor)
    assert visitor.get(SECOND).status_code == 200


def test_code_of_the_app_opens_where_one_was_going(visitor, person, clock):
    add_app(at_home(person))
    asked = ask(visitor, person.email, next="/en/min-side/?side=2")
    visitor.post(asked["Location"], {"code": newest_code(), "next": "/en/min-side/?side=2"})
    answer = visitor.post(SECOND, {"code": code_of(secret_of(person.user), ahead=1)})

    assert answer["Location"] == "/en/min-side/?side=2"
    assert is_in(visitor)


def test_code_of_the_app_is_looked_at_half_a_minute_late(visitor, person, clock):
    add_app(at_home(person))
    log_in(visitor, person.email)
    clock.shift(120)
    code = code_of(secret_of(person.user))
    clock.shift(30)

    assert visitor.post(SECOND, {"code": code})["Location"] == "/min-side/"


def test_code_of_the_app_is_worth_nothing_a_minute_late(visitor, person, clock):
    add_app(at_home(person))
    log_in(visitor, person.email)
    clock.shift(120)
    code = code_of(secret_of(person.user))
    clock.shift(60)

    assert visitor.post(SECOND, {"code": code}).context["form"].errors


def test_recovery_code_opens_once(person, clock):
    home = at_home(person)
    add_app(home)
    code = home.get(CODES).context["unused_codes"][3]
    first, second = over_tls(), over_tls()
    log_in(first, person.email)
    log_in(second, person.email)

    assert first.post(SECOND, {"code": code})["Location"] == "/min-side/"
    assert second.post(SECOND, {"code": code}).context["form"].errors
    assert not is_in(second)


def test_second_step_cannot_be_reached_without_the_first(visitor, person):
    add_app(at_home(person))
    answers = [visitor.get(SECOND), visitor.post(SECOND, {"code": code_of(secret_of(person.user))})]

    assert [each["Location"] for each in answers] == [LOGIN, LOGIN]


def test_second_step_waits_a_quarter_of_an_hour(visitor, person, clock):
    add_app(at_home(person))
    log_in(visitor, person.email)
    clock.shift(15 * 60 + 1)

    assert visitor.post(SECOND, {"code": code_of(secret_of(person.user))})["Location"] == LOGIN


def test_second_step_for_one_is_no_step_for_another(visitor, person, clock):
    other = register_person(name="A.B.", email=new_address(), by=None)
    add_app(at_home(person))
    add_app(at_home(other))
    log_in(visitor, person.email)

    answer = visitor.post(SECOND, {"code": code_of(secret_of(other.user), ahead=1)})

    assert answer.context["form"].errors
    assert not is_in(visitor)


def test_passkey_is_a_second_step(visitor, person):
    passkey = add_passkey(at_home(person))
    log_in(visitor, person.email)
    credential = passkey.sign(options_on(visitor.get(SECOND)))

    assert visitor.post(SECOND, {"credential": credential})["Location"] == "/min-side/"


def test_who_has_only_recovery_codes_left_is_not_asked(visitor, person):
    home = at_home(person)
    add_app(home)
    home.post(APP_REMOVE)

    assert log_in(visitor, person.email)["Location"] == "/min-side/"


# A4 a code is used once


def test_code_that_set_the_app_up_logs_nobody_in(visitor, person, clock):
    home = at_home(person)
    add_app(home)
    log_in(visitor, person.email)

    answer = visitor.post(SECOND, {"code": code_of(secret_of(person.user))})

    assert answer.context["form"].errors
    assert not is_in(visitor)


@pytest.mark.parametrize("later", [0, 31, 59])
def test_code_of_the_app_works_once_also_when_the_cache_forgets(person, clock, later):
    add_app(at_home(person))
    thief = over_tls()
    log_in(thief, person.email)
    code = code_of(secret_of(person.user), ahead=1)
    owner = over_tls()
    log_in(owner, person.email)
    owner.post(SECOND, {"code": code})
    cache.clear()
    clock.shift(later)

    answer = thief.post(SECOND, {"code": code})

    assert is_in(owner)
    assert answer.context["form"].errors
    assert not is_in(thief)


def test_older_code_is_worth_nothing_after_a_newer_one(person, clock):
    add_app(at_home(person))
    clock.shift(300)
    secret = secret_of(person.user)
    older, newer = code_of(secret), code_of(secret, ahead=1)
    first, second = over_tls(), over_tls()
    log_in(first, person.email)
    log_in(second, person.email)
    first.post(SECOND, {"code": newer})

    assert second.post(SECOND, {"code": older}).context["form"].errors


def test_changed_secret_key_makes_every_code_wrong_and_breaks_no_page(person, clock, settings):
    home = at_home(person)
    add_app(home)
    codes = home.get(CODES).context["unused_codes"]
    secret = secret_of(person.user)
    settings.SECRET_KEY = "another-key"  # noqa: S105  of this test alone
    visitor = over_tls()
    log_in(visitor, person.email)

    for code in (code_of(secret, ahead=1), codes[0], "000000"):
        assert visitor.post(SECOND, {"code": code}).context["form"].errors
    assert at_home(person).get("/konto/sikkerhet/").status_code == 200


# A1 guessing


def test_guessing_from_fifty_places_evaluates_ten_codes_and_tells_the_owner(
    person, clock, settings
):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {
        "request_login_code": "10000/m/ip,10000/m/key"
    }
    add_app(at_home(person))
    secret = secret_of(person.user)
    evaluated = 0
    for _ in range(50):
        thief = over_tls()
        log_in(thief, person.email)
        for _ in range(4):
            errors = thief.post("/en" + SECOND, {"code": "000000"}).context["form"].errors
            evaluated += "This is not right" in str(errors)
    owner = over_tls()
    log_in(owner, person.email)
    locked = owner.post("/en" + SECOND, {"code": code_of(secret, ahead=1)})
    clock.shift(301)
    opened = owner.post("/en" + SECOND, {"code": code_of(secret, ahead=1)})
    outbox.run_due()

    assert evaluated == 10
    assert "Too many tries" in str(locked.context["form"].errors)
    assert opened["Location"] == "/en/min-side/"
    told = [each for each in mail.outbox if "login_locked" in each.extra_headers["Message-ID"]]
    assert [each.to for each in told] == [[person.email]]


def test_second_step_without_the_cache_is_an_honest_503(visitor, person, clock, settings):
    """Tries that cannot be counted are not allowed."""
    add_app(at_home(person))
    log_in(visitor, person.email)
    gone = {"LOCATION": "redis://127.0.0.1:1"}
    settings.CACHES = {"default": settings.CACHES["default"] | gone}

    answer = visitor.post(SECOND, {"code": code_of(secret_of(person.user), ahead=1)})

    assert answer.status_code == 503
    assert not is_in(visitor)


# A6 the session


def test_session_gets_a_new_id_at_the_second_step(visitor, person, clock):
    add_app(at_home(person))
    log_in(visitor, person.email)
    before = visitor.session.session_key
    visitor.post(SECOND, {"code": code_of(secret_of(person.user), ahead=1)})

    assert visitor.session.session_key != before
    assert not Session.objects.filter(pk=before).exists()
    assert is_in(visitor)


# the machine that is trusted


def trusted(person):
    """A browser in which the box was ticked, logged out again."""
    browser = over_tls()
    log_in_twice(browser, person, trust="on")
    browser.post("/konto/logg-ut/")
    return browser


def test_trusted_machine_is_not_asked_for_thirty_days(person, clock):
    add_app(at_home(person))
    browser = trusted(person)
    cookie = browser.cookies[TRUST]
    clock.shift(30 * 24 * 3600 - 60)
    last = log_in(browser, person.email)
    browser.post("/konto/logg-ut/")
    clock.shift(120)

    assert (cookie["max-age"], cookie["httponly"]) == (30 * 24 * 3600, True)
    assert cookie["samesite"] == "Lax"
    assert last["Location"] == "/min-side/"
    assert log_in(browser, person.email)["Location"] == SECOND


def test_machine_is_not_trusted_when_the_box_is_empty(person, clock):
    add_app(at_home(person))
    browser = over_tls()
    log_in_twice(browser, person)
    browser.post("/konto/logg-ut/")

    assert TRUST not in browser.cookies
    assert log_in(browser, person.email)["Location"] == SECOND


def test_trust_is_not_given_for_a_wrong_code(visitor, person, clock):
    add_app(at_home(person))
    log_in(visitor, person.email)
    visitor.post(SECOND, {"code": "000000", "trust": "on"})

    assert TRUST not in visitor.cookies


def test_trust_of_one_is_worth_nothing_to_another(person, clock):
    other = register_person(name="A.B.", email=new_address(), by=None)
    add_app(at_home(person))
    add_app(at_home(other))
    browser = trusted(person)

    assert log_in(browser, other.email)["Location"] == SECOND


def test_trust_that_somebody_wrote_himself_is_worth_nothing(person, clock):
    add_app(at_home(person))
    browser = trusted(person)
    browser.cookies[TRUST] = browser.cookies[TRUST].value[:-2] + "xx"

    assert log_in(browser, person.email)["Location"] == SECOND


@pytest.mark.parametrize("change", ["forget", "new_app", "passkey", "all_removed"])
def test_trust_ends_with_any_change_of_the_factors(person, clock, change):
    home = at_home(person)
    add_app(home)
    browser = trusted(person)
    clock.shift(60)
    if change == "forget":
        home.post(FORGET)
    if change == "new_app":
        home.post(APP_REMOVE)
        add_app(home)
    if change == "passkey":
        add_passkey(home)
    if change == "all_removed":
        second_factor.remove_all(user=User.objects.get(pk=person.user.pk), by=None)
        add_app(at_home(person))

    assert log_in(browser, person.email)["Location"] == SECOND


# A2 who has what


def test_code_page_is_alike_whether_a_factor_is_on_file_or_not(person):
    """Only who has read the mail learns that there is a second step."""
    other = register_person(name="A.B.", email=new_address(), by=None)
    add_app(at_home(person))

    def pages(address):
        visitor = over_tls()
        ask(visitor, address)
        page = visitor.get("/en" + CODE)
        return page.text.replace(str(page.context["csrf_token"]), "").replace(address, "")

    assert pages(person.email) == pages(other.email)
