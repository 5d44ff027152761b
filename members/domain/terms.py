"""Taking and leaving seats and offices."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from councils.domain import seats
from councils.enums import Office
from councils.models import Council, Seat
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import save_with_reason
from members.domain import vacancies
from members.enums import EndReason, FilledBy, MembersEvent
from members.models import OfficeHolding, Onboarding, Person, ReleaseAgreement, Term


def start_term(
    *,
    person: Person,
    seat: Seat,
    start: date,
    planned_end: date | None,
    filled_by: FilledBy,
    appointed_by: str,
    by: Actor | None,
    **facts: Any,
) -> Term:
    """Puts a person in a seat, which ends the term of one whose time is over by then.

    The vacancy of the seat is filled by it. The database refuses two holders at once (C4).
    `facts`: decided_on, present (number), responsible_leader (required where the group says so,
    FSU-9).
    """
    with transaction.atomic():
        seat = Seat.objects.select_for_update(of=("self",)).select_related("group").get(pk=seat.pk)
        term = Term(
            person=person,
            seat=seat,
            start=start,
            planned_end=planned_end,
            filled_by=filled_by,
            appointed_by=appointed_by,
            **facts,
        )
        _may_be_seated(term)
        _make_room(seat, start, by=by)
        term.full_clean()
        save_with_reason(term, MembersEvent.TERM_STARTED, by=by)
        vacancies.fill(term=term, by=by)
        return term


def _may_be_seated(term: Term) -> None:
    seat = term.seat
    if seat.derived:
        raise DomainError(_("This seat follows another one; nobody is appointed to it."))
    if seat.closed_on is not None and seat.closed_on <= term.start:
        raise DomainError(_("The seat has been taken away."))
    if seat.group.needs_leader and not term.responsible_leader:
        sentence = _("Name the leader who answers for the appointment.")
        raise DomainError(sentence, field="responsible_leader")


def _make_room(seat: Seat, start: date, *, by: Actor | None) -> None:
    """Ends the term before, on its planned end or, if its holder sat on, the day before this."""
    before = seat.terms.filter(ended_on=None, start__lt=start).first()
    if before is None:
        return
    planned = before.planned_end
    if planned is None or planned > start:
        sentence = _("%(name)s sits in this seat. End that term first.")
        raise DomainError(sentence % {"name": before.person.name}, field="start")
    before.ended_on = start if seat.group.sits_until_replaced else planned
    before.end_reason = EndReason.TERM_OVER
    save_with_reason(before, MembersEvent.TERM_ENDED, by=by)


def change_term(*, term: Term, by: Actor | None, **facts: Any) -> Term:
    """Corrects what is known of the appointment: planned end, by whom, when, who answers for it."""
    for field, value in facts.items():
        setattr(term, field, value)
    term.full_clean()
    return save_with_reason(term, MembersEvent.TERM_CHANGED, by=by)


def end_term(*, term: Term, on: date, reason: EndReason, by: Actor | None) -> Term:
    """Ends a term; `on` is the first day without the seat, and all its rights end there.

    The seat is vacant from then, and the body that fills it is asked at once, also when the day
    is still to come (ALR-18).
    """
    with transaction.atomic():
        rows = Term.objects.select_for_update(of=("self",)).select_related("seat__group")
        term = rows.get(pk=term.pk)
        if term.ended_on is not None:
            if term.ended_on == on:
                return term
            raise DomainError(_("This term has ended already."))
        if on < term.start:
            raise DomainError(_("The end must come after the start."), field="on")
        term.ended_on = on
        term.end_reason = reason
        save_with_reason(term, MembersEvent.TERM_ENDED, by=by)
        if not term.seat.terms.filter(start__gte=on).exclude(pk=term.pk).exists():
            vacancies.open_and_ask(seat=term.seat, since=on, by=by)
        return term


def close_seat(*, seat: Seat, on: date, by: Actor | None) -> Seat:
    """Takes a seat away from a day on. Whoever sits there must have left before."""
    with transaction.atomic():
        seats_gone = [seat, *seat.substitute_seats.all()]
        sitting_there = Term.objects.on(on).filter(seat__in=seats_gone).first()
        if sitting_there:
            sentence = _("%(name)s sits in this seat. End that term first.")
            raise DomainError(sentence % {"name": sitting_there.person.name}, field="on")
        for each in seats_gone:
            vacancies.drop(seat=each, by=by)
        return seats.close_seat(seat=seat, on=on, by=by)


def planned_end(*, seat: Seat, start: date, rest_of_period: bool = False) -> date | None:
    """The day after the last of a new term: the group's months, or the rest of the last period.

    None where the group has no length. The rest is what was left of the predecessor's plan.
    """
    if rest_of_period:
        before = seat.terms.filter(start__lt=start).order_by("-start").first()
        if before and before.planned_end and before.planned_end > start:
            left: date = before.planned_end
            return left
    months = seat.group.term_months
    return start + relativedelta(months=months) if months else None


def consecutive(term: Term) -> int:
    """How many terms in a row the person has sat in this group of the council, this one too.

    A day between two terms breaks the row.
    """
    rows = Term.objects.filter(
        person=term.person_id, seat__group=term.seat.group_id, start__lte=term.start
    )
    number, begins = 0, None
    for each in rows.order_by("-start"):
        until = each.ended_on or each.planned_end
        if begins is not None and (until is None or until < begins):
            break
        number, begins = number + 1, each.start
    return number


def end_expired(*, on: date) -> int:
    """Writes down the end of terms that the planned end has ended; how many there were.

    Their rights ended by themselves (`Term.until`); this is the row that says so.
    """
    rows = Term.objects.filter(
        ended_on=None, planned_end__lte=on, seat__group__sits_until_replaced=False
    )
    ended = list(rows.select_related("seat__group"))
    for term in ended:
        planned: Any = term.planned_end
        end_term(term=term, on=planned, reason=EndReason.TERM_OVER, by=None)
    return len(ended)


def without_appointment(*, council: Council, on: date) -> list[Term]:
    """Terms of the day of which it is not on file who appointed, or when (PRJ-16)."""
    rows = Term.objects.on(on).filter(seat__group__council=council)
    unknown = rows.filter(Q(appointed_by="") | Q(decided_on=None))
    return list(unknown.select_related("person", "seat__group"))


def release(
    *,
    term: Term,
    released_by: str,
    hours_meeting: Decimal,
    hours_between: Decimal,
    agreed_on: date,
    by: Actor | None,
) -> ReleaseAgreement:
    """Notes what somebody is released for, in hours; a later agreement replaces it (FSU-11)."""
    agreement = ReleaseAgreement.objects.filter(term=term).first() or ReleaseAgreement(term=term)
    agreement.released_by = released_by
    agreement.hours_meeting, agreement.hours_between = hours_meeting, hours_between
    agreement.agreed_on = agreed_on
    agreement.full_clean()
    return save_with_reason(agreement, MembersEvent.RELEASED, by=by)


def onboard(*, term: Term, on: date, by: Actor | None) -> Onboarding:
    """Notes that a member has read the mandate and knows whom the seat speaks for (FSU-12)."""
    with transaction.atomic():
        Term.objects.select_for_update().get(pk=term.pk)
        done = Onboarding.objects.filter(term=term).first()
        if done is not None:
            return done
        done = Onboarding(term=term, knows_mandate_on=on, knows_whom_on=on)
        return save_with_reason(done, MembersEvent.ONBOARDED, by=by)


def take_office(
    *, person: Person, council: Council, office: Office, start: date, by: Actor | None
) -> OfficeHolding:
    holding = OfficeHolding(person=person, council=council, office=office, start=start)
    holding.full_clean()
    return save_with_reason(holding, MembersEvent.OFFICE_TAKEN, by=by)


def leave_office(*, holding: OfficeHolding, on: date, by: Actor | None) -> OfficeHolding:
    """Ends an office; `on` is the first day without it."""
    with transaction.atomic():
        holding = OfficeHolding.objects.select_for_update().get(pk=holding.pk)
        if holding.ended_on is not None:
            raise DomainError(_("The office has been left already."))
        holding.ended_on = on
        holding.full_clean()
        return save_with_reason(holding, MembersEvent.OFFICE_LEFT, by=by)


def office_holder(*, council: Council, office: Office, on: date) -> Person | None:
    held = OfficeHolding.objects.on(on).filter(council=council, office=office)
    holding = held.select_related("person").first()
    return holding.person if holding else None
