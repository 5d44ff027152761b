"""Every blueprint can be made; what they promise is tried in test_founding.py."""

from datetime import date

import pytest

from councils.domain.blueprints import BLUEPRINTS, EMPTY
from councils.domain.founding import found
from councils.enums import ProfessionalGroup, Substitutes
from tests.factories import council_of


@pytest.mark.parametrize("key", BLUEPRINTS)
def test_blueprint_can_be_made(key, agder):
    blueprint = BLUEPRINTS[key]

    council = found(
        community=agder,
        blueprint=blueprint,
        on=date(2026, 11, 22),
        prepares=council_of(agder) if blueprint.prepares_another else None,
        municipalities=[agder.organisations.get(name="Arendal")],
        name="Et nytt utvalg",
        label="ENU",
        slug="enu",
        kind="utvalg",
        purpose="Råd.",
        permanent=blueprint.permanent,
        end_criterion="" if blueprint.permanent else "Når forslaget er levert",
        by=None,
    )

    assert council.seat_groups.count() == len(blueprint.groups)
    assert council.behaviour == blueprint.behaviour


def test_each_key_is_a_word_for_an_address():
    assert all(key.isascii() and key.isalnum() and key.islower() for key in BLUEPRINTS)


def test_users_and_gps_are_in_the_bodies_that_lead(db):  # HF-1
    both = {ProfessionalGroup.USER, ProfessionalGroup.GP}

    missing = {
        key: both - {group.professional_group for group in BLUEPRINTS[key].groups}
        for key in ("ssu", "alr", "fsu")
    }

    assert missing == {"ssu": set(), "alr": set(), "fsu": set()}


def test_working_group_has_two_from_each_side_and_ends():  # AHU-20
    plan = BLUEPRINTS["arbeidsgruppe"]

    assert [len(group.seats) for group in plan.groups] == [2, 2]
    assert plan.permanent is False


def test_empty_one_promises_nothing():
    assert (EMPTY.groups, EMPTY.duties) == ((), ())


def test_only_the_forum_has_substitutes():
    with_some = {
        key
        for key, each in BLUEPRINTS.items()
        if any(group.substitutes != Substitutes.NONE for group in each.groups)
    }

    assert with_some == {"ahusforum"}
