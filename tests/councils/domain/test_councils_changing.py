"""What changes about a council with time: status, kind, address, and whom it is for."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from councils.domain import councils
from councils.enums import Behaviour, CouncilStatus
from councils.models import Council, CouncilKind, CouncilStanding, Seat
from legeraad.errors import DomainError
from tests.factories import DAY, council_of


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


def test_quorum_is_not_more_than_the_seats_with_a_vote(agder):
    alr = council_of(agder)
    seats = Seat.objects.filter(
        group__council=alr, group__may_vote=True, substitute_for=None, closed_on=None
    ).count()

    councils.change(council=alr, quorum=seats, by=None)
    with pytest.raises(DomainError) as refused:
        councils.change(council=alr, quorum=seats + 1, by=None)

    assert refused.value.field == "quorum"
    assert Council.objects.get(pk=alr.pk).quorum == seats


def test_how_its_meetings_are_has_a_history(agder):
    alr = council_of(agder)

    councils.change(council=alr, answer_days=10, chair_approves_agenda=True, by=None)

    row = alr.history.latest()
    assert (row.answer_days, row.prev_record.answer_days) == (10, 7)
    assert row.chair_approves_agenda
