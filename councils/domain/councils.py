"""Registering bodies, and what changes about them with time."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from councils.enums import Behaviour, CouncilsEvent, CouncilStatus, Membership, Scope
from councils.models import (
    Community,
    Council,
    CouncilKind,
    CouncilName,
    CouncilStanding,
    OldAddress,
    Organisation,
    Region,
    RegionMembership,
    Seat,
)
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import delete_with_reason, save_with_reason

_WRITTEN_OUT = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})
LONGEST_ADDRESS = 40


def address_for(name: str) -> str:
    """The address proposed for a name: «Østre Agder» becomes `ostre-agder`."""
    written_out = unicodedata.normalize("NFC", name).lower().translate(_WRITTEN_OUT)
    return slugify(written_out)[:LONGEST_ADDRESS].strip("-")


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
    regions: Iterable[Region] = (),
    reason: str = "",
    by: Actor | None,
    **facts: Any,
) -> Council:
    """Registers a body with its first name, kind and status, held since `since` (None: unknown).

    `reason` says why a council that starts out of work does so.
    """
    with transaction.atomic():
        council = Council(community=community, **facts)
        council.full_clean()
        _address_is_free(council)
        municipalities, regions = list(municipalities), list(regions)
        _is_for_somebody(council, regions=regions, municipalities=municipalities)
        save_with_reason(council, CouncilsEvent.COUNCIL_REGISTERED, by=by)
        council.municipalities.set(municipalities)
        council.regions.set(regions)
        first = CouncilName(council=council, name=council.name, label=council.label, start=since)
        save_with_reason(first, CouncilsEvent.COUNCIL_NAMED, by=by)
        save_with_reason(_kind_now(council, start=since), CouncilsEvent.COUNCIL_KIND, by=by)
        standing = _standing_now(council, start=since, reason=reason)
        save_with_reason(standing, CouncilsEvent.COUNCIL_STATUS, by=by)
        return council


def change(
    *,
    council: Council,
    municipalities: Iterable[Organisation] | None = None,
    regions: Iterable[Region] | None = None,
    by: Actor | None,
    **facts: Any,
) -> Council:
    """Changes what is not dated: purpose, language, anchoring, scope, how long it is to live, and
    how its meetings are.

    Name, kind, status and address have their own verbs, because their past is kept.
    """
    with transaction.atomic():
        council = Council.objects.select_for_update().get(pk=council.pk)
        for field, value in facts.items():
            setattr(council, field, value)
        council.full_clean()
        _anchoring_ends(council)
        _quorum_can_be_met(council)
        if municipalities is not None:
            council.municipalities.set(municipalities)
        if regions is not None:
            council.regions.set(regions)
        _is_for_somebody(
            council,
            regions=list(council.regions.all()),
            municipalities=list(council.municipalities.all()),
        )
        return save_with_reason(council, CouncilsEvent.COUNCIL_CHANGED, by=by)


def _is_for_somebody(
    council: Council, *, regions: list[Region], municipalities: list[Organisation]
) -> None:
    """A body for some regions or municipalities names them; so does one whose members are GPs."""
    if council.scope == Scope.REGIONS and not regions:
        raise DomainError(_("Choose the regions that it is for."), field="regions")
    by_contract = council.membership == Membership.CONTRACT
    if (council.scope == Scope.MUNICIPALITIES or by_contract) and not municipalities:
        sentence = _("Choose the municipalities that it is for.")
        raise DomainError(sentence, field="municipalities")


def _quorum_can_be_met(council: Council) -> None:
    """Not more than could ever be present; a body whose members are not in seats is not counted."""
    seats = Seat.objects.filter(
        group__council=council, group__may_vote=True, substitute_for=None, closed_on=None
    ).count()
    if council.quorum is not None and 0 < seats < council.quorum:
        sentence = ngettext(
            "There is only %(count)s seat with a vote.",
            "There are only %(count)s seats with a vote.",
            seats,
        )
        raise DomainError(sentence % {"count": seats}, field="quorum")


def _anchoring_ends(council: Council) -> None:
    """Whoever reports upwards comes to an end at last, not back to where he began."""
    above = council.anchored_in
    while above is not None:
        if above.pk == council.pk:
            sentence = _("That body reports to this one already, directly or through another.")
            raise DomainError(sentence, field="anchored_in")
        above = above.anchored_in


def _kind_now(council: Council, **dates: Any) -> CouncilKind:
    return CouncilKind(council=council, kind=council.kind, behaviour=council.behaviour, **dates)


def _standing_now(council: Council, **facts: Any) -> CouncilStanding:
    return CouncilStanding(council=council, status=council.status, **facts)


def _succeed(last: Any, following: Any, event: CouncilsEvent, *, by: Actor | None) -> None:
    """Ends what held until now on the day the next begins.

    What began that very day was a slip: it is taken out, and its history says so.
    """
    if last.pk and last.start == following.start:
        delete_with_reason(last, event, by=by)
    else:
        last.ended_on = following.start
        last.full_clean()
        save_with_reason(last, event, by=by)
    following.full_clean()
    save_with_reason(following, event, by=by)


def set_status(
    *, council: Council, status: CouncilStatus, reason: str = "", on: date, by: Actor | None
) -> Council:
    """Gives a council another status from a day on, with the reason unless it is active."""
    with transaction.atomic():
        council = Council.objects.select_for_update().get(pk=council.pk)
        if council.status == status:
            raise DomainError(_("The council has this status already."), field="status")
        last = council.standings.filter(ended_on=None).first() or _standing_now(council)
        council.status = status
        following = _standing_now(council, reason=reason, start=on)
        _succeed(last, following, CouncilsEvent.COUNCIL_STATUS, by=by)
        council.full_clean()
        return save_with_reason(council, CouncilsEvent.COUNCIL_STATUS, by=by, why=reason)


def change_kind(
    *,
    council: Council,
    kind: str,
    behaviour: Behaviour,
    decided_by: str = "",
    on: date,
    by: Actor | None,
) -> Council:
    """Makes a council another kind of body from a day on; what it was stays (AHU-21)."""
    with transaction.atomic():
        council = Council.objects.select_for_update().get(pk=council.pk)
        if (council.kind, council.behaviour) == (kind, behaviour):
            raise DomainError(_("The council is this kind of body already."), field="kind")
        last = council.kinds.filter(ended_on=None).first() or _kind_now(council)
        council.kind, council.behaviour = kind, behaviour
        following = _kind_now(council, decided_by=decided_by, start=on)
        _succeed(last, following, CouncilsEvent.COUNCIL_KIND, by=by)
        council.full_clean()
        return save_with_reason(council, CouncilsEvent.COUNCIL_KIND, by=by)


def move(*, council: Council, slug: str, by: Actor | None) -> Council:
    """Gives a council another address; the old one leads to it from now on (AHU-21)."""
    with transaction.atomic():
        council = Council.objects.select_for_update().get(pk=council.pk)
        if council.slug == slug:
            return council
        old = OldAddress(community=council.community, slug=council.slug, council=council)
        for own in council.old_addresses.filter(slug=slug):  # it goes back to one of its own
            delete_with_reason(own, CouncilsEvent.COUNCIL_MOVED, by=by)
        council.slug = slug
        council.full_clean()
        _address_is_free(council)
        save_with_reason(old, CouncilsEvent.COUNCIL_MOVED, by=by)
        return save_with_reason(council, CouncilsEvent.COUNCIL_MOVED, by=by)


def _address_is_free(council: Council) -> None:
    """An address that was another council's still leads to that one."""
    taken = OldAddress.objects.filter(community=council.community, slug=council.slug)
    if taken.exclude(council=council.pk).exists():
        raise DomainError(_("This address was another council's and leads there."), field="slug")


