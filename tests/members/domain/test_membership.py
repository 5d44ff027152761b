"""Bodies whose members are the GPs of their municipalities, and who elects where none works."""

from datetime import date

import pytest

from councils.domain import councils
from councils.enums import Behaviour, CouncilStatus, Membership, ProfessionalGroup
from members.domain import membership, people
from members.domain.membership import Coverage
from members.domain.roster import sitting
from members.enums import Employment, Role

TODAY = date(2026, 11, 22)
MOVED = date(2026, 6, 1)


def municipality(community, name, region=None):
    number = f"42{community.organisations.count():02d}"
    place = councils.register_organisation(
        community=community, kind="municipality", name=name, municipality_number=number, by=None
    )
    if region:
        councils.join_region(region=region, municipality=place, by=None)
    return place


def committee(community, slug, places):
    return councils.register_council(
        community=community,
        name=f"Allmennlegeutvalget {slug}",
        label=slug,
        slug=slug,
        behaviour=Behaviour.PROFESSIONAL,
        kind="allmennlegeutvalg",
        purpose="Samler fastlegene.",
        membership=Membership.CONTRACT,
        municipalities=places,
        since=date(2025, 1, 1),
        by=None,
    )


def works(name, place, *, group=ProfessionalGroup.GP, start=None, person=None):
    person = person or people.register_person(name=name, by=None)
    people.affiliate(
        person=person,
        organisation=place,
        professional_group=group,
        employment=Employment.SELF_EMPLOYED,
        start=start,
        by=None,
    )
    return person


@pytest.fixture
def community(table):
    return table.community


@pytest.fixture
def setesdal(community):
    """Four municipalities with one GP each, and the committee that they share."""
    names = ("Bygland", "Bykle", "Evje", "Valle")
    places = [municipality(community, name) for name in names]
    for name, place in zip("ABCD", places, strict=True):
        works(f"{name}.Q.", place)
    return committee(community, "setesdal", places)


def names(persons):
    return sorted(person.name for person in persons)


def test_committee_of_four_municipalities_has_one_electorate(setesdal):  # PRJ-17
    works("", setesdal.municipalities.get(name="Valle"), person=works("E.Q.", _bykle(setesdal)))

    members = membership.by_contract(council=setesdal, on=TODAY)

    assert names(members) == ["A.Q.", "B.Q.", "C.Q.", "D.Q.", "E.Q."]


def _bykle(council):
    return council.municipalities.get(name="Bykle")


def test_gp_of_an_office_is_a_member_and_no_other_doctor_is(community, setesdal):
    bykle = _bykle(setesdal)
    office = councils.register_organisation(
        community=community, kind="gp_office", name="Kontoret", parent=bykle, by=None
    )
    works("E.Q.", office)
    works("F.Q.", bykle, group=ProfessionalGroup.MUNICIPAL_CMO)

    assert names(membership.by_contract(council=setesdal, on=TODAY)) == [
        "A.Q.",
        "B.Q.",
        "C.Q.",
        "D.Q.",
        "E.Q.",
    ]


@pytest.mark.parametrize(
    ("day", "there"), [(date(2026, 5, 31), False), (MOVED, True), (TODAY, True)]
)
def test_membership_begins_with_the_contract(setesdal, day, there):
    works("N.Q.", _bykle(setesdal), start=MOVED)

    assert ("N.Q." in names(membership.by_contract(council=setesdal, on=day))) is there


def test_somebody_merged_into_another_is_no_member(setesdal):
    double = works("A.Q.", _bykle(setesdal))
    double.merged_into = people.alike(name="B.Q.")[0]
    double.save()

    assert double not in membership.by_contract(council=setesdal, on=TODAY)


def test_council_with_seats_has_no_members_by_contract(table, setesdal):
    table.council.municipalities.set(setesdal.municipalities.all())

    assert list(membership.by_contract(council=table.council, on=TODAY)) == []
    assert names(sitting(council=setesdal, on=TODAY)) == ["A.Q.", "B.Q.", "C.Q.", "D.Q."]


