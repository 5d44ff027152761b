"""From the upload until the list is taken in or dropped: whole or not at all (U7)."""

from datetime import timedelta

import pytest

from legeraad.errors import DomainError
from members.domain.imports import lists
from members.enums import ImportKind
from members.models import Import, Person
from tests.members.domain.imports.given import ON, TODAY, as_csv, uploaded


def apply(listed):
    return lists.take_in(listed=listed, councils=[], at=TODAY, on=ON, by=None)


@pytest.fixture
def listed(table):
    return uploaded(table.community, as_csv(["Navn", "HPR"], ["Q.B.", "1"], ["X.D.", "2"]))


def test_list_is_emptied_when_it_is_taken_in(listed):
    done = apply(listed)

    assert (done.rows_new, done.applied_at, bytes(done.content)) == (2, TODAY, b"")
    assert Person.objects.count() == 2


def test_taking_in_twice_is_once(listed):
    apply(listed)

    again = apply(listed)

    assert (again.rows_new, Person.objects.count(), Person.history.count()) == (2, 2, 2)


def test_one_bad_row_of_ten_thousand_stops_all_and_is_named(table):
    """U7"""
    rows = [[f"Q.{number}.", str(number + 1)] for number in range(10_000)]
    rows[7_654][1] = "12a"

    bad = uploaded(table.community, as_csv(["Navn", "HPR"], *rows))

    with pytest.raises(DomainError, match="7656"):
        apply(bad)
    assert Person.objects.count() == 0
    bad.refresh_from_db()
    assert bad.waits
    assert bad.applied_at is None


def test_taking_in_reckons_anew(listed, table):
    """What was new in the preview may be on file by now."""
    apply(uploaded(table.community, as_csv(["Navn", "HPR"], ["Q.B.", "1"])))

    assert apply(listed).rows_new == 1
    assert Person.objects.count() == 2


def test_dropped_list_holds_nothing_and_cannot_be_taken_in(listed):
    lists.drop(listed=listed)

    listed.refresh_from_db()
    assert bytes(listed.content) == b""
    with pytest.raises(DomainError):
        apply(listed)
    with pytest.raises(DomainError):
        lists.preview(listed=listed, councils=[], on=ON)
    assert Person.objects.count() == 0


def test_list_is_forgotten_over_night(listed):
    assert lists.forget_old(on=ON) == 0
    assert lists.forget_old(on=ON + timedelta(days=1)) == 1
    assert lists.forget_old(on=ON + timedelta(days=1)) == 0
    assert not Import.objects.get().waits


def test_only_known_columns_are_kept(table):
    listed = uploaded(table.community, as_csv(["Navn", "HPR", "Helse"], ["Q.B.", "1", "hemmelig"]))

    assert b"hemmelig" not in bytes(listed.content)
    assert lists.preview(listed=listed, councils=[], on=ON).ignored == ("Helse",)


def test_list_without_rows_is_refused(table):
    with pytest.raises(DomainError) as refusal:
        uploaded(table.community, as_csv(["Navn"]))

    assert (refusal.value.field, Import.objects.count()) == ("file", 0)


def test_list_of_seats_has_a_limit_of_its_own(table):
    rows = [["ALR", str(number)] for number in range(1, lists.MOST_SEATS + 2)]

    with pytest.raises(DomainError, match="500"):
        uploaded(table.community, as_csv(["Utvalg", "Nr"], *rows), ImportKind.SEATS)


def test_list_of_seats_is_only_tried_by_the_preview(table):
    listed = uploaded(table.community, as_csv(["Utvalg", "Nr"], ["ALR", "7"]), ImportKind.SEATS)
    councils = [table.council]

    lists.preview(listed=listed, councils=councils, on=ON)
    assert table.seat.group.seats.count() == 1
    lists.take_in(listed=listed, councils=councils, at=TODAY, on=ON, by=None)

    assert table.seat.group.seats.count() == 2
