"""Who, when and why stand in one row, in the transaction of the change."""

import pytest
from django.db import transaction

from councils.domain import councils
from councils.enums import CouncilsEvent
from councils.models import Region
from legeraad.history import create_many, delete_with_reason, save_with_reason, update_many


@pytest.fixture
def region(agder):
    return councils.register_region(community=agder, name="Ny region", slug="ny", by=None)


def test_reason_is_the_event_and_the_words(region, secretary):
    save_with_reason(region, CouncilsEvent.REGION_REGISTERED, by=secretary, why="Vedtatt i OSS")

    row = region.history.first()
    assert (row.history_user, row.history_change_reason) == (
        secretary,
        "region.registered: Vedtatt i OSS",
    )


def test_nobody_is_the_system_itself(region):
    row = region.history.first()

    assert (row.history_user, row.history_change_reason) == (None, "region.registered")


def test_history_is_undone_with_the_change(region):
    before = region.history.count()
    with transaction.atomic():
        save_with_reason(region, CouncilsEvent.REGION_REGISTERED, by=None)
        transaction.set_rollback(True)

    assert region.history.count() == before


def test_many_rows_get_a_history_each_in_few_statements(agder, secretary):
    rows = [Region(community=agder, name=f"R{n}", slug=f"r{n}") for n in range(20)]

    made = create_many(rows, CouncilsEvent.REGION_REGISTERED, by=secretary)

    assert [row.history.get().history_user for row in made] == [secretary] * 20
    assert create_many([], CouncilsEvent.REGION_REGISTERED, by=None) == []


def test_history_of_many_is_what_stands_in_the_table(agder):
    rows = [Region(community=agder, name=f"R{n}", slug=f"r{n}", position=n) for n in range(3)]

    made = create_many(rows, CouncilsEvent.REGION_REGISTERED, by=None)

    for row in made:
        kept = row.history.get()
        assert (kept.name, kept.slug, kept.position) == (row.name, row.slug, row.position)
        assert (kept.history_type, kept.history_change_reason) == ("+", "region.registered")
        assert kept.history_user is None


def test_many_changed_rows_get_a_history_each(agder, secretary, django_assert_num_queries):
    rows = [Region(community=agder, name=f"R{n}", slug=f"r{n}") for n in range(20)]
    made = create_many(rows, CouncilsEvent.REGION_REGISTERED, by=None)
    for row in made:
        row.name, row.slug = f"Ny {row.slug}", "not to be saved"

    with django_assert_num_queries(4):  # two of them begin and end
        update_many(made, ["name"], CouncilsEvent.REGION_JOINED, by=secretary)

    for number, row in enumerate(made):
        row.refresh_from_db()
        last = row.history.first()
        assert (row.name, row.slug) == (last.name, last.slug) == (f"Ny r{number}", f"r{number}")
        assert (last.history_type, last.history_user) == ("~", secretary)
        assert row.history.count() == 2


def test_nothing_to_change_writes_nothing(region):
    before = region.history.count()

    update_many([], ["name"], CouncilsEvent.REGION_JOINED, by=None)
    update_many([region], [], CouncilsEvent.REGION_JOINED, by=None)

    assert region.history.count() == before


def test_deleted_row_is_remembered_with_who_did_it(region, secretary):
    key = region.pk

    delete_with_reason(region, CouncilsEvent.REGION_REGISTERED, by=secretary, why="Feil")

    last = Region.history.filter(id=key).first()
    assert (last.history_type, last.history_user, last.history_change_reason) == (
        "-",
        secretary,
        "region.registered: Feil",
    )
