"""A mail: its words, its headers, and that nothing typed can become a header (I6)."""

from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legeraad.mail import MailIntent, Sender, Written, address, compose, one_line
from members import mails

SENDER = Sender("Agder legeråd", "post@eksempel.example", "00 00 00 00")
WORDS = {"code": "ABC-DEF", "minutes": 15}


def made(*, to="a@eksempel.example", sender=SENDER, language="nb", message_id="k-1"):
    return compose(
        intent=mails.LOGIN_CODE,
        to=to,
        language=language,
        words=WORDS,
        sender=sender,
        message_id=message_id,
    )


def test_mail_has_text_and_html_and_a_fixed_id(settings):
    settings.SITE_URL = "https://legerad.example:8443"

    mail = made()

    assert "ABC-DEF" in mail.body
    assert [kind for _content, kind in mail.alternatives] == ["text/html"]
    assert mail.extra_headers == {
        "Message-ID": "<k-1@legerad.example>",
        "Auto-Submitted": "auto-generated",
    }
    assert mail.reply_to == ["post@eksempel.example"]


def test_sender_without_an_address_asks_for_no_answer():
    assert made(sender=Sender("Legeråd", "", "")).reply_to == []


def test_mail_comes_from_the_communitys_address_or_the_portals(settings):
    own = Sender("Øvre, legeråd", "post@eksempel.example", "", "utsending@eksempel.example")

    said = [
        str(make_header(decode_header(made(sender=sender).message()["From"])))
        for sender in (own, SENDER)
    ]

    assert said == ["Øvre, legeråd <utsending@eksempel.example>", settings.DEFAULT_FROM_EMAIL]


def test_line_break_in_a_title_stays_in_the_subject(monkeypatch):
    """The subject is one line whatever a case is called."""
    hostile = "Sak\r\nBcc: alle@eksempel.example\r\n\r\n<p>"
    monkeypatch.setattr("legeraad.mail.render_to_string", lambda *_: hostile)

    message = made().message()

    assert message["Bcc"] is None
    assert str(message["Subject"]) == "Sak Bcc: alle@eksempel.example <p>"


# Whatever ends a line or cannot be seen, somewhere
HOSTILE = st.text(
    st.sampled_from('\r\n\0\x0b\x0c\x1c\x85\u2028\u2029\ud800\u202eaØ: ,;<>"@') | st.characters(),
    max_size=60,
).map(lambda text: f"Sak\r\nBcc: a@b.example{text}")
HEADERS = {
    "Content-Type", "MIME-Version", "Subject", "From", "To", "Reply-To", "Date", "Message-ID",
    "Auto-Submitted",
}  # fmt: skip


@given(subject=HOSTILE, name=HOSTILE)
def test_no_title_or_name_adds_a_header(subject, name):
    """I6: what comes out is read as a receiver's program reads it."""
    sender = Sender(name, "post@eksempel.example", "", "utsending@eksempel.example")
    title = one_line(subject)

    mail = address(Written(title, "t", "h"), to="a@b.example", sender=sender, message_id="k")

    read = message_from_bytes(mail.message().as_bytes())
    assert set(read.keys()) == HEADERS
    assert read["Bcc"] is None
    assert len(read.defects) == 0


@pytest.mark.parametrize("field", ["to", "reply_to", "address"])
@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\u2028", "\x85", "\0"])
def test_address_that_ends_a_line_adds_no_header(field, end):
    hostile = f"a@b.example{end}Bcc: x@b.example"
    facts = {"to": "a@b.example", "reply_to": "r@b.example", "address": "s@b.example"}
    facts[field] = hostile
    sender = Sender("ALR", facts["reply_to"], "", facts["address"])

    try:
        mail = address(Written("s", "t", "h"), to=facts["to"], sender=sender, message_id="k")
        read = message_from_bytes(mail.message().as_bytes())
    except (ValueError, HeaderParseError):  # refused aloud: the job keeps the fault
        return
    assert set(read.keys()) == HEADERS


def test_intent_is_registered_once():
    with pytest.raises(ValueError, match="members/login_code"):
        MailIntent("members/login_code", gather=dict)


def test_intent_that_gathers_other_words_than_it_says_is_refused(monkeypatch):
    monkeypatch.setattr("legeraad.mail.INTENTS", {})
    intent = MailIntent("x/y", gather=lambda: {"a": 1}, keys=("b",))

    with pytest.raises(ValueError, match="x/y"):
        intent.words({})


def test_words_are_escaped_in_html_and_plain_in_text():
    mail = compose(
        intent=mails.LOGIN_CODE,
        to="a@eksempel.example",
        language="nb",
        words={"code": "<b>&", "minutes": 15},
        sender=SENDER,
        message_id="k",
    )

    assert "<b>&" in mail.body
    assert "&lt;b&gt;&amp;" in mail.alternatives[0].content
    assert "<b>&" not in mail.alternatives[0].content
