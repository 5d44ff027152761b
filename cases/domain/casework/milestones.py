"""Milestones of a commission: set, changed and reached by the council, until it has reported."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from cases.domain.casework import commissions
from cases.domain.once import once
from cases.enums import OPEN_COMMISSION_STATES, CasesEvent
from cases.models import Commission, Milestone
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import delete_with_reason, save_with_reason


def add(
    *,
    commission: Commission,
    title: str,
    due: date,
    tentative: bool,
    form_key: UUID | None = None,
    by: Actor | None,
) -> Milestone:
    """The same `form_key` again returns the milestone that it made the first time."""

    def make() -> Milestone:
        milestone = Milestone(
            commission=_open(commission),
            title=title.strip(),
            due=due,
            tentative=tentative,
            form_key=form_key,
        )
        milestone.full_clean(exclude=["form_key"])
        return save_with_reason(milestone, CasesEvent.MILESTONE_SET, by=by)

    return once(Milestone, form_key, make)


def change(
    *, milestone: Milestone, title: str, due: date, tentative: bool, by: Actor | None
) -> Milestone:
    """Changes what shall be done or when; each change is kept (PRJ-9)."""
    with transaction.atomic():
        row = _locked(milestone)
        row.title, row.due, row.tentative = title.strip(), due, tentative
        row.full_clean(exclude=["form_key"])
        return save_with_reason(row, CasesEvent.MILESTONE_SET, by=by)


def reach(*, milestone: Milestone, on: date | None, by: Actor | None) -> Milestone:
    """Done on that day; with None it is not done after all. Twice the same changes nothing."""
    with transaction.atomic():
        row = _locked(milestone)
        if (row.done_on is None) == (on is None):
            return row
        row.done_on = on
        event = CasesEvent.MILESTONE_REACHED if on else CasesEvent.MILESTONE_SET
        return save_with_reason(row, event, by=by)


def remove(*, milestone: Milestone, by: Actor | None) -> None:
    """Its words stay in the history. A second time changes nothing."""
    with transaction.atomic():
        row = Milestone.objects.select_for_update().filter(pk=milestone.pk).first()
        if row is not None:
            _open(row.commission)
            delete_with_reason(row, CasesEvent.MILESTONE_REMOVED, by=by)


def _locked(milestone: Milestone) -> Milestone:
    row = Milestone.objects.select_for_update(of=("self",)).filter(pk=milestone.pk).first()
    if row is None:
        raise DomainError(_("The milestone was taken out meanwhile. Set a new one if you need it."))
    _open(row.commission)
    return row


def _open(commission: Commission) -> Commission:
    commission = commissions.locked(commission)
    if commission.state not in OPEN_COMMISSION_STATES:
        raise DomainError(_("The council has reported; the milestones stand as they are."))
    return commission
