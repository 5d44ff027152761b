"""Who may change the register; the roles are known here by their words only."""

from councils import permissions
from members.domain import people
from members.enums import Role
from members.models import User
from tests import world
from tests.factories import DAY, council_of


def test_words_of_the_roles_are_those_that_members_gives():
    words = ("SECRETARY", "KEEPER", "REGISTRAR", "CHAIR", "SEAT_HOLDER")

    assert [getattr(permissions, word) for word in words] == [Role[word] for word in words]


def given(user, role, **where):
    """The same user, who has the role from now on."""
    people.give_role(person=user.person, role=role, start=DAY, by=None, **where)
    return User.objects.get(pk=user.pk)


def test_secretary_of_one_council_changes_that_and_no_other(agder, doctor):
    helper = given(doctor, Role.SECRETARY, community=agder, council=council_of(agder))

    may = {
        council.slug: permissions.can_change_council(helper, council)
        for council in agder.councils.all()
    }

    assert may == {"oss": False, "alr": True, "au-alr": False, "alu-ostre-agder": False}
    assert not permissions.can_set_up_community(helper, agder)


def test_keeper_and_secretary_of_the_whole_community_set_it_up(agder, keeper, doctor):
    helper = given(doctor, Role.SECRETARY, community=agder)

    assert permissions.can_set_up_community(keeper, agder)
    assert permissions.can_set_up_community(helper, agder)
    assert permissions.can_change_council(helper, council_of(agder, "oss"))


def test_secretary_of_another_community_changes_nothing_here(agder):
    _, stranger = world.neighbour()

    assert not permissions.can_set_up_community(stranger, agder)
    assert not permissions.can_change_council(stranger, council_of(agder))


def test_only_who_keeps_the_portal_opens_a_community(keeper, secretary):
    assert [permissions.can_open_community(user) for user in (keeper, secretary)] == [True, False]


def test_closed_login_may_nothing(agder, keeper):
    keeper.is_active = False

    assert not permissions.can_set_up_community(keeper, agder)
    assert not permissions.can_open_community(keeper)
