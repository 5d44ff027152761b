"""A council from a blueprint: its seats, its rules, its duties – all or nothing."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from councils.domain import councils
from councils.domain.blueprints import BLUEPRINTS
from councils.domain.founding import found
from councils.enums import DutyKind, Filling, OrganisationKind, Substitutes
from councils.models import Council, Duty, Seat, SeatGroup
from legeraad.errors import DomainError
from tests.world import neighbour

TODAY = date(2026, 11, 22)
FACTS = {"purpose": "Råd om hvem som gjør hva.", "language": "nb"}


@pytest.fixture
def nord(agder):
    """A community without regions, organisations or seats."""
    return neighbour()[0]


def made(community, key, label="NYTT", **facts):
    usual = {"name": f"Rådet {label}", "label": label, "slug": label.lower(), "kind": "råd"}
    return found(
        community=community,
        blueprint=BLUEPRINTS[key],
        on=TODAY,
        by=None,
        **FACTS | usual | facts,
    )


def sizes(council):
    """Seats in each group, without the substitutes'."""
    return [
        group.seats.filter(substitute_for=None).count()
        for group in council.seat_groups.order_by("position")
    ]


def test_council_of_doctors_has_its_fourteen_seats_and_observers(nord):  # ALR-25, ALR-26
    council = made(nord, "alr")

    assert sizes(council) == [3, 5, 3, 1, 2, 2]
    voting = Seat.objects.filter(group__council=council, group__may_vote=True)
    assert voting.count() == 14
    observers = council.seat_groups.get(may_vote=False)
    assert (observers.professional_group, observers.may_speak) == ("practice_consultant", True)
    elected = council.seat_groups.filter(filling=Filling.ELECTED)
    assert {group.term_months for group in elected} == {24}
    assert council.behaviour == "advisory"


def test_gps_speak_for_one_region_each_where_there_are_regions(agder):
    councils.register_region(community=agder, name="Ny region", slug="ny-region", by=None)

    council = made(agder, "alr")

    gps = council.seat_groups.get(professional_group="gp").seats.order_by("ordinal")
    assert [seat.region for seat in gps] == list(agder.regions.all())
    assert len(gps) == 6


def test_only_the_regions_of_a_regional_council_get_seats(agder):
    (region,) = agder.regions.all()[:1]

    council = made(agder, "alr", scope="regions", regions=[region])

    gps = council.seat_groups.get(professional_group="gp").seats.all()
    assert [seat.region for seat in gps] == [region]


def test_forum_has_personal_substitutes_and_wishes(nord):  # AHU-4, AHU-8
    council = made(nord, "ahusforum")

    assert sizes(council) == [3, 3, 3, 3]
    seats = Seat.objects.filter(group__council=council)
    assert seats.filter(substitute_for=None).count() == 12
    assert seats.filter(rank=1, substitute_for__isnull=False).count() == 12
    assert {group.substitutes for group in council.seat_groups.all()} == {Substitutes.PERSONAL}
    assert seats.filter(substitute_for=None).exclude(preferred="").count() == 6


def test_seats_spread_over_the_regions_as_far_as_they_go(agder):  # AHU-7
    council = made(agder, "ahusforum")

    gps = council.seat_groups.get(professional_group="gp")
    seats = gps.seats.filter(substitute_for=None).order_by("ordinal")
    assert [seat.region for seat in seats] == list(agder.regions.all())[:3]


def test_cooperation_committee_owes_report_and_evaluation(nord):  # FSU-5, FSU-8, FSU-9
    council = made(nord, "fsu", since=date(2024, 1, 1))

    due = {duty.kind: (duty.first_due, duty.every_months) for duty in council.duties.all()}
    assert due == {
        DutyKind.YEARLY_REPORT: (date(2024, 2, 1), 12),
        DutyKind.EVALUATION: (date(2026, 1, 1), 24),
    }
    appointed = council.seat_groups.filter(filling=Filling.APPOINTED)
    assert {group.needs_leader for group in appointed} == {True}


def test_first_report_is_due_after_the_beginning_not_on_it(nord):
    council = made(nord, "fsu", since=date(2026, 2, 1))

    assert council.duties.get(kind=DutyKind.YEARLY_REPORT).first_due == date(2027, 2, 1)


def test_duties_count_from_today_when_the_beginning_is_unknown(nord):
    council = made(nord, "fsu")

    assert council.duties.get(kind=DutyKind.EVALUATION).first_due == date(2028, 11, 22)


def test_committee_of_gps_has_members_by_contract_and_needs_municipalities(agder):  # ALR-30
    arendal = agder.organisations.get(name="Arendal")

    council = made(agder, "alu", municipalities=[arendal], scope="municipalities")

    assert (council.membership, council.seat_groups.count()) == ("contract", 0)
    with pytest.raises(DomainError) as refusal:
        made(agder, "alu", "ALU2")
    assert refusal.value.field == "municipalities"


def test_working_committee_follows_the_council_that_it_prepares(agder):  # ALR-19
    alr = made(agder, "alr")
    consultants = alr.seat_groups.get(professional_group="practice_consultant")

    council = made(agder, "au", "NAU", prepares=alr)

    alr.refresh_from_db()
    assert alr.prepared_by == council
    chair, followed = council.seat_groups.order_by("position")
    leads = chair.seats.get()
    assert (leads.mirrors_office, leads.mirrors_council) == ("chair", alr)
    assert followed.derived_from == consultants
    assert [seat.mirrors for seat in followed.seats.order_by("ordinal")] == list(
        consultants.seats.filter(closed_on=None).order_by("ordinal")
    )


def test_working_committee_has_seats_of_its_own_where_there_is_nobody_to_follow(nord):
    council = made(nord, "au", prepares=nord.councils.get())

    own = council.seat_groups.get(professional_group="practice_consultant")
    assert (own.filling, own.derived_from, own.seats.count()) == (Filling.APPOINTED, None, 2)


def test_working_committee_without_a_council_to_prepare_is_refused(nord):
    with pytest.raises(DomainError) as refusal:
        made(nord, "au")

    assert refusal.value.field == "prepares"
    assert not Council.objects.filter(slug="nytt").exists()


def test_only_hospital_appoints_its_seats(nord):
    trust = councils.register_organisation(
        community=nord, kind=OrganisationKind.HOSPITAL_TRUST, name="Sykehuset", by=None
    )

    council = made(nord, "alr")

    group = council.seat_groups.get(professional_group="hospital_leader")
    assert group.appointing_organisation == trust
    assert {seat.organisation for seat in group.seats.all()} == {trust}


def test_nobody_is_said_to_appoint_where_there_are_two_hospitals(nord):
    for name in ("Sykehuset", "Det andre sykehuset"):
        councils.register_organisation(
            community=nord, kind=OrganisationKind.HOSPITAL_TRUST, name=name, by=None
        )

    group = made(nord, "alr").seat_groups.get(professional_group="hospital_leader")

    assert group.appointing_organisation is None


def test_nothing_stays_of_a_council_whose_address_is_taken(nord):
    made(nord, "fsu")
    before = (Council.objects.count(), SeatGroup.objects.count(), Duty.objects.count())

    with pytest.raises(ValidationError):
        made(nord, "fsu")

    assert (Council.objects.count(), SeatGroup.objects.count(), Duty.objects.count()) == before


def test_words_are_in_the_language_of_the_council(nord):
    council = made(nord, "alr", language="nn")

    assert {group.label for group in council.seat_groups.all()}.isdisjoint({"", None})
    titles = [seat.title for seat in Seat.objects.filter(group__council=council)]
    assert all(title[0].isupper() for title in titles)
