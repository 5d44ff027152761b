"""Two entries of one person become one, in one transaction, with history on each row."""

from datetime import date

import pytest
from django.db import connection

from councils.domain import councils
from councils.enums import Office, OrganisationKind, ProfessionalGroup
from legeraad.errors import DomainError
from legeraad.outbox import domain as outbox
from members.domain import merging, people
from members.domain.terms import start_term, take_office
from members.enums import Employment, FilledBy, MembersEvent, Role
from members.models import Absence, Affiliation, Person, RoleAssignment, Term
from tests import factories
from tests.members.conftest import log_in, new_address, new_browser

DAY = date(2026, 3, 1)


@pytest.fixture
def twin(db):
    return people.register_person(name="Q. B.", by=None)


def merge(keep, away, by=None):
    return merging.merge(keep=keep, away=away, by=by)


def put(person, seat):
    return start_term(
        person=person,
        seat=seat,
        start=DAY,
        planned_end=None,
        filled_by=FilledBy.ELECTION,
        appointed_by="ALU",
        by=None,
    )


def works(person, place, start=None, ended_on=None):
    made = people.affiliate(
        person=person,
        organisation=place,
        professional_group=ProfessionalGroup.GP,
        employment=Employment.SELF_EMPLOYED,
        start=start,
        by=None,
    )
    if ended_on:
        people.end_affiliation(affiliation=made, on=ended_on, by=None)
    return made


@pytest.fixture
def place(table):
    return councils.register_organisation(
        community=table.community, kind=OrganisationKind.GP_OFFICE, name="Torvet", by=None
    )


def test_seats_offices_and_roles_move_with_their_history(table, person, twin):
    keeper = people.register_person(name="D.R.", email=new_address(), by=None).user
    term = put(twin, table.seat)
    take_office(person=twin, council=table.council, office=Office.CHAIR, start=DAY, by=None)
    people.give_role(person=twin, role=Role.CONTACT, community=table.community, start=DAY, by=None)

    merged = merge(person, twin, by=keeper)

    assert sum(merged.moved.values()) == 3
    assert not merged.staying
    for model in (Term, RoleAssignment):
        newest = model.objects.get(person=person).history.first()
        assert (newest.history_change_reason, newest.history_user) == (
            MembersEvent.PERSON_MERGED,
            keeper,
        )
    assert term.history.count() == 2
    assert table.council.offices.get().person == person
    assert Person.objects.get(pk=person.pk).user.holds(Role.CHAIR, within=table.council, on=DAY)


def test_other_entry_stays_on_file_without_a_login(table, person, twin):
    people.change_person(person=twin, email=new_address(), by=None)
    visitor = new_browser()
    log_in(visitor, Person.objects.get(pk=twin.pk).email)

    merge(person, twin)

    away = Person.objects.get(pk=twin.pk)
    assert (away.merged_into, away.user, away.email) == (person, None, "")
    assert away.history.first().history_change_reason == f"{MembersEvent.PERSON_MERGED}: Q.B."
    assert visitor.get("/min-side/").status_code == 302


def test_whoever_logged_in_with_the_other_address_is_told(table, person, twin, mailoutbox):
    address = new_address()
    people.change_person(person=twin, email=address, by=None)

    merge(person, twin)
    outbox.run_due()

    assert {message.to[0] for message in mailoutbox} == {address, person.email}


def test_login_moves_to_the_entry_that_has_none(person, twin):
    address, login = person.email, person.user_id

    merge(twin, person)

    kept = Person.objects.get(pk=twin.pk)
    assert (kept.email, kept.user_id, kept.user.is_active) == (address, login, True)


