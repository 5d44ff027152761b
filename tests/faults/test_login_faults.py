"""Login while something is broken, or while many try at once."""

import re
import socket
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core import mail
from django.db import connection

from legeraad.outbox import domain as outbox
from legeraad.outbox.models import Job
from members.domain.people import register_person
from tests.members.conftest import CODE, LOGIN, ask, new_address, new_browser, newest_code


@pytest.fixture
def person(db):
    return register_person(name="Q.B.", email=new_address(), by=None)


@pytest.fixture
def cache_down(settings):
    """Nobody listens where the cache ought to be."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    cache = settings.CACHES["default"] | {"LOCATION": f"redis://127.0.0.1:{port}"}

    def break_it():
        settings.CACHES = {"default": cache}

    return break_it


def test_asking_for_a_code_without_the_cache_is_an_honest_503(person, cache_down):
    cache_down()
    visitor = new_browser()

    answer = visitor.post("/en" + LOGIN, {"email": person.email})

    assert answer.status_code == 503
    assert "Back in a moment" in answer.text
    assert Job.objects.count() == 0


def test_typing_the_right_code_without_the_cache_opens_nothing(person, cache_down):
    """Tries that cannot be counted are not allowed (A1); the code still works afterwards."""
    visitor = new_browser()
    ask(visitor, person.email)
    code = newest_code()
    cache_down()

    answers = [visitor.post(CODE, {"code": code}).status_code for _ in range(12)]

    assert answers == [503] * 12
    assert visitor.get("/min-side/").status_code == 302


def test_cache_that_never_answers_is_given_up_within_seconds(person, settings):
    with socket.create_server(("127.0.0.1", 0)) as mute:
        place = f"redis://127.0.0.1:{mute.getsockname()[1]}"
        settings.CACHES = {"default": settings.CACHES["default"] | {"LOCATION": place}}
        start = time.monotonic()

        answer = new_browser().post(LOGIN, {"email": person.email})

    assert answer.status_code == 503
    assert time.monotonic() - start < 5


def test_pages_of_the_login_open_without_the_cache(person, cache_down):
    cache_down()

    assert new_browser().get(LOGIN).status_code == 200


def test_mail_host_down_keeps_the_code_until_it_is_up(person, settings):
    working = settings.EMAIL_BACKEND
    visitor = new_browser()
    ask(visitor, person.email)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    outbox.run_due()
    job = Job.objects.get()
    assert (job.done_at, job.attempts, mail.outbox) == (None, 1, [])

    settings.EMAIL_BACKEND = working
    Job.objects.update(due_at=job.created_at)

    assert visitor.post(CODE, {"code": newest_code()})["Location"] == "/min-side/"


def test_mail_sent_twice_is_known_as_one(person):
    """A worker killed after the mail host said yes sends it again, with the same Message-ID."""
    ask(new_browser(), person.email)
    payload = dict(Job.objects.get().payload)
    outbox.run_due()
    Job.objects.update(done_at=None, payload=payload)
    outbox.run_due()

    first, second = (message.extra_headers["Message-ID"] for message in mail.outbox)
    assert first == second


@pytest.mark.django_db(transaction=True)
def test_many_guesses_at_the_same_moment_evaluate_ten_codes(settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {
        "request_login_code": "10000/m/ip,10000/m/key"
    }
    address = new_address()
    register_person(name="Q.B.", email=address, by=None)
    thieves = [new_browser() for _ in range(30)]
    for thief in thieves:
        ask(thief, address)

    def guess(thief):
        try:
            answer = thief.post("/en" + CODE, {"code": "BBB-BBB"})
            return bool(re.search("This is not the code", answer.text))
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=8) as pool:
        evaluated = list(pool.map(guess, thieves))

    assert sum(evaluated) <= 10
    assert Job.objects.filter(key__startswith="members/login_locked").count() == 1
