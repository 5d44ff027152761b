"""The address on file is the login: it comes, moves and goes with the address (quality.md A3)."""

import pytest
from django.core import mail

from legeraad.errors import DomainError
from legeraad.outbox import domain as outbox
from members.domain import addresses, people
from members.models import Person, User
from tests.members.conftest import LOGIN, ask, log_in, new_address, new_browser, newest_code


@pytest.fixture
def other(db):
    return people.register_person(name="X.D.", email=new_address(), by=None)


def move(person, address):
    return people.change_person(person=person, email=address, by=None)


def test_new_address_moves_the_login_and_keeps_who_it_is(person):
    address = new_address()

    moved = move(person, address.upper())

    assert (moved.user_id, moved.email, moved.user.email) == (person.user_id, address, address)


def test_both_mailboxes_are_told_and_neither_reads_the_new_address(person):
    old, new = person.email, "ny.adresse@sykehus.example"
    move(person, new)

    outbox.run_due()

    assert {message.to[0] for message in mail.outbox} == {old, new}
    for message in mail.outbox:
        assert "n…@sykehus.example" in message.body
        assert new not in message.body


def test_same_address_in_capitals_tells_nobody(person):
    move(person, person.email.upper())

    outbox.run_due()

    assert mail.outbox == []


def test_whoever_is_logged_in_with_the_old_address_is_thrown_out(person):
    visitor = new_browser()
    log_in(visitor, person.email)
    assert visitor.get("/min-side/").status_code == 200

    move(person, new_address())

    assert visitor.get("/min-side/").status_code == 302


def test_code_that_waits_in_the_old_mailbox_opens_nothing(person):
    visitor = new_browser()
    ask(visitor, person.email)
    code = newest_code()
    move(person, new_address())

    visitor.post("/konto/logg-inn/kode/", {"code": code})

    assert visitor.get("/min-side/").status_code == 302


def test_new_address_logs_in(person):
    address = new_address()
    move(person, address)
    visitor = new_browser()

    log_in(visitor, address)

    assert visitor.get("/min-side/").status_code == 200


def test_removed_address_closes_the_login_at_once(person):
    visitor = new_browser()
    log_in(visitor, person.email)

    closed = move(person, "")

    assert (closed.user, closed.email) == (None, "")
    assert visitor.get("/min-side/").status_code == 302


def test_closed_login_gets_no_code(person):
    address = person.email
    move(person, "")

    new_browser().post(LOGIN, {"email": address})
    outbox.run_due()

    assert mail.outbox == []


def test_removed_address_is_free_for_another(person, other):
    address = person.email
    move(person, "")

    assert move(other, address).user.email == address


def test_closed_login_is_opened_again_for_the_same_person(person):
    login = person.user_id
    move(person, "")

    again = move(person, new_address())

    assert (again.user_id, again.user.is_active) == (login, True)


def test_keeper_without_an_address_may_no_longer_open_the_site(person):
    User.objects.filter(pk=person.user_id).update(is_staff=True, is_superuser=True)
    login = person.user_id

    move(person, "")
    move(person, new_address())

    assert User.objects.values_list("is_staff", "is_superuser").get(pk=login) == (False, False)


def test_address_of_somebody_else_is_refused_and_nothing_changes(person, other):
    with pytest.raises(DomainError) as refusal:
        people.change_person(person=person, name="Nytt navn", email=other.email.upper(), by=None)

    assert refusal.value.field == "email"
    assert other.name not in refusal.value.sentence
    kept = Person.objects.get(pk=person.pk)
    assert (kept.name, kept.email, kept.user.email) == ("Q.B.", person.email, person.email)
    outbox.run_due()
    assert mail.outbox == []


def test_first_address_makes_the_login(db):
    person = people.register_person(name="Q.B.", by=None)

    assert addresses.closed_login(person) is None
    assert move(person, new_address()).user.is_active