def test_entry_that_stays_takes_over_what_it_lacks_and_the_silence(person, twin):
    people.change_person(person=person, phone="11 11 11 11", by=None)
    facts = {"phone": "22 22 22 22", "hpr_number": "1234567", "title": "fastlege"}
    reserved = {"reserved": True, "reserved_reason": "Trusler."}
    people.change_person(person=twin, by=None, **facts, **reserved)

    merge(person, twin)

    kept = Person.objects.get(pk=person.pk)
    assert (kept.phone, kept.hpr_number, kept.title) == ("11 11 11 11", "1234567", "fastlege")
    assert (kept.reserved, kept.reserved_reason) == (True, "Trusler.")


def test_same_place_of_work_twice_stays_once(table, person, twin, place):
    works(person, place)
    works(twin, place, start=DAY)

    merged = merge(person, twin)

    assert (sum(merged.moved.values()), sum(merged.staying.values())) == (0, 1)
    assert Affiliation.objects.filter(person=person).count() == 1


@pytest.mark.parametrize("model", [Affiliation, Absence])
def test_overlap_that_would_lose_something_is_refused(table, person, twin, place, model):
    if model is Affiliation:
        works(person, place, start=DAY)
        works(twin, place)
    else:
        Absence.objects.create(person=person, start=DAY)
        Absence.objects.create(person=twin, start=date(2026, 1, 1))
    put(twin, table.seat)

    with pytest.raises(DomainError):
        merge(person, twin)

    assert Term.objects.get().person == twin
    assert Person.objects.get(pk=twin.pk).merged_into is None


def test_periods_after_each_other_both_count(table, person, twin, place):
    works(person, place, start=DAY)
    works(twin, place, start=date(2024, 1, 1), ended_on=DAY)

    merge(person, twin)

    assert Affiliation.objects.filter(person=person).count() == 2


@pytest.mark.parametrize("case", ["itself", "merged", "two doctors", "own"])
def test_two_that_cannot_be_one_are_refused(person, twin, case):
    keep, away, by = person, twin, None
    if case == "itself":
        away = person
    if case == "merged":
        merge(people.register_person(name="Q.B.", by=None), twin)
    if case == "two doctors":
        people.change_person(person=person, hpr_number="1", by=None)
        people.change_person(person=twin, hpr_number="2", by=None)
    if case == "own":
        by = person.user

    with pytest.raises(DomainError):
        merge(keep, away, by=by)


def test_entries_that_were_merged_before_follow(person, twin, db):
    first = people.register_person(name="Q.B.", by=None)
    merge(twin, first)

    merge(person, twin)

    assert Person.objects.get(pk=first.pk).merged_into == person


def test_rehearsal_tells_the_same_and_changes_nothing(table, person, twin):
    put(twin, table.seat)

    told = merging.rehearse(keep=person, away=twin, by=None)

    assert Term.objects.get().person == twin
    assert Person.objects.get(pk=twin.pk).merged_into is None
    assert told.moved == merge(person, twin).moved


def test_everything_else_of_the_sample_moves_and_what_is_locked_stays(agder, member):
    """Attendance, approvals, officers: what the database lets go; nothing is left half done."""
    council = factories.council_of(agder)
    factories.approved(factories.filed(factories.closed(council)))
    keep = people.register_person(name="Q.B.", by=None)
    away = member.person

    merged = merge(keep, away)

    left = sum(
        relation.related_model._base_manager.filter(**{relation.field.name: away}).count()
        for relation in Person._meta.related_objects
        if relation.related_model is not Person
    )
    assert left == sum(merged.staying.values())
    assert sum(merged.moved.values()) > 10
    assert keep.attendances.exists()


def test_what_a_trigger_forbids_keeps_naming_the_other_entry(table, person, twin):
    put(twin, table.seat)
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "RAISE EXCEPTION 'locked' USING ERRCODE = 'check_violation'; END $$"
        )
        cursor.execute(
            "CREATE TRIGGER locked BEFORE UPDATE ON members_term FOR EACH ROW EXECUTE FUNCTION no()"
        )

    merged = merge(person, twin)

    assert (Term.objects.get().person, sum(merged.staying.values())) == (twin, 1)
    assert Person.objects.get(pk=twin.pk).merged_into == person
