"""The pages of roles: who may, what is refused, and that nobody raises himself (Z12)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from members.domain import people, roles
from members.enums import Role
from members.models import Person, RoleAssignment, User
from tests import world
from tests.conftest import user_of
from tests.factories import DAY, council_of

LIST = "/agder/roller/"
NEW = "/agder/roller/ny/"


@pytest.fixture
def as_whole(agder, secretary, as_secretary):
    """The secretary of the whole community, not of one council only."""
    people.give_role(
        person=secretary.person, role=Role.SECRETARY, community=agder, start=DAY, by=None
    )
    return as_secretary


def form(holder, **changes):
    facts = {"person": holder.pk, "role": "board", "where": "community", "start": "16.09.2026"}
    return facts | changes


def end(assignment):
    return f"{LIST}{assignment.pk}/avslutt/"


def test_list_shows_who_holds_what_with_links_to_end_it(as_keeper, agder):
    answer = as_keeper.get(LIST)

    given = RoleAssignment.objects.filter(community=agder)
    shown = answer.content.decode()
    assert all(row.person.name in shown and end(row) in shown for row in given)


def test_keeper_gives_a_role_and_ends_it(as_keeper, agder, doctor):
    answer = as_keeper.post(NEW, form(doctor.person))
    given = doctor.person.roles.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, LIST)
    assert (given.role, given.start, given.council) == ("board", DAY, None)

    answer = as_keeper.post(end(given), {"on": "17.09.2026"})

    assert answer.status_code == 302
    assert doctor.person.roles.get().ended_on == DAY + timedelta(days=1)


def test_contact_is_given_for_a_body(as_keeper, agder, doctor):
    alr = council_of(agder)

    as_keeper.post(NEW, form(doctor.person, role="contact", where=f"council-{alr.pk}"))

    assert doctor.person.roles.get().council == alr


@pytest.mark.parametrize(
    "change",
    [
        {"role": "chair"},
        {"role": "seat_holder"},
        {"role": "superuser"},
        {"where": "council-0"},
        {"where": "x"},
        {"start": "i morgen"},
        {"person": "0"},
        {"role": "contact"},
    ],
)
def test_what_cannot_be_chosen_is_refused_beside_its_field(change, as_keeper, doctor):
    answer = as_keeper.post(NEW, form(doctor.person, **change))

    assert answer.status_code == 422
    assert not doctor.person.roles.exists()


def test_things_of_another_community_cannot_be_chosen(as_keeper, agder, doctor):
    """quality.md Z5"""
    elsewhere, stranger = world.neighbour()
    council = elsewhere.councils.get()
    before = RoleAssignment.objects.count()

    for changes in ({"person": stranger.person.pk}, {"where": f"council-{council.pk}"}):
        answer = as_keeper.post(NEW, form(doctor.person, role="secretary") | changes)
        assert (answer.status_code, set(changes) <= set(answer.context["form"].errors)) == (
            422,
            True,
        )
    assert RoleAssignment.objects.count() == before


def test_role_of_another_community_is_not_found(as_keeper):
    elsewhere, _ = world.neighbour()
    given = RoleAssignment.objects.get(community=elsewhere)

    assert as_keeper.post(end(given), {"on": "17.09.2026"}).status_code == 404


def test_secretary_of_the_whole_gives_roles_but_makes_no_keeper(as_whole, doctor):
    assert as_whole.post(NEW, form(doctor.person, role="keeper")).status_code == 422
    assert as_whole.post(NEW, form(doctor.person)).status_code == 302

    assert [given.role for given in doctor.person.roles.all()] == ["board"]


def test_secretary_takes_no_role_from_the_keeper(as_whole, keeper):
    given = keeper.person.roles.get(role=Role.KEEPER)

    assert as_whole.post(end(given), {"on": "17.09.2026"}).status_code == 403


def test_nobody_raises_himself(as_whole, secretary, as_keeper, keeper):
    assert as_whole.post(NEW, form(secretary.person)).status_code == 422
    assert as_keeper.post(NEW, form(keeper.person, role="secretary")).status_code == 422

    assert not secretary.person.roles.filter(role="board").exists()
    assert not keeper.person.roles.filter(role="secretary").exists()


def test_fields_that_the_form_does_not_have_change_nothing(as_keeper, keeper, doctor):
    """quality.md Z12: what is sent beside the form is not read."""
    extra = {
        "is_staff": "1",
        "is_superuser": "1",
        "user": keeper.pk,
        "community": "0",
        "ended_on": "2020-01-01",
    }

    as_keeper.post(NEW, form(doctor.person) | extra)

    given = doctor.person.roles.get()
    assert given.ended_on is None
    user = User.objects.get(pk=doctor.pk)
    assert (user.is_staff, user.is_superuser) == (False, False)


def test_last_secretary_is_ended_only_by_one_who_says_so(as_keeper, agder, doctor, keeper):
    given = roles.give(
        person=doctor.person, role=Role.SECRETARY, community=agder, start=DAY, by=keeper
    )
    answer = as_keeper.post(end(given), {"on": "17.09.2026"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["nobody_left"])

    answer = as_keeper.post(end(given), {"on": "17.09.2026", "nobody_left": "on"})
    assert answer.status_code == 302


def test_right_ends_in_the_tab_that_is_open_and_the_words_come_back(as_whole, agder, keeper):
    """quality.md W11: revoked while the tab is open; the next submit changes nothing."""
    assert as_whole.get(NEW).status_code == 200
    secretary = user_of("secretary").person
    given = secretary.roles.get(role=Role.SECRETARY)
    today = timezone.localdate()
    roles.end(assignment=given, on=today, nobody_left=True, by=keeper)
    somebody = Person.objects.exclude(user=None).exclude(pk=secretary.pk).first()
    before = RoleAssignment.objects.count()

    answer = as_whole.post(NEW, form(somebody, note="Hun tar over etter meg."))

    assert answer.status_code == 403
    assert ">Hun tar over etter meg.</textarea>" in answer.content.decode()
    assert RoleAssignment.objects.count() == before
