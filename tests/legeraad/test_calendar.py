"""The calendar file: it says when in Oslo, asks for no answer, and no title can add to it (I7)."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import icalendar
import pytest

from legeraad import calendar
from legeraad.calendar import Asked, Event
from legeraad.mail import Sender, Written, address

OSLO = ZoneInfo("Europe/Oslo")
NAME = "innkalling.ics"
PLAIN = Event(
    uid="meeting-1@legerad.example",
    sequence=3,
    changed_at=datetime(2026, 9, 1, 8, 0, tzinfo=UTC),
    starts_at=datetime(2026, 9, 16, 15, 30, tzinfo=OSLO),
    ends_at=datetime(2026, 9, 16, 18, 0, tzinfo=OSLO),
    title="Agder legeråd, 1/26",
    place="Kristiansand",
    text="Godkjenning av saksliste\n01/26 Hvem følger opp?",
    address="https://legerad.example/agder/",
)
HOSTILE = "Sak\r\nATTENDEE;RSVP=TRUE:mailto:x@y.example\r\n\r\nEND:VEVENT\u2028URL:\x85\x0b\x07;,\\"


def content(event):
    return calendar.attachment(event, filename=NAME).content


def lines(event):
    """Unfolded, as a reader of the file has them."""
    return re.sub(rb"\r\n[ \t]", b"", content(event)).split(b"\r\n")


def names(event):
    return [re.split(rb"[;:]", line)[0].decode() for line in lines(event) if line]


@pytest.mark.parametrize("field", ["title", "place", "text"])
def test_line_breaks_add_no_property(field):
    hostile = replace(PLAIN, **{field: HOSTILE})

    assert names(hostile) == names(PLAIN)
    assert "ATTENDEE" in str(icalendar.Calendar.from_ical(content(hostile)).walk("VEVENT")[0])


@pytest.mark.parametrize("letter", ["a", "ø", "🩺"])
def test_no_line_is_longer_than_75_octets(letter):
    long = replace(PLAIN, title=letter * 400, place=letter * 120, text=letter * 4000)

    assert max(map(len, content(long).split(b"\r\n"))) <= 75
    assert b"\n" not in content(long).replace(b"\r\n", b"")
    [event] = icalendar.Calendar.from_ical(content(long)).walk("VEVENT")
    assert event["summary"] == letter * 400


def test_file_asks_for_no_answer():
    assert b"METHOD:PUBLISH" in lines(PLAIN)
    assert not {"ATTENDEE", "ORGANIZER"} & set(names(PLAIN))


@pytest.mark.parametrize(
    ("day", "utc_hour"),
    [
        ("2026-03-28", 14),
        ("2026-03-29", 13),  # summer time began at two in the night
        ("2026-10-24", 13),
        ("2026-10-25", 14),
    ],
)
def test_clock_is_that_of_oslo_on_both_sides_of_summer_time(day, utc_hour):
    starts = datetime.fromisoformat(f"{day}T15:30").replace(tzinfo=OSLO)
    event = replace(PLAIN, starts_at=starts, ends_at=starts.replace(hour=18))

    file = icalendar.Calendar.from_ical(content(event))

    [read] = file.walk("VEVENT")
    assert read["dtstart"].dt.astimezone(UTC).hour == utc_hour
    wanted = f"DTSTART;TZID=Europe/Oslo:{day.replace('-', '')}T153000".encode()
    assert wanted in lines(event)
    assert [str(zone["tzid"]) for zone in file.walk("VTIMEZONE")] == ["Europe/Oslo"]


def test_same_event_gives_the_same_bytes():
    assert content(PLAIN) == content(PLAIN)


def test_changed_event_has_the_same_name_and_a_higher_number():
    [before] = icalendar.Calendar.from_ical(content(PLAIN)).walk("VEVENT")
    [after] = icalendar.Calendar.from_ical(content(replace(PLAIN, sequence=4))).walk("VEVENT")

    assert (before["uid"], before["sequence"]) == (after["uid"], after["sequence"] - 1)


def test_cancelled_event_says_so():
    assert b"STATUS:CANCELLED" in lines(replace(PLAIN, cancelled=True))
    assert b"STATUS:CONFIRMED" in lines(PLAIN)


def test_mail_carries_the_file_with_its_method():
    file = calendar.attachment(PLAIN, filename=NAME)
    sender = Sender("Agder legeråd", "", "")
    mail = address(
        Written("Innkalling", "Tekst", "<p>Tekst</p>", (file,)),
        to="a@eksempel.example",
        sender=sender,
        message_id="k",
    )

    [part] = [part for part in mail.message().walk() if part.get_filename() == NAME]
    assert part.get_content_type() == "text/calendar"
    assert part.get_params()[1:] == [("method", "PUBLISH"), ("charset", "utf-8")]
    assert part.get_payload(decode=True).replace(b"\r\n", b"\n") == file.content.replace(
        b"\r\n", b"\n"
    )


ASKED = Asked("svar@legerad.example", "Agder legeråd", "m.e@eksempel.example", "M.E.")


def invitation(event=PLAIN, **facts):
    return calendar.invitation(event, replace(ASKED, **facts), filename=NAME)


def asked(**facts):
    [event] = icalendar.Calendar.from_ical(invitation(**facts).content).walk("VEVENT")
    return event["organizer"], event["attendee"]


def test_invitation_asks_one_receiver_and_names_the_mailbox_that_is_read():
    organizer, attendee = asked()

    assert b"METHOD:REQUEST" in invitation().content
    assert (organizer, attendee) == (
        "mailto:svar@legerad.example",
        "mailto:m.e@eksempel.example",
    )
    assert dict(attendee.params) == {
        "CN": "M.E.",
        "ROLE": "REQ-PARTICIPANT",
        "PARTSTAT": "NEEDS-ACTION",
        "RSVP": "TRUE",
    }


def test_invitation_of_somebody_who_has_answered_asks_no_more():
    _organizer, attendee = asked(said="ACCEPTED", optional=True)

    assert (attendee.params["PARTSTAT"], attendee.params["RSVP"]) == ("ACCEPTED", "FALSE")
    assert attendee.params["ROLE"] == "OPT-PARTICIPANT"


def test_invitation_to_a_cancelled_event_takes_it_back():
    file = invitation(replace(PLAIN, cancelled=True))

    assert b"METHOD:CANCEL" in file.content
    assert file.content_type == "text/calendar; method=CANCEL"


def test_name_of_a_person_adds_no_property():
    file = invitation(attendee_name=HOSTILE, organizer_name='A "B" C')

    read = re.sub(rb"\r\n[ \t]", b"", file.content).split(b"\r\n")
    found = [re.split(rb"[;:]", line)[0] for line in read]
    assert found.count(b"ATTENDEE") == found.count(b"ORGANIZER") == found.count(b"URL") == 1


def test_mail_offers_the_invitation_beside_its_text_and_as_a_file():
    mail = address(
        Written("Innkalling", "Tekst", "<p>Tekst</p>", (invitation(),)),
        to="a@eksempel.example",
        sender=Sender("Agder legeråd", "", ""),
        message_id="k",
    )

    kinds = [part.get_content_type() for part in mail.message().walk()]
    assert kinds == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
        "text/calendar",
    ]
    offered = [part for part in mail.message().walk() if part.get_param("method") == "REQUEST"]
    assert [part.get_filename() for part in offered] == [None, NAME]
