"""What happened to an entry is read from the histories, within one community."""

from datetime import date

import pytest

from councils.domain import councils
from councils.enums import OrganisationKind, ProfessionalGroup
from members.domain import people
from members.domain.story import story
from members.domain.terms import start_term
from members.enums import Employment, FilledBy, MembersEvent, Role

DAY = date(2026, 3, 1)


@pytest.fixture
def other(table):
    return councils.register_community(
        name="Helsefellesskapet Nord",
        brand="Nordre legeråd",
        slug="nord",
        controller="Sykehuset i nord",
        contact_name="K.N.",
        contact_email="post@nord.example",
        by=None,
    )


def sentences(happenings):
    return [each.sentence for each in happenings]


def test_change_says_what_became_what_and_who_did_it(table, person):
    people.change_person(person=person, phone="11 11 11 11", by=person.user)
    people.change_person(person=person, phone="22 22 22 22", name="Q.C.", by=None)

    newest, older, first = story(person=person, community=table.community)

    assert (newest.who, older.who) == ("", "Q.C.")
    assert len(newest.changes) == 2
    assert "11 11 11 11" in newest.changes[1]
    assert "22 22 22 22" in newest.changes[1]
    assert (first.sentence, first.changes) == (MembersEvent.PERSON_REGISTERED.label, ())


def test_seat_role_and_place_of_work_are_told_with_what_they_are(table, person):
    place = councils.register_organisation(
        community=table.community, kind=OrganisationKind.GP_OFFICE, name="Torvet", by=None
    )
    people.affiliate(
        person=person,
        organisation=place,
        professional_group=ProfessionalGroup.GP,
        employment=Employment.SELF_EMPLOYED,
        by=None,
    )
    start_term(
        person=person,
        seat=table.seat,
        start=DAY,
        planned_end=None,
        filled_by=FilledBy.ELECTION,
        appointed_by="ALU",
        by=None,
    )
    people.give_role(
        person=person, role=Role.CONTACT, community=table.community, start=DAY, by=None
    )

    role, term, works, _registered = story(person=person, community=table.community)

    assert role.what.endswith(", Helsefellesskapet Agder")
    assert term.what == "ALR 1: Fastlege"
    assert works.what.startswith("Torvet, ")


def test_what_happened_in_another_community_is_not_told(table, person, other):
    people.give_role(person=person, role=Role.SECRETARY, community=other, start=DAY, by=None)

    assert sentences(story(person=person, community=table.community)) == [
        MembersEvent.PERSON_REGISTERED.label
    ]
    assert MembersEvent.ROLE_GIVEN.label in sentences(story(person=person, community=other))


def test_whoever_acted_is_named_also_when_the_login_is_closed(table, person):
    actor = people.register_person(name="V.Ø.", email="v.o@eksempel.example", by=None)
    people.change_person(person=person, phone="11 11 11 11", by=actor.user)
    people.change_person(person=actor, email="", by=None)

    assert story(person=person, community=table.community)[0].who == "V.Ø."


@pytest.mark.parametrize("count", [1, 3])
def test_story_costs_the_same_with_more_rows(table, person, django_assert_num_queries, count):
    for turn in range(count):
        people.change_person(person=person, phone=str(turn), by=person.user)

    with django_assert_num_queries(6):
        assert len(story(person=person, community=table.community)) == count + 1
