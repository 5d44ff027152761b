"""Codes that are used once, trust that ends, and starting anew when everything is lost."""

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.core.management import CommandError, call_command

from legeraad.errors import DomainError
from legeraad.outbox import domain as outbox
from members.domain import second_factor
from tests.members.second_steps import add_app, add_passkey, at_home, code_of

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105  of this test alone


@pytest.fixture
def app(person):
    with time_machine.travel("2026-09-16 10:00:00+00:00", tick=False):
        yield TOTP.activate(person.user, SECRET).instance


def refusal_of(app, code):
    with pytest.raises(DomainError) as refusal:
        second_factor.spend_code(factor=app, code=code)
    return refusal.value.field


def test_code_is_spent_once(app):
    second_factor.spend_code(factor=app, code=code_of(SECRET))

    assert refusal_of(app, code_of(SECRET)) == "code"


def test_newer_code_spends_the_older_ones(app):
    second_factor.spend_code(factor=app, code=code_of(SECRET, ahead=1))

    assert refusal_of(app, code_of(SECRET)) == "code"
    assert refusal_of(app, code_of(SECRET, ahead=-1)) == "code"


@pytest.mark.parametrize("ahead", [-2, 2])
def test_code_of_another_time_is_none(app, ahead):
    assert refusal_of(app, code_of(SECRET, ahead=ahead)) == "code"


@pytest.mark.parametrize("code", ["", "æ", "1" * 1000, "abcdef"])
def test_what_is_no_code_is_none(app, code):
    assert refusal_of(app, code) == "code"


def test_code_with_a_space_is_the_code(app):
    code = code_of(SECRET)
    second_factor.spend_code(factor=app, code=f" {code[:3]} {code[3:]} ")

    assert refusal_of(app, code) == "code"


def test_end_of_trust_gives_a_new_password_that_nobody_has(person):
    before = person.user.password
    second_factor.end_trust(user=person.user)

    assert person.user.password != before
    assert not person.user.has_usable_password()


def test_remove_all_starts_anew_and_tells_the_owner(person):
    home = at_home(person)
    add_app(home)
    add_passkey(home)

    call_command("remove_second_factor", person.email.upper())
    outbox.run_due()

    assert Authenticator.objects.filter(user=person.user).count() == 0
    assert home.get("/min-side/").status_code == 302
    assert mail.outbox[-1].to == [person.email]


def test_remove_all_of_nobody_says_so(db):
    with pytest.raises(CommandError):
        call_command("remove_second_factor", "ingen@eksempel.example")
