"""Empty seats: opened with the day, the right body asked, closed by whoever sits down.

A seat is vacant from the actual end of a term. Past its planned end it is also vacant in this
sense, though its holder may sit on until replaced: the right body is asked in either case.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from councils.enums import CouncilStatus, Membership, Office
from councils.models import Council, Organisation, Seat
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import delete_with_reason, save_with_reason
from members import mails
from members.domain import bodies, reminding
from members.domain.notices import send_once
from members.enums import VACANCY_MOVES, FilledBy, MembersEvent, VacancyState
from members.models import Notice, OfficeHolding, Person, Term, Vacancy

NOBODY_IS_ASKED = (CouncilStatus.PAUSED, CouncilStatus.DISSOLVED)


def open_and_ask(*, seat: Seat, since: date, by: Actor | None) -> Vacancy | None:
    """Opens the vacancy of a seat and asks the body that fills it; once, however often called.

    None for a seat that nobody is to be found for now, such as one of a council that rests.
    """
    with transaction.atomic():
        Seat.objects.select_for_update(of=("self",)).get(pk=seat.pk)
        if not to_be_filled().filter(pk=seat.pk).exists():
            return None
        vacancy = Vacancy.objects.unfilled().filter(seat=seat).first()
        if vacancy is None:
            council, organisation = _body_that_fills(seat)
            vacancy = Vacancy(
                seat=seat, since=since, asked_council=council, asked_organisation=organisation
            )
            vacancy.full_clean()
            save_with_reason(vacancy, MembersEvent.VACANCY_OPENED, by=by)
        if vacancy.state == VacancyState.OPEN and vacancy.body is not None:
            ask(vacancy=vacancy, on=timezone.localdate(), by=by)
        return vacancy


def _body_that_fills(seat: Seat) -> tuple[Council | None, Organisation | None]:
    """As the mandate has it; where it names nobody, whoever was chosen the last time."""
    group = seat.group
    if group.appointing_council or group.appointing_organisation:
        return group.appointing_council, group.appointing_organisation
    last = seat.vacancies.select_related("asked_council", "asked_organisation").last()
    return (last.asked_council, last.asked_organisation) if last else (None, None)


def locked(vacancy: Vacancy) -> Vacancy:
    """The vacancy as it is now, locked after its seat: everybody takes the two in this order."""
    Seat.objects.select_for_update(of=("self",)).get(pk=vacancy.seat_id)
    rows: Any = Vacancy.objects.select_for_update(of=("self",))
    found: Vacancy = rows.select_related("seat__group__council__community").get(pk=vacancy.pk)
    return found


def move(
    vacancy: Vacancy, to: VacancyState, event: MembersEvent, *, by: Actor | None, why: str = ""
) -> Vacancy:
    """The one place that moves the state. The vacancy is locked and carries its new facts."""
    if to not in VACANCY_MOVES[VacancyState(vacancy.state)] and to != vacancy.state:
        raise DomainError(_("The seat has been filled already."))
    vacancy.state = to
    vacancy.full_clean()
    return save_with_reason(vacancy, event, by=by, why=why)


def _forget_answer(vacancy: Vacancy) -> None:
    """Whoever is asked again begins anew; what was answered before stays in the history."""
    vacancy.proposed_name = vacancy.proposed_email = vacancy.proposed_hpr = ""
    vacancy.filled_by = vacancy.responsible_leader = vacancy.reason = ""
    vacancy.decided_on = vacancy.present = vacancy.answer_by = None


def ask(*, vacancy: Vacancy, on: date, by: Actor | None) -> Vacancy:
    """Tells the contacts of the body that the seat is theirs to fill; again, on another day.

    Without anybody's address the seat stays open and nobody is asked: the council's own
    secretariat is told, and asks by other means.
    """
    with transaction.atomic():
        return _ask(locked(vacancy), on=on, by=by)


def _ask(vacancy: Vacancy, *, on: date, by: Actor | None) -> Vacancy:
    if vacancy.body is None:
        raise DomainError(_("It is not fixed who fills this seat. Choose a body first."))
    _forget_answer(vacancy)
    reached = reachable(vacancy, on=on)
    if reached:
        vacancy.asked_on = on
        move(vacancy, VacancyState.ASKED, MembersEvent.VACANCY_ASKED, by=by)
    else:
        vacancy.asked_on = None
        move(vacancy, VacancyState.OPEN, MembersEvent.VACANCY_UNREACHED, by=by)
    for person in reached or secretaries(vacancy.seat.group.council, on=on):
        send_once(
            mails.VACANCY,
            to=person,
            community=vacancy.seat.group.council.community,
            key=f"vacancy:{vacancy.pk}:{on}:person:{person.pk}",
            matter={"vacancy": vacancy.pk},
            path=vacancy.get_absolute_url(),
            due_at=max(timezone.now(), reminding.morning(timezone.localdate())),
        )
    return vacancy


def to_be_told(vacancy: Vacancy, *, on: date) -> list[Person]:
    """Those who answer for the body and have an address; without any, the secretariat, which asks
    by other means."""
    return reachable(vacancy, on=on) or secretaries(vacancy.seat.group.council, on=on)


def reachable(vacancy: Vacancy, *, on: date) -> list[Person]:
    """Those who answer for the body and can be written to."""
    return [person for person in contacts(vacancy, on=on) if person.email]


def contacts(vacancy: Vacancy, *, on: date) -> list[Person]:
    """Who answers for the body that day: its contacts, and the chair where it is a council."""
    return contacts_of([vacancy], on=on)[vacancy.pk]


def contacts_of(rows: Iterable[Vacancy], *, on: date) -> dict[int, list[Person]]:
    """The same for many, by the vacancy's key; each person once. Two queries."""
    asked = list(rows)
    of_councils, of_organisations = bodies.contacts(
        councils=[each.asked_council_id for each in asked if each.asked_council_id],
        organisations=[each.asked_organisation_id for each in asked if each.asked_organisation_id],
        on=on,
    )
    return {
        each.pk: of_councils.get(each.asked_council_id or 0)
        or of_organisations.get(each.asked_organisation_id or 0)
        or []
        for each in asked
    }


