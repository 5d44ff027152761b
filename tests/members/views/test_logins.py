"""Login by a code: quality.md A1 to A4, A6, A9, A10."""

import secrets
from collections import Counter
from itertools import product
from statistics import median
from time import perf_counter

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from councils.enums import Language
from legeraad.outbox import domain as outbox
from legeraad.outbox.models import Job
from members.domain.people import register_person
from members.models import User
from tests.members.conftest import CODE, LOGIN, ask, log_in, new_address, new_browser, newest_code

NOON = "2026-09-16 10:00:00+00:00"
WRONG = "This is not the code"


def code_page(visitor):
    return visitor.get("/en" + CODE)


def guess(visitor, code="BBB-BBB"):
    return visitor.post("/en" + CODE, {"code": code})


def was_evaluated(answer):
    """A code was looked at: it was called wrong, or it was the last of five."""
    return (answer.status_code == 200 and WRONG in answer.text) or answer.status_code == 302


@pytest.fixture
def many_codes(settings):
    """Lets the tests ask for codes freely, to reach the limit on typing them."""
    free = {"request_login_code": "10000/m/ip,10000/m/key"}
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | free


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

    warned = [message for message in mail.outbox if "Nobody got in" in message.body]
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
