"""Hours of meetings in a year, planned and held, against what was fixed for them (AHU-10)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import F, Sum
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from cases.enums import MeetingState
from cases.models import Meeting
from councils.models import Council

HOUR = timedelta(hours=1)
NOTHING = timedelta()


@dataclass(frozen=True)
class Budget:
    """`spent` is the length of all meetings of the year that are not cancelled.

    A written procedure takes none.
    """

    council: Council
    spent: timedelta

    @property
    def hours(self) -> Decimal:
        return _hours(self.spent)

    @property
    def limit(self) -> Decimal | None:
        """Hours; None where nobody has fixed them."""
        return self.council.hours_per_year

    @property
    def exceeded(self) -> bool:
        return self.limit is not None and self.hours > self.limit

    @property
    def words(self) -> str:
        """«10 of 10 hours», or the hours alone."""
        hours = _written(self.hours)
        if self.limit is None:
            return _("%(hours)s hours") % {"hours": hours}
        facts = {"hours": hours, "limit": _written(self.limit)}
        return _("%(hours)s of %(limit)s hours") % facts

    def after(self, more: timedelta) -> Budget:
        """The same when meetings of that length are planned as well."""
        return Budget(self.council, self.spent + more)


def of_year(councils: Iterable[Council], *, year: int) -> list[Budget]:
    """In the order of the councils. One query."""
    bodies = list(councils)
    rows: Any = Meeting.objects.filter(council__in=bodies, written=False, starts_at__year=year)
    rows = rows.exclude(state=MeetingState.CANCELLED).order_by().values_list("council")
    spent = dict(rows.annotate(spent=Sum(F("ends_at") - F("starts_at"))))
    return [Budget(council, spent.get(council.pk, NOTHING)) for council in bodies]


def warning(*, council: Council, times: Iterable[tuple[datetime, datetime]], year: int) -> str:
    """A sentence when meetings at these times take the year over its hours; else empty."""
    [before] = of_year([council], year=year)
    after = before.after(sum((ends - starts for starts, ends in times), NOTHING))
    if not after.exceeded:
        return ""
    text = _("The year %(year)s is then at %(hours)s.")
    return text % {"year": year, "hours": after.words}


def _hours(spent: timedelta) -> Decimal:
    return (Decimal(spent // timedelta(minutes=1)) / 60).quantize(Decimal("0.1"))


def _written(hours: Decimal) -> str:
    return number_format(hours.normalize() if hours % 1 else int(hours))
