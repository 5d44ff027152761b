"""A new body from a blueprint: the council with its seats and its duties, all or nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from councils.domain import councils, duties, seats
from councils.domain.blueprints import Blueprint, DutyPlan, GroupPlan
from councils.enums import Filling, OrganisationKind, Scope, Side, Substitutes
from councils.models import Community, Council, Organisation, Region, SeatGroup
from legeraad.actors import Actor
from legeraad.errors import DomainError


def found(
    *,
    community: Community,
    blueprint: Blueprint,
    on: date,
    since: date | None = None,
    prepares: Council | None = None,
    by: Actor | None,
    **facts: Any,
) -> Council:
    """Registers a council with what its blueprint says (AHU-1), in the council's language.

    `facts` are those of `councils.register_council`; `on` is today, from which duties count when
    nobody knows `since` when the council exists; `prepares` is the council whose cases it prepares.
    """
    if blueprint.prepares_another and prepares is None:
        sentence = _("Choose the council whose cases it prepares.")
        raise DomainError(sentence, field="prepares")
    with transaction.atomic():
        usual = {"behaviour": blueprint.behaviour, "membership": blueprint.membership}
        council = councils.register_council(
            community=community, since=since, by=by, **usual | facts
        )
        if prepares is not None:
            councils.anchor(council=prepares, prepared_by=council, by=by)
        with translation.override(council.language):
            for position, plan in enumerate(blueprint.groups, 1):
                _add_group(council, plan, position=position, prepares=prepares, by=by)
        for duty in blueprint.duties:
            _add_duty(council, duty, start=since or on, by=by)
        return council


def _add_group(
    council: Council, plan: GroupPlan, *, position: int, prepares: Council | None, by: Actor | None
) -> None:
    source = _followed(plan, prepares)
    derived = source is not None or (plan.office is not None and prepares is not None)
    asked = derived or plan.filling != Filling.DERIVED
    appointing = _only(council.community, plan.appointed_by)
    group = seats.add_seat_group(
        council=council,
        position=position,
        label=str(plan.label),
        professional_group=plan.professional_group,
        side=plan.side or plan.professional_group.side,
        filling=plan.filling if asked else Filling.APPOINTED,
        term_months=plan.term_months,
        substitutes=plan.substitutes,
        may_vote=plan.may_vote,
        may_propose=plan.may_vote,
        needs_leader=plan.needs_leader,
        appointing_organisation=appointing,
        by=by,
    )
    if source is not None:
        seats.derive(group=group, source=source, by=by)
        return
    mirrored = {"mirrors_office": plan.office, "mirrors_council": prepares} if derived else {}
    _add_seats(group, plan, at=appointing, by=by, **mirrored)


def _add_seats(
    group: SeatGroup, plan: GroupPlan, *, at: Organisation | None, by: Actor | None, **facts: Any
) -> None:
    home = at if group.side == Side.HOSPITAL else None
    for (title, preferred), region in _places(group.council, plan):
        seat = seats.add_seat(
            group=group,
            title=capfirst(str(title)),
            preferred=str(preferred),
            region=region,
            organisation=home,
            by=by,
            **facts,
        )
        if plan.substitutes == Substitutes.PERSONAL:
            seats.add_substitute_seat(seat=seat, by=by)


def _places(council: Council, plan: GroupPlan) -> list[tuple[tuple[Any, Any], Region | None]]:
    """Each seat with the region that it speaks for, if any."""
    regional = council.regions if council.scope == Scope.REGIONS else council.community.regions
    regions = list(regional.all()) if plan.by_region or plan.spread else []
    if plan.by_region and regions:
        return [(plan.seats[0], region) for region in regions]
    missing = [None] * max(0, len(plan.seats) - len(regions))
    return list(zip(plan.seats, [*regions, *missing], strict=False))


def _followed(plan: GroupPlan, prepares: Council | None) -> SeatGroup | None:
    """The group with the same people in the council that is prepared (ALR-19)."""
    if not plan.follows or prepares is None:
        return None
    groups = prepares.seat_groups.filter(derived_from=None)
    return groups.filter(professional_group=plan.professional_group).first()


def _only(community: Community, kind: OrganisationKind | None) -> Organisation | None:
    """The organisation of a kind, when there is one and no more."""
    rows = list(community.organisations.filter(kind=kind)[:2]) if kind else []
    return rows[0] if len(rows) == 1 else None


def _add_duty(council: Council, plan: DutyPlan, *, start: date, by: Actor | None) -> None:
    first = start + relativedelta(months=plan.every_months)
    if plan.on:
        month, day = plan.on
        first = date(start.year, month, day)
        if first <= start:
            first += relativedelta(years=1)
    duties.add_duty(
        council=council, kind=plan.kind, first_due=first, every_months=plan.every_months, by=by
    )
