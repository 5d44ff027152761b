"""The status of a council, with what it means for those who sit there."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import F, Q

from councils.domain import councils
from councils.enums import CouncilStatus, Office
from councils.models import Council, Seat
from legeraad.actors import Actor
from legeraad.history import save_with_reason
from members.domain import vacancies
from members.enums import EndReason, MembersEvent
from members.models import Term


def set_status(
    *, council: Council, status: CouncilStatus, reason: str = "", on: date, by: Actor | None
) -> Council:
    """Gives a council another status; who sits in one that is dissolved leaves it that day.

    Its secretary stays until somebody ends that: the last papers are still to be filed.
    """
    with transaction.atomic():
        council = councils.set_status(council=council, status=status, reason=reason, on=on, by=by)
        if council.status == CouncilStatus.DISSOLVED:
            _empty_seats(council, on=on, why=reason, by=by)
            _end_offices(council, on=on, why=reason, by=by)
        return council


def _empty_seats(council: Council, *, on: date, why: str, by: Actor | None) -> None:
    """Ends the terms that last, also one that is to end or to begin later, and drops vacancies."""
    seats = Seat.objects.select_for_update(of=("self",)).filter(group__council=council)
    for seat in seats.select_related("group__council").order_by("pk"):
        vacancies.drop(seat=seat, by=by)
    lasting = Q(until_day=None) | Q(until_day__gt=on)
    terms = Term.objects.with_until().filter(lasting, seat__group__council=council)
    for term in terms.exclude(ended_on=F("start")):
        term.ended_on = max(on, term.start)
        term.end_reason = EndReason.DISSOLVED
        save_with_reason(term, MembersEvent.TERM_ENDED, by=by, why=why)


def _end_offices(council: Council, *, on: date, why: str, by: Actor | None) -> None:
    lasting = council.offices.filter(Q(ended_on=None) | Q(ended_on__gt=on))
    for holding in lasting.exclude(office=Office.SECRETARY).select_for_update():
        holding.ended_on = max(on, holding.start)
        save_with_reason(holding, MembersEvent.OFFICE_LEFT, by=by, why=why)