def test_three_reasons_and_who_elects_in_each(community, setesdal):  # ALR-30, BG-5
    municipality(community, "Åseral")
    farsund, arendal = municipality(community, "Farsund"), municipality(community, "Arendal")
    idle = committee(community, "farsund", [farsund])
    committee(community, "arendal", [arendal])
    councils.set_status(
        council=idle,
        status=CouncilStatus.NOT_OPERATIVE,
        reason="Ingen leder.",
        on=MOVED,
        by=None,
    )

    rows = membership.coverage(community=community, on=TODAY)

    assert {
        row.municipality.name: (row.coverage, row.places, row.coverage.by_committee) for row in rows
    } == {
        "Arendal": (Coverage.OWN, 1, True),
        "Bygland": (Coverage.SHARED, 4, True),
        "Bykle": (Coverage.SHARED, 4, True),
        "Evje": (Coverage.SHARED, 4, True),
        "Farsund": (Coverage.NOT_OPERATIVE, 1, False),
        "Valle": (Coverage.SHARED, 4, True),
        "Åseral": (Coverage.NONE, 0, False),
    }
    assert [row.municipality.name for row in rows][-1] == "Åseral"
    why = {row.municipality.name: row.why_not_operative for row in rows if row.why_not_operative}
    assert {name: (row.reason, row.start) for name, row in why.items()} == {
        "Farsund": ("Ingen leder.", MOVED)
    }


def test_municipality_with_an_idle_and_a_working_committee_is_covered(community, setesdal):
    bykle = _bykle(setesdal)
    councils.set_status(
        council=setesdal, status=CouncilStatus.PAUSED, reason="Nytt mandat.", on=MOVED, by=None
    )
    committee(community, "bykle", [bykle])

    rows = {
        row.municipality.name: row for row in membership.coverage(community=community, on=TODAY)
    }

    assert (rows["Bykle"].coverage, rows["Bykle"].committee.slug) == (Coverage.OWN, "bykle")
    assert rows["Valle"].coverage == Coverage.NOT_OPERATIVE


def test_dissolved_committee_speaks_for_nobody(community, setesdal):
    councils.set_status(
        council=setesdal, status=CouncilStatus.DISSOLVED, reason="Slått sammen.", on=MOVED, by=None
    )

    rows = membership.coverage(community=community, on=TODAY)

    assert {row.coverage for row in rows} == {Coverage.NONE}


def test_sums_follow_the_region_of_the_day(community):
    north = councils.register_region(community=community, name="Nord", slug="nord", by=None)
    south = councils.register_region(
        community=community, name="Sør", slug="sor", position=1, by=None
    )
    moved, stays = (
        municipality(community, "Åseral", north),
        municipality(community, "Bygland", south),
    )
    councils.join_region(region=south, municipality=moved, start=MOVED, by=None)
    works("A.Q.", moved)
    works("B.Q.", stays)
    committee(community, "sor", [stays])

    def sums(day):
        return {
            total.region and total.region.slug: (
                total.municipalities,
                total.doctors,
                total.by_committee,
                total.doctors_by_committee,
            )
            for total in membership.totals(membership.coverage(community=community, on=day))
        }

    assert sums(TODAY) == {"sor": (2, 2, 1, 1), None: (2, 2, 1, 1)}
    assert sums(date(2026, 1, 1)) == {
        "nord": (1, 1, 0, 0),
        "sor": (1, 1, 1, 1),
        None: (2, 2, 1, 1),
    }


def test_gp_in_two_municipalities_counts_in_both(community):
    one, two = municipality(community, "Bygland"), municipality(community, "Valle")
    works("", two, person=works("A.Q.", one))

    rows = membership.coverage(community=community, on=TODAY)

    assert [row.doctors for row in rows] == [1, 1]


@pytest.mark.parametrize("number", [1, 3])
def test_coverage_costs_the_same_for_more(community, number, django_assert_num_queries):
    places = [municipality(community, f"Sted {index}") for index in range(number)]
    for index, place in enumerate(places):
        committee(community, f"alu-{index}", [place])

    with django_assert_num_queries(7):
        rows = membership.coverage(community=community, on=TODAY)
        assert [row.committee.slug for row in rows] == [f"alu-{index}" for index in range(number)]


def test_member_by_contract_may_see_the_committees_work(community, setesdal):
    person = people.register_person(name="E.Q.", email="eq@eksempel.example", by=None)
    works("", _bykle(setesdal), person=person)

    assert person.user.rights.holds(Role.SEAT_HOLDER, within=setesdal, on=TODAY)
