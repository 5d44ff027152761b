"""Confirmation of attendance (møtebekreftelse): the meetings that somebody met, and their hours.

For whoever releases a doctor or pays him; the portal pays nobody (ALR-21…23). It goes to the person
and to the secretariat only, so a reserved name stands in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases.domain.meetings.hours import Line
from councils.models import Community
from legeraad import pdf
from legeraad.web import formats
from members.models import Person


@dataclass(frozen=True)
class Row:
    """One meeting; the figures are hours in words. What nobody has noted is a dash."""

    meeting: str
    day: str
    role: str
    in_meeting: str
    pre_meeting: str
    preparation: str
    total: str


@dataclass(frozen=True)
class ConfirmationDocument:
    language: str
    brand: str
    council: str
    name: str
    title: str
    period: str
    created: datetime
    day: str
    contact: str
    rows: tuple[Row, ...]
    total: str
    demo: bool


def render(*, person: Person, lines: Sequence[Line], community: Community, on: date) -> bytes:
    """One PDF of these lines in the community's language; well below a second for a year."""
    with translation.override(community.language):
        document = facts(person=person, lines=lines, community=community, on=on)
        return pdf.render(render_to_string("pdf/confirmation.html", {"document": document}))


def facts(
    *, person: Person, lines: Sequence[Line], community: Community, on: date
) -> ConfirmationDocument:
    """The meetings in the order of their days, in the language in force. No query."""
    ordered = sorted(lines, key=lambda line: line.meeting.starts_at)
    return ConfirmationDocument(
        language=translation.get_language() or settings.LANGUAGE_CODE,
        brand=community.brand,
        council=community.name,
        name=person.name,
        title=person.title,
        period=_period(ordered),
        created=timezone.make_aware(datetime.combine(on, time(12))),
        day=formats.day(on),
        contact=community.contact_email,
        rows=tuple(_row(line) for line in ordered),
        total=formats.hours(sum(line.total for line in ordered)),
        demo=settings.DEMO,
    )


def _period(ordered: Sequence[Line]) -> str:
    """The day of one meeting, else the year."""
    if len(ordered) == 1:
        return formats.day(ordered[0].meeting.starts_at)
    return str(timezone.localdate(ordered[0].meeting.starts_at).year)


def _row(line: Line) -> Row:
    noted = line.spent is not None
    return Row(
        meeting=f"{line.meeting.council.name} {line.meeting.label}",
        day=formats.day(line.meeting.starts_at),
        role=_role(line),
        in_meeting=formats.hours(line.in_meeting),
        pre_meeting=formats.hours(line.pre_meeting) if noted else "–",
        preparation=formats.hours(line.preparation) if noted else "–",
        total=formats.hours(line.total),
    )


def _role(line: Line) -> str:
    """As what somebody met: the seat's group, as a substitute in it, or called in for an item."""
    row = line.attendance
    group = row.seat.group.label if row.seat else row.get_professional_group_display()
    if row.as_substitute:
        return _("%(group)s, substitute") % {"group": capfirst(group)}
    if row.item is not None:
        return _("%(group)s, called in for one item") % {"group": capfirst(group)}
    return str(capfirst(group))
