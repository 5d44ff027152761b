"""A council with one seat, somebody on file, and visitors that come from places of their own."""

import re
import secrets
from datetime import date
from types import SimpleNamespace

import pytest
import time_machine
from django.core import mail
from django.test import Client

import members.tasks  # noqa: F401  registers the handlers of the outbox
from councils.domain import councils, seats
from councils.enums import Behaviour, Filling, ProfessionalGroup, Side
from legeraad.outbox import domain as outbox
from members.domain.people import register_person

LOGIN = "/konto/logg-inn/"
CODE = "/konto/logg-inn/kode/"
WRONG = "This is not the code"


@pytest.fixture
def november():
    """It is 22 November 2026, nine o'clock in Oslo, and stays so."""
    with time_machine.travel("2026-11-22 09:00+01:00", tick=False):
        yield


@pytest.fixture
def table(db):
    """A community with one council and one seat that is held until somebody takes over."""
    community = councils.register_community(
        name="Helsefellesskapet Agder",
        brand="Agder legeråd",
        slug="agder",
        controller="Sykehuset",
        contact_name="V.Ø.",
        contact_email="post@legerad.example",
        by=None,
    )
    council = councils.register_council(
        community=community,
        name="Agder legeråd",
        label="ALR",
        slug="alr",
        behaviour=Behaviour.ADVISORY,
        kind="legeråd",
        purpose="Råd om hvem som gjør hva.",
        by=None,
    )
    group = seats.add_seat_group(
        council=council,
        label="Fastleger",
        professional_group=ProfessionalGroup.GP,
        side=Side.MUNICIPALITY,
        filling=Filling.ELECTED,
        by=None,
    )
    seat = seats.add_seat(group=group, ordinal=1, title="Fastlege", by=None)
    return SimpleNamespace(community=community, council=council, seat=seat)


@pytest.fixture
def person(db):
    return register_person(name="Q.B.", email=new_address(), by=None)


@pytest.fixture
def today():
    return date(2026, 9, 16)


def new_address():
    """Tries are counted for an address, in a cache that other tests use at the same time."""
    return f"{secrets.token_hex(8)}@eksempel.example"


def new_browser():
    """A browser of its own at an IP address of its own."""
    one, two, three = secrets.token_bytes(3)
    return Client(REMOTE_ADDR=f"10.{one}.{two}.{three}")


@pytest.fixture
def visitor():
    return new_browser()


def ask(visitor, address, **more):
    """Asks for a code; the answer is the redirect to the page of the code."""
    return visitor.post(LOGIN, {"email": address, **more})


def newest_code():
    """Runs the worker and reads the code from the newest mail, as a person would."""
    outbox.run_due()
    return re.search(r"^ +(\S{3}-\S{3})$", mail.outbox[-1].body, re.MULTILINE)[1]


def log_in(visitor, address, **more):
    ask(visitor, address)
    return visitor.post(CODE, {"code": newest_code(), **more})


def guess(visitor, code="BBB-BBB"):
    return visitor.post("/en" + CODE, {"code": code})
