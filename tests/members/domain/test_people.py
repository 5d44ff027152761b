"""Persons on file: the address is the invitation, and names sort the Norwegian way."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from councils.domain import councils
from councils.enums import OrganisationKind, ProfessionalGroup
from legeraad.errors import DomainError
from members.domain import people
from members.enums import Employment, MembersEvent, Role
from members.models import Affiliation, Person, RoleAssignment, User


def test_address_on_file_makes_the_login(db):
    person = people.register_person(name="Q.B.", email="Q.B@Eksempel.example", by=None)

    assert person.user.email == "q.b@eksempel.example"
    assert not person.user.has_usable_password()
    assert person.history.get().history_change_reason == MembersEvent.PERSON_REGISTERED


def test_person_without_an_address_has_no_login(db):
    person = people.register_person(name="Q.B.", by=None)

    assert (person.user, User.objects.count()) == (None, 0)


def test_second_person_with_an_address_is_refused_and_leaves_nothing(db):
    people.register_person(name="Q.B.", email="felles@eksempel.example", by=None)

    with pytest.raises(DomainError) as refusal:
        people.register_person(name="X.D.", email="FELLES@eksempel.example", by=None)

    assert refusal.value.field == "email"
    assert Person.objects.count() == 1


@pytest.mark.parametrize(
    "facts",
    [
        {"name": ""},
        {"name": "x" * 121},
        {"name": "Q.B.", "email": "ingen adresse"},
        {"name": "Q.B.", "hpr_number": "12345678a"},
        {"name": "Q.B.", "hpr_number": "1234567890"},
        {"name": "Q.B.", "reserved": True},
    ],
)
def test_person_that_cannot_be_is_refused(facts, db):
    with pytest.raises(ValidationError):
        people.register_person(by=None, **facts)

    assert (Person.objects.count(), User.objects.count()) == (0, 0)


def test_change_says_who_did_it_and_follows_the_name(person):
    people.change_person(person=person, name="Ås", hpr_number="001234", by=person.user)

    changed = Person.objects.get(pk=person.pk)
    assert (changed.sort_key, changed.hpr_number) == (people.sort_key("Ås"), "1234")
    newest = changed.history.first()
    assert newest.history_change_reason == MembersEvent.PERSON_CHANGED
    assert newest.history_user == person.user


def test_reason_goes_when_the_name_is_public_again(db):
    person = people.register_person(name="Q.B.", reserved=True, reserved_reason="x", by=None)

    assert people.change_person(person=person, reserved=False, by=None).reserved_reason == ""


def test_change_that_cannot_be_is_refused(person):
    with pytest.raises(ValidationError):
        people.change_person(person=person, email="ingen adresse", by=None)
    with pytest.raises(ValidationError):
        people.change_person(person=person, reserved=True, by=None)


def test_entry_that_was_merged_away_is_not_changed(person, db):
    away = people.register_person(name="Q.B.", merged_into=person, by=None)

    with pytest.raises(DomainError):
        people.change_person(person=away, phone="00 00 00 00", by=None)


@pytest.mark.parametrize(
    "facts",
    [
        {"name": "q.b."},
        {"email": "Q.B@eksempel.example"},
        {"hpr_number": "0012345"},
        {"name": "noen andre", "hpr_number": "12345"},
    ],
)
def test_same_name_address_or_number_may_be_the_same_person(facts, db):
    known = people.register_person(
        name="Q.B.", email="q.b@eksempel.example", hpr_number="12345", by=None
    )
    people.register_person(name="X.D.", by=None)

    assert people.alike(**facts) == [known]
    assert people.alike(**facts, among=Person.objects.exclude(pk=known.pk)) == []


def test_nothing_given_is_like_nobody(person):
    assert people.alike() == []


def test_names_sort_with_the_norwegian_letters_last(db):
    names = ["Ås", "Øst", "Ærlig", "Zen", "aas", "Ask", "A\u030as"]
    for name in names:
        people.register_person(name=name, by=None)

    assert [p.name for p in Person.objects.all()] == [
        "aas",
        "Ask",
        "Zen",
        "Ærlig",
        "Øst",
        "Ås",
        "A\u030as",
    ]


def test_reserved_name_is_not_shown(db):
    person = people.register_person(
        name="Q.B.", reserved=True, reserved_reason="sperret adresse", by=None
    )

    assert "Q.B." not in person.public_name


@pytest.mark.parametrize(
    ("name", "initials"), [("Q.B.", "Q.B."), ("Kari Berg", "KB"), ("a b c d", "ABC"), ("", "")]
)
def test_initials_are_at_most_three(name, initials):
    assert Person(name=name).initials == initials


def test_role_counts_from_its_day_within_its_community(agder):
    person = people.register_person(name="N.N.", email="n.n@eksempel.example", by=None)
    start = date(2026, 9, 16)

    people.give_role(person=person, role=Role.SECRETARY, community=agder, start=start, by=None)

    council = agder.councils.get(slug="alr")
    holds = person.user.holds
    assert not holds(Role.SECRETARY, within=agder, on=date(2026, 9, 15))
    assert holds(Role.SECRETARY, within=agder, on=start)
    assert holds(Role.SECRETARY, within=council, on=start)
    assert not holds(Role.CHAIR, within=agder, on=start)


def test_role_in_one_council_gives_nothing_in_another(agder):
    person = people.register_person(name="N.N.", email="n.n@eksempel.example", by=None)
    alr, oss = (agder.councils.get(slug=slug) for slug in ("alr", "oss"))
    start = date(2026, 9, 16)

    people.give_role(
        person=person, role=Role.SECRETARY, community=agder, council=alr, start=start, by=None
    )

    holds = person.user.holds
    assert holds(Role.SECRETARY, within=alr, on=start)
    assert not holds(Role.SECRETARY, within=oss, on=start)


def test_closed_login_holds_nothing(agder, secretary):
    User.objects.filter(pk=secretary.pk).update(is_active=False)
    closed = User.objects.get(pk=secretary.pk)

    assert not closed.holds(Role.SECRETARY, within=agder, on=date(2026, 9, 16))


@pytest.mark.parametrize("role", [Role.CHAIR, Role.SEAT_HOLDER, Role.DOCTOR])
def test_role_that_follows_from_a_seat_cannot_be_given(role, agder, doctor):
    with pytest.raises(ValidationError):
        people.give_role(
            person=doctor.person, role=role, community=agder, start=date(2026, 1, 1), by=None
        )

    assert RoleAssignment.objects.filter(person=doctor.person).count() == 0


# where they work


def office(community, name="Legekontoret Arendal"):
    return councils.register_organisation(
        community=community, kind=OrganisationKind.GP_OFFICE, name=name, by=None
    )


def newcomer(where, name="Q.B.", **facts):
    return people.Newcomer(
        name=name,
        organisation=where,
        professional_group=ProfessionalGroup.GP,
        employment=Employment.SELF_EMPLOYED,
        **facts,
    )


def test_person_may_work_in_two_groups_but_not_twice_in_one(table, person):  # PRJ-3
    where = office(table.community)
    as_gp = {
        "person": person,
        "organisation": where,
        "professional_group": ProfessionalGroup.GP,
        "employment": Employment.SELF_EMPLOYED,
        "by": None,
    }
    chief = {
        "professional_group": ProfessionalGroup.MUNICIPAL_CMO,
        "employment": Employment.EMPLOYED,
    }

    people.affiliate(**as_gp)
    people.affiliate(**(as_gp | chief))
    with pytest.raises(ValidationError):
        people.affiliate(**(as_gp | {"start": date(2026, 1, 1)}))

    held = Affiliation.objects.filter(person=person).values_list("professional_group", flat=True)
    assert set(held) == {"gp", "municipal_cmo"}


def test_place_of_work_ends_on_its_day_once(table, person):
    works = people.affiliate(
        person=person,
        organisation=office(table.community),
        professional_group=ProfessionalGroup.GP,
        employment=Employment.SELF_EMPLOYED,
        start=date(2026, 1, 1),
        by=None,
    )

    with pytest.raises(ValidationError):
        people.end_affiliation(affiliation=works, on=date(2026, 1, 1), by=None)
    people.end_affiliation(affiliation=works, on=date(2026, 9, 1), by=None)
    with pytest.raises(DomainError):
        people.end_affiliation(affiliation=works, on=date(2026, 10, 1), by=None)

    assert Affiliation.objects.on(date(2026, 8, 31)).count() == 1
    assert Affiliation.objects.on(date(2026, 9, 1)).count() == 0


def test_list_of_doctors_is_registered_at_once_with_history(table):  # BG-4
    where = office(table.community)

    done = people.register_many(
        newcomers=[newcomer(where, "Å.Q."), newcomer(where, "Q.B.", hpr_number="1234567")], by=None
    )

    assert ([each.name for each in done.persons], done.duplicates) == (["Å.Q.", "Q.B."], [])
    first = Person.objects.get(name="Å.Q.")
    assert (first.user, first.sort_key) == (None, people.sort_key("Å.Q."))
    assert first.history.get().history_change_reason == MembersEvent.PERSON_REGISTERED
    worked = first.affiliations.get()
    assert (worked.organisation, worked.history.count()) == (where, 1)


def test_duplicates_in_a_list_are_left_out_and_reported(table):  # BG-4
    here, there = office(table.community), office(table.community, "Legekontoret Risør")
    people.register_many(newcomers=[newcomer(here, "Q.B.", hpr_number="1234567")], by=None)
    same_place = newcomer(here, "q.b.")
    same_number = newcomer(there, "Q.B.X.", hpr_number="001234567")
    other, twice = newcomer(there, "Q.B."), newcomer(there, "Q.B.")

    done = people.register_many(newcomers=[same_place, same_number, other, twice], by=None)

    assert done.duplicates == [same_place, same_number, twice]
    assert Person.objects.count() == 2


def test_list_with_one_impossible_line_registers_nobody(table):
    where = office(table.community)

    with pytest.raises(ValidationError):
        people.register_many(
            newcomers=[newcomer(where), newcomer(where, "Z.N.", hpr_number="12-34")], by=None
        )

    assert Person.objects.count() == 0
