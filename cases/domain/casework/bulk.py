"""Acts on several cases at once: all of them, or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils.translation import gettext as _

from cases.domain.casework import cases
from cases.enums import CaseState
from cases.models import Case
from legeraad.actors import Actor
from legeraad.errors import DomainError
from members.models import Person

# What a working committee does with many: the other moves are one at a time, with thought.
MOVES = (CaseState.IN_PROGRESS, CaseState.READY, CaseState.POSTPONED)


def handle(
    *,
    chosen: Iterable[Case],
    to: CaseState | None,
    officer: Person | None,
    why: str = "",
    by: Actor | None,
) -> None:
    """Gives the cases to somebody, moves them on, or both; all of it or nothing.

    Raises DomainError, with the number of the case, when one of them is held back.
    """
    rows = list(chosen)
    with transaction.atomic():
        if officer is not None:
            give(chosen=rows, officer=officer, by=by)
        if to is not None:
            move(chosen=rows, to=to, why=why, by=by)


def move(*, chosen: Iterable[Case], to: CaseState, why: str = "", by: Actor | None) -> int:
    """Moves each case on; returns how many were somewhere else before.

    Raises DomainError, with the number of the case, when one of them is held back; then none has
    been moved.
    """
    if to not in MOVES:
        raise DomainError(_("Choose where the cases go."), field="to")
    moved = 0
    with transaction.atomic():
        for case in _in_order(chosen):
            with _named(case):
                moved += case.state != to
                cases.move(case=case, to=to, why=why, by=by)
    return moved


def give(*, chosen: Iterable[Case], officer: Person, by: Actor | None) -> int:
    """Makes somebody the officer of each; returns how many had another before."""
    given = 0
    with transaction.atomic():
        for case in _in_order(chosen):
            if case.officer_id != officer.pk:
                with _named(case):
                    cases.change(case=case, officer=officer, by=by)
                given += 1
    return given


def _in_order(chosen: Iterable[Case]) -> list[Case]:
    """Always the same, so that two who do this at once do not wait for each other."""
    return sorted(chosen, key=lambda case: case.pk)


@contextmanager
def _named(case: Case) -> Iterator[None]:
    try:
        yield
    except DomainError as refusal:
        sentence = f"{case.reference}: {refusal.sentence}"
        raise DomainError(sentence, field=refusal.field) from refusal
