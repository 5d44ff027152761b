"""What speaks against a time for a meeting. Each is a sentence, and nothing of it stops anybody."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from itertools import pairwise

from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from cases.domain.meetings import agenda
from cases.enums import MeetingState
from cases.models import Meeting
from councils.models import Closure, Council
from legeraad import workdays
from legeraad.web import formats
from members.domain.roster import sitting
from members.models import Person

DAY = timedelta(days=1)
SATURDAY = 5
PREPARING = 7  # days that a notice wants besides those for the answers
NAMED = 3  # persons in one sentence


def warnings(
    *,
    council: Council,
    starts_at: datetime,
    ends_at: datetime,
    on: date,
    beside: Collection[int] = (),
) -> list[str]:
    """The sentences about one meeting, the weightiest first; empty when nothing is the matter.

    `on` is the day of planning. `beside` are the keys of meetings that do not count: those that
    are being moved.
    """
    day = timezone.localdate(starts_at)
    return [
        *_about_day(council, day),
        *_meetings_then(council, starts_at, ends_at, beside),
        *_notice(council, day, on),
    ]


def _about_day(council: Council, day: date) -> list[str]:
    said = []
    if name := workdays.holiday(day, language=get_language()):
        said.append(_("It is a public holiday: %(name)s.") % {"name": name})
    elif day.weekday() >= SATURDAY:
        said.append(_("It is a weekend."))
    elif name := workdays.holiday(day + DAY, language=get_language()):
        said.append(_("It is the day before a public holiday: %(name)s.") % {"name": name})
    closed = Closure.objects.on(day).filter(community=council.community_id)
    text = _("The secretariat is closed: %(name)s.")
    return said + [text % {"name": closure.name} for closure in closed]


def _meetings_then(
    council: Council, starts_at: datetime, ends_at: datetime, beside: Collection[int]
) -> list[str]:
    """Other meetings of the community at that time in which the same persons sit."""
    rows = Meeting.objects.filter(
        council__community=council.community_id,
        written=False,
        starts_at__lt=ends_at,
        ends_at__gt=starts_at,
    )
    rows = rows.exclude(state=MeetingState.CANCELLED).exclude(pk__in=beside)
    ours: set[Person] | None = None
    said = []
    for other in rows.select_related("council", "chair", "minute_taker").order_by("pk"):
        if other.council_id == council.pk:
            text = _("The council meets then already: meeting %(label)s.")
            said.append(text % {"label": other.label})
            continue
        if ours is None:
            ours = set(sitting(council=council, on=timezone.localdate(starts_at)))
        both = [person for person in agenda.recipients(other) if person in ours]
        if both:
            said.append(_clash(other, both))
    return said


def _clash(other: Meeting, both: list[Person]) -> str:
    names = [person.name for person in both[:NAMED]]
    if len(both) > NAMED:
        names.append(_("and others"))
    sentence = ngettext(
        "%(meeting)s is at the same time, and %(count)s person sits in both: %(names)s.",
        "%(meeting)s is at the same time, and %(count)s people sit in both: %(names)s.",
        len(both),
    )
    facts = {"meeting": str(other), "count": len(both), "names": ", ".join(names)}
    return sentence % facts


def _notice(council: Council, day: date, on: date) -> list[str]:
    """The notice wants its week, and those who are called their days to answer (AHU-9)."""
    if day < on:
        return [_("The day has passed.")]
    days = council.answer_days + PREPARING
    if day - on >= timedelta(days=days):
        return []
    first = formats.day(on + timedelta(days=days))
    text = _("The notice is short: with %(days)s days to answer it is from %(day)s on.")
    return [text % {"days": council.answer_days, "day": first}]


def overlapping(times: Iterable[tuple[datetime, datetime]]) -> bool:
    """Whether two of the times that are planned together lie over each other."""
    ordered = sorted(times)
    return any(following[0] < before[1] for before, following in pairwise(ordered))
