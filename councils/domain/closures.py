"""Weeks in which the secretariat is closed, and those that it is usual to close.

What is over stays: it says why nobody was reminded then.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils.translation import gettext as _

from councils.enums import CouncilsEvent
from councils.models import Closure, Community
from legeraad import workdays
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import delete_with_reason, save_with_reason

AHEAD = relativedelta(years=1)
JULY_WEEKS = (28, 30)  # the common holiday


def close(
    *, community: Community, name: str, start: date, last_day: date, by: Actor | None
) -> Closure:
    """Closes the secretariat from the first day to the last, both with."""
    closure = Closure(community=community)
    return _save(closure, name, start, last_day, CouncilsEvent.CLOSED_WEEK_ADDED, by=by)


def change(
    *, closure: Closure, name: str, start: date, last_day: date, on: date, by: Actor | None
) -> Closure:
    """Gives a closed week that is not over other days, or another name."""
    _refuse_if_over(closure, on)
    return _save(closure, name, start, last_day, CouncilsEvent.CLOSED_WEEK_CHANGED, by=by)


def remove(*, closure: Closure, on: date, by: Actor | None) -> None:
    """The secretariat is open after all; its history stays."""
    _refuse_if_over(closure, on)
    delete_with_reason(closure, CouncilsEvent.CLOSED_WEEK_REMOVED, by=by)


def _refuse_if_over(closure: Closure, on: date) -> None:
    if closure.ended_on <= on:
        raise DomainError(_("It is over, and stays as it was."))


def _save(
    closure: Closure,
    name: str,
    start: date,
    last_day: date,
    event: CouncilsEvent,
    *,
    by: Actor | None,
) -> Closure:
    if last_day < start:
        raise DomainError(_("The last day comes before the first."), field="last_day")
    with transaction.atomic():
        # Whoever closes at the same time waits here, and is refused by name.
        Community.objects.select_for_update().get(pk=closure.community_id)
        others = Closure.objects.exclude(pk=closure.pk).filter(community=closure.community_id)
        other = others.filter(start__lte=last_day, ended_on__gt=start).first()
        if other is not None:
            sentence = _("The secretariat is closed already in this period: %(name)s.")
            raise DomainError(sentence % {"name": other.name}, field="start")
        closure.name, closure.start = name, start
        closure.ended_on = last_day + timedelta(days=1)
        closure.full_clean()
        return save_with_reason(closure, event, by=by)


@dataclass(frozen=True)
class Usual:
    """Days that offices here usually close; `name` as the secretariat would write it."""

    name: str
    start: date
    last_day: date


def usual(*, community: Community, on: date) -> list[Usual]:
    """July, Christmas and Easter of the coming year, as far as they are not closed yet.

    One query. What has begun is not proposed any more.
    """
    years = (on.year, on.year + 1)
    ahead = [each for year in years for each in _of(year) if on < each.start <= on + AHEAD]
    closed = list(Closure.objects.filter(community=community, ended_on__gt=on))
    free = [each for each in ahead if not any(_overlap(each, other) for other in closed)]
    return sorted(free, key=lambda each: each.start)


def _overlap(usual: Usual, closure: Closure) -> bool:
    return usual.start < closure.ended_on and closure.start <= usual.last_day


def _of(year: int) -> tuple[Usual, ...]:
    """The week before Easter with Easter Monday, the common holiday, and Christmas."""
    sunday = easter(year)
    first, last = JULY_WEEKS
    return (
        Usual(_("Easter"), sunday - timedelta(days=6), sunday + timedelta(days=1)),
        Usual(
            _("The common holiday"),
            date.fromisocalendar(year, first, 1),
            date.fromisocalendar(year, last, 7),
        ),
        Usual(
            _("Christmas"),
            date(year, 12, 24),
            workdays.next_working_day(date(year, 12, 31)) - timedelta(days=1),
        ),
    )
