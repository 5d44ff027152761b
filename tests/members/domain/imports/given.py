"""Lists as somebody would upload them, in a community with a municipality and an office."""

import io
from datetime import UTC, datetime
from types import SimpleNamespace

import openpyxl

from councils.domain import councils
from councils.enums import OrganisationKind
from members.domain.imports import lists
from members.enums import ImportKind

TODAY = datetime(2026, 9, 16, 8, 0, tzinfo=UTC)
ON = TODAY.date()


def as_csv(*rows, sign=";"):
    return "\n".join(sign.join(row) for row in rows).encode()


def as_xlsx(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def uploaded(community, content, kind=ImportKind.PERSONS, filename="liste.csv"):
    return lists.upload(
        community=community, kind=kind, filename=filename, content=content, at=TODAY, by=None
    )


def previewed(community, content, kind=ImportKind.PERSONS):
    listed = uploaded(community, content, kind)
    return lists.preview(listed=listed, councils=community.councils.all(), on=ON)


def taken_in(community, content, kind=ImportKind.PERSONS):
    """Takes the list in and gives back what it did."""
    listed = uploaded(community, content, kind)
    councils_of = community.councils.all()
    plan = lists.preview(listed=listed, councils=councils_of, on=ON)
    lists.take_in(listed=listed, councils=councils_of, at=TODAY, on=ON, by=None)
    return plan


def outcomes(plan):
    return [(line.row, line.outcome.name) for line in plan.lines]


def changes(plan):
    return [
        (line.row, change.column, change.before, change.after)
        for line in plan.lines
        for change in line.changes
    ]


def faults(plan):
    return [(fault.row, fault.column, fault.value) for fault in plan.faults]


def places_of(community):
    """A municipality and an office in it."""
    municipality = councils.register_organisation(
        community=community,
        kind=OrganisationKind.MUNICIPALITY,
        name="Bygland",
        municipality_number="4220",
        by=None,
    )
    office = councils.register_organisation(
        community=community,
        kind=OrganisationKind.GP_OFFICE,
        name="Dalen legesenter",
        parent=municipality,
        by=None,
    )
    return SimpleNamespace(municipality=municipality, office=office)
