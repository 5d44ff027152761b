"""The seats of a council, with their rules; who sits in them is not known here."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from councils.enums import CouncilsEvent, Filling, Substitutes
from councils.models import Council, Seat, SeatGroup
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import save_with_reason

# What a seat has in common with its substitutes' seats and those that follow it
SHARED = ("title", "region", "organisation")


def add_seat_group(
    *, council: Council, derived_from: SeatGroup | None = None, by: Actor | None, **facts: Any
) -> SeatGroup:
    """Adds a group; with `derived_from` it has the seats of that group at once (ALR-19)."""
    with transaction.atomic():
        group = SeatGroup(council=council, **facts)
        group.full_clean()
        save_with_reason(group, CouncilsEvent.SEAT_GROUP_ADDED, by=by)
        return derive(group=group, source=derived_from, by=by) if derived_from else group


def change_seat_group(*, group: SeatGroup, by: Actor | None, **facts: Any) -> SeatGroup:
    """Changes the rules of a group; which group it follows can be said once."""
    with transaction.atomic():
        source = facts.pop("derived_from", group.derived_from)
        for field, value in facts.items():
            setattr(group, field, value)
        group.full_clean()
        save_with_reason(group, CouncilsEvent.SEAT_GROUP_CHANGED, by=by)
        if source == group.derived_from:
            return group
        if source is None or group.derived_from is not None:
            sentence = _("The group follows another one already. Add a new group instead.")
            raise DomainError(sentence, field="derived_from")
        return derive(group=group, source=source, by=by)


def next_ordinal(council: Council) -> int:
    """The number of the next seat: one more than any the council has had."""
    last = Seat.objects.filter(group__council=council).aggregate(last=Max("ordinal"))["last"]
    return (last or 0) + 1


def add_seat(
    *, group: SeatGroup, ordinal: int | None = None, title: str, by: Actor | None, **facts: Any
) -> Seat:
    """Adds a seat, and one with the same holder in each group derived from this one (ALR-19)."""
    with transaction.atomic():
        Council.objects.select_for_update().get(pk=group.council_id)
        ordinal = ordinal or next_ordinal(group.council)
        seat = Seat(group=group, ordinal=ordinal, title=title, **facts)
        seat.full_clean()
        save_with_reason(seat, CouncilsEvent.SEAT_ADDED, by=by)
        for derived in group.derived.select_related("council"):
            _mirror(seat, derived, by=by)
        return seat


def _mirror(seat: Seat, group: SeatGroup, *, by: Actor | None) -> None:
    if seat.substitute_for_id is None:
        add_seat(
            group=group,
            title=seat.title,
            region=seat.region,
            organisation=seat.organisation,
            mirrors=seat,
            by=by,
        )


def derive(*, group: SeatGroup, source: SeatGroup, by: Actor | None) -> SeatGroup:
    """Lets a group have the same holders as another, now and whenever a seat is added there."""
    with transaction.atomic():
        if source.derived_from_id is not None or source.pk == group.pk:
            sentence = _("That group follows another one itself. Choose the one it follows.")
            raise DomainError(sentence, field="derived_from")
        group.derived_from = source
        group.filling = Filling.DERIVED
        group.full_clean()
        save_with_reason(group, CouncilsEvent.SEAT_GROUP_CHANGED, by=by)
        for seat in source.seats.filter(substitute_for=None, closed_on=None):
            if not seat.mirrored_by.filter(group=group).exists():
                _mirror(seat, group, by=by)
        return group


def change_seat(*, seat: Seat, by: Actor | None, **facts: Any) -> Seat:
    """Changes title, region, organisation or what is wished for; not who sits there.

    Its substitutes' seats, and the seats that follow it, are called the same.
    """
    with transaction.atomic():
        seat = Seat.objects.select_for_update().get(pk=seat.pk)
        shared = {name: facts[name] for name in SHARED if name in facts}
        for each, values in ((seat, facts), *[(other, shared) for other in _alike(seat)]):
            for field, value in values.items():
                setattr(each, field, value)
            each.full_clean()
            save_with_reason(each, CouncilsEvent.SEAT_CHANGED, by=by)
        return seat


def _alike(seat: Seat) -> list[Seat]:
    return [*seat.substitute_seats.all(), *seat.mirrored_by.all()]


def close_seat(*, seat: Seat, on: date, by: Actor | None) -> Seat:
    """Takes a seat away from a day on, with its substitutes' seats and those derived from it.

    Whoever may say who sits there (members) must have seen to it that nobody does.
    """
    with transaction.atomic():
        seat = Seat.objects.select_for_update().get(pk=seat.pk)
        if seat.mirrors_id is not None:
            raise DomainError(_("This seat follows another one. Take that one away."))
        for each in (seat, *_alike(seat)):
            if each.closed_on is None:
                each.closed_on = on
                save_with_reason(each, CouncilsEvent.SEAT_CLOSED, by=by)
        return seat


def add_substitute_seat(*, seat: Seat, rank: int | None = None, by: Actor | None) -> Seat:
    """A seat for the one who steps in for `seat`; it lies in the same group (AHU-8).

    The first has rank 1, which is the only one where substitutes are personal.
    """
    with transaction.atomic():
        Seat.objects.select_for_update().get(pk=seat.pk)
        if seat.derived or seat.substitute_for_id is not None:
            raise DomainError(_("This seat can have no substitute of its own."))
        last = seat.substitute_seats.aggregate(last=Max("rank"))["last"] or 0
        there = seat.substitute_seats.filter(closed_on=None).exists()
        if there and seat.group.substitutes == Substitutes.PERSONAL:
            raise DomainError(_("The seat has a personal substitute's seat already."))
        return add_seat(
            group=seat.group,
            ordinal=seat.ordinal,
            title=seat.title,
            region=seat.region,
            organisation=seat.organisation,
            substitute_for=seat,
            rank=rank or last + 1,
            by=by,
        )
