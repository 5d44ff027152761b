"""The register: who finds whom, what is written, and that nobody sees the neighbour's."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from councils.domain import councils
from councils.enums import OrganisationKind, ProfessionalGroup
from members.domain import deliveries, people
from members.enums import Employment, Role
from members.models import Affiliation, Person
from members.permissions import persons_visible_to
from tests import world

LIST = "/agder/personer/"
NEW = "/agder/personer/ny/"
FACTS = {"name": "Kari Berg", "language": "nb"}


@pytest.fixture
def place(agder):
    town = councils.register_organisation(
        community=agder, kind=OrganisationKind.MUNICIPALITY, name="Storby", by=None
    )
    return councils.register_organisation(
        community=agder, kind=OrganisationKind.GP_OFFICE, name="Torvet", parent=town, by=None
    )


@pytest.fixture
def doctor_there(agder, place):
    person = people.register_person(
        name="Kari Berg",
        email="kari@legene.example",
        hpr_number="7654321",
        registered_in=agder,
        by=None,
    )
    return works(person, place)


def works(person, place, **facts):
    gp = {"professional_group": ProfessionalGroup.GP, "employment": Employment.SELF_EMPLOYED}
    return people.affiliate(person=person, organisation=place, by=None, **gp | facts)


def page(person, step=""):
    return f"{LIST}{person.pk}/{step}"


def shown(answer):
    return [person.name for person in answer.context["page"].object_list]


# the list


@pytest.mark.parametrize(
    "query",
    [
        "q=kari",
        "q=BERG+kari",
        "q=kari@legene",
        "q=7654321",
        "q=007654321",
        "q=torvet",
        "q=torvet+berg",
    ],
)
def test_person_is_found_by_name_address_number_and_place(as_secretary, doctor_there, query):
    assert shown(as_secretary.get(f"{LIST}?{query}")) == ["Kari Berg"]


@pytest.mark.parametrize("query", ["q=torvet+ola", "q=0", "q=%25"])
def test_what_fits_nobody_finds_nobody(as_secretary, doctor_there, query):
    answer = as_secretary.get(f"{LIST}?{query}")

    assert shown(answer) == []
    assert 'href="?"' in answer.content.decode()


def test_list_is_narrowed_by_group_municipality_and_what_is_missing(as_secretary, doctor_there):
    person, place = doctor_there.person, doctor_there.organisation
    silent = people.register_person(name="Ola", registered_in=place.community, by=None)
    people.change_person(person=person, reserved=True, reserved_reason="Trusler.", by=None)

    town = place.parent_id
    assert shown(as_secretary.get(f"{LIST}?kommune={town}")) == ["Kari Berg"]
    assert "Kari Berg" in shown(as_secretary.get(f"{LIST}?gruppe=gp&q=berg"))
    assert shown(as_secretary.get(f"{LIST}?gruppe=user&q=berg")) == []
    assert shown(as_secretary.get(f"{LIST}?vis=reservert")) == ["Kari Berg"]
    assert silent.name in shown(as_secretary.get(f"{LIST}?vis=uten-adresse"))
    seated = shown(as_secretary.get(f"{LIST}?vis=plass"))
    assert "Q.B." in seated
    assert "Kari Berg" not in seated


def test_whoever_stopped_working_there_is_not_found_by_municipality(as_secretary, doctor_there):
    today = timezone.localdate()
    Affiliation.objects.filter(pk=doctor_there.pk).update(start=today - timedelta(days=9))
    people.end_affiliation(affiliation=doctor_there, on=today, by=None)

    assert shown(as_secretary.get(f"{LIST}?kommune={doctor_there.organisation.parent_id}")) == []


def test_neighbour_is_in_no_list_and_on_no_page(as_secretary, agder, doctor_there):
    _other, neighbour = world.neighbour()

    assert neighbour.person.name not in shown(as_secretary.get(f"{LIST}?q={neighbour.person.name}"))
    assert as_secretary.get(page(neighbour.person)).status_code == 404
    with_neighbour = Client()
    with_neighbour.force_login(neighbour)
    assert with_neighbour.get(page(doctor_there.person)).status_code == 404
    assert not persons_visible_to(neighbour, agder).exists()
    assert not persons_visible_to(AnonymousUser(), agder).exists()


def test_doctor_in_two_communities_shows_each_its_own(as_secretary, agder, doctor_there):
    other, _user = world.neighbour()
    elsewhere = councils.register_organisation(
        community=other, kind=OrganisationKind.GP_OFFICE, name="Nordkontoret", by=None
    )
    works(doctor_there.person, elsewhere)
    people.give_role(
        person=doctor_there.person,
        role=Role.CONTACT,
        community=other,
        start=date(2026, 1, 1),
        by=None,
    )

    for answer in (as_secretary.get(f"{LIST}?q=berg"), as_secretary.get(page(doctor_there.person))):
        text = answer.content.decode()
        assert "Torvet" in text
        assert "Nordkontoret" not in text
        assert other.name not in text


def test_list_costs_the_same_with_ten_and_ten_thousand(as_secretary, agder, place):
    """C6."""
    counts = []
    for span in (range(10), range(10, 10_000)):
        persons = [
            Person(name=f"Lege {number}", sort_key=f"lege {number}", registered_in=agder)
            for number in span
        ]
        Person.objects.bulk_create(persons, batch_size=2_000)
        gp = {"professional_group": "gp", "employment": "employed"}
        Affiliation.objects.bulk_create(
            [Affiliation(person=person, organisation=place, **gp) for person in persons],
            batch_size=2_000,
        )
        with CaptureQueriesContext(connection) as queries:
            answer = as_secretary.get(f"{LIST}?q=lege&kommune={place.parent_id}")
        counts.append(len(queries))

    assert answer.context["page"].paginator.count == 10_000
    assert len(answer.context["page"].object_list) == 50
    assert counts[0] == counts[1]


# writing


def test_new_person_is_on_file_in_the_community_and_can_log_in(as_secretary, agder, secretary):
    answer = as_secretary.post(NEW, FACTS | {"email": "Kari@legene.example", "hpr_number": "012"})

    person = Person.objects.get(name="Kari Berg")
    assert answer.url == page(person)
    assert (person.registered_in, person.hpr_number) == (agder, "12")
    assert person.user.email == "kari@legene.example"
    assert person.history.get().history_user == secretary


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"name": ""}, "name"),
        ({"email": "ikke en adresse"}, "email"),
        ({"hpr_number": "1234567890"}, "hpr_number"),
        ({"hpr_number": "12a"}, "hpr_number"),
        ({"reserved": "on"}, "reserved_reason"),
        ({"language": "xx"}, "language"),
        ({"gender": "xx"}, "gender"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(as_secretary, facts, field):
    answer = as_secretary.post(NEW, FACTS | facts)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not Person.objects.filter(name="Kari Berg").exists()


def test_whoever_may_be_on_file_is_shown_before_anything_is_made(as_secretary, doctor_there):
    answer = as_secretary.post(NEW, {"name": "KARI BERG", "language": "nb"})

    assert answer.status_code == 422
    assert answer.context["alike"] == [doctor_there.person]
    assert page(doctor_there.person) in answer.content.decode()
    assert Person.objects.filter(sort_key="kari berg").count() == 1


def test_two_doctors_with_one_name_may_both_be_registered(as_secretary, doctor_there):
    as_secretary.post(NEW, FACTS | {"anyway": "1"})

    assert Person.objects.filter(name="Kari Berg").count() == 2


def test_address_of_a_neighbour_is_refused_without_a_name(as_secretary, agder):
    neighbour = world.neighbour()[1]

    answer = as_secretary.post(NEW, FACTS | {"email": neighbour.email})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["email"]
    assert neighbour.person.name not in answer.content.decode()
    assert not Person.objects.filter(name="Kari Berg").exists()


def test_change_is_kept_with_who_and_shown(as_secretary, doctor_there, secretary):
    person = doctor_there.person
    facts = FACTS | {"email": person.email, "phone": "38 00 00 00", "gender": "woman"}

    assert as_secretary.post(page(person, "rediger/"), facts).url == page(person)

    changed = Person.objects.get(pk=person.pk)
    assert (changed.phone, changed.gender, changed.hpr_number) == ("38 00 00 00", "woman", "")
    text = as_secretary.get(page(person)).content.decode()
    assert "38 00 00 00" in text
    assert secretary.person.name in text


def test_form_begins_with_what_is_on_file(as_secretary, doctor_there):
    answer = as_secretary.get(page(doctor_there.person, "rediger/"))

    assert answer.context["form"].initial["email"] == "kari@legene.example"


def test_address_of_whoever_holds_something_elsewhere_is_not_changed_here(
    as_secretary, doctor_there
):
    """Else one secretariat could log in as the other's people."""
    other, _user = world.neighbour()
    person = doctor_there.person
    people.give_role(
        person=person, role=Role.SECRETARY, community=other, start=date(2026, 1, 1), by=None
    )

    as_secretary.post(page(person, "rediger/"), FACTS | {"email": "min@egen.example", "phone": "1"})

    kept = Person.objects.get(pk=person.pk)
    assert (kept.email, kept.phone) == ("kari@legene.example", "1")


