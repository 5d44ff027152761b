"""Registering bodies, their mandates and their seats."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from councils.enums import CouncilsEvent
from councils.models import (
    Community,
    Council,
    CouncilName,
    Mandate,
    Organisation,
    Region,
    RegionMembership,
    Seat,
    SeatGroup,
)
from legeraad.actors import Actor
from legeraad.history import save_with_reason


def register_community(*, by: Actor | None, **facts: Any) -> Community:
    """Makes a health community. `facts` are the fields of `Community`; all are checked."""
    community = Community(**facts)
    community.full_clean()
    return save_with_reason(community, CouncilsEvent.COMMUNITY_REGISTERED, by=by)


def register_organisation(*, community: Community, by: Actor | None, **facts: Any) -> Organisation:
    organisation = Organisation(community=community, **facts)
    organisation.full_clean()
    return save_with_reason(organisation, CouncilsEvent.ORGANISATION_REGISTERED, by=by)


def register_region(
    *, community: Community, name: str, slug: str, position: int = 0, by: Actor | None
) -> Region:
    region = Region(community=community, name=name, slug=slug, position=position)
    region.full_clean()
    return save_with_reason(region, CouncilsEvent.REGION_REGISTERED, by=by)


def join_region(
    *, region: Region, municipality: Organisation, start: date | None = None, by: Actor | None
) -> RegionMembership:
    """Puts a municipality in a region; without `start` it has always been there.

    Where it was until now ends on the same day: one region at a time, held by the database.
    """
    with transaction.atomic():
        rows = RegionMembership.objects.select_for_update().filter(municipality=municipality)
        last = rows.filter(ended_on=None).first()
        if last is not None and start is not None:
            last.ended_on = start
            last.full_clean()
            save_with_reason(last, CouncilsEvent.REGION_LEFT, by=by)
        membership = RegionMembership(region=region, municipality=municipality, start=start)
        membership.full_clean()
        return save_with_reason(membership, CouncilsEvent.REGION_JOINED, by=by)


def register_council(
    *,
    community: Community,
    since: date | None = None,
    municipalities: Iterable[Organisation] = (),
    by: Actor | None,
    **facts: Any,
) -> Council:
    """Registers a body with its first name, which it has had since `since` (None: unknown)."""
    with transaction.atomic():
        council = Council(community=community, **facts)
        council.full_clean()
        save_with_reason(council, CouncilsEvent.COUNCIL_REGISTERED, by=by)
        council.municipalities.set(municipalities)
        first = CouncilName(council=council, name=council.name, label=council.label, start=since)
        save_with_reason(first, CouncilsEvent.COUNCIL_NAMED, by=by)
        return council


def rename(*, council: Council, name: str, label: str, on: date, by: Actor | None) -> Council:
    """Gives a council a new name from a day on; the old one stays on what was made under it.

    Raises ValidationError when the present name began that day or later.
    """
    with transaction.atomic():
        council = Council.objects.select_for_update().get(pk=council.pk)
        last = council.names.filter(ended_on=None).first()
        last = last or CouncilName(council=council, name=council.name, label=council.label)
        last.ended_on = on
        last.full_clean()
        save_with_reason(last, CouncilsEvent.COUNCIL_NAMED, by=by)
        first_of_new = CouncilName(council=council, name=name, label=label, start=on)
        first_of_new.full_clean()
        save_with_reason(first_of_new, CouncilsEvent.COUNCIL_NAMED, by=by)
        council.name, council.label = name, label
        council.full_clean()
        return save_with_reason(council, CouncilsEvent.COUNCIL_NAMED, by=by)


def anchor(
    *,
    council: Council,
    anchored_in: Council | None = None,
    prepared_by: Council | None = None,
    by: Actor | None,
) -> Council:
    """Says which body a council reports to, and which prepares its cases (ALR-2, ALR-20)."""
    council.anchored_in = anchored_in or council.anchored_in
    council.prepared_by = prepared_by or council.prepared_by
    council.full_clean()
    return save_with_reason(council, CouncilsEvent.COUNCIL_ANCHORED, by=by)


def adopt_mandate(
    *,
    council: Council,
    adopted_by: str,
    adopted_on: date,
    sections: list[dict[str, str]],
    by: Actor | None,
) -> Mandate:
    """Puts a new version in force; the one before stays readable (ALR-1)."""
    with transaction.atomic():
        Council.objects.select_for_update().get(pk=council.pk)
        last = Mandate.objects.filter(council=council).order_by("-version").first()
        if last is not None and last.in_force:
            last.in_force = False
            save_with_reason(last, CouncilsEvent.MANDATE_REPLACED, by=by)
        mandate = Mandate(
            council=council,
            version=last.version + 1 if last else 1,
            adopted_by=adopted_by,
            adopted_on=adopted_on,
            sections=sections,
            in_force=True,
        )
        mandate.full_clean()
        return save_with_reason(mandate, CouncilsEvent.MANDATE_ADOPTED, by=by)


def add_seat_group(*, council: Council, by: Actor | None, **facts: Any) -> SeatGroup:
    group = SeatGroup(council=council, **facts)
    group.full_clean()
    return save_with_reason(group, CouncilsEvent.SEAT_GROUP_ADDED, by=by)


def add_seat(*, group: SeatGroup, ordinal: int, title: str, by: Actor | None, **facts: Any) -> Seat:
    seat = Seat(group=group, ordinal=ordinal, title=title, **facts)
    seat.full_clean()
    return save_with_reason(seat, CouncilsEvent.SEAT_ADDED, by=by)


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
