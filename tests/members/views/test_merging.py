"""The keeper chooses the other entry, reads what moves, and makes the two one."""

from datetime import date

import pytest

from members.domain import people
from members.enums import Role
from members.models import Person
from tests import world


@pytest.fixture
def pair(agder):
    keep = people.register_person(name="Kari Berg", registered_in=agder, by=None)
    away = people.register_person(name="Kari Berg", registered_in=agder, by=None)
    people.give_role(
        person=away, role=Role.CONTACT, community=agder, start=date(2026, 1, 1), by=None
    )
    return keep, away


def page(person, query=""):
    return f"/agder/personer/{person.pk}/sla-sammen/{query}"


def test_who_looks_like_the_same_is_offered_and_others_are_found(as_keeper, pair):
    keep, away = pair
    other = people.register_person(name="Ola", registered_in=keep.registered_in, by=None)

    assert as_keeper.get(page(keep)).context["candidates"] == [away]
    assert as_keeper.get(page(keep, "?q=ola")).context["candidates"] == [other]


def test_what_moves_is_shown_before_and_nothing_has_moved(as_keeper, pair):
    keep, away = pair

    answer = as_keeper.get(page(keep, f"?annen={away.pk}"))

    assert [number for _kind, number in answer.context["moved"]] == [1]
    assert page(away, f"?annen={keep.pk}") in answer.content.decode()
    assert Person.objects.get(pk=away.pk).merged_into is None


def test_button_makes_them_one_and_the_old_page_leads_on(as_keeper, pair, keeper):
    keep, away = pair

    answer = as_keeper.post(page(keep), {"other": away.pk})

    assert answer.url == f"/agder/personer/{keep.pk}/"
    merged = Person.objects.get(pk=away.pk)
    assert (merged.merged_into, merged.history.first().history_user) == (keep, keeper)
    assert keep.roles.count() == 1
    assert answer.url in as_keeper.get(f"/agder/personer/{away.pk}/").content.decode()
    assert as_keeper.get(page(away)).status_code == 403


def test_entry_that_is_merged_away_leaves_the_list(as_keeper, pair):
    keep, away = pair
    as_keeper.post(page(keep), {"other": away.pk})

    found = as_keeper.get("/agder/personer/?q=kari").context["page"].object_list

    assert list(found) == [keep]


def test_refusal_is_a_sentence_and_there_is_no_button(as_keeper, pair):
    keep, away = pair
    people.change_person(person=keep, hpr_number="1", by=None)
    people.change_person(person=away, hpr_number="2", by=None)

    answer = as_keeper.get(page(keep, f"?annen={away.pk}"))

    assert answer.context["refusal"]
    assert 'name="other"' not in answer.content.decode()
    assert as_keeper.post(page(keep), {"other": away.pk}).status_code == 422


@pytest.mark.parametrize("other", ["", "x", "0", "9" * 30])
def test_other_entry_that_is_none_is_refused(as_keeper, pair, other):
    assert as_keeper.post(page(pair[0]), {"other": other}).status_code == 422


def test_neighbour_is_neither_found_nor_taken(as_keeper, pair):
    neighbour = world.neighbour()[1].person

    assert as_keeper.get(page(pair[0], f"?q={neighbour.name}")).context["candidates"] == []
    assert as_keeper.post(page(pair[0]), {"other": neighbour.pk}).status_code == 422


def test_keeper_of_one_community_moves_nothing_of_another(as_keeper, pair, keeper):
    """Rights follow persons: so nobody gives himself those of another community."""
    keeper.is_staff = False
    keeper.save()
    keep, away = pair
    other, _user = world.neighbour()
    people.give_role(
        person=away, role=Role.SECRETARY, community=other, start=date(2026, 1, 1), by=None
    )

    assert as_keeper.post(page(keep), {"other": away.pk}).status_code == 422
    assert Person.objects.get(pk=away.pk).merged_into is None


def test_secretary_may_not(as_secretary, pair):
    assert as_secretary.get(page(pair[0])).status_code == 403
