"""Commissions: registered by the principal, accepted and reported by the council."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from cases import mails
from cases.domain.casework.numbering import next_number
from cases.domain.once import once
from cases.enums import (
    COMMISSION_MOVES,
    OPEN_COMMISSION_STATES,
    CasesEvent,
    CommissionState,
    CounterKind,
)
from cases.models import Commission
from councils.enums import Office
from councils.models import Council
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import save_with_reason
from members.domain import notices
from members.domain.terms import office_holder


def register(
    *,
    principal: Council,
    council: Council,
    title: str,
    text: str,
    on: date,
    form_key: UUID | None = None,
    why: str = "",
    by: Actor | None,
    **facts: Any,
) -> Commission:
    """Registers what the principal asks of a council, and tells the council's secretary and chair.

    The number is the next of the principal's year. The same `form_key` again returns the
    commission that it made the first time. `why` says on whose behalf, where `by` is not of the
    principal. Raises DomainError unless the council reports to the principal, and the principal
    may decide (ALR-2, ALR-15), and the `measure` is of its own plan (FSU-3).
    """
    if not principal.decides:
        raise DomainError(_("%(name)s advises and cannot commission.") % {"name": principal.name})
    if council.anchored_in_id != principal.pk:
        sentence = _("%(council)s does not report to %(principal)s.")
        raise DomainError(
            sentence % {"council": council.name, "principal": principal.name}, field="council"
        )

    def make() -> Commission:
        commission = _new(
            principal=principal,
            council=council,
            title=title,
            text=text,
            on=on,
            form_key=form_key,
            why=why,
            by=by,
            **facts,
        )
        _tell(commission, on=on)
        return commission

    return once(Commission, form_key, make)


def _new(*, principal: Council, on: date, why: str, by: Actor | None, **facts: Any) -> Commission:
    number = next_number(
        kind=CounterKind.COMMISSION,
        community=principal.community,
        council=principal,
        year=on.year,
    )
    commission = Commission(
        principal=principal,
        year=on.year,
        number=number,
        slug=f"{principal.slug}-{on.year}-{number:02d}",
        registered_on=on,
        **facts,
    )
    _check_measure(commission)
    commission.full_clean(exclude=["form_key"])
    return save_with_reason(commission, CasesEvent.COMMISSION_REGISTERED, by=by, why=why)


def _check_measure(commission: Commission) -> None:
    measure = commission.measure
    if measure is not None and measure.area.plan.principal_id != commission.principal_id:
        raise DomainError(_("The measure is of another body's action plan."), field="measure")


def _tell(commission: Commission, *, on: date) -> None:
    council = commission.council
    holders = [
        office_holder(council=council, office=office, on=on)
        for office in (Office.SECRETARY, Office.CHAIR)
    ]
    for person in dict.fromkeys(holder for holder in holders if holder):
        notices.send_once(
            mails.COMMISSION_RECEIVED,
            to=person,
            community=council.community,
            key=f"commission:{commission.pk}:received:person:{person.pk}",
            matter={"commission_id": commission.pk},
            path=commission.get_absolute_url(),
        )


def change(*, commission: Commission, why: str = "", by: Actor | None, **facts: Any) -> Commission:
    """Changes what is asked, until the council has reported; each change is logged (PRJ-9)."""
    with transaction.atomic():
        commission = locked(commission)
        if commission.state not in OPEN_COMMISSION_STATES:
            raise DomainError(_("The council has reported; what was asked cannot be changed."))
        for name, value in facts.items():
            setattr(commission, name, value)
        _check_measure(commission)
        commission.full_clean(exclude=["form_key"])
        return save_with_reason(commission, CasesEvent.COMMISSION_CHANGED, by=by, why=why)


def locked(commission: Commission) -> Commission:
    rows = Commission.objects.select_for_update(of=("self",))
    return rows.select_related("council__community", "principal").get(pk=commission.pk)


def blocks(commission: Commission, to: CommissionState) -> list[str]:
    """Why a commission may not go on to a state, one sentence each; empty when it may."""
    now = CommissionState(commission.state)
    if to in COMMISSION_MOVES[now]:
        return []
    if to == CommissionState.REPORTED and now == CommissionState.RECEIVED:
        return [_("Accept the commission, or register a case from it, before you report.")]
    if to == CommissionState.CLOSED and now in OPEN_COMMISSION_STATES:  # FSU-2, FSU-5
        return [_("The council must report before the commission can be closed.")]
    sentence = _("A commission that is %(now)s cannot become %(then)s.")
    return [sentence % {"now": now.label, "then": to.label}]


def _move(
    commission: Commission, to: CommissionState, *, why: str = "", by: Actor | None
) -> Commission:
    """The one function that changes a commission's state; its row is locked by the caller."""
    if commission.state == to:
        return commission
    if sentences := blocks(commission, to):
        raise DomainError(" ".join(sentences))
    commission.state = to
    commission.full_clean(exclude=["form_key"])
    return save_with_reason(commission, CasesEvent.COMMISSION_MOVED, by=by, why=why or to)


