"""Whom a rule writes to: the person of the row, an office of its council, those of a body.

Each is a piece of SQL that joins people to the open rows of a rule, which stand there as `waits`
(see members/domain/statements.py). `%(on)s` is the day.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from councils.enums import Office
from members.enums import Role

HOLDS = (
    "(held.start IS NULL OR held.start <= %(on)s) AND "
    "(held.ended_on IS NULL OR held.ended_on > %(on)s)"
)

IS_SECRETARIAT = (
    "taken.person_id IN (SELECT held.person_id FROM members_officeholding held "  # noqa: S608  ours
    f"WHERE held.council_id = waits.council AND held.office = '{Office.SECRETARY}' AND {HOLDS} "
    "UNION ALL SELECT held.person_id FROM members_roleassignment held "
    f"WHERE held.community_id = waits.community AND held.role = '{Role.SECRETARY}' AND {HOLDS} "
    "AND (held.council_id IS NULL OR held.council_id = waits.council))"
)


@dataclass(frozen=True, eq=False)  # a label is another word in another language
class Audience:
    """`paths` are the fields of a row that it needs; `joins` gives, with their columns, for each
    of its parts the join and the column that holds the person's key."""

    label: Any
    paths: tuple[str, ...]
    joins: Callable[..., list[tuple[str, str]]]


def _office(council: str, office: Office) -> str:
    return (
        f"JOIN members_officeholding held ON held.council_id = {council} "
        f"AND held.office = '{office}' AND {HOLDS}"
    )


def _role(body: str, key: str, role: Role) -> str:
    return (
        f"JOIN members_roleassignment held ON held.{body} = {key} "
        f"AND held.role = '{role}' AND {HOLDS}"
    )


def person(path: str, label: Any) -> Audience:
    """Whoever the row itself names."""
    return Audience(label, (path,), lambda column: [("", column)])


def body(council: str, organisation: str, label: Any) -> Audience:
    """Those who answer for a body: its contacts, and the chair where it is a council."""

    def joins(council: str, organisation: str) -> list[tuple[str, str]]:
        return [
            (_office(council, Office.CHAIR), "held.person_id"),
            (_role("council_id", council, Role.CONTACT), "held.person_id"),
            (_role("organisation_id", organisation, Role.CONTACT), "held.person_id"),
        ]

    return Audience(label, (council, organisation), joins)


def council_body(council: str, label: Any) -> Audience:
    """The same for a body that is always a council."""

    def joins(council: str) -> list[tuple[str, str]]:
        return [
            (_office(council, Office.CHAIR), "held.person_id"),
            (_role("council_id", council, Role.CONTACT), "held.person_id"),
        ]

    return Audience(label, (council,), joins)


def registrar(council: str, label: Any) -> Audience:
    """Those who register for a principal."""

    def joins(council: str) -> list[tuple[str, str]]:
        return [(_role("council_id", council, Role.REGISTRAR), "held.person_id")]

    return Audience(label, (council,), joins)


def _chair() -> list[tuple[str, str]]:
    return [(_office("waits.council", Office.CHAIR), "held.person_id")]


def _secretary() -> list[tuple[str, str]]:
    """Whoever has taken the matter on, while in the secretariat; else the council's secretary;
    where there is none, those who are the secretariat of the council or of the whole community."""
    taken = f"LEFT JOIN members_handling taken ON taken.matter = waits.about AND {IS_SECRETARIAT}"
    own = _office("waits.council", Office.SECRETARY)
    given = _role("community_id", "waits.community", Role.SECRETARY)
    given += " AND (held.council_id IS NULL OR held.council_id = waits.council)"
    without = f"LEFT {own.replace('held', 'own')}"
    nobody = " AND own.id IS NULL"
    column = "COALESCE(taken.person_id, held.person_id)"
    return [(f"{own} {taken}", column), (f"{without} {given}{nobody} {taken}", column)]


CHAIR = Audience(_("the chair"), (), _chair)
SECRETARY = Audience(_("the secretary"), (), _secretary)
