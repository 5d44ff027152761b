"""Bodies, their mandates and their seats: what the register takes and what it refuses."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import get_resolver

from councils.domain import councils, mandates, seats
from councils.enums import CouncilsEvent, OrganisationKind
from councils.models import (
    Community,
    Council,
    CouncilName,
    Mandate,
    Organisation,
    RegionMembership,
    Seat,
)
from councils.models.community import RESERVED_SLUGS
from tests.factories import council_of

SECTIONS = [{"heading": "Formål", "body": "Råd om hvem som gjør hva."}]


def register(slug, **facts):
    usual = {
        "name": f"Helsefellesskapet {slug}",
        "brand": "Legeråd",
        "controller": "Sykehuset",
        "contact_name": "K.N.",
        "contact_email": "post@eksempel.example",
    }
    return councils.register_community(slug=slug, by=None, **(usual | facts))


def test_community_gets_a_history_row_with_its_reason(db, django_user_model):
    secretary = django_user_model.objects.create_user("s@eksempel.example")

    community = councils.register_community(
        name="Nord",
        brand="Nordre legeråd",
        slug="nord",
        controller="Sykehuset",
        contact_name="K.N.",
        contact_email="post@eksempel.example",
        by=secretary,
    )

    row = community.history.get()
    assert (row.history_user, row.history_change_reason) == (
        secretary,
        CouncilsEvent.COMMUNITY_REGISTERED,
    )


@pytest.mark.parametrize("slug", [*RESERVED_SLUGS, "Nord", "nord agder", "nørd", ""])
def test_community_with_an_impossible_address_is_refused(slug, db):
    with pytest.raises(ValidationError):
        register(slug)

    assert Community.objects.count() == 0


def test_database_too_refuses_a_reserved_address(agder):
    with pytest.raises(IntegrityError), transaction.atomic():
        Community.objects.filter(pk=agder.pk).update(slug="admin")


def test_reserved_addresses_are_the_first_words_of_the_urlconf():
    words = {word.partition("/")[0] for word in _first_words(get_resolver())}

    assert set(RESERVED_SLUGS) == (words - {""}) | {"static", "nn", "en"}


def _first_words(resolver):
    for pattern in resolver.url_patterns:
        route = str(pattern.pattern)
        if route == "" and hasattr(pattern, "url_patterns"):
            yield from _first_words(pattern)
        elif not route.startswith("<"):
            yield route


def test_organisation_number_is_checked(agder):
    facts = {"community": agder, "kind": OrganisationKind.OTHER, "by": None}

    councils.register_organisation(name="Riktig", orgnr="974761076", **facts)

    with pytest.raises(ValidationError):
        councils.register_organisation(name="Feil", orgnr="974761077", **facts)
    assert Organisation.objects.filter(name="Feil").count() == 0


def test_organisation_of_one_kind_and_name_is_registered_once(agder):
    councils.register_organisation(
        community=agder, name="Sykehuset øst", kind=OrganisationKind.DIVISION, by=None
    )

    with pytest.raises(ValidationError):
        councils.register_organisation(
            community=agder, name="Sykehuset øst", kind=OrganisationKind.DIVISION, by=None
        )


def municipality(community, name="Grimstad", number="4202"):
    return councils.register_organisation(
        community=community,
        kind=OrganisationKind.MUNICIPALITY,
        name=name,
        municipality_number=number,
        by=None,
    )


def test_municipality_that_joins_a_region_leaves_the_other_the_same_day(agder):
    here = municipality(agder)
    first, second = agder.regions.all()[:2]

    councils.join_region(region=first, municipality=here, by=None)
    councils.join_region(region=second, municipality=here, start=date(2019, 1, 1), by=None)

    rows = RegionMembership.objects.filter(municipality=here)
    assert [row.region for row in rows.on(date(2018, 12, 31))] == [first]
    assert [row.region for row in rows.on(date(2019, 1, 1))] == [second]
    left = rows.get(region=first).history.first()
    assert left.history_change_reason == CouncilsEvent.REGION_LEFT


def test_municipality_is_in_one_region_at_a_time(agder):
    here = municipality(agder)
    first, second = agder.regions.all()[:2]
    councils.join_region(region=first, municipality=here, start=date(2019, 1, 1), by=None)

    with pytest.raises(ValidationError):
        councils.join_region(region=second, municipality=here, by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        RegionMembership.objects.create(region=second, municipality=here)

    assert [row.region for row in here.region_memberships.all()] == [first]


def test_council_may_be_for_several_municipalities(agder):  # PRJ-17
    wanted = [municipality(agder), municipality(agder, "Risør", "4201")]

    council = councils.register_council(
        community=agder,
        name="Allmennlegeutvalget på Skagerrakkysten",
        label="ALU Skagerrak",
        slug="alu-skagerrak",
        behaviour="professional",
        kind="allmennlegeutvalg",
        purpose="Fastlegene i to kommuner.",
        municipalities=wanted,
        since=date(2024, 1, 1),
        by=None,
    )

    assert [row.name for row in council.municipalities.all()] == ["Grimstad", "Risør"]
    assert [(row.label, row.start) for row in council.names.all()] == [
        ("ALU Skagerrak", date(2024, 1, 1))
    ]


def test_council_keeps_the_names_that_it_had(agder):
    oss = council_of(agder, "oss")

    renamed = councils.rename(
        council=oss, name="Strategisk samarbeidsutvalg", label="SSU", on=date(2027, 1, 1), by=None
    )

    assert (renamed.name, renamed.label) == ("Strategisk samarbeidsutvalg", "SSU")
    names = CouncilName.objects.filter(council=oss)
    assert [row.label for row in names.on(date(2026, 12, 31))] == ["OSS"]
    assert [row.label for row in names.on(date(2027, 1, 1))] == ["SSU"]


def test_second_name_of_one_day_is_refused_and_changes_nothing(agder):
    oss = council_of(agder, "oss")
    day = date(2027, 1, 1)
    councils.rename(council=oss, name="Strategisk samarbeidsutvalg", label="SSU", on=day, by=None)

    with pytest.raises(ValidationError):
        councils.rename(council=oss, name="Et tredje navn", label="ETN", on=day, by=None)

    assert Council.objects.get(pk=oss.pk).label == "SSU"


def test_council_is_not_anchored_in_itself(agder):
    alr = council_of(agder)

    with pytest.raises(ValidationError):
        councils.anchor(council=alr, anchored_in=alr, by=None)

    assert Council.objects.get(pk=alr.pk).anchored_in == council_of(agder, "oss")


def test_anchoring_keeps_what_is_not_said_anew(agder):
    alr = council_of(agder)

    councils.anchor(council=alr, prepared_by=council_of(agder, "au-alr"), by=None)

    alr.refresh_from_db()
    assert (alr.anchored_in.slug, alr.prepared_by.slug) == ("oss", "au-alr")


def test_only_a_strategic_body_decides(agder):
    deciding = {council.slug: council.decides for council in agder.councils.all()}

    assert deciding == {"oss": True, "alr": False, "au-alr": False, "alu-ostre-agder": False}


def test_new_mandate_replaces_the_one_before_which_stays_readable(agder):
    alr = council_of(agder)
    before = Mandate.objects.get(council=alr)

    after = mandates.adopt_mandate(
        council=alr, adopted_by="OSS", adopted_on=date(2026, 9, 16), sections=SECTIONS, by=None
    )

    before.refresh_from_db()
    assert (before.version, before.in_force) == (1, False)
    assert (after.version, after.in_force) == (2, True)
    assert before.history.first().history_change_reason == CouncilsEvent.MANDATE_REPLACED


def test_database_holds_one_mandate_in_force(agder):
    alr = council_of(agder)
    mandates.adopt_mandate(
        council=alr, adopted_by="OSS", adopted_on=date(2026, 9, 16), sections=SECTIONS, by=None
    )

    with pytest.raises(IntegrityError), transaction.atomic():
        Mandate.objects.filter(council=alr).update(in_force=True)


def test_seat_number_is_given_once_in_a_group(agder):
    group = council_of(agder).seat_groups.first()

    with pytest.raises(ValidationError):
        seats.add_seat(group=group, ordinal=1, title="En til", by=None)


def test_substitute_seat_speaks_for_the_same_place(agder):
    seat = Seat.objects.get(group__council__slug="alr", ordinal=9, rank=None)

    first = seats.add_substitute_seat(seat=seat, by=None)

    assert (first.ordinal, first.title, first.region, first.substitute_for, first.rank) == (
        9,
        seat.title,
        seat.region,
        seat,
        1,
    )
    with pytest.raises(ValidationError):
        seats.add_substitute_seat(seat=seat, rank=1, by=None)
