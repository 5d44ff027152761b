"""A form that is refused gives the typed words back, and nothing else of it (quality.md W11)."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict

from legeraad.web.typed import typed_texts
from members.models import User

LONG = "Legen som bestiller,\nfølger opp svaret."
FORM = {
    "advice": LONG,
    "title": "Prøvesvar",
    "state": "in_progress",
    "officer": "17",
    "form_key": "0f8fad5b-d9cb-469f-a165-70867728950e",
    "csrfmiddlewaretoken": "x" * 64,
    "password": "et langt passord",
    "code": "ABC-DEF",
    "starts_on": "16.09.2026",
    "empty": "",
}


@pytest.fixture
def request_of(rf):
    def make(form, *, user=None, checked=True):
        request = rf.post("/agder/saker/")
        request.POST = QueryDict(mutable=True)
        request.POST.update(form)
        request.user = user or User(email="a@eksempel.example")
        request.csrf_processing_done = checked
        return request

    return make


def test_words_are_given_back_without_choices_keys_and_secrets(request_of):
    assert typed_texts(request_of(FORM)) == [LONG, "Prøvesvar"]


def test_stranger_and_form_from_elsewhere_get_nothing(request_of):
    assert typed_texts(request_of(FORM, user=AnonymousUser())) == []
    assert typed_texts(request_of(FORM, checked=False)) == []


def test_page_that_was_only_read_gives_nothing_and_asks_for_no_user(rf):
    assert typed_texts(rf.get("/agder/", FORM)) == []
