"""Meetings as calendar files: one with a mail, and feeds that a calendar program fetches.

A file never lies: METHOD:PUBLISH carries no answer buttons, because an answer given in a
calendar program would reach nobody. Where a mailbox is read (legeraad/replies.py), METHOD:REQUEST
asks one receiver, and CANCEL takes that back. UID and SEQUENCE let a later file replace an earlier
one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from legeraad.mail import Attachment

YEAR = timedelta(days=366)
REFRESH = timedelta(hours=2)  # how often a program may ask for a feed again
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
TYPE = "text/calendar"


@dataclass(frozen=True)
class Event:
    """One meeting. `uid` is the same for good, `sequence` rises with each change.

    `tentative` says that the day is to be kept free, and that the notice is still to come.
    """

    uid: str
    sequence: int
    changed_at: datetime
    starts_at: datetime
    ends_at: datetime
    title: str
    place: str
    text: str
    address: str
    cancelled: bool = False
    tentative: bool = False

    @property
    def status(self) -> str:
        if self.cancelled:
            return "CANCELLED"
        return "TENTATIVE" if self.tentative else "CONFIRMED"


@dataclass(frozen=True)
class Asked:
    """Who asks, and who is asked to answer; `said` is empty while he has not."""

    organizer: str
    organizer_name: str
    attendee: str
    attendee_name: str
    said: str = ""
    optional: bool = False


def attachment(*events: Event, filename: str) -> Attachment:
    """The calendar file of one event or more, as a mail carries it; nobody is asked to answer."""
    return Attachment(filename, _bytes(events), f"{TYPE}; method=PUBLISH")


def invitation(event: Event, asked: Asked, *, filename: str) -> Attachment:
    """The file for one receiver, with answer buttons; of a cancelled event without."""
    method = "CANCEL" if event.cancelled else "REQUEST"
    content = _bytes([event], method=method, asked=asked)
    return Attachment(filename, content, f"{TYPE}; method={method}", offered=True)


def feed(events: Sequence[Event], *, name: str) -> bytes:
    """The file behind an address that a calendar program asks again and again.

    The same events give the same bytes. With no event the file is valid, and empty.
    """
    return _bytes(events, name=_one_line(name))


def _bytes(
    events: Sequence[Event], *, name: str = "", method: str = "PUBLISH", asked: Asked | None = None
) -> bytes:
    # 50 ms that a web process should not pay before it sends or shows a letter.
    import icalendar  # noqa: PLC0415

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//legeraad//NO")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    if name:
        calendar.add("x-wr-calname", name)
        calendar.add("x-wr-timezone", "Europe/Oslo")
        calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for event in events:
        entry = _entry(icalendar.Event(), event)
        if asked is not None:
            _ask(entry, asked, icalendar.vCalAddress)
        calendar.add_component(entry)
    # The rules of summer time around the events: not every reader knows "Europe/Oslo" by its name.
    days = [day for each in events for day in (each.starts_at.date(), each.ends_at.date())]
    if days:
        calendar.add_missing_timezones(first_date=min(days) - YEAR, last_date=max(days) + YEAR)
    content: bytes = calendar.to_ical()
    return content


def _entry(entry: Any, event: Event) -> Any:
    entry.add("uid", event.uid)
    entry.add("sequence", event.sequence)
    entry.add("dtstamp", event.changed_at)
    entry.add("dtstart", event.starts_at)
    entry.add("dtend", event.ends_at)
    entry.add("summary", _one_line(event.title))
    entry.add("location", _one_line(event.place))
    entry.add("description", "\n".join(map(_one_line, event.text.splitlines())))
    entry.add("url", event.address)
    entry.add("status", event.status)
    return entry


def _ask(entry: Any, asked: Asked, address: Any) -> None:
    organizer = address(f"mailto:{asked.organizer}")
    organizer.params["CN"] = _one_line(asked.organizer_name)
    attendee = address(f"mailto:{asked.attendee}")
    attendee.params["CN"] = _one_line(asked.attendee_name)
    attendee.params["ROLE"] = "OPT-PARTICIPANT" if asked.optional else "REQ-PARTICIPANT"
    attendee.params["PARTSTAT"] = asked.said or "NEEDS-ACTION"
    attendee.params["RSVP"] = "FALSE" if asked.said else "TRUE"
    entry.add("organizer", organizer)
    entry.add("attendee", attendee)


def _one_line(text: str) -> str:
    """Without line breaks of any kind and control characters, so that no title adds a line (I7)."""
    return " ".join(CONTROLS.sub(" ", text).split())
