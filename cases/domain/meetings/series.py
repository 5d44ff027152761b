"""Several meetings that are planned together, and are moved or cancelled together."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import groupby
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.domain.meetings import budget, cancelling, changing, clashes, meetings, planning
from cases.domain.once import once
from cases.enums import CasesEvent
from cases.models import Meeting, MeetingSeries
from councils.models import Council
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import save_with_reason
from members.models import Sending

OSLO = ZoneInfo("Europe/Oslo")
MOST = 60  # meetings planned at once
MONTHS = 12
WEEK = 7

Times = tuple[datetime, datetime]


@dataclass(frozen=True)
class Step:
    """One meeting as it will be, and what speaks against it. `meeting` is none for a new one."""

    starts_at: datetime
    ends_at: datetime
    warnings: tuple[str, ...]
    meeting: Meeting | None = None


@dataclass(frozen=True)
class Outlook:
    """What will happen, shown before it is done; `warnings` are those about all of it."""

    steps: tuple[Step, ...]
    warnings: tuple[str, ...] = ()


# Days


def every_weeks(*, first: date, weeks: int, count: int) -> list[date]:
    """The first day, and each so many weeks later."""
    return [first + timedelta(weeks=weeks * step) for step in range(count)]


def every_months(*, first: date, months: int, count: int) -> list[date]:
    """The same weekday of the same week: the third Wednesday of each month.

    A fifth one becomes the last where a month has only four.
    """
    return [_same_weekday(first, months * step) for step in range(count)]


def _same_weekday(first: date, later: int) -> date:
    years, month = divmod(first.month - 1 + later, MONTHS)
    year, month = first.year + years, month + 1
    nth = (first.day - 1) // WEEK
    begins, length = calendar.monthrange(year, month)
    day = 1 + (first.weekday() - begins) % WEEK + nth * WEEK
    return date(year, month, day if day <= length else day - WEEK)


def at_clock(day: date, starts: time, ends: time) -> Times:
    """The clock is that of Oslo on the day itself, in summer as in winter."""
    return datetime.combine(day, starts, OSLO), datetime.combine(day, ends, OSLO)


# Planning


def outlook(*, council: Council, times: Sequence[Times], on: date) -> Outlook:
    """New meetings at these times, with what speaks against each and against all of them."""
    steps = [
        Step(
            starts_at,
            ends_at,
            tuple(clashes.warnings(council=council, starts_at=starts_at, ends_at=ends_at, on=on)),
        )
        for starts_at, ends_at in times
    ]
    return Outlook(tuple(steps), tuple(_about_all(council, times)))


def _about_all(council: Council, times: Sequence[Times]) -> list[str]:
    by_year = groupby(sorted(times), lambda each: timezone.localdate(each[0]).year)
    said = [budget.warning(council=council, times=list(of), year=year) for year, of in by_year]
    return [sentence for sentence in said if sentence]


def plan(
    *,
    council: Council,
    title: str,
    times: Sequence[Times],
    place: str,
    remote: bool = False,
    form_key: UUID | None = None,
    by: Actor | None,
) -> MeetingSeries:
    """Plans all meetings or none. The same `form_key` again returns the series it made.

    Raises DomainError with no time or more than MOST, and when two lie over each other.
    """
    if not times:
        raise DomainError(_("Give at least one day."), field="dates")
    if len(times) > MOST:
        sentence = _("No more than %(most)s meetings are planned at once.")
        raise DomainError(sentence % {"most": MOST})
    if clashes.overlapping(times):
        raise DomainError(_("Two of the meetings are at the same time."), field="dates")
    make = partial(
        _make,
        council=council,
        title=title,
        times=times,
        place=place,
        remote=remote,
        form_key=form_key,
        by=by,
    )
    return once(MeetingSeries, form_key, make)


def _make(
    *,
    council: Council,
    title: str,
    times: Sequence[Times],
    place: str,
    remote: bool,
    form_key: UUID | None,
    by: Actor | None,
) -> MeetingSeries:
    series = MeetingSeries(council=council, title=title, form_key=form_key)
    series.full_clean(exclude=["form_key"])
    save_with_reason(series, CasesEvent.SERIES_PLANNED, by=by)
    for starts_at, ends_at in sorted(times):
        planning.plan(
            council=council,
            starts_at=starts_at,
            ends_at=ends_at,
            place=place,
            remote=remote,
            series=series,
            by=by,
        )
    return series


# Moving, cancelling, taking out


def coming(series: MeetingSeries, *, first: Meeting | None = None) -> list[Meeting]:
    """Those that have not begun, from a chosen one on, the nearest first."""
    rows = series.meetings.filter(state__in=cancelling.COMING)
    if first is not None:
        rows = rows.filter(starts_at__gte=first.starts_at)
    return list(rows.select_related("council__community").order_by("starts_at", "pk"))


def by_days(days: int) -> Callable[[date], date]:
    return lambda day: day + timedelta(days=days)


def to_weekday(weekday: int) -> Callable[[date], date]:
    """The same week, another day of it: 0 is Monday."""
    return lambda day: day + timedelta(days=weekday - day.weekday())


def moved(
    chosen: Iterable[Meeting],
    *,
    shift: Callable[[date], date],
    starts: time | None = None,
    ends: time | None = None,
) -> list[tuple[Meeting, Times]]:
    """Each meeting with its new times; without a clock time it keeps its own, in Oslo."""
    found = []
    for meeting in chosen:
        begins, over = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
        times = at_clock(shift(begins.date()), starts or begins.time(), ends or over.time())
        found.append((meeting, times))
    return found


def outlook_of_move(plan_: Sequence[tuple[Meeting, Times]], *, on: date) -> Outlook:
    """The meetings as they will be; those that are moved do not clash with each other."""
    keys = [meeting.pk for meeting, _times in plan_]
    steps = []
    for meeting, (starts_at, ends_at) in plan_:
        said = clashes.warnings(
            council=meeting.council, starts_at=starts_at, ends_at=ends_at, on=on, beside=keys
        )
        steps.append(Step(starts_at, ends_at, tuple(said), meeting))
    return Outlook(tuple(steps))


def move(plan_: Sequence[tuple[Meeting, Times]], *, by: Actor | None) -> list[Sending]:
    """Moves all or none; who knew of a day is told of each, and each can be taken back."""
    with transaction.atomic():
        sent = [
            changing.change(meeting=meeting, starts_at=starts_at, ends_at=ends_at, by=by)
            for meeting, (starts_at, ends_at) in plan_
        ]
    return [each for each in sent if each]


def cancel(chosen: Iterable[Meeting], *, why: str, by: Actor | None) -> list[Sending]:
    """Cancels all or none, with one reason."""
    with transaction.atomic():
        sent = [cancelling.cancel(meeting=each, why=why, by=by) for each in chosen]
    return [each for each in sent if each]


def take_out(*, meeting: Meeting, by: Actor | None) -> Meeting:
    """The meeting stands alone from now on, and is not moved with the others."""
    with transaction.atomic():
        meeting = meetings.locked(meeting)
        meeting.series = None
        return save_with_reason(meeting, CasesEvent.MEETING_CHANGED, by=by)
