"""What an e-mail says: of Outlook and of all others, and nothing of one that is made to harm."""

import time
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legeraad import mailfile, richtext
from tests import outlook_file
from tests.cases.domain.intake.posted import SENT, mail_of

HEADERS = "From: Kari Nordmann <Kari@Lister.example>\r\nMessage-ID: <x1@lister.example>\r\n"


def outlook(**facts):
    given = {
        "sender": "Kari@Lister.example",
        "subject": "Blodprøver – hvem tar dem?",
        "text": "Hei\r\nDette er saken.",
        "headers": HEADERS,
        "sent": datetime(2026, 11, 20, 9, tzinfo=UTC),
        "attached": [("Brev.pdf", b"%PDF-1.7" + b"x" * 6000), ("b.txt", b"hei")],
    }
    return outlook_file.message(**given | facts)


def test_mail_is_read():
    mail = mailfile.read(mail_of(files=[("Brev æ.pdf", b"%PDF-1.7")]))

    assert mail.who == "Kari Nordmann <kari@lister.example>"
    assert (mail.subject, mail.text) == ("Blodprøver", "Hei\n\nHvem tar prøven?")
    assert mail.sent_at == SENT
    assert mail.attached == [mailfile.Attached("Brev æ.pdf", b"%PDF-1.7")]
    assert not mail.automatic


def test_mail_of_outlook_is_read():
    mail = mailfile.read(outlook())

    assert mail.who == "Kari Nordmann <kari@lister.example>"
    assert (mail.subject, mail.text) == ("Blodprøver – hvem tar dem?", "Hei\nDette er saken.")
    assert mail.sent_at == datetime(2026, 11, 20, 9, tzinfo=UTC)
    assert mail.key == "<x1@lister.example>"
    assert [(each.name, len(each.content)) for each in mail.attached] == [
        ("Brev.pdf", 6008),
        ("b.txt", 3),
    ]


def test_draft_of_outlook_without_headers_has_a_key_of_its_content():
    content = outlook(headers="", sent=None)
    mail = mailfile.read(content)

    assert mail.sender == "kari@lister.example"
    assert mail.sent_at is None
    assert mail.key == mailfile.read(content).key != mailfile.read(outlook(text="x")).key


def test_text_of_html_is_plain():
    mail = EmailMessage()
    mail["From"] = "a@lister.example"
    mail.set_content("<p>Hei</p><script>alert(1)</script><p>igjen</p>", subtype="html")

    assert mailfile.read(mail.as_bytes()).text == "Hei\nigjen"


def test_logo_in_the_text_is_no_attachment_but_a_mail_in_the_mail_is():
    mail = EmailMessage()
    mail["From"] = "a@lister.example"
    mail.set_content("Se under")
    mail.add_attachment(b"x", maintype="image", subtype="png", disposition="inline")
    inner = EmailMessage()
    inner["Subject"] = "Den første"
    inner.set_content("Hei")
    mail.add_attachment(inner)

    assert [each.name for each in mailfile.read(mail.as_bytes()).attached] == ["Den første.eml"]


def test_logo_under_an_outlook_signature_is_no_attachment_but_a_picture_is():
    logo, kind = (0x3712, "image001@x"), (0x370E, "image/png")
    mail = mailfile.read(
        outlook(
            attached=[
                ("image001.png", b"x" * 900, logo, kind),
                ("Skjermbilde.png", b"x" * 90_000, logo, kind),
                ("Kart.png", b"x" * 900, kind),
            ]
        )
    )

    assert [each.name for each in mail.attached] == ["Skjermbilde.png", "Kart.png"]


def test_broken_part_does_not_lose_the_mail_or_the_other_parts(monkeypatch):
    read = mailfile._file
    monkeypatch.setattr(
        "legeraad.mailfile._file",
        lambda part: read(part) if part.get_filename() != "a.pdf" else int("x"),
    )
    mail = mailfile.read(mail_of(files=[("a.pdf", b"%PDF"), ("b.pdf", b"%PDF")]))

    assert mail.text == "Hei\n\nHvem tar prøven?"
    assert [each.name for each in mail.attached] == ["b.pdf"]


def test_parts_that_do_not_hold_together_are_no_parts():
    content = b"From: a@b.example\nContent-Type: multipart/mixed\n\nHei, uten skille"
    mail = mailfile.read(content)

    assert (mail.sender, mail.attached) == ("a@b.example", [])


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Hei",
        b"Subject: uten avsender\n\nHei",
        mailfile.OUTLOOK + b"x" * 600,
        outlook()[:3000],
        b"From: a@b.example\nContent-Type: multipart/mixed; boundary=a0\n\n"
        + b"".join(
            b"--a%d\nContent-Type: multipart/mixed; boundary=a%d\n\n" % (level, level + 1)
            for level in range(3000)
        ),
    ],
    ids=["empty", "words", "no sender", "no compound file", "cut", "nested"],
)
def test_what_is_broken_is_nothing(content):
    assert mailfile.read(content) is None


@pytest.mark.parametrize("headers", [b"", b"Content-Type: text/plain; charset=klingon\n"])
def test_unknown_letters_are_read_as_far_as_they_go(headers):
    mail = mailfile.read(b"From: x <a@b.example>\n" + headers + b"\n\xff\xfehei \x00")

    assert "hei" in mail.text
    assert "\0" not in mail.text


def test_names_cannot_turn_the_writing_around_or_break_the_line():
    mail = mail_of("Faktura\u202efdp.exe", files=[("a\u202efdp.exe", b"x")])
    found = mailfile.read(mail)

    assert found.subject == "Fakturafdp.exe"
    assert found.attached[0].name == "afdp.exe"


def test_deep_html_costs_no_time():  # I4, U1
    began = time.monotonic()
    mail = mailfile.read(b"From: a@b.example\nContent-Type: text/html\n\n" + b"<div>" * 200_000)

    assert mail.text == ""
    assert time.monotonic() - began < 20
    assert richtext.MOST_TAGS < 200_000


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_nothing_in_the_body_or_headers_makes_it_fall(noise):
    for content in (b"From: a@b.example\n" + noise, mailfile.OUTLOOK + noise, noise):
        mailfile.read(content)
