"""Meetings as calendar files: one with a mail, and feeds that a calendar program fetches.

A file never lies: METHOD:PUBLISH carries no answer buttons, because an answer given in a
calendar program would reach nobody. UID and SEQUENCE let a later file replace an earlier one.
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


def attachment(*events: Event, filename: str) -> Attachment:
    """The calendar file of one event or more, as a mail carries it."""
    return Attachment(filename, _bytes(events), f"{TYPE}; method=PUBLISH")


def feed(events: Sequence[Event], *, name: str) -> bytes:
    """The file behind an address that a calendar program asks again and again.

    The same events give the same bytes. With no event the file is valid, and empty.
    """
    return _bytes(events, name=_one_line(name))


def _bytes(events: Sequence[Event], *, name: str = "") -> bytes:
    # 50 ms that a web process should not pay before it sends or shows a letter.
    import icalendar  # noqa: PLC0415

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//legeraad//NO")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("x-wr-calname", name)
        calendar.add("x-wr-timezone", "Europe/Oslo")
        calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for event in events:
        calendar.add_component(_entry(icalendar.Event(), event))
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


def _one_line(text: str) -> str:
    """Without line breaks of any kind and control characters, so that no title adds a line (I7)."""
    return " ".join(CONTROLS.sub(" ", text).split())