def secretaries(council: Council, *, on: date) -> list[Person]:
    holding = OfficeHolding.objects.on(on).filter(council=council, office=Office.SECRETARY)
    return list(Person.objects.filter(offices__in=holding).distinct())


def address_to(*, vacancy: Vacancy, body: Any, by: Actor | None) -> Vacancy:
    """Chooses who is to fill a seat where the mandate does not say it, and asks."""
    with transaction.atomic():
        vacancy = locked(vacancy)
        is_council = isinstance(body, Council)
        vacancy.asked_council = body if is_council else None
        vacancy.asked_organisation = None if is_council else body
        return _ask(vacancy, on=timezone.localdate(), by=by)


def _still_open(vacancy: Vacancy) -> None:
    if vacancy.state == VacancyState.FILLED:
        raise DomainError(_("The seat has been filled already."))


def postpone(*, vacancy: Vacancy, answer_by: date, why: str = "", by: Actor | None) -> Vacancy:
    """«We answer after our meeting on …»: the body is left in peace until then."""
    with transaction.atomic():
        vacancy = locked(vacancy)
        _still_open(vacancy)
        if answer_by < timezone.localdate():
            raise DomainError(_("Give a day that is still to come."), field="answer_by")
        vacancy.answer_by = answer_by
        vacancy.full_clean()
        return save_with_reason(vacancy, MembersEvent.VACANCY_POSTPONED, by=by, why=why)


def propose(
    *,
    vacancy: Vacancy,
    name: str,
    email: str,
    hpr_number: str = "",
    filled_by: FilledBy,
    decided_on: date,
    present: int | None = None,
    responsible_leader: str = "",
    instead_of: str = "",
    why: str = "",
    by: Actor | None,
) -> Vacancy:
    """The body's answer: who, and how and when it was decided. `why` says how it came.

    An election in a meeting says how many were there (ALR-29, ALR-34, ALR-35). The secretariat
    puts the person in the seat. `instead_of` is the name that stands as proposed, if any: of two
    who answer at once, the second is told about the first.
    """
    with transaction.atomic():
        vacancy = locked(vacancy)
        if vacancy.proposed_name and vacancy.proposed_name != instead_of:
            sentence = _("%(name)s has been proposed meanwhile.")
            raise DomainError(sentence % {"name": vacancy.proposed_name}, field="name")
        if filled_by == FilledBy.MEETING and not present:
            raise DomainError(_("Say how many were present."), field="present")
        if decided_on > timezone.localdate():
            raise DomainError(_("It cannot have been decided in the future."), field="decided_on")
        if vacancy.seat.group.needs_leader and not responsible_leader:
            sentence = _("Name the leader who answers for the appointment.")
            raise DomainError(sentence, field="responsible_leader")
        vacancy.proposed_name, vacancy.proposed_email = name, email
        vacancy.proposed_hpr = hpr_number
        vacancy.filled_by, vacancy.decided_on, vacancy.present = filled_by, decided_on, present
        vacancy.responsible_leader = responsible_leader
        return move(vacancy, VacancyState.PROPOSED, MembersEvent.VACANCY_PROPOSED, by=by, why=why)


