"""The facts of a health community, changed in the browser."""

import pytest

from councils.models import Community

EDIT = "/agder/oppsett/helsefellesskap/"
FACTS = {
    "name": "Helsefellesskapet Agder",
    "brand": "Agders legeråd",
    "language": "nn",
    "controller": "Sykehuset i sør",
    "contact_name": "T.S., sekretær",
    "contact_email": "legeråd@eksempel.example".replace("å", "a"),
    "contact_phone": "11 11 11 11",
    "sender_email": "utsending@eksempel.example",
}


def test_facts_are_saved_and_the_address_stays(as_keeper, agder):
    answer = as_keeper.post(EDIT, FACTS)

    assert (answer.status_code, answer.url) == (302, "/agder/oppsett/")
    saved = Community.objects.get(pk=agder.pk)
    assert {name: getattr(saved, name) for name in FACTS} == FACTS
    assert saved.slug == "agder"


@pytest.mark.parametrize("missing", ["name", "brand", "controller", "contact_email"])
def test_missing_fact_is_named_beside_its_field(missing, as_keeper, agder):
    answer = as_keeper.post(EDIT, FACTS | {missing: ""})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [missing]
    assert Community.objects.get(pk=agder.pk).brand == agder.brand


def test_form_is_filled_with_what_is_there(as_keeper, agder):
    form = as_keeper.get(EDIT).context["form"]

    assert form.initial["contact_email"] == agder.contact_email
    assert "slug" not in form.fields


def test_text_messages_are_off_until_they_are_switched_on(as_keeper, agder):
    before = agder.sms
    as_keeper.post(EDIT, FACTS | {"sms": "on"})
    switched_on = Community.objects.get(pk=agder.pk).sms
    as_keeper.post(EDIT, FACTS)

    assert (before, switched_on, Community.objects.get(pk=agder.pk).sms) == (False, True, False)
