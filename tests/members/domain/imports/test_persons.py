"""Lists of persons: known again, changed, added; a second run changes nothing (U7)."""

import pytest

from councils.domain import councils
from councils.enums import OrganisationKind, ProfessionalGroup
from members.domain import people
from members.domain.imports.columns import COLUMNS
from members.enums import Employment, ImportKind, MembersEvent
from members.models import Affiliation, Person, User
from tests.members.domain.imports.given import (
    ON,
    as_csv,
    changes,
    faults,
    outcomes,
    places_of,
    previewed,
    taken_in,
)

HEADINGS = ("Navn", "E-post", "HPR", "Telefon", "Arbeidssted", "Gruppe", "Ansettelse")


def row(name, email="", hpr="", phone="", *work):
    return (name, email, hpr, phone, *(work or ("", "", "")))


def at_work(name, email="", hpr="", phone="", place="Dalen legesenter"):
    return row(name, email, hpr, phone, place, "fastlege", "selvstendig")


def listed(*rows):
    return as_csv(HEADINGS, *rows)


@pytest.fixture
def here(table):
    places = places_of(table.community)
    table.office, table.municipality = places.office, places.municipality
    return table


@pytest.fixture
def doctor(here):
    person = people.register_person(
        name="Åse Dal",
        email="aase@eksempel.example",
        hpr_number="1234567",
        registered_in=here.community,
        by=None,
    )
    people.affiliate(
        person=person,
        organisation=here.office,
        professional_group=ProfessionalGroup.GP,
        employment=Employment.SELF_EMPLOYED,
        by=None,
    )
    return person


def test_new_person_gets_login_place_of_work_and_history(here):
    plan = taken_in(here.community, listed(at_work("Kari Li", "Kari@x.example", "77", "900")))

    assert outcomes(plan) == [(2, "NEW")]
    person = Person.objects.get()
    assert (person.name, person.sort_key, person.hpr_number) == ("Kari Li", "kari li", "77")
    assert (person.registered_in, person.phone) == (here.community, "900")
    assert person.user.email == person.email == "kari@x.example"
    assert not person.user.has_usable_password()
    work = person.affiliations.get()
    assert (work.organisation, work.professional_group, work.start) == (here.office, "gp", ON)
    for written in (person, work):
        assert written.history.get().history_change_reason == MembersEvent.IMPORTED


def test_preview_writes_nothing(here):
    previewed(here.community, listed(at_work("Kari Li", "kari@x.example")))

    assert (Person.objects.count(), User.objects.count(), Affiliation.objects.count()) == (0, 0, 0)


def test_second_run_changes_nothing_however_the_person_is_known(here):
    content = listed(
        at_work("Kari Li", hpr="77"),
        row("Ola Li", "ola@x.example"),
        at_work("Nils Li"),
    )
    taken_in(here.community, content)
    before = Person.history.count(), Affiliation.history.count()

    plan = taken_in(here.community, content)

    assert outcomes(plan) == [(2, "UNCHANGED"), (3, "UNCHANGED"), (4, "UNCHANGED")]
    assert (Person.history.count(), Affiliation.history.count()) == before
    assert plan.changes_nothing


def test_changes_say_which_field_from_what_to_what(here, doctor):
    plan = taken_in(here.community, listed(row("Åse Dal Ås", hpr="1234567", phone="38 00 00 00")))

    assert outcomes(plan) == [(2, "CHANGED")]
    assert [change[2:] for change in changes(plan)] == [
        ("Åse Dal", "Åse Dal Ås"),
        ("", "38 00 00 00"),
    ]
    doctor.refresh_from_db()
    assert (doctor.name, doctor.sort_key) == ("Åse Dal Ås", people.sort_key("Åse Dal Ås"))
    assert doctor.history.first().history_change_reason == MembersEvent.IMPORTED
    assert doctor.history.count() == 2


