"""Lists of seats: the rules of a single seat hold for each row, and nobody is put out of one."""

from datetime import date

import pytest

from councils.domain import councils as bodies
from councils.domain import seats
from councils.models import Seat
from members.domain import people, terms
from members.domain.imports import lists
from members.enums import FilledBy, ImportKind
from members.models import Term
from tests.members.domain.imports.given import (
    ON,
    as_csv,
    changes,
    faults,
    outcomes,
    previewed,
    taken_in,
    uploaded,
)

SEATS = ImportKind.SEATS
HEADINGS = ("Utvalg", "Nr", "Tittel", "Region", "Vara for", "Navn", "E-post", "Fra", "Til og med")


def row(ordinal="", title="", region="", vara="", *who):
    name, email, start, last = (*who, "", "", "", "")[:4]
    return ("ALR", ordinal, title, region, vara, name, email, start, last)


def listed(*rows):
    return as_csv((*HEADINGS, "Oppnevnt av"), *((*each, "Allmennlegene") for each in rows))


@pytest.fixture
def here(table):
    table.region = bodies.register_region(
        community=table.community, name="Setesdal", slug="setesdal", by=None
    )
    table.kari, table.ola = (
        people.register_person(name=name, email=email, registered_in=table.community, by=None)
        for name, email in (("Kari Li", "kari@x.example"), ("Ola By", "ola@x.example"))
    )
    return table


def test_seats_are_filled_added_and_left_vacant(here):
    plan = taken_in(
        here.community,
        listed(
            row("1", "", "", "", "Kari Li", "", "01.01.2026", "31.12.2027"),
            row("", "Fastlege, Setesdal", "Setesdal", "", "Ola By", "ola@x.example", "2026-01-01"),
            row("", "Fastlege, kysten"),
        ),
        SEATS,
    )

    assert outcomes(plan) == [(2, "NEW"), (3, "NEW"), (4, "NEW")]
    first = Term.objects.get(person=here.kari)
    assert first.seat == here.seat
    assert (first.start, first.planned_end) == (date(2026, 1, 1), date(2028, 1, 1))
    assert (first.filled_by, first.appointed_by) == (FilledBy.ELECTION, "Allmennlegene")
    second = Seat.objects.get(title="Fastlege, Setesdal")
    assert (second.ordinal, second.region) == (2, here.region)
    assert Seat.objects.get(title="Fastlege, kysten").ordinal == 3


def test_new_term_is_shown_with_its_days_and_who_appointed(here):
    content = listed(row("1", "", "", "", "Kari Li", "", "01.01.2026", "31.12.2027"))

    plan = taken_in(here.community, content, SEATS)

    assert [change[2:] for change in changes(plan)] == [
        ("", "31\N{NO-BREAK SPACE}December 2027"),
        ("", str(FilledBy.ELECTION.label)),
        ("", "Allmennlegene"),
        ("", "1\N{NO-BREAK SPACE}January 2026"),
    ]


def test_second_run_changes_nothing(here):
    content = listed(
        row("1", "", "", "", "Kari Li", "", "01.01.2026", "31.12.2027"),
        row("", "", "", "1", "Ola By", "", "01.01.2026", "31.12.2027"),
        row("", "Ledig"),
        row("", "Ledig"),
    )
    taken_in(here.community, content, SEATS)
    before = Seat.history.count(), Term.history.count()

    plan = taken_in(here.community, content, SEATS)

    assert [line.outcome.name for line in plan.lines] == ["UNCHANGED"] * 4
    assert (Seat.history.count(), Term.history.count()) == before


@pytest.mark.parametrize("target", ["1", "Kari Li"])
def test_substitute_stands_in_for_the_seat_that_is_named(here, target):
    taken_in(
        here.community,
        listed(
            row("1", "", "", "", "Kari Li", "", "01.01.2026"),
            row("", "", "", target, "Ola By", "", "01.01.2026"),
        ),
        SEATS,
    )

    term = Term.objects.get(person=here.ola)
    assert (term.seat.substitute_for, term.seat.rank) == (here.seat, 1)


