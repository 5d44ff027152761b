"""Whom a rule writes to: the person of the row, an office of its council, those of a body."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import BigIntegerField, Exists, F, FilteredRelation, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from councils.enums import Office
from members.domain.reminding import Audience, Rows, Rule
from members.enums import Role
from members.models import Handling, OfficeHolding


def _held(path: str, on: date, **facts: Any) -> FilteredRelation:
    """The rows of a dated relation that hold on the day and are as the facts say."""
    holds = Q(**{f"{path}__ended_on": None}) | Q(**{f"{path}__ended_on__gt": on})
    begun = Q(**{f"{path}__start": None}) | Q(**{f"{path}__start__lte": on})
    alike = Q(**{f"{path}__{name}": value for name, value in facts.items()})
    return FilteredRelation(path, condition=holds & begun & alike)


def _of(rows: Rows, path: str, on: date, **facts: Any) -> Rows:
    return rows.annotate(held=_held(path, on, **facts)).annotate(to=F("held__person"))


def person(path: str, label: Any) -> Audience:
    """Whoever the row itself names."""
    return Audience(label, lambda rows, _rule, _on: [rows.annotate(to=F(path))])


def _chair(rows: Rows, rule: Rule, on: date) -> list[Rows]:
    return [_of(rows, f"{rule.council}__offices", on, office=Office.CHAIR)]


def _secretary(rows: Rows, rule: Rule, on: date) -> list[Rows]:
    """Whoever has taken the matter on; else the council's secretary; where there is none, those
    who are the secretariat of the council or of the whole community."""
    taken = Handling.objects.filter(matter=OuterRef("about")).values("person")[:1]
    own = OfficeHolding.objects.on(on).filter(
        council=OuterRef("council_key"), office=Office.SECRETARY
    )
    with_own = rows.annotate(held=_held(f"{rule.council}__offices", on, office=Office.SECRETARY))
    given = rows.annotate(
        held=_held(f"{rule.council}__community__roles", on, role=Role.SECRETARY)
    ).filter(Q(held__council=None) | Q(held__council=F("council_key")), ~Exists(own))
    return [
        part.annotate(to=Coalesce(Subquery(taken), "held__person", output_field=BigIntegerField()))
        for part in (with_own, given)
    ]


def body(council: str, organisation: str, label: Any) -> Audience:
    """Those who answer for a body: its contacts, and the chair where it is a council."""

    def find(rows: Rows, _rule: Rule, on: date) -> list[Rows]:
        return [
            _of(rows, f"{council}__offices", on, office=Office.CHAIR),
            _of(rows, f"{council}__roles", on, role=Role.CONTACT),
            _of(rows, f"{organisation}__roles", on, role=Role.CONTACT),
        ]

    return Audience(label, find)


def registrar(council: str, label: Any) -> Audience:
    """Those who register for a principal."""
    return Audience(
        label, lambda rows, _rule, on: [_of(rows, f"{council}__roles", on, role=Role.REGISTRAR)]
    )


CHAIR = Audience(_("the chair"), _chair)
SECRETARY = Audience(_("the secretary"), _secretary)
