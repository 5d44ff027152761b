"""Bodies, their mandates and their seats: what the register takes and what it refuses."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import get_resolver

from councils.domain import councils, mandates, seats
from councils.enums import Behaviour, CouncilsEvent, CouncilStatus, OrganisationKind
from councils.models import (
    Community,
    Council,
    CouncilKind,
    CouncilName,
    CouncilStanding,
    Mandate,
    Organisation,
    RegionMembership,
    Seat,
)
from councils.models.community import RESERVED_SLUGS
from legeraad.errors import DomainError
from tests.factories import DAY, council_of

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
    seat = Seat.objects.get(group__council__slug="alr", ordinal=5, rank=None)

    second = seats.add_substitute_seat(seat=seat, rank=2, by=None)

    assert (second.ordinal, second.title, second.region, second.substitute_for, second.rank) == (
        5,
        seat.title,
        seat.region,
        seat,
        2,
    )
    with pytest.raises(ValidationError):
        seats.add_substitute_seat(seat=seat, rank=2, by=None)


# what changes about a council


def test_status_has_its_reason_and_its_days(agder):
    alr = council_of(agder)

    councils.set_status(
        council=alr,
        status=CouncilStatus.PAUSED,
        reason="Venter på nytt mandat",
        on=date(2026, 11, 1),
        by=None,
    )

    rows = CouncilStanding.objects.filter(council=alr)
    assert [row.status for row in rows.on(date(2026, 10, 31))] == ["active"]
    assert [row.reason for row in rows.on(date(2026, 11, 1))] == ["Venter på nytt mandat"]
    assert Council.objects.get(pk=alr.pk).status == "paused"


def test_status_without_a_reason_is_refused(agder):
    alr = council_of(agder)

    with pytest.raises(ValidationError):
        councils.set_status(council=alr, status=CouncilStatus.PAUSED, on=date(2026, 11, 1), by=None)

    assert Council.objects.get(pk=alr.pk).status == "active"


def test_same_status_again_is_refused(agder):
    with pytest.raises(DomainError) as refusal:
        councils.set_status(council=council_of(agder), status=CouncilStatus.ACTIVE, on=DAY, by=None)

    assert refusal.value.field == "status"


def test_status_of_the_same_day_replaces_the_slip(agder):
    alr, day = council_of(agder), date(2026, 11, 1)
    for status in (CouncilStatus.PAUSED, CouncilStatus.NOT_OPERATIVE):
        councils.set_status(council=alr, status=status, reason="Ingen leder", on=day, by=None)

    rows = CouncilStanding.objects.filter(council=alr)
    assert [row.status for row in rows.on(day)] == ["not_operative"]
    assert rows.count() == 2


def test_kind_changes_and_what_it_was_stays(agder):  # AHU-21
    alr = council_of(agder)

    councils.change_kind(
        council=alr,
        kind="FSU medisin",
        behaviour=Behaviour.PROFESSIONAL,
        decided_by="OSS",
        on=date(2026, 11, 1),
        by=None,
    )

    rows = CouncilKind.objects.filter(council=alr)
    assert [row.kind for row in rows.on(date(2026, 10, 31))] == ["legeråd"]
    assert [(row.kind, row.decided_by) for row in rows.on(date(2026, 11, 1))] == [
        ("FSU medisin", "OSS")
    ]


def test_council_is_found_at_its_old_address(agder):  # AHU-21
    alr = council_of(agder)

    moved = councils.move(council=alr, slug="fsu-medisin", by=None)

    assert moved.slug == "fsu-medisin"
    assert councils.find(community=agder, slug="alr") == moved
    assert councils.find(community=agder, slug="finnes-ikke") is None


def test_council_may_move_back_to_its_own_address(agder):
    alr = council_of(agder)
    councils.move(council=alr, slug="fsu-medisin", by=None)

    councils.move(council=alr, slug="alr", by=None)

    assert [row.slug for row in alr.old_addresses.all()] == ["fsu-medisin"]


def test_address_of_another_council_before_is_refused(agder):
    councils.move(council=council_of(agder), slug="fsu-medisin", by=None)

    with pytest.raises(DomainError) as refusal:
        councils.move(council=council_of(agder, "oss"), slug="alr", by=None)

    assert refusal.value.field == "slug"
    assert council_of(agder, "oss").slug == "oss"


def test_council_for_some_regions_names_them(agder):  # FSU-6
    alr = council_of(agder)

    with pytest.raises(DomainError) as refusal:
        councils.change(council=alr, scope="regions", by=None)

    assert refusal.value.field == "regions"
    assert Council.objects.get(pk=alr.pk).scope == "joint"


def test_temporary_council_says_what_ends_it(agder):  # FSU-6
    alr = council_of(agder)

    with pytest.raises(ValidationError):
        councils.change(council=alr, permanent=False, by=None)

    changed = councils.change(council=alr, permanent=False, end_criterion="Når …", by=None)
    assert changed.permanent is False


def test_anchoring_never_goes_in_a_ring(agder):
    oss, au = council_of(agder, "oss"), council_of(agder, "au-alr")

    with pytest.raises(DomainError) as refusal:
        councils.change(council=oss, anchored_in=au, by=None)

    assert refusal.value.field == "anchored_in"
    assert Council.objects.get(pk=oss.pk).anchored_in is None


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Østre Agder", "ostre-agder"),
        ("Ærlig råd på Å", "aerlig-rad-pa-a"),
        ("A\u030almøte", "almote"),
        ("  –  ", ""),
        ("x" * 50, "x" * 40),
    ],
)
def test_address_is_proposed_from_the_name(name, address):
    assert councils.address_for(name) == address
