"""What a council owes: when it is due, that it was done, and what follows a trial."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.db.models import Prefetch
from django.utils.translation import gettext as _

from councils.enums import Continuation, CouncilsEvent, DutyKind
from councils.models import Community, Council, Duty, Fulfilment, Trial
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import save_with_reason

WARNED_BEFORE = timedelta(days=90)  # FSU-8


def add_duty(
    *,
    council: Council,
    kind: DutyKind,
    first_due: date,
    every_months: int | None = None,
    by: Actor | None,
) -> Duty:
    duty = Duty(council=council, kind=kind, first_due=first_due, every_months=every_months)
    duty.full_clean()
    return save_with_reason(duty, CouncilsEvent.DUTY_ADDED, by=by)


def change_duty(*, duty: Duty, by: Actor | None, **facts: Any) -> Duty:
    """Changes date, interval or end; what was done before stays."""
    for field, value in facts.items():
        setattr(duty, field, value)
    duty.full_clean()
    return save_with_reason(duty, CouncilsEvent.DUTY_CHANGED, by=by)


def next_due(duty: Duty) -> date | None:
    """When the duty is due next; None when it was done once and for all.

    A report is due on its date each year, whenever the last one came. The others are due so many
    months after they were last done («at least every two years», FSU-8).
    """
    done = max(duty.fulfilments.all(), key=lambda each: each.due, default=None)
    if done is None:
        return duty.first_due
    if duty.every_months is None:
        return None
    start = done.due if DutyKind(duty.kind).by_calendar else done.done_on
    following: date = start + relativedelta(months=duty.every_months)
    return following


def fulfil(*, duty: Duty, on: date, by: Actor | None, **answers: str) -> Fulfilment:
    """Notes that the duty was done that day. `answers`: the evaluation's three, or a note.

    Raises DomainError when nothing is due any more.
    """
    with transaction.atomic():
        duty = Duty.objects.select_for_update().get(pk=duty.pk)
        due = next_due(duty)
        if due is None:
            raise DomainError(_("This has been done already."))
        done = Fulfilment(duty=duty, due=due, done_on=on, **answers)
        done.full_clean()
        return save_with_reason(done, CouncilsEvent.DUTY_DONE, by=by)


@dataclass(frozen=True)
class Due:
    """A duty and when it is due next, as of a day."""

    duty: Duty
    on: date
    today: date

    @property
    def days(self) -> int:
        """Whole days left; negative when overdue."""
        return (self.on - self.today).days

    @property
    def overdue(self) -> bool:
        return self.days < 0

    @property
    def soon(self) -> bool:
        return 0 <= self.days <= WARNED_BEFORE.days


def due(*, community: Community, on: date) -> list[Due]:
    """What the councils of a community owe as of a day, the most pressing first. Two queries."""
    done = Prefetch("fulfilments", Fulfilment.objects.order_by("-due"))
    rows = Duty.objects.filter(council__community=community, ended_on=None)
    duties = rows.select_related("council__community").prefetch_related(done)
    dates = [(duty, next_due(duty)) for duty in duties]
    return sorted(
        (Due(duty, when, on) for duty, when in dates if when is not None),
        key=lambda each: (each.on, each.duty.pk),
    )


def start_trial(
    *, council: Council, start: date, ends_on: date, decided_by: str, by: Actor | None
) -> Trial:
    """Puts a council on trial; until it is decided what follows, there is no second one."""
    trial = Trial(council=council, start=start, ends_on=ends_on, decided_by=decided_by)
    trial.full_clean()
    return save_with_reason(trial, CouncilsEvent.TRIAL_STARTED, by=by)


def decide_trial(
    *,
    trial: Trial,
    outcome: Continuation,
    decided_by: str,
    on: date,
    text: str = "",
    by: Actor | None,
) -> Trial:
    """Notes what was decided after the trial (PRJ-19). The council must have been evaluated."""
    with transaction.atomic():
        trial = Trial.objects.select_for_update().get(pk=trial.pk)
        if trial.outcome:
            raise DomainError(_("It has been decided already what comes after the trial."))
        if not evaluated(trial):
            raise DomainError(_("Register the evaluation of the trial first."))
        trial.outcome, trial.outcome_by, trial.outcome_on = outcome, decided_by, on
        trial.outcome_text = text
        trial.full_clean()
        return save_with_reason(trial, CouncilsEvent.TRIAL_DECIDED, by=by)


def evaluated(trial: Trial) -> bool:
    """An evaluation was done since the trial began."""
    rows = Fulfilment.objects.filter(duty__council=trial.council, done_on__gte=trial.start)
    return rows.filter(duty__kind=DutyKind.EVALUATION).exists()


def alarms(*, community: Community, on: date) -> list[Trial]:
    """Trials that are over and on which nothing has been decided (PRJ-19)."""
    rows = Trial.objects.filter(council__community=community, outcome="", ends_on__lte=on)
    return list(rows.select_related("council__community"))
