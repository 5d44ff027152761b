"""Answers as four programs write them; forgeries, copies for others, and what is no answer."""

import base64
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legeraad.replies import LONGEST_FILE, Reply, parse

WHO = "m.e@eksempel.example"
UID = "meeting-7@legerad.example"
AT = datetime(2026, 11, 23, 9, 15, tzinfo=UTC)


def file(*lines, method="REPLY", uid=UID, sequence="SEQUENCE:3\n", said="DECLINED", who=WHO):
    """The lines that all programs write, and some that only one does."""
    return (
        f"BEGIN:VCALENDAR\nMETHOD:{method}\nPRODID:-//Program//NO\nVERSION:2.0\nBEGIN:VEVENT\n"
        f"ATTENDEE;PARTSTAT={said};CN=M.E.:mailto:{who}\nUID:{uid}\n{sequence}"
        "DTSTAMP:20261123T091500Z\nDTSTART:20261202T143000Z\nDTEND:20261202T170000Z\n"
        + "".join(f"{line}\n" for line in lines)
        + "END:VEVENT\nEND:VCALENDAR\n"
    ).replace("\n", "\r\n")


def outlook(sender=WHO, **more):
    """Outlook and Exchange: text and calendar side by side, in base64."""
    content = file(
        "ORGANIZER;CN=Agder legeråd:mailto:svar@legerad.example",
        'COMMENT;LANGUAGE=nb-NO:Jeg er på "vakt"\\, dessverre',
        "X-MICROSOFT-CDO-APPT-SEQUENCE:3",
        "X-MICROSOFT-CDO-OWNERAPPTID:2121",
        **more,
    )
    body = base64.encodebytes(content.encode()).decode().replace("\n", "\r\n")
    return (
        f'From: "M.E." <{sender}>\r\nTo: <svar@legerad.example>\r\n'
        "Subject: =?utf-8?Q?Avsl=C3=A5tt=3A_Agder_leger=C3=A5d?=\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/alternative; boundary="_000_x"\r\n\r\n'
        "--_000_x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nJeg kan ikke.\r\n"
        '--_000_x\r\nContent-Type: text/calendar; charset="utf-8"; method=REPLY\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{body}\r\n--_000_x--\r\n"
    ).encode()


def outlook_com():
    """Outlook.com leaves out the organizer, and writes MAILTO in capitals."""
    content = file("CLASS:PUBLIC", "X-MICROSOFT-CDO-BUSYSTATUS:FREE").replace("mailto:", "MAILTO:")
    return (
        f"From: M.E. <{WHO.upper()}>\r\nTo: svar@legerad.example\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/alternative; boundary="q"\r\n\r\n'
        "--q\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Nei</p>\r\n"
        "--q\r\nContent-Type: text/calendar; charset=utf-8; method=REPLY\r\n"
        f"Content-Transfer-Encoding: 8bit\r\n\r\n{content}\r\n--q--\r\n"
    ).encode()


def gmail():
    """Gmail folds long lines, and sends the file once more as an attachment."""
    content = file("ORGANIZER;CN=Agder legeråd:mailto:svar@legerad.example").replace(
        "CN=M.E.", "CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;CN=M\r\n .E.;X-NUM-GUESTS=0"
    )
    copy = base64.encodebytes(content.encode()).decode()
    return (
        f"From: M.E. <{WHO}>\r\nSubject: Declined: ALR\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/mixed; boundary="m"\r\n\r\n'
        '--m\r\nContent-Type: multipart/alternative; boundary="a"\r\n\r\n'
        "--a\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nDeclined\r\n"
        '--a\r\nContent-Type: text/calendar; charset="UTF-8"; method=REPLY\r\n\r\n'
        f"{content}\r\n--a--\r\n"
        '--m\r\nContent-Type: application/ics; name="invite.ics"\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{copy}\r\n--m--\r\n"
    ).encode()


def apple():
    """Apple sends the calendar alone, and a zone of its own along with it."""
    content = file("CREATED:20261122T080000Z", "TRANSP:OPAQUE").replace(
        "BEGIN:VEVENT",
        "CALSCALE:GREGORIAN\r\nBEGIN:VTIMEZONE\r\nTZID:Europe/Oslo\r\nBEGIN:STANDARD\r\n"
        "DTSTART:19961027T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"
        "END:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT",
    )
    return (
        f"From: {WHO}\r\nSubject: M.E. has declined\r\nMIME-Version: 1.0\r\n"
        'Content-Type: text/calendar; method=REPLY; charset=utf-8; name="svar.ics"\r\n\r\n'
        f"{content}"
    ).encode()


@pytest.mark.parametrize("mail", [outlook(), outlook_com(), gmail(), apple()])
def test_answer_of_each_program_is_read_alike(mail):
    assert parse(mail) == Reply(UID, 3, WHO, "DECLINED", AT)


@pytest.mark.parametrize("said", ["ACCEPTED", "TENTATIVE", "DELEGATED", "NEEDS-ACTION"])
def test_what_was_said_is_kept_as_it_stands(said):
    assert parse(outlook(said=said)).said == said


def test_answer_without_a_number_is_to_the_first():
    assert parse(outlook(sequence="")).sequence == 0


@pytest.mark.parametrize(
    "mail",
    [
        b"",
        b"From: a@b.example\r\n\r\nNo calendar here.",
        outlook(sender="another@eksempel.example"),
        outlook(who="another@eksempel.example"),
        outlook().replace(b"From:", b"Sender:", 1),
        outlook().replace(b"From:", b"From: x@eksempel.example\r\nFrom:", 1),
        b"Authentication-Results: mx.example; dmarc=fail\r\n" + outlook(),
        outlook(method="REQUEST"),
        outlook(method="COUNTER"),
        outlook(method="CANCEL"),
        outlook(uid=""),
        outlook(uid="x" * 300),
        outlook(sequence="SEQUENCE:many\n"),
        outlook(sequence="RECURRENCE-ID:20261202T143000Z\nSEQUENCE:3\n"),
        outlook(sequence="ATTENDEE;PARTSTAT=ACCEPTED:mailto:b@eksempel.example\nSEQUENCE:3\n"),
        outlook(sequence="END:VEVENT\nBEGIN:VEVENT\nUID:meeting-8@legerad.example\n"),
        outlook(uid="x" * LONGEST_FILE),
    ],
    ids=range(17),
)
def test_what_is_no_answer_of_the_sender_himself_is_none(mail):
    assert parse(mail) is None


@given(st.binary(max_size=300), st.integers(0, 1200))
def test_parse_never_raises(noise, at):
    for mail in (outlook_com(), apple()):
        parse(mail[:at] + noise + mail[at:])
    parse(noise)
