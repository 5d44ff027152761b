"""A mail: its words, its headers, and that nothing typed can become a header (I6)."""

from email.header import decode_header, make_header

import pytest

from legeraad.mail import MailIntent, Sender, compose
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
