"""What lies on the table: the attendance list to sign, and the name cards to fold (A4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cases.documents.minutes_treatment import SHAPES
from cases.enums import MeetingFileKind
from cases.models import Meeting
from councils.enums import Side
from legeraad import pdf
from legeraad.web import formats
from members.domain.roster import Place, roster
from members.models import Person

TEMPLATES = {
    MeetingFileKind.LIST: "pdf/attendance_list.html",
    MeetingFileKind.CARDS: "pdf/name_cards.html",
}


@dataclass(frozen=True)
class Row:
    """One who is awaited; the name is empty for a seat that is vacant."""

    shape: str
    name: str
    place: str
    substitutes: str


@dataclass(frozen=True)
class ListsDocument:
    language: str
    brand: str
    council: str
    label: str
    created: datetime
    day: str
    when: str
    clock: str
    where: str
    rows: tuple[Row, ...]
    demo: bool


def render(meeting: Meeting) -> Iterator[tuple[MeetingFileKind, bytes]]:
    """Both documents in the council's language; the same facts give the same bytes."""
    with translation.override(meeting.council.language):
        document = facts(meeting)
        for kind, template in TEMPLATES.items():
            yield kind, pdf.render(render_to_string(template, {"document": document}))


def facts(meeting: Meeting) -> ListsDocument:
    """Those who sit on the day, then chair and minute taker without a seat, then the guests.

    Names are as the council's own pages have them: the lists leave the room with nobody.
    """
    day = timezone.localdate(meeting.starts_at)
    places = roster(council=meeting.council, on=day)
    seated = {place.holder.pk for place in places if place.holder}
    leaders = [
        _person(person, word)
        for person, word in (
            (meeting.chair, _("Chair of the meeting")),
            (meeting.minute_taker, _("Minute taker")),
        )
        if person and person.pk not in seated
    ]
    guests = meeting.guests.select_related("person", "item")
    called = [_person(guest.person, guest.item.label if guest.item else "") for guest in guests]
    noon = datetime.combine(meeting.summoned_on or day, time(12))
    return ListsDocument(
        language=translation.get_language() or settings.LANGUAGE_CODE,
        brand=meeting.council.community.brand,
        council=meeting.council.name,
        label=meeting.label,
        created=timezone.make_aware(noon),
        day=formats.day(meeting.starts_at),
        when=formats.weekday(meeting.starts_at),
        clock=formats.clock_range(meeting.starts_at, meeting.ends_at),
        where=meeting.place,
        rows=(*(_seat(place) for place in places), *leaders, *called),
        demo=settings.DEMO,
    )


def _seat(place: Place) -> Row:
    return Row(
        shape=SHAPES[Side(place.side)],
        name=place.holder.name if place.holder else "",
        place=", ".join(filter(None, (place.seat.title, place.seat.place))),
        substitutes=", ".join(person.name for _seat, person in place.substitutes if person),
    )


def _person(person: Person, word: str) -> Row:
    return Row("", person.name, ", ".join(filter(None, (person.title, word))), "")
