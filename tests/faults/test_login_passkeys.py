"""Logging in by a passkey alone: whose it is (A2), once (A4), the session (A6), onward (A9)."""

import json

import pytest
from allauth.mfa.models import Authenticator

from members.domain.people import register_person
from members.models import User
from tests.members.conftest import LOGIN, ask, new_address
from tests.members.passkeys import Passkey
from tests.members.second_steps import (
    PASSKEY_ADD,
    PASSKEY_LOGIN,
    add_passkey,
    at_home,
    is_in,
    log_in_with,
    login_options,
    options_on,
    over_tls,
)


@pytest.fixture
def person(db):
    return register_person(name="Q.B.", email=new_address(), by=None)


@pytest.fixture
def visitor():
    return over_tls()


def test_passkey_alone_opens_where_one_was_going(visitor, person):
    passkey = add_passkey(at_home(person))

    answer = log_in_with(visitor, passkey, next="/en/min-side/")

    assert answer["Location"] == "/en/min-side/"
    assert is_in(visitor)


def test_passkey_alone_leads_nowhere_else(visitor, person):
    passkey = add_passkey(at_home(person))

    assert log_in_with(visitor, passkey, next="//evil.example")["Location"] == "/min-side/"


def test_passkey_is_not_held_back_by_a_code_on_its_way(visitor, person):
    passkey = add_passkey(at_home(person))
    ask(visitor, person.email)

    assert log_in_with(visitor, passkey)["Location"] == "/min-side/"


def test_passkey_answer_works_once(person):
    passkey = add_passkey(at_home(person))
    owner = over_tls()
    credential = passkey.sign(login_options(owner))
    owner.post(PASSKEY_LOGIN, {"credential": credential})
    owner.post("/konto/logg-ut/")
    again = owner.post(PASSKEY_LOGIN, {"credential": credential})
    thief = over_tls()
    login_options(thief)
    stolen = thief.post(PASSKEY_LOGIN, {"credential": credential})

    assert [again["Location"], stolen["Location"]] == [LOGIN, LOGIN]
    assert not is_in(owner)
    assert not is_in(thief)


def test_passkey_that_asked_for_no_finger_face_or_pin_opens_nothing(visitor, person):
    passkey = add_passkey(at_home(person))
    passkey.flags = Passkey(verified=False).flags

    assert log_in_with(visitor, passkey)["Location"] == LOGIN


def test_passkey_that_was_removed_opens_nothing(visitor, person):
    home = at_home(person)
    passkey = add_passkey(home)
    held = Authenticator.objects.get(user=person.user, type="webauthn")
    home.post(f"/konto/sikkerhet/passnokler/{held.pk}/fjern/")

    assert log_in_with(visitor, passkey)["Location"] == LOGIN


def test_passkey_of_a_closed_login_opens_nothing(visitor, person):
    passkey = add_passkey(at_home(person))
    User.objects.filter(pk=person.user.pk).update(is_active=False)

    assert log_in_with(visitor, passkey)["Location"] == LOGIN
    assert not is_in(visitor)


def test_passkey_cannot_speak_for_another(visitor, person):
    """The one who signs says who he is; the signature must be his."""
    other = register_person(name="A.B.", email=new_address(), by=None)
    passkey, theirs = add_passkey(at_home(person)), add_passkey(at_home(other))
    credential = passkey.sign(login_options(visitor), handle=theirs.handle)

    assert visitor.post(PASSKEY_LOGIN, {"credential": credential})["Location"] == LOGIN


def test_session_gets_a_new_id_when_a_passkey_logs_in(visitor, person):
    passkey = add_passkey(at_home(person))
    options = login_options(visitor)
    before = visitor.session.session_key
    visitor.post(PASSKEY_LOGIN, {"credential": passkey.sign(options)})

    assert visitor.session.session_key != before
    assert is_in(visitor)


def test_passkey_login_is_counted_for_each_place(visitor, db):
    answers = [visitor.post("/en" + PASSKEY_LOGIN, {"credential": "{}"}) for _ in range(31)]

    assert {each.status_code for each in answers[:30]} == {302}
    assert answers[30].status_code == 429
    assert "Too many tries" in answers[30].text


# A2 who has what


def seen(visitor, credential):
    """What comes back from a refused passkey, without what is random by nature."""
    answer = visitor.post("/en" + PASSKEY_LOGIN, {"credential": credential})
    page = visitor.get("/en" + LOGIN)
    body = page.text.replace(str(page.context["csrf_token"]), "")
    return answer.status_code, answer["Location"], body


def test_passkey_button_tells_nobody_who_is_on_file(person):
    known = add_passkey(at_home(person))
    stranger, without = Passkey(), register_person(name="U.N.", email=new_address(), by=None)
    handles = {"known": known.handle, "nobody": "OTk5OTk5OTk", "without": ""}
    passkey = Passkey()
    home = at_home(without)
    passkey.register(options_on(home.get(PASSKEY_ADD)))
    handles["without"] = passkey.handle

    answers = []
    for handle in handles.values():
        visitor = over_tls()
        options = login_options(visitor)
        assert options["publicKey"].get("allowCredentials", []) == []
        answers.append(seen(visitor, stranger.sign(options, handle=handle)))
    answers.append(seen(over_tls(), "{}"))

    assert all(answer == answers[0] for answer in answers)


@pytest.mark.parametrize("bad", ["", "x", "null", "[]", "1", "{}", "[" * 5000, '{"response":1}'])
def test_passkey_login_of_nonsense_is_refused(visitor, db, bad):
    login_options(visitor)

    assert visitor.post(PASSKEY_LOGIN, {"credential": bad})["Location"] == LOGIN


@pytest.mark.parametrize(
    "handle", [None, 1, [], {}, "", "æ", "AA", "LTE", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk"]
)
def test_passkey_login_of_somebody_who_cannot_be_is_refused(visitor, db, handle):
    credential = json.loads(Passkey().sign(login_options(visitor)))
    credential["response"]["userHandle"] = handle

    answer = visitor.post(PASSKEY_LOGIN, {"credential": json.dumps(credential)})

    assert answer["Location"] == LOGIN