def test_place_of_work_is_added_and_ended(as_secretary, agder, place):
    person = people.register_person(name="Ola", registered_in=agder, by=None)
    gp = {"organisation": place.pk, "professional_group": "gp", "employment": "self_employed"}
    chief = gp | {"professional_group": "municipal_cmo", "employment": "employed"}

    for facts in (gp, chief):  # PRJ-3
        as_secretary.post(page(person, "arbeidssteder/nytt/"), facts | {"start": "01.02.2026"})
    twice = as_secretary.post(page(person, "arbeidssteder/nytt/"), gp)
    ending = person.affiliations.get(professional_group="gp")
    ended = as_secretary.post(
        page(person, f"arbeidssteder/{ending.pk}/avslutt/"), {"last_day": "31.08.2026"}
    )

    assert (twice.status_code, ended.url) == (422, page(person))
    ending.refresh_from_db()
    assert ending.ended_on == date(2026, 9, 1)
    assert person.affiliations.get(professional_group="municipal_cmo").start == date(2026, 2, 1)
    again = as_secretary.get(page(person, f"arbeidssteder/{ending.pk}/avslutt/"))
    assert again.status_code == 404


def test_place_of_work_of_a_neighbour_cannot_be_chosen_or_ended(as_secretary, doctor_there):
    other, _user = world.neighbour()
    elsewhere = councils.register_organisation(
        community=other, kind=OrganisationKind.GP_OFFICE, name="Nordkontoret", by=None
    )
    person = doctor_there.person
    theirs = works(person, elsewhere)
    facts = {"organisation": elsewhere.pk, "professional_group": "user", "employment": "employed"}

    assert as_secretary.post(page(person, "arbeidssteder/nytt/"), facts).status_code == 422
    assert as_secretary.get(page(person, f"arbeidssteder/{theirs.pk}/avslutt/")).status_code == 404


