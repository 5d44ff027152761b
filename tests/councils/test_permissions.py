"""Who may change the register; the roles are known here by their words only."""

from councils import permissions
from members.domain import people
from members.enums import Role
from tests import world
from tests.factories import DAY, council_of


def test_words_of_the_roles_are_those_that_members_gives():
    words = ("SECRETARY", "KEEPER", "REGISTRAR", "CHAIR", "SEAT_HOLDER")

    assert [getattr(permissions, word) for word in words] == [Role[word] for word in words]


def test_secretary_of_one_council_changes_that_and_no_other(agder, secretary):
    may = {
        council.slug: permissions.can_change_council(secretary, council)
        for council in agder.councils.all()
    }

    assert may == {"oss": False, "alr": True, "au-alr": True, "alu-ostre-agder": False}
    assert not permissions.can_set_up_community(secretary, agder)


def test_keeper_and_secretary_of_the_whole_community_set_it_up(agder, keeper, secretary):
    person = secretary.person
    people.give_role(person=person, role=Role.SECRETARY, community=agder, start=DAY, by=None)
    del secretary.rights

    assert permissions.can_set_up_community(keeper, agder)
    assert permissions.can_set_up_community(secretary, agder)
    assert permissions.can_change_council(secretary, council_of(agder, "oss"))


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
