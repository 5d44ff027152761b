"""The seats of a council, with their rules; who sits in them is not known here."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from councils.enums import CouncilsEvent
from councils.models import Council, Seat, SeatGroup
from legeraad.actors import Actor
from legeraad.history import save_with_reason


def add_seat_group(*, council: Council, by: Actor | None, **facts: Any) -> SeatGroup:
    group = SeatGroup(council=council, **facts)
    group.full_clean()
    return save_with_reason(group, CouncilsEvent.SEAT_GROUP_ADDED, by=by)


def change_seat_group(*, group: SeatGroup, by: Actor | None, **facts: Any) -> SeatGroup:
    for field, value in facts.items():
        setattr(group, field, value)
    group.full_clean()
    return save_with_reason(group, CouncilsEvent.SEAT_GROUP_CHANGED, by=by)


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
        group.derived_from = source
        change_seat_group(group=group, by=by)
        for seat in source.seats.filter(substitute_for=None, closed_on=None):
            _mirror(seat, group, by=by)
        return group


def change_seat(*, seat: Seat, by: Actor | None, **facts: Any) -> Seat:
    """Changes title, region, organisation or what is wished for; not who sits there."""
    for field, value in facts.items():
        setattr(seat, field, value)
    seat.full_clean()
    return save_with_reason(seat, CouncilsEvent.SEAT_CHANGED, by=by)


def close_seat(*, seat: Seat, on: date, by: Actor | None) -> Seat:
    """Takes a seat away from a day on, with its substitutes' seats and those derived from it.

    Whoever may say who sits there (members) must have seen to it that nobody does.
    """
    with transaction.atomic():
        seat = Seat.objects.select_for_update().get(pk=seat.pk)
        for each in (seat, *seat.substitute_seats.all(), *seat.mirrored_by.all()):
            if each.closed_on is None:
                each.closed_on = on
                save_with_reason(each, CouncilsEvent.SEAT_CLOSED, by=by)
        return seat


def add_substitute_seat(*, seat: Seat, rank: int = 1, by: Actor | None) -> Seat:
    """A seat for the one who steps in for `seat`; it lies in the same group (AHU-8)."""
    return add_seat(
        group=seat.group,
        ordinal=seat.ordinal,
        title=seat.title,
        region=seat.region,
        organisation=seat.organisation,
        substitute_for=seat,
        rank=rank,
        by=by,
    )
