"""Rounds of input of a project: who is asked, and what each said (PRJ-5, PRJ-6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from cases.domain.once import once
from cases.enums import CasesEvent
from cases.models import Group, Input, InputRound
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import delete_with_reason, save_with_reason

MOST = 100  # asked in one round


def begin(
    *,
    group: Group,
    title: str,
    first_day: date,
    last_day: date,
    asked: Sequence[tuple[str, bool]],
    form_key: UUID | None = None,
    by: Actor | None,
) -> InputRound:
    """A round with those who are asked: each by name, and whether it lies within the one before it
    that does not. The same `form_key` again returns the round that it made the first time."""

    def make() -> InputRound:
        made = InputRound(
            group=group,
            title=title.strip(),
            first_day=first_day,
            last_day=last_day,
            form_key=form_key,
        )
        made.full_clean(exclude=["form_key"])
        save_with_reason(made, CasesEvent.INPUT_ROUND_SET, by=by)
        _add(made, asked, by=by)
        return made

    return once(InputRound, form_key, make)


def change(
    *,
    round: InputRound,  # noqa: A002  the field's own word
    title: str,
    first_day: date,
    last_day: date,
    asked: Sequence[tuple[str, bool]],
    by: Actor | None,
) -> InputRound:
    """Changes the round, and adds those who are asked besides."""
    with transaction.atomic():
        row = InputRound.objects.select_for_update(of=("self",)).get(pk=round.pk)
        row.title, row.first_day, row.last_day = title.strip(), first_day, last_day
        row.full_clean(exclude=["form_key"])
        save_with_reason(row, CasesEvent.INPUT_ROUND_SET, by=by)
        _add(row, asked, by=by)
        return row


def _add(row: InputRound, asked: Sequence[tuple[str, bool]], *, by: Actor | None) -> None:
    if row.inputs.count() + len(asked) > MOST:
        raise DomainError(_("At most %(most)d in one round.") % {"most": MOST}, field="asked")
    there = set(row.inputs.values_list("name", flat=True))
    above: Input | None = row.inputs.filter(within=None).order_by("-pk").first()
    for name, within in asked:
        if name in there:
            sentence = _("%(name)s stands in the round already.")
            raise DomainError(sentence % {"name": name}, field="asked")
        made = Input(round=row, name=name, within=above if within else None)
        made.full_clean()
        save_with_reason(made, CasesEvent.INPUT_WRITTEN, by=by)
        there.add(name)
        above = above if within else made


def write(*, given: Input, received_on: date | None, text: str, by: Actor | None) -> Input:
    """What one said, and when it came; what is said has come on a day."""
    if text.strip() and received_on is None:
        raise DomainError(_("Write when it came."), field="received_on")
    with transaction.atomic():
        row = Input.objects.select_for_update(of=("self",)).get(pk=given.pk)
        row.received_on, row.text = received_on, text.strip()
        row.full_clean()
        return save_with_reason(row, CasesEvent.INPUT_WRITTEN, by=by)


def remove(*, given: Input, by: Actor | None) -> None:
    """Takes out whom nobody asked after all. Raises DomainError when it has said something, or when
    others lie within it."""
    with transaction.atomic():
        InputRound.objects.select_for_update(of=("self",)).get(pk=given.round_id)
        row = Input.objects.filter(pk=given.pk).first()
        if row is None:
            return
        if row.received_on or row.parts.exists():
            raise DomainError(_("It has given input, or others lie within it. It stays."))
        delete_with_reason(row, CasesEvent.INPUT_REMOVED, by=by)


@dataclass(frozen=True)
class Told:
    """A round with its inputs in order: those within another follow it. `came` of `asked` have said
    something; one that only gathers others is not counted."""

    round: InputRound
    inputs: list[tuple[Input, bool]]
    came: int
    asked: int


def rounds_of(group: Group) -> list[Told]:
    """Two queries, however many rounds and bodies."""
    rows = group.input_rounds.prefetch_related("inputs").order_by("first_day")
    return [_told(row) for row in rows]


def _told(row: InputRound) -> Told:
    every = sorted(row.inputs.all(), key=lambda each: each.pk)
    gather = {each.within_id for each in every} - {None}
    counted = [each for each in every if each.pk not in gather]
    ordered: list[tuple[Input, bool]] = []
    for top in every:
        if top.within_id is None:
            ordered.append((top, False))
            ordered += [(each, True) for each in every if each.within_id == top.pk]
    return Told(
        round=row,
        inputs=ordered,
        came=sum(each.received_on is not None for each in counted),
        asked=len(counted),
    )