def test_somebody_new_is_shown_with_all_that_the_row_brings(here):
    plan = taken_in(here.community, listed(at_work("Nils Li", "nils@x.example")))

    assert outcomes(plan) == [(2, "NEW")]
    assert changes(plan)[0][2:] == ("", "nils@x.example")
    assert changes(plan)[-1][3].startswith(here.office.name)


def test_empty_cells_leave_what_is_on_file(here, doctor):
    plan = taken_in(here.community, listed(row("Åse Dal", hpr="1234567")))

    doctor.refresh_from_db()
    assert outcomes(plan) == [(2, "UNCHANGED")]
    assert doctor.email == "aase@eksempel.example"


def test_address_on_file_is_a_login_and_stays(here, doctor):
    """Whoever could change addresses by a list could log in as anybody."""
    plan = taken_in(here.community, listed(row("Åse Dal", "annen@x.example", "1234567")))

    doctor.refresh_from_db()
    assert (doctor.email, doctor.user.email) == ("aase@eksempel.example",) * 2
    assert outcomes(plan) == [(2, "UNCHANGED")]
    assert "aase@eksempel.example" in plan.lines[0].notes[0]


def test_first_address_of_somebody_on_file_makes_the_login(here):
    taken_in(here.community, listed(at_work("Nils Li")))

    plan = taken_in(here.community, listed(at_work("Nils Li", "nils@x.example")))

    assert [change[2:] for change in changes(plan)] == [("", "nils@x.example")]
    assert Person.objects.get().user.email == "nils@x.example"


def test_two_groups_at_once_are_two_rows_of_one_person(here):
    """PRJ-3: a GP who is the municipality's chief medical officer, too."""
    plan = taken_in(
        here.community,
        listed(
            at_work("Kari Li", hpr="77"),
            row("Kari Li", "", "77", "", "Bygland", "kommuneoverlege", "ansatt"),
        ),
    )

    assert outcomes(plan) == [(2, "NEW"), (3, "CHANGED")]
    person = Person.objects.get()
    assert set(person.affiliations.values_list("professional_group", flat=True)) == {
        "gp",
        "municipal_cmo",
    }


def test_row_that_stands_twice_is_reported_and_taken_once(here):
    """BG-4"""
    plan = taken_in(here.community, listed(at_work("Kari Li"), at_work("Kari Li")))

    assert outcomes(plan) == [(2, "NEW"), (3, "DUPLICATE")]
    assert Person.objects.count() == 1


@pytest.mark.parametrize(
    "rows",
    [
        (row("Kari Li", "felles@x.example"), row("Ola By", "FELLES@x.example")),
        (row("Kari Li", hpr="77"), row("Ola By", hpr="077")),
        (row("Kari Li", hpr="77", phone="1"), row("Kari Li", hpr="77", phone="2")),
        (row("Kari Li", "a@x.example", "77"), row("Kari Li", "b@x.example", "77")),
    ],
    ids=["address", "number", "phone", "two addresses"],
)
def test_rows_of_one_person_that_disagree_are_a_fault(here, rows):
    plan = previewed(here.community, listed(*rows))

    assert [fault.row for fault in plan.faults] == [3]
    assert "2" in plan.faults[0].sentence


def test_same_name_at_one_place_with_two_numbers_is_two_persons(here):
    plan = taken_in(
        here.community, listed(at_work("Kari Li", hpr="77"), at_work("Kari Li", hpr="78"))
    )

    assert outcomes(plan) == [(2, "NEW"), (3, "NEW")]
    assert Person.objects.count() == 2


def test_somebody_new_with_a_name_on_file_is_worth_a_look(here, doctor):
    plan = previewed(here.community, listed(row("Åse Dal", "ny@x.example")))

    assert outcomes(plan) == [(2, "NEW")]
    assert len(plan.lines[0].notes) == 1


