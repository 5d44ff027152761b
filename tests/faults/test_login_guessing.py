"""Guessing codes (quality.md A1) and finding out who is on file (A2)."""

import secrets
from collections import Counter
from statistics import median
from time import perf_counter

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

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


@pytest.fixture
def person(db):
    return register_person(name="Q.B.", email=new_address(), by=None)


@pytest.fixture
def visitor():
    return new_browser()


def was_evaluated(answer):
    """A code was looked at: it was called wrong, or it was the last of five."""
    return (answer.status_code == 200 and WRONG in answer.text) or answer.status_code == 302


@pytest.fixture
def many_codes(settings):
    """Lets the tests ask for codes freely, to reach the limit on typing them."""
    free = {"request_login_code": "10000/m/ip,10000/m/key"}
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | free


def code_page(visitor):
    return visitor.get("/en" + CODE)


# A1 guessing


def test_guessing_one_address_from_fifty_places_evaluates_ten_codes(person, many_codes):
    owner = new_browser()
    with time_machine.travel(NOON, tick=False) as clock:
        ask(owner, person.email)
        right = newest_code()
        evaluated = 0
        for _ in range(50):
            thief = new_browser()
            ask(thief, person.email)
            evaluated += sum(was_evaluated(guess(thief)) for _ in range(4))

        assert evaluated == 10
        assert guess(owner, right).status_code == 429
        clock.shift(301)
        assert guess(owner, right)["Location"] == "/en/min-side/"


def test_guessing_from_one_place_evaluates_ten_codes_whatever_the_address(db, many_codes):
    place = {"REMOTE_ADDR": f"2001:db8:{secrets.token_hex(2)}::1"}
    evaluated = 0
    for tries in (4, 4, 4, 47, 47, 47, 47):
        visitor = new_browser()
        visitor.defaults |= place
        ask(visitor, new_address())
        evaluated += sum(was_evaluated(guess(visitor)) for _ in range(tries))

    assert evaluated == 10


@pytest.mark.parametrize("proxies", [0, 1])
def test_guessing_with_forged_addresses_of_a_proxy_gains_nothing(db, settings, many_codes, proxies):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    place = new_browser().defaults["REMOTE_ADDR"]
    evaluated = 0
    for number in range(6):
        thief = new_browser()
        thief.defaults |= {"REMOTE_ADDR": "10.0.0.1"} if proxies else {"REMOTE_ADDR": place}
        thief.defaults["HTTP_X_FORWARDED_FOR"] = f"192.0.2.{number}, {place}"
        ask(thief, new_address())
        evaluated += sum(was_evaluated(guess(thief)) for _ in range(4))

    assert evaluated == 10


@pytest.mark.parametrize("on_file", [True, False])
def test_guessing_tells_the_owner_once_a_day(person, many_codes, on_file):
    address = person.email if on_file else new_address()
    for day in (16, 17):
        with time_machine.travel(f"2026-09-{day} 10:00:00+00:00", tick=False):
            for _ in range(4):
                thief = new_browser()
                ask(thief, address)
                for _ in range(4):
                    guess(thief)
            outbox.run_due()

    ids = [message.extra_headers["Message-ID"] for message in mail.outbox]
    warned = [each for each in ids if "login_locked" in each]
    assert len(warned) == (2 if on_file else 0)
    assert Job.objects.filter(key__startswith="members/login_locked").count() == 2
    assert not Job.objects.filter(key__contains=address).exists()


def test_right_codes_do_not_count_as_tries_of_the_place(db):
    place = {"REMOTE_ADDR": f"2001:db8:{secrets.token_hex(2)}::2"}
    for number in range(12):
        person = register_person(name=f"P{number}", email=new_address(), by=None)
        visitor = new_browser()
        visitor.defaults |= place
        assert log_in(visitor, person.email)["Location"] == "/min-side/"


def test_codes_for_one_address_are_sent_three_times_a_minute_at_most(person):
    answers = [ask(new_browser(), person.email).status_code for _ in range(5)]

    assert answers == [302, 302, 302, 200, 200]
    assert outbox.run_due() == 3


def test_five_wrong_codes_end_the_code(visitor, person):
    ask(visitor, person.email)
    right = newest_code()
    for _ in range(5):
        guess(visitor)

    answer = visitor.post("/en" + CODE, {"code": right}, follow=True)

    assert "Too many tries" in answer.text
    assert visitor.get("/min-side/").status_code == 302


# A2 who is on file


@pytest.fixture(params=["nobody", "inactive"])
def stranger(request, db):
    """An address that cannot log in, as long as the addresses that can."""
    if request.param == "nobody":
        return new_address()
    person = register_person(name="I.A.", email=new_address(), by=None)
    User.objects.filter(pk=person.user.pk).update(is_active=False)
    return person.email


def walk(address):
    """What a visitor gets from asking, looking and guessing, without what is random by nature."""
    visitor = new_browser()
    seen = []
    answers = (
        ask(visitor, address),
        code_page(visitor),
        visitor.get("/en" + LOGIN),
        guess(visitor),
    )
    for answer in answers:
        random = ("X-Request-ID", "Expires")  # the second is the clock's
        headers = {name: value for name, value in answer.items() if name not in random}
        token = answer.context["csrf_token"] if answer.context else ""
        body = answer.text.replace(str(token), "") if token else answer.text
        cookies = {name: sorted(morsel.items()) for name, morsel in answer.cookies.items()}
        for morsel in cookies.values():
            morsel[:] = [(name, value) for name, value in morsel if name != "expires"]
        seen.append((answer.status_code, headers, body.replace(address, "ADDRESS"), cookies))
    return seen


def test_address_not_on_file_gets_the_same_pages_byte_for_byte(person, stranger):
    assert walk(person.email) == walk(stranger)


def test_address_not_on_file_costs_the_same_queries(person, stranger):
    def queries(address):
        with CaptureQueriesContext(connection) as captured:
            walk(address)
        return Counter(query["sql"].split(" ", 1)[0] for query in captured)

    walk(new_address())

    assert queries(person.email) == queries(stranger)


def test_address_not_on_file_takes_the_same_time(person, many_codes):
    def seconds(address):
        visitor = new_browser()
        start = perf_counter()
        ask(visitor, address)
        return perf_counter() - start

    unknown = new_address()
    seconds(person.email)
    gaps = [seconds(person.email) - seconds(unknown) for _ in range(60)]

    assert abs(median(gaps)) < 0.005


def test_address_not_on_file_puts_the_same_job_and_nobody_is_written_to(visitor, stranger, person):
    ask(visitor, stranger)
    ask(visitor, person.email)
    theirs, mine = Job.objects.order_by("pk")
    assert theirs.payload.keys() == mine.payload.keys()
    assert theirs.payload["matter"].keys() == mine.payload["matter"].keys()

    outbox.run_due()

    assert [message.to for message in mail.outbox] == [[person.email]]
    assert list(Job.objects.values_list("payload", flat=True)) == [{}, {}]
