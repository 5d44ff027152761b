"""What comes back: reports, servers that write as they please, forgeries, people who are away."""

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legeraad.bounces import Bounce, parse

TO = "gone@eksempel.example"
ID = "notice-12@legerad.example"


def report(
    *, action="failed", status="5.1.1", to=TO, original="", message_id=ID, headers_only=False
):
    """A report as RFC 3464 wants it."""
    other = f"Original-Recipient: rfc822;{original}\r\n" if original else ""
    returned = f"Message-ID: <{message_id}>\r\nSubject: Agenda\r\nTo: {TO}\r\n"
    kind = "text/rfc822-headers" if headers_only else "message/rfc822"
    return (
        "From: MAILER-DAEMON@host.example\r\nSubject: Undelivered Mail\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nYour mail did not arrive.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        "Reporting-MTA: dns; host.example\r\n\r\n"
        f"{other}Final-Recipient: rfc822; {to}\r\nAction: {action}\r\nStatus: {status}\r\n"
        f"Diagnostic-Code: smtp; 550 {status} no such user\r\n\r\n"
        f"--b\r\nContent-Type: {kind}\r\n\r\n{returned}\r\ntext\r\n--b--\r\n"
    ).encode()


def plain(text, *, subject="Undeliverable: Agenda", sender="postmaster@host.example", **headers):
    mail = EmailMessage()
    mail["From"], mail["Subject"] = sender, subject
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    return mail.as_bytes()


@pytest.mark.parametrize("headers_only", [False, True])
def test_report_names_mail_receiver_and_reason(headers_only):
    [bounce] = parse(report(headers_only=headers_only))

    assert bounce == Bounce(frozenset({ID}), frozenset({TO}), "5.1.1", "550 5.1.1 no such user")
    assert bounce.is_of_address


def test_report_of_a_forwarded_mail_names_the_first_address_too():
    [bounce] = parse(report(to="elsewhere@eksempel.example", original=TO.upper()))

    assert bounce.addresses == {TO, "elsewhere@eksempel.example"}


@pytest.mark.parametrize(
    ("action", "status"),
    [("delayed", "4.4.1"), ("delivered", "2.0.0"), ("relayed", "2.1.9"), ("expanded", "2.0.0")],
)
def test_report_of_a_delay_or_an_arrival_is_none(action, status):
    assert parse(report(action=action, status=status)) == []


@pytest.mark.parametrize(
    ("status", "blamed"),
    [
        ("5.1.1", True),
        ("5.2.2", True),
        ("5.4.1", True),
        ("5.0.0", True),
        ("5.7.1", False),
        ("5.3.4", False),
        ("5.6.1", False),
        ("4.4.7", False),
    ],
)
def test_address_is_blamed_for_what_is_its_own(status, blamed):
    [bounce] = parse(report(status=status))

    assert bounce.is_of_address == blamed


@pytest.mark.parametrize("header", ["In_Reply_To", "References"])
def test_exchange_refers_to_the_mail_in_a_header(header):
    words = f"Your message to {TO} couldn't be delivered.\n550 5.1.10 Recipient not found\n"

    [bounce] = parse(plain(words, **{header: f"<{ID}>"}))

    assert (bounce.message_ids, bounce.addresses, bounce.status) == ({ID}, {TO}, "5.1.10")
    assert bounce.said == "5.1.10 Recipient not found"


def test_server_that_writes_as_it_pleases_is_understood_by_its_text():
    words = f"  {TO}\n    550 Unrouteable address\n\n----- Message-ID: <{ID}>\n"
    mail = plain(
        words, subject="Mail delivery failed: returning message to sender",
        sender="Mail Delivery System <Mailer-Daemon@host.example>", X_Failed_Recipients=TO,
    )  # fmt: skip

    [bounce] = parse(mail)

    assert (bounce.message_ids, bounce.addresses) == ({ID}, {TO})
    assert bounce.is_of_address


@pytest.mark.parametrize(
    "mail",
    [
        plain("Away until 5.1.2027.", subject="Automatic reply: Agenda", In_Reply_To=f"<{ID}>"),
        plain("Jeg er borte.", subject="Fravær", sender=TO, Auto_Submitted="auto-replied"),
        plain("Undeliverable? 550 5.1.1", sender=TO, In_Reply_To=f"<{ID}>"),
        plain("Delayed, 4.4.1, will try again for 550 minutes", In_Reply_To=f"<{ID}>"),
        plain("Could not be delivered.", In_Reply_To=f"<{ID}>"),
        b"",
        b"\xff\x00\r\n\r\n",
        report().replace(b"Content-Type: message/delivery-status", b"Content-Type: text/plain"),
    ],
    ids=range(8),
)
def test_what_says_nothing_for_good_is_left_alone(mail):
    assert parse(mail) == []


@given(st.binary(max_size=300), st.integers(0, 1200))
def test_parse_never_raises(noise, at):
    mail = report()

    parse(noise)
    parse(mail[:at] + noise + mail[at:])
    parse(plain("550 5.1.1", References="<a@b>")[:at] + noise)