def find(*, community: Community, slug: str) -> Council | None:
    """The council that an address leads to, also one that it had before."""
    here = Council.objects.filter(community=community)
    moved = here.filter(old_addresses__slug=slug)
    return here.filter(slug=slug).first() or moved.first()


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


def change_community(*, community: Community, by: Actor | None, **facts: Any) -> Community:
    for field, value in facts.items():
        setattr(community, field, value)
    community.full_clean()
    return save_with_reason(community, CouncilsEvent.COMMUNITY_CHANGED, by=by)


def change_organisation(
    *, organisation: Organisation, by: Actor | None, **facts: Any
) -> Organisation:
    for field, value in facts.items():
        setattr(organisation, field, value)
    organisation.full_clean()
    return save_with_reason(organisation, CouncilsEvent.ORGANISATION_CHANGED, by=by)


def anchor(
    *,
    council: Council,
    anchored_in: Council | None = None,
    prepared_by: Council | None = None,
    heard_through: Council | None = None,
    by: Actor | None,
) -> Council:
    """Says which body a council reports to, which prepares its cases, and which is heard in its
    place when it is not operative (ALR-2, ALR-20, ALR-30)."""
    council.anchored_in = anchored_in or council.anchored_in
    council.prepared_by = prepared_by or council.prepared_by
    council.heard_through = heard_through or council.heard_through
    council.full_clean()
    _anchoring_ends(council)
    return save_with_reason(council, CouncilsEvent.COUNCIL_ANCHORED, by=by)
