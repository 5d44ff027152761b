"""Many write in one item at once, on a server of its own: no save is lost (C1)."""

import re
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from urllib.parse import urlencode

import pytest
from django.test import Client

from cases.domain.meetings import minutes
from legeraad import richtext
from members.domain import people
from members.enums import Role
from tests.cases.views.workbench import at, in_session
from tests.conftest import user_of

pytestmark = pytest.mark.django_db(transaction=True)

CLIENTS, SAVES = 50, 20
SECONDS = 45
STORED, CONFLICT = 200, 409
REVISION = re.compile(r'name="revision" id="id_revision" value="(\d+)"')


class Editor:
    """A browser with one item open: it saves while somebody types, and counts what came of it."""

    def __init__(self, port, entry, user):
        client = Client()
        client.force_login(user)
        self.cookie = f"sessionid={client.cookies['sessionid'].value}"
        self.port, self.path = port, at(f"gjennomfor/{entry.item_id}/")
        self.revision = entry.revision
        self.stored: list[str] = []
        self.kept: list[str] = []

    def save(self, words):
        """One save of these words beside what is there; whether it was stored."""
        form = {
            "revision": self.revision,
            "discussion": words,
            "keep": f"both:{self.revision}",
            "csrfmiddlewaretoken": "a" * 32,
        }
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"{self.cookie}; csrftoken={'a' * 32}",
            "HX-Request": "true",
        }
        web = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            web.request("POST", self.path, urlencode(form), headers)
            answer = web.getresponse()
            page = answer.read().decode()
        finally:
            web.close()
        assert answer.status in (STORED, CONFLICT), (answer.status, page[:500])
        (revision,) = REVISION.findall(page)
        self.revision = int(revision)
        if answer.status == STORED:
            self.stored.append(words)
            return True
        assert words in page, "what was typed is not in the answer"
        self.kept.append(words)
        return False

    def insist(self, words):
        """Saves, and once more after each conflict, as somebody who chooses to keep both."""
        while not self.save(words):
            pass


def entry_of(meeting):
    return minutes.current(meeting).entries.order_by("item__position").last()


def lines_of(entry):
    return Counter(richtext.plain(entry.discussion).splitlines())


def second_secretary(council):
    person = people.register_person(name="T.S.", email="til@eksempel.example", by=None)
    start = council.meetings.earliest("starts_at").starts_at.date().replace(month=1, day=1)
    people.give_role(
        person=person, role=Role.SECRETARY, community=council.community, start=start, by=None
    )
    return person.user


def test_two_who_write_the_same_item_lose_no_word(port):
    meeting = in_session()
    entry = entry_of(meeting)
    users = (user_of("secretary"), second_secretary(meeting.council))
    editors = [Editor(port, entry, user) for user in users]

    def write(number):
        for index in range(SAVES):
            editors[number].insist(f"skriver-{number}-linje-{index}")

    with ThreadPoolExecutor(len(editors)) as pool:
        list(pool.map(write, range(len(editors))))

    now = entry_of(meeting)
    stored = [words for editor in editors for words in editor.stored]
    assert len(stored) == len(editors) * SAVES
    assert lines_of(now) == Counter(stored)
    assert now.revision == 1 + len(stored)


def test_fifty_at_once_are_each_stored_or_told_of_the_conflict(port, say):
    """Each save is in the item once, or its words are in the answer; within the time there is."""
    meeting = in_session()
    entry = entry_of(meeting)
    user = user_of("secretary")
    editors = [Editor(port, entry, user) for _number in range(CLIENTS)]
    until = time.monotonic() + SECONDS

    def write(number):
        for index in range(SAVES):
            if time.monotonic() > until:
                return
            editors[number].save(f"skriver-{number}-linje-{index}")

    with ThreadPoolExecutor(CLIENTS) as pool:
        list(pool.map(write, range(CLIENTS)))

    now = entry_of(meeting)
    stored = [words for editor in editors for words in editor.stored]
    kept = [words for editor in editors for words in editor.kept]
    say(f"{len(stored)} saves stored, {len(kept)} told of the conflict")
    assert stored
    assert lines_of(now) == Counter(stored)
    assert now.revision == 1 + len(stored)
