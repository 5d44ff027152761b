"""Whom a recommendation is to reach: bodies of the regions, those heard, places of work."""

from cases.domain.reach.audience import audience
from cases.enums import ReachKind
from councils.domain import councils
from councils.enums import CouncilStatus, OrganisationKind, ProfessionalGroup
from councils.models import Council, Organisation, Region
from members.domain import people
from members.enums import Employment
from members.models import Person
from tests.cases.domain.hearings.asked import sent
from tests.cases.domain.reach.reached import LATER, in_force, place

ALU = "alu-ostre-agder"


def office(municipality: str, name: str, *doctors: str) -> Organisation:
    """An office whose doctors have the addresses given; an empty one has none."""
    made = councils.register_organisation(
        community=Council.objects.get(slug="alr").community,
        kind=OrganisationKind.GP_OFFICE,
        name=name,
        parent=Organisation.objects.get(name=municipality),
        by=None,
    )
    for number, address in enumerate(doctors):
        people.affiliate(
            person=people.register_person(name=f"{name} {number}", email=address, by=None),
            organisation=made,
            professional_group=ProfessionalGroup.GP,
            employment=Employment.SELF_EMPLOYED,
            by=None,
        )
    return made


def of(kind: ReachKind) -> dict[str, tuple[Person, ...]]:
    return {
        (unit.body or unit.organisation).name: unit.people
        for unit in audience(in_force(), on=LATER)
        if unit.kind == kind
    }


def test_several_doctors_of_an_office_are_one(agder):  # AHU-19
    office("Arendal", "Torget", "", "a@eksempel.example", "b@eksempel.example")
    office("Arendal", "Brua", "")

    found = of(ReachKind.OFFICE)

    assert [each.email for each in found["Torget"]] == ["a@eksempel.example"]
    assert found["Brua"] == ()


def test_contact_of_an_office_comes_before_its_doctors(agder):
    made = office("Arendal", "Torget", "a@eksempel.example")
    secretary = people.register_person(name="L.S.", email="post@eksempel.example", by=None)
    people.give_role(
        person=secretary,
        role="contact",
        community=made.community,
        organisation=made,
        start=LATER,
        by=None,
    )

    assert of(ReachKind.OFFICE)["Torget"] == (secretary,)


def test_regions_of_the_case_leave_the_others_out(agder):
    place(Arendal="ostre-agder", Farsund="lister")
    office("Arendal", "Torget", "a@eksempel.example")
    office("Farsund", "Havna", "b@eksempel.example")
    in_force().case.regions.set(Region.objects.filter(slug="lister"))

    assert set(of(ReachKind.OFFICE)) == {"Havna"}
    assert set(of(ReachKind.MUNICIPALITY)) == {"Farsund"}
    assert of(ReachKind.COMMITTEE) == {}


def test_body_that_was_heard_is_reached_as_well(agder):
    sent(in_force().case, "au-alr")

    assert set(of(ReachKind.SPECIALTY)) == {"Arbeidsutvalget for Agder legeråd"}


def test_committee_that_does_not_work_is_reached_through_those_heard_in_its_place(agder):  # ALR-30
    committee = Council.objects.get(slug=ALU)
    stand_in = Council.objects.get(slug="au-alr")
    Council.objects.filter(pk=committee.pk).update(
        status=CouncilStatus.NOT_OPERATIVE, heard_through=stand_in
    )

    [(name, contacts)] = of(ReachKind.COMMITTEE).items()

    assert name == committee.name
    assert [each.name for each in contacts] == ["V.Ø."]


def test_number_of_queries_does_not_grow(agder, django_assert_num_queries):
    recommendation = in_force()
    list(recommendation.case.regions.all())
    office("Arendal", "Torget", "a@eksempel.example")
    with django_assert_num_queries(10):
        audience(recommendation, on=LATER)
    for name in ("Brua", "Havna", "Parken"):
        office("Arendal", name, f"{name.lower()}@eksempel.example")
    with django_assert_num_queries(10):
        audience(recommendation, on=LATER)
