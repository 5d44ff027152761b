"""What one person holds, has held and has been told: the reading behind Min side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from legeraad.mail import INTENTS
from members.domain.reminding import RULES
from members.models import Notice, OfficeHolding, Person, RoleAssignment, Term


@dataclass(frozen=True)
class HeldSeat:
    """A term as of a day. Past its planned end the holder may sit on until a successor starts."""

    term: Term
    on: date

    @property
    def ended(self) -> bool:
        return self.term.ended_on is not None and self.term.ended_on <= self.on

    @property
    def coming(self) -> bool:
        return self.term.start > self.on

    @property
    def expired(self) -> bool:
        planned = self.term.planned_end
        return not self.ended and planned is not None and planned <= self.on

    @property
    def sits_on(self) -> bool:
        return self.expired and self.term.seat.group.sits_until_replaced

    @property
    def last_day(self) -> date | None:
        """The last day with the seat, real or planned; in the database the day after stands."""
        until = self.term.ended_on or self.term.planned_end
        return until - timedelta(days=1) if until else None


@dataclass(frozen=True)
class Standing:
    seats: list[HeldSeat]
    offices: list[OfficeHolding]
    roles: list[RoleAssignment]

    @property
    def empty(self) -> bool:
        return not (self.seats or self.offices or self.roles)


def standing(*, person: Person, on: date) -> Standing:
    """Everything that the person holds on the day, and the seats of before. Three queries.

    Offices and roles that have ended are left out; a seat is shown for good, it is public history.
    """
    terms = person.terms.select_related(
        "seat__group__council__community", "seat__region", "seat__organisation"
    ).order_by("-start")
    seats = [HeldSeat(term, on) for term in terms]
    offices = OfficeHolding.objects.on(on).filter(person=person)
    roles = person.roles.select_related("community", "council")
    return Standing(
        seats=sorted(seats, key=lambda seat: seat.ended),
        offices=list(offices.select_related("council__community")),
        roles=[role for role in roles if role.ended_on is None or role.ended_on > on],
    )


def notices_to(person: Person, *, at: datetime) -> QuerySet[Notice]:
    """What the person has been told by then, newest first."""
    return Notice.objects.filter(person=person, due_at__lte=at).select_related(
        "community", "meant_for"
    )


def sentence(notice: Notice) -> str | Promise:
    """What a notice was about, in one line and without a query."""
    if rule := RULES.get(notice.rule):
        return rule.label or ""
    intent = INTENTS.get(notice.intent)
    return (intent.label if intent else "") or _("A message from the secretariat")
