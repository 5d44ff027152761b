"""A region with its municipalities, opened in one go."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from councils.domain.councils import join_region, register_organisation, register_region
from councils.enums import OrganisationKind
from councils.models import Community, Organisation, Region
from legeraad.actors import Actor
from legeraad.errors import DomainError


def open_region(
    *,
    community: Community,
    name: str,
    slug: str,
    municipalities: Iterable[tuple[str, str]] = (),
    by: Actor | None,
) -> Region:
    """Registers a region, last in the order, and puts municipalities in it (number, name).

    A municipality that is not on file is registered. One that is in a region already is refused:
    a move has its date, see `join_region`.
    """
    with transaction.atomic():
        last = community.regions.aggregate(last=Max("position"))["last"] or 0
        region = register_region(
            community=community, name=name, slug=slug, position=last + 1, by=by
        )
        for number, called in municipalities:
            here = _municipality(community, number, called, by=by)
            if here.region_memberships.filter(ended_on=None).exists():
                sentence = _("%(name)s is in another region. Move it instead, from a date.")
                raise DomainError(sentence % {"name": here.name}, field="municipalities")
            join_region(region=region, municipality=here, by=by)
        return region


def _municipality(
    community: Community, number: str, name: str, *, by: Actor | None
) -> Organisation:
    known = community.organisations.filter(kind=OrganisationKind.MUNICIPALITY)
    same = known.filter(municipality_number=number) if number else known.filter(name__iexact=name)
    return same.first() or register_organisation(
        community=community,
        kind=OrganisationKind.MUNICIPALITY,
        name=name,
        municipality_number=number,
        by=by,
    )
