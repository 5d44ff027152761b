"""What a council owes: when it is due, that it was done, and what follows a trial."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils.translation import gettext as _

from councils.enums import Continuation, CouncilsEvent, CouncilStatus, DutyKind
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


def usual(kind: DutyKind, *, since: date) -> tuple[date, int]:
    """When a duty that begins that day is due first, and again after how many months.

    A report by 1 February each year (FSU-5), an evaluation every two years (FSU-8), a meeting each
    year (HF-2).
    """
    if kind is DutyKind.YEARLY_REPORT:
        this_year = since.replace(month=2, day=1)
        return (this_year if since <= this_year else this_year + relativedelta(years=1)), 12
    months = 24 if kind is DutyKind.EVALUATION else 12
    first: date = since + relativedelta(months=months)
    return first, months


def next_due(duty: Duty) -> date | None:
    """When the duty is due next (see `DutyQuerySet.with_next_due`); None when it is over."""
    rows: Any = Duty.objects.with_next_due()
    found: date | None = rows.get(pk=duty.pk).next_due
    return found


def fulfil(*, duty: Duty, on: date, by: Actor | None, **answers: str) -> Fulfilment:
    """Notes that the duty was done that day. `answers`: the evaluation's three, or a note.

    Raises DomainError when nothing is due any more.
    """
    with transaction.atomic():
        duty = Duty.objects.select_for_update().get(pk=duty.pk)
        due = next_due(duty)
        if due is None:
            raise DomainError(_("Nothing is due any more."))
        done = Fulfilment(duty=duty, due=due, done_on=on, **answers)
        done.full_clean()
        return save_with_reason(done, CouncilsEvent.DUTY_DONE, by=by)


def note_meeting(*, council: Council, on: date, by: Actor | None) -> None:
    """A council that met that day has had its yearly meeting (HF-2); one noted late moves nothing.

    Called where a meeting becomes held.
    """
    owed: Any = council.duties.with_next_due().filter(kind=DutyKind.YEARLY_MEETING)
    for duty in owed.filter(next_due__isnull=False):
        if not duty.fulfilments.filter(done_on__gte=on).exists():
            fulfil(duty=duty, on=on, by=by)


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
    """What the councils of a community owe as of a day, the most pressing first. One query.

    A council that is dissolved owes nothing.
    """
    rows = Duty.objects.filter(council__community=community, ended_on=None)
    return _dated(rows.exclude(council__status=CouncilStatus.DISSOLVED), on)


def due_from(*, council: Council, on: date) -> list[Due]:
    """What one council owes as of a day, the most pressing first. One query."""
    return _dated(council.duties.filter(ended_on=None), on)


def _dated(rows: Any, on: date) -> list[Due]:
    owed = rows.with_next_due().filter(next_due__isnull=False).order_by("next_due", "pk")
    return [Due(duty, duty.next_due, on) for duty in owed.select_related("council__community")]


def settled(*, council: Council) -> list[Fulfilment]:
    """What one council has done of what it owes, the latest first. One query."""
    rows = Fulfilment.objects.filter(duty__council=council).select_related("duty")
    return list(rows.order_by("-done_on", "-pk"))


def start_trial(
    *, council: Council, start: date, ends_on: date, decided_by: str, by: Actor | None
) -> Trial:
    """Puts a council on trial; until it is decided what follows, there is no second one.

    The council then owes an evaluation when the trial ends (PRJ-19).
    """
    with transaction.atomic():
        trial = Trial(council=council, start=start, ends_on=ends_on, decided_by=decided_by)
        trial.full_clean()
        save_with_reason(trial, CouncilsEvent.TRIAL_STARTED, by=by)
        _owe_evaluation(council, ends_on, by=by)
        return trial


def _owe_evaluation(council: Council, on: date, *, by: Actor | None) -> None:
    """The evaluation that the decision after the trial needs, if none is due anyhow."""
    kind = DutyKind.EVALUATION
    duty = council.duties.filter(kind=kind, ended_on=None).first()
    if duty is None:
        add_duty(council=council, kind=kind, first_due=on, by=by)
    elif next_due(duty) is None:
        change_duty(duty=duty, first_due=on, by=by)


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
    rows = Trial.objects.filter(council__community=community, outcome="", ends_on__lt=on)
    rows = rows.exclude(council__status=CouncilStatus.DISSOLVED).order_by("ends_on", "pk")
    return list(rows.select_related("council__community"))
