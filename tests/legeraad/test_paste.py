"""What is pasted into the editor is cleaned for whoever is signed in, and stored nowhere."""

import pytest
from django.test import Client

from legeraad import richtext
from tests.legeraad.richtext.test_richtext import WORD

pytestmark = pytest.mark.django_db
PASTE = "/lim-inn/"


@pytest.fixture
def signed_in(client, django_user_model):
    client.force_login(django_user_model.objects.create(email="lege@agder.example"))
    return client


def test_clipboard_of_word_comes_back_in_our_tags(signed_in):
    answer = signed_in.post(PASTE, {"html": WORD})

    assert answer.json() == {"html": richtext.clean(WORD)}
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("data", [{}, {"html": ""}, {"html": "<script>alert(1)</script>"}])
def test_nothing_to_keep_is_an_empty_text(signed_in, data):
    assert signed_in.post(PASTE, data).json() == {"html": ""}


def test_more_than_anybody_writes_is_refused_with_a_sentence(signed_in):
    answer = signed_in.post(PASTE, {"html": "x" * (richtext.LONGEST_RAW + 1)})

    assert (answer.status_code, list(answer.json())) == (422, ["sentence"])


def test_stranger_is_sent_to_the_login(client):
    assert client.post(PASTE, {"html": "<p>a</p>"}).url.startswith("/konto/logg-inn/")


def test_form_of_another_site_is_refused(signed_in):
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = signed_in.cookies

    assert browser.post(PASTE, {"html": "<p>a</p>"}).status_code == 403
