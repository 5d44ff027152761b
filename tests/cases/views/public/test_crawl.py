"""Whoever gathers addresses from the public pages goes home empty-handed (quality.md W6)."""

import re

import pytest

from cases.models import Theme
from members.domain import people
from members.models import Person

LINK = re.compile(r'(?:href|src)="(/[^"#]*)')
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# The same in other languages, the login, the demo, static files, and the handbook with its made-up
# examples.
LEFT_OUT = re.compile(r"^/(?:en|nn|konto|demo|static|komponenter|min-side|handbok)/")
RESERVED = "Kanarifugl"


@pytest.fixture
def guarded(agder, member, chair, substitute):
    """Everybody has a phone; those who sit, lead and stand by have reserved their names."""
    persons = list(Person.objects.all())
    for number, person in enumerate(persons):
        person.phone = f"9{number:07d}"
    Person.objects.bulk_update(persons, ["phone"])
    for user in (member, chair, substitute):
        people.change_person(
            person=user.person,
            name=f"{RESERVED} {user.pk}",
            reserved=True,
            reserved_reason="Trusler.",
            by=None,
        )
    return agder


def crawl(client):
    """Every page that a stranger reaches by links, with what it says."""
    waiting, seen = ["/"], {"/"}
    while waiting:
        path = waiting.pop()
        answer = client.get(path)
        if answer.status_code != 200 or "text/html" not in answer["Content-Type"]:
            continue
        text = answer.content.decode()
        yield path, text
        found = {link.replace("&amp;", "&") for link in LINK.findall(text)}
        fresh = {link for link in found - seen if not LEFT_OUT.match(link)}
        seen |= fresh
        waiting += sorted(fresh)


def test_no_public_page_has_an_address_a_phone_or_a_reserved_name(guarded, client):
    open_addresses = {guarded.contact_email}
    phones = set(Person.objects.values_list("phone", flat=True))
    pages, leaks = [], []
    for path, text in crawl(client):
        pages.append(path)
        if RESERVED in text:
            leaks.append((path, "name"))
        leaks += [(path, each) for each in set(ADDRESS.findall(text)) - open_addresses]
        leaks += [(path, each) for each in set(re.findall(r"9\d{7}", text)) & phones]

    assert leaks == []
    assert {"/agder/utvalg/alr/", "/agder/moter/"} <= set(pages)
    assert len(pages) > 20 + Theme.objects.count()
