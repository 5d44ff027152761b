"""What happened to one person's entry: who changed what, and when, read from the histories."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, pairwise
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from councils.models import Community
from members.enums import MembersEvent
from members.models import Absence, Affiliation, OfficeHolding, Person, RoleAssignment, Term

# What is told of a change in a person's entry, in this order.
TOLD = (
    "name",
    "title",
    "email",
    "phone",
    "hpr_number",
    "language",
    "gender",
    "reserved",
    "reserved_reason",
)


@dataclass(frozen=True)
class Happening:
    """`what` is the seat, office, role or place of work that it is about, empty for the entry
    itself; `changes` has a line for each detail that became another."""

    at: datetime
    who: str
    sentence: str
    what: str = ""
    changes: tuple[str, ...] = ()


def story(*, person: Person, community: Community) -> list[Happening]:
    """The happenings in one community, newest first. At most eight queries, however many."""
    here = {"person_id": person.pk}
    of = {"history_user__person"}
    sources = (
        (Affiliation, "organisation__community", ("organisation",)),
        (Term, "seat__group__council__community", ("seat__group__council",)),
        (OfficeHolding, "council__community", ("council",)),
        (RoleAssignment, "community", ("community", "council", "organisation")),
    )
    rows: Iterator[tuple[Any, tuple[str, ...]]] = _entry(person)
    for model, home, related in sources:
        history: Any = model.history
        found = history.filter(**here, **{home: community}).select_related(*of, *related)
        rows = chain(rows, ((row, ()) for row in found))
    absences = Absence.history.filter(**here).select_related(*of)
    rows = chain(rows, ((row, ()) for row in absences))
    told = [each for each in rows if _is_told(each[0])]
    told.sort(key=lambda each: (each[0].history_date, each[0].history_id), reverse=True)
    names = _names({row.history_user_id for row, _changes in told if _nobody(row)})
    return [_read(row, changes, names) for row, changes in told]


def _entry(person: Person) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """The rows of the person itself, each with what had become another."""
    rows = list(
        Person.history.filter(id=person.pk)
        .select_related("history_user__person")
        .order_by("history_date", "history_id")
    )
    yield from ((row, ()) for row in rows[:1])
    yield from ((after, _changes(before, after)) for before, after in pairwise(rows))


def _changes(before: Any, after: Any) -> tuple[str, ...]:
    lines = []
    for name in TOLD:
        then, now = _words(before, name), _words(after, name)
        if then != now:
            label = capfirst(getattr(Person, name).field.verbose_name)
            words = {"label": label, "now": now, "then": then}
            lines.append(_("%(label)s: %(now)s. Before: %(then)s.") % words)
    return tuple(lines)


def _words(row: Any, name: str) -> str:
    value = getattr(row, name)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    display = getattr(row, f"get_{name}_display", None)
    return str(display() if display and value else value) or _("nothing")


def _is_told(row: Any) -> bool:
    """Rows that were only moved to the entry by a merging are told once, by the entry itself."""
    moved = (row.history_change_reason or "").startswith(MembersEvent.PERSON_MERGED)
    return isinstance(row, Person.history.model) or not moved


def _nobody(row: Any) -> bool:
    user = row.history_user
    return user is not None and not hasattr(user, "person")


def _names(logins: set[int]) -> dict[int, str]:
    """Who had a login that is closed now, by its key."""
    rows = Person.history.filter(user_id__in=logins).order_by("history_date")
    return dict(rows.values_list("user_id", "name"))


def _read(row: Any, changes: tuple[str, ...], names: dict[int, str]) -> Happening:
    event, _colon, _why = (row.history_change_reason or "").partition(": ")
    user = row.history_user
    person = getattr(user, "person", None)
    who = person.name if person else names.get(row.history_user_id, "")
    sentence = str(MembersEvent(event).label) if event in MembersEvent else ""
    return Happening(row.history_date, who, sentence, _what(row), changes)


def _what(row: Any) -> str:
    if isinstance(row, Affiliation.history.model):
        return f"{row.organisation}, {row.get_professional_group_display()}"
    if isinstance(row, Term.history.model):
        return str(row.seat)
    if isinstance(row, OfficeHolding.history.model):
        return f"{row.get_office_display()}, {row.council}"
    if isinstance(row, RoleAssignment.history.model):
        return f"{row.get_role_display()}, {row.council or row.organisation or row.community}"
    return ""