@pytest.mark.parametrize(
    ("changed", "column", "value"),
    [
        (row("Kari Li"), "name", "Kari Li"),
        (row("", "kari@x.example"), "name", ""),
        (row("Ola By", "aase@eksempel.example"), "email", "aase@eksempel.example"),
        (row("Åse Dal", "aase@eksempel.example", "99"), "hpr_number", "99"),
        (row("Ola By", "stranger@x.example"), "email", "stranger@x.example"),
        (row("Ola By", "feil"), "email", "feil"),
        (at_work("Ola By", place="Ukjent"), "workplace", "Ukjent"),
        (row("Ola By", "", "5", "", "Bygland", "", "ansatt"), "group", ""),
        (row("Ola By", "", "5", "", "", "fastlege", ""), "workplace", ""),
        (
            row("Ola By", "", "5", "", "Bygland", "sjef", "ansatt"),
            "group",
            "sjef",
        ),
    ],
)
def test_fault_has_its_row_column_and_value(here, doctor, changed, column, value):
    User.objects.create_user("stranger@x.example")

    plan = previewed(here.community, listed(at_work("Nils Li"), changed))

    labels = {each.key: str(each.label) for each in COLUMNS[ImportKind.PERSONS]}
    assert faults(plan)[:1] == [(3, labels[column], value)]


def test_number_and_address_of_two_persons_are_a_fault(here, doctor):
    people.register_person(name="Kari Li", hpr_number="77", registered_in=here.community, by=None)

    plan = previewed(here.community, listed(row("Kari Li", "aase@eksempel.example", "77")))

    assert [fault.row for fault in plan.faults] == [2]


def test_two_of_one_name_at_one_place_cannot_be_told_apart_by_name(here):
    taken_in(here.community, listed(at_work("Kari Li", hpr="77"), at_work("Kari Li", hpr="78")))

    plan = previewed(here.community, listed(at_work("Kari Li")))

    assert [fault.row for fault in plan.faults] == [2]


def test_person_of_another_community_keeps_data_and_shows_none(here):
    """A list must not be a way to read or change what a neighbour has on file."""
    north = councils.register_community(
        name="Nord",
        brand="Nord",
        slug="nord",
        controller="Sykehuset",
        contact_name="K.N.",
        contact_email="post@nord.example",
        by=None,
    )
    theirs = people.register_person(
        name="Siv Nord", email="siv@nord.example", phone="111", hpr_number="88", by=None
    )
    theirs.registered_in = north
    theirs.save()

    plan = taken_in(here.community, listed(at_work("Siv Sør", hpr="88", phone="222")))

    theirs.refresh_from_db()
    assert (theirs.name, theirs.phone) == ("Siv Nord", "111")
    assert theirs.affiliations.get().organisation == here.office
    shown = str(plan.lines)
    assert "111" not in shown
    assert "Siv Nord" not in shown


def test_employment_changes_where_the_list_says_so(here, doctor):
    plan = taken_in(
        here.community,
        listed(row("Åse Dal", "", "1234567", "", "Dalen legesenter", "fastlege", "ansatt")),
    )

    work = doctor.affiliations.get()
    assert outcomes(plan) == [(2, "CHANGED")]
    assert work.employment == Employment.EMPLOYED
    assert work.history.first().history_change_reason == MembersEvent.IMPORTED


def test_work_that_has_ended_begins_anew(here, doctor):
    people.end_affiliation(affiliation=doctor.affiliations.get(), on=ON, by=None)

    plan = taken_in(here.community, listed(at_work("Åse Dal", hpr="1234567")))

    assert outcomes(plan) == [(2, "CHANGED")]
    assert doctor.affiliations.filter(ended_on=None, start=ON).count() == 1


def test_queries_do_not_grow_with_the_list(here, django_assert_num_queries):
    councils.register_organisation(
        community=here.community, kind=OrganisationKind.HOSPITAL_TRUST, name="Sykehuset", by=None
    )

    def rows(number):
        return listed(*(at_work(f"Q.{each}.", f"q{each}@x.example") for each in range(number)))

    taken_in(here.community, rows(300))

    for number in (1, 300):
        with django_assert_num_queries(7):
            previewed(here.community, rows(number))
