"""How often mails come: chosen on Min side, or with one click from a mail."""

from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import resolve, reverse

from members.domain import rhythm
from members.enums import Rhythm
from members.models import Person

OWN = "/min-side/e-post/"


@pytest.fixture
def receiver(member):
    return member.person


def chosen(person):
    return Person.objects.get(pk=person.pk).rhythm


def test_own_choice_is_saved(as_member, receiver):
    answer = as_member.post(OWN, {"rhythm": "weekly"})

    assert (answer.status_code, answer.url) == (HTTPStatus.FOUND, "/min-side/")
    assert chosen(receiver) == Rhythm.WEEKLY


def test_choice_that_does_not_exist_is_refused_beside_the_field(as_member, receiver):
    answer = as_member.post(OWN, {"rhythm": "never"})

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert list(answer.context["form"].errors) == ["rhythm"]
    assert chosen(receiver) == ""


def test_link_in_a_mail_shows_what_is_chosen_and_needs_no_login(receiver):
    rhythm.choose(person=receiver, rhythm="daily", by=None)

    page = Client().get(rhythm.address(receiver))

    assert page.status_code == HTTPStatus.OK
    assert page.context["form"]["rhythm"].value() == "daily"


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_opening_the_link_changes_nothing(method, receiver):
    """A mail program that opens every link leaves all as it was (A8)."""
    before = receiver.history.count()

    getattr(Client(), method)(f"{rhythm.address(receiver)}?rhythm=weekly")

    assert (chosen(receiver), receiver.history.count()) == ("", before)


def test_one_button_in_the_page_of_the_link_changes_it(receiver):
    browser = Client(enforce_csrf_checks=True)
    address = rhythm.address(receiver)
    assert browser.post(address, {"rhythm": "weekly"}).status_code == HTTPStatus.FORBIDDEN

    browser.get(address)
    token = browser.cookies["csrftoken"].value
    answer = browser.post(address, {"rhythm": "weekly", "csrfmiddlewaretoken": token})

    assert (answer.status_code, answer.context["chosen"]) == (HTTPStatus.OK, True)
    assert chosen(receiver) == Rhythm.WEEKLY
    assert receiver.history.latest().history_user is None


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("change", ["x{}", "{}x", "0{}", "1"])
def test_address_that_we_have_not_written_is_not_found(method, change, receiver):
    signed = resolve(rhythm.address(receiver)).kwargs["signed"]
    forged = reverse("members:rhythm_signed", args=[change.format(signed)])

    answer = getattr(Client(), method)(forged, {"rhythm": "weekly"})

    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert chosen(receiver) == ""


def test_signature_of_one_does_not_open_the_choice_of_another(receiver, chair):
    key, _tilde, signature = resolve(rhythm.address(receiver)).kwargs["signed"].partition("~")
    foreign = reverse("members:rhythm_signed", args=[f"{chair.person.pk}~{signature}"])

    assert Client().post(foreign, {"rhythm": "weekly"}).status_code == HTTPStatus.NOT_FOUND
    assert (chosen(chair.person), key) == ("", str(receiver.pk))


def test_link_opens_nothing_else(receiver):
    """Whoever has the link is not logged in by it, and reads no name and no address."""
    browser = Client()
    page = browser.get(rhythm.address(receiver))

    assert browser.get("/min-side/").status_code == HTTPStatus.FOUND
    assert browser.get(OWN).status_code == HTTPStatus.FOUND
    assert "_auth_user_id" not in browser.session
    for told in (receiver.name, receiver.email):
        assert told not in page.content.decode()
    assert page.headers["Cache-Control"] == (
        "max-age=0, no-cache, no-store, must-revalidate, private"
    )
