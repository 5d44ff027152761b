"""How long bodies need to answer: six weeks, and longer over the holidays in which nobody meets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.easter import easter
from django.utils.translation import gettext as _

from legeraad import workdays

USUAL = timedelta(weeks=6)
WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class Proposed:
    """A deadline, and sentences that say why it is not just six weeks."""

    day: date
    reasons: tuple[str, ...]


def propose(*, sent_on: date) -> Proposed:
    """The usual deadline of a hearing sent that day: six weeks, a week more for Easter and for
    Christmas in between and four for July, and then a working day."""
    day, reasons = sent_on + USUAL, []
    for name, starts, ends, longer in _holidays(sent_on.year):
        if sent_on < ends and starts <= day:
            day += longer
            reasons.append(name)
    return Proposed(workdays.next_working_day(day - timedelta(days=1)), tuple(reasons))


def _holidays(year: int) -> list[tuple[str, date, date, timedelta]]:
    """What a deadline from this year may meet, in order, and how much longer each makes it."""
    found = []
    for each in (year, year + 1):
        easter_day, christmas = easter(each), date(each, 12, 23)
        before, after = easter_day - timedelta(days=8), easter_day + timedelta(days=1)
        july, august = date(each, 7, 1), date(each, 7, 31)
        new_year = date(each + 1, 1, 1)
        found += [
            (_("Easter lies in between: one week more."), before, after, WEEK),
            (_("July lies in between: four weeks more."), july, august, 4 * WEEK),
            (_("Christmas lies in between: one week more."), christmas, new_year, WEEK),
        ]
    return found


def warnings(*, sent_on: date, deadline: date) -> list[str]:
    """What the secretary should know of a deadline that she chose; empty when all is well."""
    said = []
    proposed = propose(sent_on=sent_on)
    if deadline < proposed.day:
        weeks = max((deadline - sent_on).days // 7, 0)
        sentence = _("The bodies get %(weeks)s weeks. Six are usual.")
        said += [sentence % {"weeks": weeks}, *proposed.reasons]
    if not workdays.is_working_day(deadline):
        said.append(_("The deadline is not a working day."))
    return said