def test_what_is_known_of_a_term_is_corrected(here):
    taken_in(here.community, listed(row("1", "", "", "", "Kari Li", "", "01.01.2026")), SEATS)

    plan = taken_in(
        here.community,
        listed(row("1", "Lege", "", "", "Kari Li", "", "01.02.2026", "31.12.2026")),
        SEATS,
    )

    assert outcomes(plan) == [(2, "CHANGED")]
    assert len(changes(plan)) == 3
    term = Term.objects.get()
    assert (term.start, term.planned_end) == (date(2026, 2, 1), date(2027, 1, 1))
    here.seat.refresh_from_db()
    assert here.seat.title == "Lege"


def test_nobody_is_put_out_of_a_seat(here):
    taken_in(
        here.community,
        listed(row("1", "", "", "", "Kari Li", "", "01.01.2026", "31.12.2027")),
        SEATS,
    )

    plan = previewed(
        here.community, listed(row("1", "", "", "", "Ola By", "", "01.06.2026")), SEATS
    )

    assert [fault.row for fault in plan.faults] == [2]
    assert "Kari Li" in plan.faults[0].sentence


def test_successor_ends_a_term_whose_time_is_over(here):
    taken_in(
        here.community,
        listed(
            row("1", "", "", "", "Kari Li", "", "01.01.2024", "31.12.2025"),
            row("1", "", "", "", "Ola By", "", "01.01.2026", "31.12.2027"),
        ),
        SEATS,
    )

    before, after = Term.objects.order_by("start")
    assert (before.person, before.ended_on) == (here.kari, after.start)


def test_ended_term_is_known_and_not_begun_anew(here):
    content = listed(row("1", "", "", "", "Kari Li", "", "01.01.2026"))
    taken_in(here.community, content, SEATS)
    terms.end_term(term=Term.objects.get(), on=ON, reason="resigned", by=None)

    plan = taken_in(here.community, content, SEATS)

    assert outcomes(plan) == [(2, "UNCHANGED")]
    assert len(plan.lines[0].notes) == 1
    assert Term.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "value"),
    [
        (("XYZ", "1", "", "", "", "", "", "", ""), "XYZ"),
        (row("null"), "null"),
        (row("", "Lege", "Ukjent"), "Ukjent"),
        (row("", "", "", "99", "Kari Li", "", "01.01.2026"), "99"),
        (row("1", "", "", "", "Ingen Slik", "", "01.01.2026"), "Ingen Slik"),
        (row("1", "", "", "", "", "ingen@x.example", "01.01.2026"), "ingen@x.example"),
        (row("1", "", "", "", "Ola By", "kari@x.example", "01.01.2026"), "kari@x.example"),
        (row("1", "", "", "", "Kari Li", "", "31.02.2026"), "31.02.2026"),
        (row("1", "", "", "", "Kari Li"), ""),
    ],
)
def test_fault_has_its_row_and_value_and_undoes_its_row(here, changed, value):
    plan = previewed(here.community, listed(row("7", "Ny"), changed), SEATS)

    assert [(number, found) for number, _column, found in faults(plan)] == [(3, value)]
    assert outcomes(plan)[0] == (2, "NEW")
    assert Seat.objects.count() == 1


def test_number_of_another_group_is_not_given_twice(here):
    seats.add_seat_group(
        council=here.council,
        label="Sykehusleger",
        professional_group="hospital_doctor",
        side="hospital",
        filling="appointed",
        by=None,
    )
    content = as_csv(("Utvalg", "Gruppe", "Nr"), ("ALR", "sykehusleger", "1"))

    plan = previewed(here.community, content, SEATS)

    assert [fault.row for fault in plan.faults] == [2]
    assert "Fastleger" in plan.faults[0].sentence


def test_group_must_be_named_where_there_are_several(here):
    seats.add_seat_group(
        council=here.council,
        label="Sykehusleger",
        professional_group="hospital_doctor",
        side="hospital",
        filling="appointed",
        by=None,
    )

    plan = previewed(here.community, as_csv(("Utvalg", "Nr"), ("ALR", "1"), ("ALR", "2")), SEATS)

    assert outcomes(plan) == [(2, "UNCHANGED")]  # its number tells the group
    assert [fault.row for fault in plan.faults] == [3]
    assert "Fastleger, Sykehusleger" in plan.faults[0].sentence


def test_council_that_the_reader_does_not_run_is_not_known(here):
    """The secretary of one council fills no seats in another."""
    listed_seats = uploaded(here.community, listed(row("1")), SEATS)

    plan = lists.preview(listed=listed_seats, councils=[], on=ON)

    assert faults(plan) == [(2, plan.faults[0].column, "ALR")]
