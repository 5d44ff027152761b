"""Taking and leaving seats and offices."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from councils.domain import seats
from councils.enums import Office
from councils.models import Council, Seat
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import save_with_reason
from legeraad.web.formats import day_short
from members.domain import leaving, vacancies, welcoming
from members.enums import EndReason, FilledBy, MembersEvent
from members.models import OfficeHolding, Onboarding, Person, ReleaseAgreement, Term

LONGEST_NOTICE = timedelta(days=183)


def start_term(
    *,
    person: Person,
    seat: Seat,
    start: date,
    planned_end: date | None,
    filled_by: FilledBy,
    appointed_by: str,
    welcome: bool = True,
    by: Actor | None,
    **facts: Any,
) -> Term:
    """Puts a person in a seat, which ends the term of one whose time is over by then.

    The vacancy of the seat is filled by it. The database refuses two holders at once (C4).
    `facts`: decided_on, present (number), responsible_leader (required where the group says so,
    FSU-9). `welcome` is False where the register is told of somebody who sits there already.
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
        _make_room(term, by=by)
        _must_be_free(term)
        term.full_clean()
        save_with_reason(term, MembersEvent.TERM_STARTED, by=by)
        vacancies.fill(term=term, by=by)
        if welcome:
            welcoming.welcome(term=term)
        return term


def _may_be_seated(term: Term) -> None:
    seat = term.seat
    if seat.derived:
        raise DomainError(_("This seat follows another one; nobody is appointed to it."))
    if seat.closed_on is not None and seat.closed_on <= term.start:
        raise DomainError(_("The seat has been taken away."), field="start")
    if seat.group.needs_leader and not term.responsible_leader:
        sentence = _("Name the leader who answers for the appointment.")
        raise DomainError(sentence, field="responsible_leader")


def _make_room(term: Term, *, by: Actor | None) -> None:
    """Ends the term before whose time is over: on its planned end or, if its holder sat on, now.

    Also one whose holder had resigned from a later day: sitting on is only until replaced.
    """
    there = Q(ended_on=None) | Q(ended_on__gt=term.start)
    before = term.seat.terms.filter(there, start__lt=term.start).first()
    if before is None or before.planned_end is None or before.planned_end > term.start:
        return
    sits_on = term.seat.group.sits_until_replaced
    before.ended_on = term.start if sits_on else before.planned_end
    before.end_reason = EndReason.TERM_OVER
    save_with_reason(before, MembersEvent.TERM_ENDED, by=by)


def _must_be_free(term: Term) -> None:
    """The database refuses two holders at once as well; this says who the other one is (C4)."""
    others = term.seat.terms.exclude(pk=term.pk).exclude(ended_on=F("start"))
    others = others.filter(Q(ended_on=None) | Q(ended_on__gt=term.start))
    if term.ended_on is not None:
        others = others.filter(start__lt=term.ended_on)
    other = others.select_related("person").first()
    if other is not None:
        sentence = _("%(name)s sits in this seat. End that term first.")
        raise DomainError(sentence % {"name": other.person.name}, field="start")


def change_term(*, term: Term, by: Actor | None, **facts: Any) -> Term:
    """Corrects what is known of the appointment: its days, by whom, when, who answers for it.

    A planned end that lies ahead again means that nobody is to be found for the seat.
    """
    with transaction.atomic():
        term = _locked(term)
        for field, value in facts.items():
            setattr(term, field, value)
        _may_be_seated(term)
        _must_be_free(term)
        term.full_clean()
        save_with_reason(term, MembersEvent.TERM_CHANGED, by=by)
        _call_off(term, by=by)
        return term


def _call_off(term: Term, *, by: Actor | None) -> None:
    """Nobody is asked to fill a seat whose holder's end is not known or lies ahead."""
    ahead = term.planned_end is None or term.planned_end > timezone.localdate()
    if ahead and term.ended_on is None:
        vacancies.drop(seat=term.seat, by=by)


def _locked(term: Term) -> Term:
    """The term as it is now, locked after its seat: everybody takes the two in this order."""
    Seat.objects.select_for_update(of=("self",)).get(pk=term.seat_id)
    rows: Any = Term.objects.select_for_update(of=("self",)).select_related("seat__group")
    found: Term = rows.get(pk=term.pk)
    return found


def end_term(*, term: Term, on: date, reason: EndReason, by: Actor | None) -> Term:
    """Ends a term; `on` is the first day without the seat, and all its rights end there.

    The seat is vacant from then, and the body that fills it is asked at once, also when the day
    is still to come (ALR-18).
    """
    with transaction.atomic():
        term = _locked(term)
        if term.ended_on is not None:
            if term.ended_on == on:
                return term
            raise DomainError(_("This term has ended already."))
        if on < term.start:
            raise DomainError(_("The end must come after the start."), field="on")
        term.ended_on = on
        term.end_reason = reason
        save_with_reason(term, MembersEvent.TERM_ENDED, by=by)
        followed = term.seat.terms.filter(start__gte=on).exclude(pk=term.pk).exists()
        if not followed:
            vacancies.open_and_ask(seat=term.seat, since=on, by=by)
        if reason == EndReason.RESIGNED:
            leaving.tell(term=term, on=timezone.localdate(), by=by)
        return term


