"""The first person of an empty portal, and the community that she makes."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from councils.models import Community
from members.domain import people, setting_up
from members.enums import Role
from members.models import Person, RoleAssignment, User

DAY = date(2026, 11, 22)
FACTS = {
    "name": "Helsefellesskapet Nord",
    "brand": "Nordre legeråd",
    "slug": "nord",
    "controller": "Sykehuset i nord",
    "contact_name": "K.N.",
    "contact_email": "post@nord.example",
}


@pytest.fixture
def first(db):
    return setting_up.open_portal(name="K.N.", email="kn@nord.example", by=None)


def test_first_person_can_log_in_and_keeps_the_portal(first):
    user = User.objects.get(email="kn@nord.example")

    assert (first.user, user.is_staff, user.is_superuser) == (user, True, False)
    assert not user.has_usable_password()


def test_address_on_file_gets_the_right_and_keeps_its_name(db):
    known = people.register_person(name="K.N.", email="kn@nord.example", by=None)

    again = setting_up.open_portal(name="Noen andre", email="KN@nord.example", by=None)

    assert (again, again.name) == (known, "K.N.")
    assert User.objects.get(person=known).is_staff
    assert Person.objects.count() == 1


def test_who_makes_a_community_becomes_its_secretary_and_keeper(first):
    community = setting_up.open_community(person=first, on=DAY, by=first.user, **FACTS)

    user = User.objects.get(pk=first.user.pk)
    assert all(user.holds(role, within=community, on=DAY) for role in (Role.SECRETARY, Role.KEEPER))
    assert community.history.get().history_user == user


def test_no_role_is_left_of_a_community_that_could_not_be_made(first):
    setting_up.open_community(person=first, on=DAY, by=None, **FACTS)

    with pytest.raises(ValidationError):
        setting_up.open_community(person=first, on=DAY, by=None, **FACTS)

    assert (Community.objects.count(), RoleAssignment.objects.count()) == (1, 2)
