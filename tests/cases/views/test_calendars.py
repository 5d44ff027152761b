"""The addresses of the feeds, and the page that gives one's own."""

import re

import pytest
from django.test import Client

from cases.domain import calendars

PAGE = "/min-side/kalender/"
COUNCIL = "/agder/utvalg/alr/moter.ics"


@pytest.fixture
def address(member):
    return f"/min-side/kalender/{calendars.renew(person=member.person).secret}.ics"


def test_council_feed_is_for_everybody_and_has_a_mark(agder):
    first = Client().get(COUNCIL)

    assert first.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert first.content.startswith(b"BEGIN:VCALENDAR\r\n")
    again = Client().get(COUNCIL, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_own_feed_needs_no_login_and_is_kept_by_nobody_on_the_way(address):
    answer = Client().get(address)

    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.cookies == {}
    mark = {"If-None-Match": answer.headers["ETag"]}
    assert Client().get(address, headers=mark).status_code == 304


def test_own_feed_is_read_only(address):
    assert Client().post(address).status_code == 405


def test_page_makes_no_address_until_asked(as_member, member):
    page = as_member.get(PAGE)

    assert "/kalender/" in page.text  # the button's own address
    assert calendars.key_of(member.person) is None


def test_new_address_ends_the_old_one(as_member, address):
    answer = as_member.post(f"{PAGE}ny/", follow=True)

    [new] = re.findall(r"/min-side/kalender/([\w-]{40,})\.ics", answer.text)
    assert new not in address
    assert Client().get(address).status_code == 404
    assert Client().get(f"/min-side/kalender/{new}.ics").status_code == 200


def test_address_is_renewed_by_the_button_only(as_member, address):
    assert as_member.get(f"{PAGE}ny/").status_code == 405
    assert Client().get(address).status_code == 200


def test_council_page_and_my_page_lead_there(as_member):
    assert COUNCIL in Client().get("/agder/utvalg/alr/").text
    assert PAGE in as_member.get("/min-side/").text