def test_page_of_somebody_without_anything_says_so(as_secretary, agder):
    person = people.register_person(name="Ola", registered_in=agder, by=None)

    answer = as_secretary.get(page(person))

    assert (answer.context["seats"], answer.context["works"]) == ([], [])
    assert answer.status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_with_more_rows(
    as_secretary, agder, place, count, django_assert_num_queries
):
    person = people.register_person(name="Ola", registered_in=agder, by=None)
    for turn in range(count):
        works(person, place, professional_group=list(ProfessionalGroup)[turn])
        people.give_role(
            person=person, role=Role.CONTACT, community=agder, start=date(2026, 1, 1), by=None
        )

    with django_assert_num_queries(19):
        as_secretary.get(page(person))


# mail that does not arrive
def test_address_that_is_not_reached_is_said_with_a_button(as_secretary, member):
    deliveries.quarantine(member.email, said="550 5.1.1 no such <user>")

    text = as_secretary.get(page(member.person)).text

    assert "550 5.1.1 no such &lt;user&gt;" in text
    assert page(member.person, "prov-adressen-igjen/") in text


def test_keeper_sees_it_and_has_no_button(as_keeper, member):
    deliveries.quarantine(member.email, said="550 gone")

    text = as_keeper.get(page(member.person)).text

    assert ("550 gone" in text, "prov-adressen-igjen" in text) == (True, False)


def test_button_lets_the_address_out(as_secretary, member):
    deliveries.quarantine(member.email, said="550 gone")

    answer = as_secretary.post(page(member.person, "prov-adressen-igjen/"))

    assert answer.url == page(member.person)
    assert deliveries.dead(member.email, at=timezone.now()) is None
    assert "550 gone" not in as_secretary.get(answer.url).text