def resign(*, term: Term, last_day: date, by: Actor | None) -> Term:
    """A member leaves of his own will: today at the earliest, since nobody resigns backwards.

    At the latest on the planned last day; whoever sits on past it, within LONGEST_NOTICE.
    """
    today = timezone.localdate()
    if last_day < today:
        raise DomainError(_("Give today, or a day that is still to come."), field="last_day")
    on = last_day + timedelta(days=1)
    planned = term.planned_end
    latest = planned if planned and planned > today else today + LONGEST_NOTICE
    if on > latest and planned is not None:
        sentence = _("Give %(day)s at the latest.")
        day = day_short(latest - timedelta(days=1))
        raise DomainError(sentence % {"day": day}, field="last_day")
    return end_term(term=term, on=on, reason=EndReason.RESIGNED, by=by)


def take_back_end(*, term: Term, by: Actor | None) -> Term:
    """Lets a term go on whose end is still to come, and nobody is to be found for the seat.

    Raises DomainError when the term has ended, or somebody is to follow already.
    """
    with transaction.atomic():
        term = _locked(term)
        if term.ended_on is None:
            return term
        if term.ended_on <= timezone.localdate():
            raise DomainError(_("The term has ended. Put the person in the seat once more."))
        if term.seat.terms.filter(start__gte=term.ended_on).exclude(pk=term.pk).exists():
            raise DomainError(_("Somebody is to follow in this seat already."))
        term.ended_on, term.end_reason = None, ""
        term.full_clean()
        save_with_reason(term, MembersEvent.TERM_KEPT, by=by)
        _call_off(term, by=by)
        leaving.take_back(term=term)
        return term


def close_seat(*, seat: Seat, on: date, by: Actor | None) -> Seat:
    """Takes a seat away from a day on. Whoever sits there, or is to, must have left before."""
    with transaction.atomic():
        seats_gone = [seat, *seat.substitute_seats.all()]
        there = Term.objects.with_until().filter(Q(until_day=None) | Q(until_day__gt=on))
        sits = there.filter(seat__in=seats_gone).select_related("person").first()
        if sits is not None:
            sentence = _("%(name)s sits in this seat. End that term first.")
            raise DomainError(sentence % {"name": sits.person.name}, field="on")
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


def consecutive(terms: Iterable[Term]) -> dict[int, int]:
    """How many terms in a row each holder has sat in that group, this one too, by the term's key.

    A day between two terms breaks the row. A substitute's terms are counted apart. One query.
    """
    asked = list(terms)
    groups = {term.seat.group_id for term in asked}
    rows = Term.objects.filter(person__in=[term.person_id for term in asked])
    found = rows.filter(seat__group__in=groups).select_related("seat__group").order_by("-start")
    chains: dict[tuple[Any, ...], list[Term]] = {}
    for each in found:
        chains.setdefault(_chain(each), []).append(each)
    return {term.pk: _in_a_row(term, chains.get(_chain(term), [])) for term in asked}


def _chain(term: Term) -> tuple[Any, ...]:
    return term.person_id, term.seat.group_id, term.seat.substitute_for_id is None


def _in_a_row(term: Term, latest_first: list[Term]) -> int:
    number, begins = 0, None
    for each in latest_first:
        if each.start > term.start or each.ended_on == each.start:
            continue
        if begins is not None and each.until is not None and each.until < begins:
            break
        number, begins = number + 1, each.start
    return number


def end_expired(*, on: date, most: int | None = None) -> int:
    """Writes down the end of terms that the planned end has ended; how many there were.

    Their rights ended by themselves (`Term.until`); this is the row that says so. `most` bounds
    one run.
    """
    rows = Term.objects.filter(
        ended_on=None, planned_end__lte=on, seat__group__sits_until_replaced=False
    )
    ended = list(rows.select_related("seat__group").order_by("pk")[:most])
    for term in ended:
        planned: Any = term.planned_end
        end_term(term=term, on=planned, reason=EndReason.TERM_OVER, by=None)
    return len(ended)


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
    with transaction.atomic():
        Council.objects.select_for_update(of=("self",)).get(pk=council.pk)
        holding = OfficeHolding(person=person, council=council, office=office, start=start)
        held = Q(ended_on=None) | Q(ended_on__gt=start)
        offices = council.offices.filter(held, office=office).exclude(ended_on=F("start"))
        other = offices.select_related("person").first()
        if other is not None:
            sentence = _("%(name)s holds this office. End that first.")
            raise DomainError(sentence % {"name": other.person.name}, field="start")
        holding.full_clean()
        return save_with_reason(holding, MembersEvent.OFFICE_TAKEN, by=by)


def leave_office(*, holding: OfficeHolding, on: date, by: Actor | None) -> OfficeHolding:
    """Ends an office; `on` is the first day without it."""
    with transaction.atomic():
        holding = OfficeHolding.objects.select_for_update().get(pk=holding.pk)
        if holding.ended_on is not None:
            raise DomainError(_("The office has been left already."))
        if on < holding.start:
            raise DomainError(_("The end must come after the start."), field="on")
        holding.ended_on = on
        holding.full_clean()
        return save_with_reason(holding, MembersEvent.OFFICE_LEFT, by=by)


def office_holder(*, council: Council, office: Office, on: date) -> Person | None:
    held = OfficeHolding.objects.on(on).filter(council=council, office=office)
    holding = held.select_related("person").first()
    return holding.person if holding else None
