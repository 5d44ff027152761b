"""Empty seats: opened with the day, the right body asked, closed by whoever sits down.

A seat is vacant from the actual end of a term. Past its planned end it is also vacant in this
sense, though its holder may sit on until replaced: the right body is asked in either case.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from councils.enums import CouncilStatus, Membership, Office
from councils.models import Council, Seat
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import delete_with_reason, save_with_reason
from members import mails
from members.domain.notices import send_once
from members.enums import VACANCY_MOVES, FilledBy, MembersEvent, Role, VacancyState
from members.models import OfficeHolding, Person, RoleAssignment, Term, Vacancy


def open_and_ask(*, seat: Seat, since: date, by: Actor | None) -> Vacancy:
    """Opens the vacancy of a seat and asks the body that fills it; once, however often called."""
    with transaction.atomic():
        Seat.objects.select_for_update(of=("self",)).get(pk=seat.pk)
        vacancy = Vacancy.objects.unfilled().filter(seat=seat).first()
        if vacancy is None:
            vacancy = Vacancy(
                seat=seat,
                since=since,
                asked_council=seat.group.appointing_council,
                asked_organisation=seat.group.appointing_organisation,
            )
            vacancy.full_clean()
            save_with_reason(vacancy, MembersEvent.VACANCY_OPENED, by=by)
        if vacancy.state == VacancyState.OPEN and vacancy.body is not None:
            ask(vacancy=vacancy, on=timezone.localdate(), by=by)
        return vacancy


def locked(vacancy: Vacancy) -> Vacancy:
    rows: Any = Vacancy.objects.select_for_update(of=("self",))
    found: Vacancy = rows.select_related("seat__group__council__community").get(pk=vacancy.pk)
    return found


def move(vacancy: Vacancy, to: VacancyState, event: MembersEvent, *, by: Actor | None) -> Vacancy:
    """The one place that moves the state. The vacancy is locked and carries its new facts."""
    if to not in VACANCY_MOVES[VacancyState(vacancy.state)] and to != vacancy.state:
        raise DomainError(_("The seat has been filled already."))
    vacancy.state = to
    vacancy.full_clean()
    return save_with_reason(vacancy, event, by=by)


def ask(*, vacancy: Vacancy, on: date, by: Actor | None) -> Vacancy:
    """Tells the contacts of the body that the seat is theirs to fill; again, on another day.

    Without a contact on file the council's own secretariat is told, and asks by other means.
    """
    with transaction.atomic():
        vacancy = locked(vacancy)
        if vacancy.body is None:
            raise DomainError(_("It is not fixed who fills this seat. Choose a body first."))
        vacancy.asked_on = on
        move(vacancy, VacancyState.ASKED, MembersEvent.VACANCY_ASKED, by=by)
        council = vacancy.seat.group.council
        for person in contacts(vacancy, on=on) or secretaries(council, on=on):
            send_once(
                mails.VACANCY,
                to=person,
                community=council.community,
                key=f"vacancy:{vacancy.pk}:{on}:person:{person.pk}",
                matter={"vacancy": vacancy.pk},
                path=vacancy.get_absolute_url(),
            )
        return vacancy


def contacts(vacancy: Vacancy, *, on: date) -> list[Person]:
    """Who answers for the body that day: its contacts, and the chair where it is a council."""
    if vacancy.asked_council is not None:
        of_body = Q(council=vacancy.asked_council)
    else:
        of_body = Q(organisation=vacancy.asked_organisation, organisation__isnull=False)
    given = RoleAssignment.objects.on(on).filter(of_body, role=Role.CONTACT)
    chairs = OfficeHolding.objects.on(on).filter(
        council=vacancy.asked_council, council__isnull=False, office=Office.CHAIR
    )
    wanted = Q(roles__in=given) | Q(offices__in=chairs)
    return list(Person.objects.filter(wanted).distinct())


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
        vacancy.full_clean()
        save_with_reason(vacancy, MembersEvent.VACANCY_ASKED, by=by)
        return ask(vacancy=vacancy, on=timezone.localdate(), by=by)


def postpone(*, vacancy: Vacancy, answer_by: date, by: Actor | None) -> Vacancy:
    """«We answer after our meeting on …»: the body is left in peace until then."""
    with transaction.atomic():
        vacancy = locked(vacancy)
        if vacancy.state == VacancyState.FILLED:
            raise DomainError(_("The seat has been filled already."))
        if answer_by < timezone.localdate():
            raise DomainError(_("Give a day that is still to come."), field="answer_by")
        vacancy.answer_by = answer_by
        vacancy.full_clean()
        return save_with_reason(vacancy, MembersEvent.VACANCY_POSTPONED, by=by)


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
    why: str = "",
    by: Actor | None,
) -> Vacancy:
    """The body's answer: who, and how and when it was decided. `why` says how it came.

    An election in a meeting says how many were there. The secretariat puts the person in the seat.
    """
    with transaction.atomic():
        vacancy = locked(vacancy)
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
        return move(vacancy, VacancyState.PROPOSED, MembersEvent.VACANCY_PROPOSED, by=by)


def leave_open(*, vacancy: Vacancy, reason: str, by: Actor | None) -> Vacancy:
    """Nobody is to be found for now; the reason is shown, and the days are still counted."""
    with transaction.atomic():
        vacancy = locked(vacancy)
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
    """A seat that is taken away is not to be filled."""
    for vacancy in Vacancy.objects.unfilled().filter(seat=seat):
        delete_with_reason(vacancy, MembersEvent.VACANCY_FILLED, by=by)


def open_due(*, on: date) -> int:
    """Opens what has become vacant until that day without anybody's doing; how many there were.

    Seats whose term has reached its planned end, and seats that nobody has ever held. Missed days
    are caught up in one go (O8).
    """
    seats = _vacant_unnoticed(on).select_related("group__council__community")
    found = list(seats.annotate(since=_since(on)))
    for seat in found:
        open_and_ask(seat=seat, since=seat.since or on, by=None)
    return len(found)


def _vacant_unnoticed(on: date) -> Any:
    """Seats that ought to be filled, have nobody in them or only one past the planned end."""
    terms = Term.objects.filter(seat=OuterRef("pk"))
    in_time = Q(planned_end=None) | Q(planned_end__gt=on)
    settled = terms.filter(in_time, Q(ended_on=None) | Q(ended_on__gt=on))
    waiting = Vacancy.objects.unfilled().filter(seat=OuterRef("pk"))
    own = Seat.objects.on(on).filter(mirrors=None, mirrors_council=None)
    works = own.filter(group__council__membership=Membership.SEATS)
    alive = works.exclude(group__council__status=CouncilStatus.DISSOLVED)
    return alive.filter(~Exists(settled), ~Exists(waiting))


def _since(on: date) -> Any:
    """The first day without the seat, or after the planned end of one who sits on."""
    ends = Term.objects.filter(seat=OuterRef("pk"), start__lte=on).annotate(
        over=Coalesce("ended_on", "planned_end")
    )
    return Subquery(ends.order_by("-start").values("over")[:1])


def listing(*, community: Any) -> Any:
    """The vacancies of a community that wait to be filled, the oldest first."""
    rows = Vacancy.objects.unfilled().filter(seat__group__council__community=community)
    return rows.select_related(
        "seat__group__council__community",
        "seat__region",
        "seat__organisation",
        "asked_council",
        "asked_organisation",
    ).order_by(F("answer_by").asc(nulls_first=True), "since", "pk")
