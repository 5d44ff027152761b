"""How far the vacancies have come, and what the secretariat does next with each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from members.domain import vacancies
from members.enums import VacancyState
from members.models import Person, Term, Vacancy

# A seat that has been empty for longer is the secretariat's task, whoever was asked.
LONG = timedelta(days=30)
# A body that was asked is left in peace for so long.
PATIENCE = timedelta(days=14)


class Next(Enum):
    SEAT = "seat"  # somebody is proposed
    CHOOSE_BODY = "choose_body"  # the mandate does not say who fills the seat
    REACH = "reach"  # there is no address to anybody who answers for the body
    ASK_AGAIN = "ask_again"
    WAIT = "wait"
    LEFT_OPEN = "left_open"
    NOTHING = "nothing"  # the seat is filled


@dataclass(frozen=True)
class Waiting:
    """One vacancy as of a day, with those who answer for the body.

    `term` is that of one who sits there all the same: until replaced, or until the day comes.
    """

    vacancy: Vacancy
    contacts: tuple[Person, ...]
    on: date
    term: Term | None = None

    @property
    def days(self) -> int:
        return self.vacancy.days(self.on)

    @property
    def ahead(self) -> bool:
        """The first day without a holder is still to come."""
        return self.vacancy.since > self.on

    @property
    def reachable(self) -> bool:
        """Somebody who answers for the body can be written to."""
        return any(person.email for person in self.contacts)

    @property
    def next(self) -> Next:
        vacancy = self.vacancy
        if vacancy.state == VacancyState.FILLED:
            return Next.NOTHING
        if vacancy.state == VacancyState.PROPOSED:
            return Next.SEAT
        if vacancy.state == VacancyState.LEFT_OPEN:
            return Next.LEFT_OPEN
        if vacancy.body is None:
            return Next.CHOOSE_BODY
        if not self.reachable:
            return Next.REACH
        return Next.ASK_AGAIN if self._has_waited() else Next.WAIT

    def _has_waited(self) -> bool:
        """The promised day is past; without one, it is some time since the body was asked."""
        vacancy = self.vacancy
        if vacancy.answer_by is not None:
            return vacancy.answer_by < self.on
        return vacancy.asked_on is None or vacancy.asked_on + PATIENCE <= self.on

    @property
    def late(self) -> bool:
        """Empty for long, and it is not known that somebody comes, or that nobody is to."""
        promised = self.vacancy.answer_by is not None and self.vacancy.answer_by >= self.on
        settled = self.next in (Next.SEAT, Next.LEFT_OPEN, Next.NOTHING)
        return self.days > LONG.days and not settled and not promised


def waiting(rows: Iterable[Vacancy], *, on: date) -> list[Waiting]:
    """The rows with what is known of them; three queries, however many."""
    found = list(rows)
    people = vacancies.contacts_of(found, on=on)
    held = Term.objects.on(on).filter(seat__in=[each.seat_id for each in found])
    terms = {term.seat_id: term for term in held.select_related("person")}
    return [Waiting(each, tuple(people[each.pk]), on, terms.get(each.seat_id)) for each in found]
