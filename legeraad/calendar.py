"""A meeting as a calendar file.

The file never lies: METHOD:PUBLISH carries no answer buttons, because an answer given in a
calendar program would reach nobody. UID and SEQUENCE let a later file replace an earlier one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from legeraad.mail import Attachment

YEAR = timedelta(days=366)
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True)
class Event:
    """One meeting. `uid` is the same for good, `sequence` rises with each change."""

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


def attachment(event: Event, *, filename: str) -> Attachment:
    """The calendar file of one event, as a mail carries it."""
    return Attachment(filename, _bytes(event), "text/calendar; method=PUBLISH")


def _bytes(event: Event) -> bytes:
    # 50 ms that a web process should not pay before it sends or shows a letter.
    import icalendar  # noqa: PLC0415

    entry = icalendar.Event()
    entry.add("uid", event.uid)
    entry.add("sequence", event.sequence)
    entry.add("dtstamp", event.changed_at)
    entry.add("dtstart", event.starts_at)
    entry.add("dtend", event.ends_at)
    entry.add("summary", _one_line(event.title))
    entry.add("location", _one_line(event.place))
    entry.add("description", "\n".join(map(_one_line, event.text.splitlines())))
    entry.add("url", event.address)
    entry.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//legeraad//NO")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(entry)
    # The rules of summer time around the event: not every reader knows "Europe/Oslo" by its name.
    calendar.add_missing_timezones(
        first_date=event.starts_at.date() - YEAR, last_date=event.ends_at.date() + YEAR
    )
    content: bytes = calendar.to_ical()
    return content


def _one_line(text: str) -> str:
    """Without line breaks of any kind and control characters, so that no title adds a line (I7)."""
    return " ".join(CONTROLS.sub(" ", text).split())
