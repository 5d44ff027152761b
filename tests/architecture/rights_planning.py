"""Rows of the table in rights.py for planning and calendars; its letters stand there."""

from datetime import datetime, timedelta

from django.utils import timezone

from cases.domain import calendars
from cases.domain.meetings import series
from members.domain import people
from tests.factories import OSLO, council_of

ROWS: dict[str, tuple[str, str]] = {
    "cases:meeting_year": ("LF222FFFF", "LFMMMFFFF"),
    "cases:meeting_cancel": ("LNFF2NNNN", "LNFFUNNNN"),
    "cases:announce": ("LFFF2FFFF", "LFFFUFFFF"),
    "cases:series_new": ("LFFF2FFFF", "LFFFUFFFF"),
    "cases:series_detail": ("LFFF2FFFF", "LFFFMFFFF"),
    "cases:series_move": ("LFFF2FFFF", "LFFFUFFFF"),
    "cases:series_cancel": ("LFFF2FFFF", "LFFFUFFFF"),
    "cases:series_take_out": ("LFFFMFFFF", "LFFF3FFFF"),
    "cases:council_feed": ("222222222", "MMMMMMMMM"),
    # Whoever is a person; the address itself is the key.
    "cases:own_calendar": ("L22222222", "LMMMMMMMM"),
    "cases:own_calendar_renew": ("LMMMMMMMM", "L33333333"),
    "cases:own_feed": ("222222222", "MMMMMMMMM"),
}


def about(sample) -> dict[str, dict[str, object]]:
    """Two meetings that belong together, and the feed of somebody without a login."""
    first = datetime.combine(timezone.localdate(), datetime.min.time(), OSLO).replace(hour=12)
    times = [
        (starts, starts + timedelta(hours=2))
        for starts in (first + timedelta(days=days) for days in (420, 448))
    ]
    council = council_of(sample.community)
    made = series.plan(council=council, title="Møter", times=times, place="Lista", by=None)
    of_series = {"series": made.pk}
    person = people.register_person(name="K.F.", email="kalender@eksempel.example", by=None)
    names = ("series_detail", "series_move", "series_cancel")
    return dict.fromkeys((f"cases:{name}" for name in names), of_series) | {
        "cases:series_take_out": of_series | {"meeting": made.meetings.earliest("starts_at").pk},
        "cases:meeting_cancel": {"meeting": made.meetings.latest("starts_at").slug},
        "cases:own_feed": {"secret": calendars.renew(person=person).secret},
    }