def leave_open(*, vacancy: Vacancy, reason: str, by: Actor | None) -> Vacancy:
    """Nobody is to be found for now; the reason is shown, and the days are still counted."""
    with transaction.atomic():
        vacancy = locked(vacancy)
        _forget_answer(vacancy)
        vacancy.reason = reason
        return move(vacancy, VacancyState.LEFT_OPEN, MembersEvent.VACANCY_LEFT_OPEN, by=by)


def fill(*, term: Term, by: Actor | None) -> None:
    """Closes the vacancy of the seat that somebody has just taken."""
    vacancy = Vacancy.objects.unfilled().filter(seat=term.seat).first()
    if vacancy is not None:
        vacancy = locked(vacancy)
        vacancy.term = term
        move(vacancy, VacancyState.FILLED, MembersEvent.VACANCY_FILLED, by=by)


def drop(*, seat: Seat, by: Actor | None) -> None:
    """Nobody is to be found for a seat any more; what has not been sent is not sent either."""
    for vacancy in Vacancy.objects.unfilled().filter(seat=seat):
        told = Notice.objects.filter(community=seat.group.council.community_id, sent_at=None)
        told.filter(key__startswith=f"vacancy:{vacancy.pk}:").delete()
        delete_with_reason(vacancy, MembersEvent.VACANCY_DROPPED, by=by)


def open_due(*, on: date, most: int | None = None) -> int:
    """Opens what has become vacant until that day without anybody's doing; how many there were.

    Seats whose term has reached its planned end, and seats that nobody has ever held. Missed days
    are caught up in one go (O8). Each takes some ten statements; `most` bounds one run.
    """
    seats = _vacant_unnoticed(on).select_related("group__council__community")
    found = list(seats.annotate(since=_since(on)).order_by("pk")[:most])
    for seat in found:
        open_and_ask(seat=seat, since=seat.since or on, by=None)
    return len(found)


def _vacant_unnoticed(on: date) -> Any:
    """Seats that ought to be filled, have nobody in them or only one past the planned end."""
    terms = Term.objects.filter(seat=OuterRef("pk"))
    in_time = Q(planned_end=None) | Q(planned_end__gt=on)
    settled = terms.filter(in_time, Q(ended_on=None) | Q(ended_on__gt=on))
    waiting = Vacancy.objects.unfilled().filter(seat=OuterRef("pk"))
    return to_be_filled().filter(~Exists(settled), ~Exists(waiting))


def to_be_filled() -> Any:
    """Seats that somebody is appointed to, in councils that are at work."""
    own = Seat.objects.filter(closed_on=None, mirrors=None, mirrors_council=None)
    by_seats = own.filter(group__council__membership=Membership.SEATS)
    return by_seats.exclude(group__council__status__in=NOBODY_IS_ASKED)


def _since(on: date) -> Any:
    """The first day without the seat, or after the planned end of one who sits on."""
    ends = Term.objects.filter(seat=OuterRef("pk"), start__lte=on).annotate(
        over=Coalesce("ended_on", "planned_end")
    )
    return Subquery(ends.order_by("-start").values("over")[:1])


def of_councils(councils: list[Council]) -> Any:
    """All vacancies that these councils have or have had, with what a page shows of them."""
    return with_seats(Vacancy.objects.filter(seat__group__council__in=councils))


def with_seats(rows: Any) -> Any:
    return rows.select_related(
        "seat__group__council__community",
        "seat__region",
        "seat__organisation",
        "seat__substitute_for",
        "asked_council",
        "asked_organisation",
        "term__person",
    )


def filled_since(*, councils: list[Council], day: date) -> list[Vacancy]:
    """The seats that got a holder from that day on, the latest first (ALR-18)."""
    rows = of_councils(councils).filter(state=VacancyState.FILLED, term__start__gte=day)
    return list(rows.order_by("-term__start", "-pk"))
