"""What happened when: acts are noted in any order and carried out in the order of their days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from operator import itemgetter
from zoneinfo import ZoneInfo

from legeraad.demo import clock

OSLO = ZoneInfo("Europe/Oslo")

Act = Callable[[], object]


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=OSLO)


def in_oslo(moment: datetime) -> datetime:
    """A moment as the files tell it, without a zone: Oslo time."""
    return moment.replace(tzinfo=OSLO)


class Diary:
    def __init__(self) -> None:
        self._acts: list[tuple[datetime, Act]] = []

    def note(self, moment: datetime, act: Act) -> None:
        self._acts.append((moment, act))

    def carry_out(self) -> None:
        """Each act on its day, so that histories, numbers and mails have the dates told."""
        for moment, act in sorted(self._acts, key=itemgetter(0)):
            with clock.at(moment):
                act()
