"""The pages of one's own second factor: setting it up, seeing it, taking it away."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from legeraad.outbox import domain as outbox
from members.domain.people import register_person
from tests.members.conftest import new_address, new_browser
from tests.members.passkeys import Passkey
from tests.members.second_steps import (
    APP_ADD,
    APP_REMOVE,
    CODES,
    CODES_NEW,
    FORGET,
    OVERVIEW,
    PASSKEY_ADD,
    add_app,
    add_passkey,
    at_home,
    code_of,
    log_in_with,
    options_on,
    over_tls,
    secret_of,
)

NOON = "2026-09-16 10:00:00+00:00"
PAGES = (OVERVIEW, APP_ADD, PASSKEY_ADD, CODES_NEW, FORGET)


@pytest.fixture
def mine(person):
    return at_home(person)


def factors(person):
    kinds = Authenticator.objects.filter(user=person.user).values_list("type", flat=True)
    return sorted(kinds)


def only(person, kind=Authenticator.Type.WEBAUTHN):
    return Authenticator.objects.get(user=person.user, type=kind)


# the app


def test_app_is_set_up_with_a_code_and_brings_recovery_codes(mine, person):
    answer = add_app(mine)

    assert answer["Location"] == CODES
    assert factors(person) == ["recovery_codes", "totp"]


def test_app_is_not_set_up_by_a_wrong_code_and_keeps_its_secret(mine, person):
    secret = mine.get(APP_ADD).context["form"].secret
    answer = mine.post(APP_ADD, {"code": "000000"})

    assert answer.context["form"].errors.keys() == {"code"}
    assert answer.context["form"].secret == secret
    assert factors(person) == []


def test_page_of_the_app_shows_the_secret_as_drawing_and_text(mine):
    page = mine.get("/en" + APP_ADD)
    secret = page.context["form"].secret

    assert secret in page.context["secret_in_groups"].replace(" ", "")
    assert "<svg" in page.text
    assert f"secret={secret}" in page.context["totp_url"]
    assert "issuer=Leger%C3%A5d" in page.context["totp_url"]
    assert 'style="' not in page.text


def test_secret_of_the_app_is_not_readable_in_the_database(mine, person):
    secret = mine.get(APP_ADD).context["form"].secret
    mine.post(APP_ADD, {"code": code_of(secret)})

    assert secret not in str(only(person, Authenticator.Type.TOTP).data)
    assert secret_of(person.user) == secret


def test_app_is_set_up_once(mine):
    add_app(mine)

    assert mine.get(APP_ADD)["Location"] == APP_REMOVE


def test_app_that_is_removed_takes_the_recovery_codes_along(mine, person):
    add_app(mine)

    assert mine.get(APP_REMOVE).status_code == 200
    assert factors(person) == ["recovery_codes", "totp"]
    assert mine.post(APP_REMOVE)["Location"] == OVERVIEW
    assert factors(person) == []


# passkeys


def test_passkey_is_added_with_a_name_and_stands_on_the_page(mine, person):
    add_passkey(mine)

    assert only(person).data["name"] == "Jobbmaskin"
    assert "Jobbmaskin" in mine.get(OVERVIEW).text


def test_passkey_without_a_name_gets_one(mine, person):
    add_passkey(mine, name="")
    add_passkey(mine, name="")

    keys = Authenticator.objects.filter(user=person.user, type="webauthn").order_by("pk")
    names = [key.data["name"] for key in keys]
    assert len(set(names)) == 2
    assert all(name.endswith(str(number)) for number, name in enumerate(names, 1))


def test_passkey_must_know_who_holds_the_device_and_be_found_without_a_name(mine):
    wanted = options_on(mine.get(PASSKEY_ADD))["publicKey"]["authenticatorSelection"]

    assert wanted["userVerification"] == "required"
    assert wanted["residentKey"] == "required"


def test_passkey_that_asked_for_no_finger_face_or_pin_is_refused(mine, person):
    credential = Passkey(verified=False).register(options_on(mine.get(PASSKEY_ADD)))
    answer = mine.post(PASSKEY_ADD, {"name": "Funnet", "credential": credential})

    assert answer.context["form"].errors
    assert factors(person) == []


def test_passkey_made_for_another_question_is_refused(mine, person):
    old = options_on(mine.get(PASSKEY_ADD))
    mine.get(PASSKEY_ADD)
    answer = mine.post(PASSKEY_ADD, {"credential": Passkey().register(old)})

    assert answer.context["form"].errors
    assert factors(person) == []


EMPTY = '{"id":"YQ","rawId":"YQ","type":"public-key","response":%s}'
BROKEN = [
    "", "x", "null", "1", "[]", "[1]", "{}", '{"id":1}', '{"id":"YQ","rawId":"YQ"}',
    EMPTY % "{}", EMPTY % "null", EMPTY % '{"clientDataJSON":"YQ"}',
    EMPTY % '{"clientDataJSON":"e30","attestationObject":"oA"}',
    EMPTY % '{"clientDataJSON":"e30","authenticatorData":"YQ","signature":"YQ","userHandle":"MQ"}',
    '"\\u0000"', '{"a":"\\u0000"}', "[" * 5000, "1" * 20_001,
]  # fmt: skip


@pytest.mark.parametrize("credential", BROKEN)
def test_what_is_no_passkey_is_refused_in_a_sentence(mine, person, credential):
    mine.get(PASSKEY_ADD)
    answer = mine.post(PASSKEY_ADD, {"credential": credential})

    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert factors(person) == []


def test_passkey_stores_nothing_but_what_it_is(mine, person):
    passkey = Passkey()
    text = passkey.register(options_on(mine.get(PASSKEY_ADD)))
    padded = text[:-1] + ', "extra": "\\u0000' + "x" * 10_000 + '"}'
    mine.post(PASSKEY_ADD, {"credential": padded})

    assert len(str(only(person).data)) < 3000


def test_passkey_is_renamed(mine, person):
    add_passkey(mine)
    address = f"/konto/sikkerhet/passnokler/{only(person).pk}/gi-navn/"

    assert mine.get(address).status_code == 200
    assert mine.post(address, {"name": "Telefon"})["Location"] == OVERVIEW
    assert only(person).data["name"] == "Telefon"


@pytest.mark.parametrize("name", ["", " ", "x" * 61, "a\x00b"])
def test_passkey_keeps_its_name_when_the_new_one_is_none(mine, person, name):
    add_passkey(mine)
    address = f"/konto/sikkerhet/passnokler/{only(person).pk}/gi-navn/"

    assert mine.post(address, {"name": name}).context["form"].errors.keys() == {"name"}
    assert only(person).data["name"] == "Jobbmaskin"


def test_passkey_is_removed_by_post_alone(mine, person):
    add_passkey(mine)
    address = f"/konto/sikkerhet/passnokler/{only(person).pk}/fjern/"

    assert "Jobbmaskin" in mine.get(address).text
    assert factors(person) == ["recovery_codes", "webauthn"]
    mine.post(address)
    assert factors(person) == []


@pytest.mark.parametrize("act", ["fjern", "gi-navn"])
def test_passkey_of_somebody_else_is_not_there(mine, person, act):
    other = register_person(name="A.B.", email=new_address(), by=None)
    add_passkey(at_home(other))
    address = f"/konto/sikkerhet/passnokler/{only(other).pk}/{act}/"

    answers = [mine.get(address), mine.post(address, {"name": "Min"})]

    assert [each.status_code for each in answers] == [404, 404]
    assert only(other).data["name"] == "Jobbmaskin"


# recovery codes


def shown(page):
    return re.findall(r"<li>(\d{8})</li>", page.text)


def test_recovery_codes_are_shown_once(mine):
    add_app(mine)

    assert len(set(shown(mine.get(CODES)))) == 10
    again = mine.get(CODES)
    assert shown(again) == []
    assert CODES_NEW in again.text


def test_new_recovery_codes_replace_the_old(mine):
    add_app(mine)
    old = shown(mine.get(CODES))

    assert mine.get(CODES_NEW).status_code == 200
    assert mine.post(CODES_NEW)["Location"] == CODES
    new = shown(mine.get(CODES))
    assert len(new) == 10
    assert not set(old) & set(new)


def test_recovery_codes_alone_cannot_be_had(mine, person):
    mine.post(CODES_NEW)

    assert factors(person) == []
    assert mine.get(CODES).status_code == 404


# what else a change does


def test_change_ends_other_sessions_and_renews_this_one(mine, person):
    other = at_home(person)
    before = mine.session.session_key

    add_app(mine)

    assert other.get("/min-side/").status_code == 302
    assert mine.get("/min-side/").status_code == 200
    assert mine.session.session_key != before


def test_machines_are_forgotten_by_post_alone(mine, person):
    other = at_home(person)

    assert mine.get(FORGET).status_code == 200
    assert other.get("/min-side/").status_code == 200
    assert mine.post(FORGET)["Location"] == OVERVIEW
    assert other.get("/min-side/").status_code == 302


@pytest.mark.parametrize("act", ["app", "passkey", "codes", "remove"])
def test_owner_is_told_of_each_change(mine, person, act, django_capture_on_commit_callbacks):
    acts = {
        "app": lambda: add_app(mine),
        "passkey": lambda: add_passkey(mine),
        "codes": lambda: (add_passkey(mine), mine.post(CODES_NEW)),
        "remove": lambda: (add_app(mine), mine.post(APP_REMOVE)),
    }
    with django_capture_on_commit_callbacks(execute=True):
        acts[act]()
    outbox.run_due()

    told = [message for message in mail.outbox if "factor_changed" in str(message.extra_headers)]
    assert len(told) == (2 if act in ("codes", "remove") else 1)
    assert {tuple(message.to) for message in told} == {(person.email,)}


# who sees what


@pytest.mark.parametrize("page", PAGES)
def test_pages_need_a_login_and_are_not_kept(mine, page):
    stranger = new_browser().get(page)

    assert stranger["Location"].startswith("/konto/logg-inn/")
    assert "no-store" in mine.get(page)["Cache-Control"]


def test_overview_shows_what_is_on_file(mine, person):
    empty = mine.get("/en" + OVERVIEW)
    add_app(mine)
    add_passkey(mine)
    full = mine.get("/en" + OVERVIEW)

    assert "Recovery codes" not in empty.text
    assert "You have 10 codes left" in full.text
    assert APP_REMOVE in full.text
    assert full.text.count("/passnokler/") == 3


def test_overview_asks_as_much_for_three_passkeys_as_for_one(mine):
    def queries():
        mine.get(OVERVIEW)  # takes the message of the change
        with CaptureQueriesContext(connection) as captured:
            mine.get(OVERVIEW)
        return len(captured)

    add_passkey(mine)
    one = queries()
    add_passkey(mine)
    add_passkey(mine)

    assert queries() == one


def test_passkey_that_logs_in_shows_when_it_was_used(mine, person):
    passkey = add_passkey(mine)
    assert only(person).last_used_at is None

    log_in_with(over_tls(), passkey)

    assert only(person).last_used_at is not None