def accept(
    *, commission: Commission, reply: str = "", earliest: date | None = None, by: Actor | None
) -> Commission:
    """The council takes it on; `reply` may say when, such as «not before autumn», and `earliest` is
    then the day that it proposes. The principal's own date stands until the principal agrees."""
    with transaction.atomic():
        commission = locked(commission)
        if commission.state == CommissionState.RECEIVED:
            commission.reply, commission.earliest = reply.strip(), earliest
        return _move(commission, CommissionState.ACCEPTED, by=by)


def take_up(*, commission: Commission, by: Actor | None) -> Commission:
    """A case was registered from it: the council is at work. Later cases change nothing."""
    with transaction.atomic():
        commission = locked(commission)
        if commission.state not in (CommissionState.RECEIVED, CommissionState.ACCEPTED):
            return commission
        return _move(commission, CommissionState.IN_PROGRESS, by=by)


def report(*, commission: Commission, text: str, on: date, by: Actor | None) -> Commission:
    """The council reports to the principal, which it must before anything is closed (FSU-5)."""
    if not text.strip():
        raise DomainError(_("Write the report first."), field="text")
    with transaction.atomic():
        commission = locked(commission)
        if commission.state == CommissionState.REPORTED:
            return commission
        commission.report = text
        commission.reported_on = on
        return _move(commission, CommissionState.REPORTED, by=by)


def close(*, commission: Commission, by: Actor | None) -> Commission:
    """The principal is content. The council cannot close its own commission (FSU-2)."""
    with transaction.atomic():
        return _move(locked(commission), CommissionState.CLOSED, by=by)


def send_back(*, commission: Commission, why: str, by: Actor | None) -> Commission:
    """The principal wants more: the council is at work again; the report so far stays readable.

    `why` says what is missing, and is read in the timeline.
    """
    if not why.strip():
        raise DomainError(_("Write what is missing."), field="why")
    with transaction.atomic():
        commission = locked(commission)
        if commission.state != CommissionState.REPORTED:
            raise DomainError(_("There is no report to send back."))
        return _move(commission, CommissionState.IN_PROGRESS, why=why.strip(), by=by)


def is_later(commission: Commission) -> bool:
    """Whether the council has proposed a later day that the principal has not agreed to."""
    proposed = commission.earliest
    later = proposed is not None and (commission.due is None or proposed > commission.due)
    return later and commission.state in OPEN_COMMISSION_STATES


def agree(*, commission: Commission, why: str = "", by: Actor | None) -> Commission:
    """The principal agrees to the later day, which is tentative from then on (PRJ-9). A second time
    changes nothing. `why` says on whose behalf, where `by` is not of the principal."""
    with transaction.atomic():
        commission = locked(commission)
        if not is_later(commission):
            return commission
        return change(
            commission=commission,
            due=commission.earliest,
            due_is_tentative=True,
            why=why,
            by=by,
        )


def waits_for(commission: Commission) -> Council | None:
    """The body whose turn it is; None when the commission is closed."""
    if commission.state == CommissionState.CLOSED:
        return None
    reported = commission.state == CommissionState.REPORTED
    return commission.principal if reported else commission.council


@dataclass(frozen=True)
class Progress:
    """How a commission stands on a day.

    `days` since it was registered, None when it is closed; `late` when the report is overdue;
    `awaiting` is the label of the body whose turn it is; `cases` how many were registered from it.
    """

    commission: Commission
    days: int | None
    late: bool
    awaiting: str
    cases: int


def progress(rows: QuerySet[Commission], *, on: date) -> list[Progress]:
    """How each of the commissions stands, in the order of the rows. One query."""
    counted = rows.select_related("principal__community", "council").annotate(
        case_count=Count("cases")
    )
    return [_progress(row, on) for row in counted]


def _progress(row: Commission, on: date) -> Progress:
    awaited = waits_for(row)
    return Progress(
        commission=row,
        days=(on - row.registered_on).days if awaited else None,
        late=overdue(row, on=on),
        awaiting=awaited.label if awaited else "",
        cases=row.case_count,  # type: ignore[attr-defined]
    )


def overdue(commission: Commission, *, on: date) -> bool:
    """The day on which the principal wanted the answer has passed without a report (FSU-5)."""
    unreported = commission.state in OPEN_COMMISSION_STATES
    return unreported and commission.due is not None and commission.due < on
