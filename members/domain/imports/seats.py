"""Lists of seats: each row is tried with the rules that hold for a single seat.

A seat is known by its number in the group, else by title and place; whoever sits there by the
address, else by name and workplace. Seats that are missing are added; nobody is put out of a seat.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from councils.domain import seats
from councils.enums import Filling
from councils.models import Community, Council, Organisation, Region, Seat, SeatGroup
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.web.formats import day as day_in_words
from members.domain import terms
from members.domain.imports import columns
from members.domain.imports.cells import Cells, Choices
from members.domain.imports.columns import Sheet, plain
from members.domain.imports.plan import Change, Line, Outcome, Plan
from members.domain.imports.register import share_a_word
from members.domain.people import sort_key
from members.enums import FilledBy, ImportKind
from members.models import Person, Term
from members.permissions import persons_of

FILLED = {
    Filling.ELECTED: FilledBy.ELECTION,
    Filling.APPOINTED: FilledBy.APPOINTMENT,
    Filling.EX_OFFICIO: FilledBy.POSITION,
    Filling.DERIVED: FilledBy.POSITION,
}
# Fields of the rules -> columns of the list
BESIDE = {
    "on": "start",
    "planned_end": "last_day",
    "present": "filled_by",
    "person": "name",
    "title": "seat_title",
}
LABELS: dict[str, Any] = {
    column.key: column.label for column in columns.COLUMNS[ImportKind.SEATS]
} | {"title": columns.SEAT_TITLE.label, "planned_end": columns.LAST_DAY.label}


@cache
def _ways() -> Choices:
    return Choices(FilledBy)


def fill(
    sheet: Sheet,
    *,
    community: Community,
    councils: Iterable[Council],
    on: date,
    by: Actor | None,
) -> Plan:
    """Takes in what can be taken in, row by row, and says what came of each.

    The caller undoes it all when there are faults, or when it was a rehearsal.
    """
    plan = Plan(ignored=sheet.ignored)
    table = Table(community=community, councils=councils, on=on, by=by)
    for number, row in sheet.rows:
        cells = Cells(ImportKind.SEATS, number, row, plan.faults)
        before = len(plan.faults)
        try:
            with transaction.atomic():
                line = table.place(cells)
                transaction.set_rollback(len(plan.faults) > before)
            plan.lines.append(line)
        except DomainError as refusal:
            cells.fault(BESIDE.get(refusal.field, refusal.field), refusal.sentence)
        except ValidationError as refusal:
            for key, sentence in _sentences(refusal):
                cells.fault(BESIDE.get(key, key), sentence)
    return plan


class Table:
    """The councils that the list is about, and which of their seats its rows have named."""

    def __init__(
        self, *, community: Community, councils: Iterable[Council], on: date, by: Actor | None
    ) -> None:
        self.community = community
        self.on = on
        self.by = by
        self.councils = {
            plain(word): council
            for council in councils
            for word in (council.label, council.name, council.slug)
        }
        regions = Region.objects.filter(community=community)
        organisations = Organisation.objects.filter(community=community)
        self.regions = {plain(region.name): region for region in regions}
        self.organisations = {plain(each.name): each for each in organisations}
        self.used: set[int] = set()

    def place(self, cells: Cells) -> Line:
        group = self._group(cells)
        person = self._person(cells)
        seat, changes = self._seat(cells, group, person)
        self.used.add(seat.pk)
        new = any(change.column == "" for change in changes)
        notes: list[str] = []
        if person is not None:
            sits, more, notes = self._term(cells, seat, person)
            new = new or sits
            changes += more
        name = f"{group.council.label} {seat.ordinal}: {seat.title}"
        who = cells.row.get("name") or cells.row.get("email", "")
        shown = tuple(change for change in changes if change.column)
        outcome = Outcome.CHANGED if shown else Outcome.UNCHANGED
        outcome = Outcome.NEW if new else outcome
        return Line(cells.number, f"{name} – {who}" if who else name, outcome, shown, tuple(notes))

    def _group(self, cells: Cells) -> SeatGroup:
        council = self.councils.get(plain(cells.row.get("council", "")))
        if council is None:
            sentence = _("No council of this name that you look after. Register it first.")
            raise DomainError(sentence, field="council")
        rows = SeatGroup.objects.filter(council=council).select_related(
            "council", "appointing_council", "appointing_organisation"
        )
        groups = list(rows)
        label = plain(cells.row.get("seat_group", ""))
        found = [group for group in groups if not label or plain(group.label) == label]
        if not label and cells.row.get("ordinal", "").isdigit():
            of_number = Seat.objects.on(self.on).filter(ordinal=int(cells.row["ordinal"]))
            with_it = set(of_number.filter(group__in=groups).values_list("group_id", flat=True))
            found = [group for group in groups if group.pk in with_it] or found
        if len(found) != 1:
            words = ", ".join(group.label for group in groups) or "–"
            sentence = _("Name one of the council's groups: %(words)s.") % {"words": words}
            raise DomainError(sentence, field="seat_group")
        return found[0]

    def _person(self, cells: Cells) -> Person | None:
        name, email = cells.text("name", most=120), cells.email()
        if not name and not email:
            return None
        rows = Person.objects.filter(merged_into=None)
        if email:
            person = rows.filter(email__iexact=email).first()
            if person is None:
                sentence = _("Nobody is on file with this address. Take the person in first.")
                raise DomainError(sentence, field="email")
            if name and not share_a_word(name, person.name):
                sentence = _("This address is on file with another name.")
                raise DomainError(sentence, field="email")
            return person
        here = persons_of(self.community).filter(merged_into=None, sort_key=sort_key(name))
        if workplace := cells.row.get("workplace"):
            place = self._named(cells, self.organisations, "workplace", workplace)
            here = here.filter(affiliations__organisation=place).distinct()
        found = list(here[:2])
        if len(found) != 1:
            sentence = (
                _("Several of this name are on file. Give the address.")
                if found
                else _("Nobody of this name is on file. Take the person in first.")
            )
            raise DomainError(sentence, field="name")
        return found[0]

    def _named(self, cells: Cells, known: dict[str, Any], key: str, value: str) -> Any:
        if plain(value) not in known:
            sentence = _("Nothing of this name is registered. Register it first, or correct it.")
            raise DomainError(sentence, field=key)
        return known[plain(value)]

    def _facts(self, cells: Cells) -> dict[str, Any]:
        """What the row says of the seat itself; an empty cell says nothing."""
        facts: dict[str, Any] = {}
        if title := cells.text("seat_title", most=80):
            facts["title"] = title
        for key, known in (("region", self.regions), ("organisation", self.organisations)):
            if value := cells.row.get(key):
                facts[key] = self._named(cells, known, key, value)
        return facts

    def _seat(
        self, cells: Cells, group: SeatGroup, person: Person | None
    ) -> tuple[Seat, list[Change]]:
        """The seat of the row, added where it is missing (a change without a column says so)."""
        facts = self._facts(cells)
        ordinal = cells.number_of("ordinal")
        if target := cells.row.get("substitute_for"):
            return self._substitute(group, target, person)
        rows = _open_seats(group, self.on).filter(substitute_for=None)
        rows = rows.filter(ordinal=ordinal) if ordinal else rows.filter(**facts)
        seat = rows.first() if ordinal else self._free(rows, person)
        if seat is None:
            _number_is_free(group, ordinal)
            facts.setdefault("title", group.label)
            seat = seats.add_seat(group=group, ordinal=ordinal, by=self.by, **facts)
            return seat, [Change("", "", ""), *_brought(facts)]
        changes = [
            Change(str(LABELS[key]), str(getattr(seat, key) or ""), str(value))
            for key, value in facts.items()
            if getattr(seat, key) != value
        ]
        if changes:
            seats.change_seat(seat=seat, by=self.by, **facts)
        return seat, changes

    def _substitute(
        self, group: SeatGroup, target: str, person: Person | None
    ) -> tuple[Seat, list[Change]]:
        main = _open_seats(group, self.on).filter(substitute_for=None)
        if target.isdigit():
            main = main.filter(ordinal=int(target))
        else:
            holding = Term.objects.on(self.on).filter(person__sort_key=sort_key(target))
            main = main.filter(terms__in=holding)
        seat = main.first()
        if seat is None:
            sentence = _("No such seat in this group. Put the row of the seat before this one.")
            raise DomainError(sentence, field="substitute_for")
        existing = _open_seats(group, self.on).filter(substitute_for=seat).order_by("rank")
        found = self._free(existing, person)
        if found is not None:
            return found, []
        rank = max((each.rank or 0 for each in existing), default=0) + 1
        return seats.add_substitute_seat(seat=seat, rank=rank, by=self.by), [Change("", "", "")]

    def _free(self, rows: Any, person: Person | None) -> Seat | None:
        """The seat that the person has or had, else an empty one that no row has named.

        The last that is left is meant even if somebody sits there: the rules for terms have a say.
        """
        if person is not None:
            own = rows.filter(terms__person=person).order_by(
                F("terms__ended_on").desc(nulls_first=True)
            )
            if seat := own.first():
                return cast("Seat", seat)
        left: list[Seat] = [seat for seat in rows if seat.pk not in self.used]
        taken = Term.objects.filter(seat__in=left, ended_on=None).values_list("seat_id", flat=True)
        occupied = set(taken)
        empty = [seat for seat in left if seat.pk not in occupied]
        if empty:
            return empty[0]
        return left[0] if len(left) == 1 else None

    def _term(
        self, cells: Cells, seat: Seat, person: Person
    ) -> tuple[bool, list[Change], list[str]]:
        facts = self._told(cells)
        own = seat.terms.filter(person=person)
        same_start = Q(start=facts["start"]) if "start" in facts else Q(pk=None)
        known = own.filter(Q(ended_on=None) | same_start)
        term = known.order_by(F("ended_on").desc(nulls_first=True)).first()
        if term is not None and term.ended_on is not None:
            return False, [], [_("This term is on file and has ended.")]
        if term is not None:
            return False, self._corrected(term, facts), []
        return True, self._begin(cells, seat, person, facts), []

    def _told(self, cells: Cells) -> dict[str, Any]:
        last = cells.day("last_day")
        told = {
            "start": cells.day("start"),
            "planned_end": last + timedelta(days=1) if last else None,
            "filled_by": cells.choice("filled_by", _ways()),
            "appointed_by": cells.text("appointed_by", most=120),
            "decided_on": cells.day("decided_on"),
            "responsible_leader": cells.text("responsible_leader", most=120),
        }
        return {key: value for key, value in told.items() if value}

    def _corrected(self, term: Term, facts: dict[str, Any]) -> list[Change]:
        changes = [
            Change(str(LABELS[key]), _word(key, getattr(term, key)), _word(key, value))
            for key, value in facts.items()
            if getattr(term, key) != value
        ]
        if changes:
            terms.change_term(term=term, by=self.by, **facts)
        return changes

    def _begin(
        self, cells: Cells, seat: Seat, person: Person, facts: dict[str, Any]
    ) -> list[Change]:
        if "start" not in facts:
            if not cells.row.get("start"):
                cells.fault("start", _("Fill in this cell."))
            return []
        group = seat.group
        body = group.appointing_council or group.appointing_organisation
        whole = {
            "planned_end": terms.planned_end(seat=seat, start=facts["start"]),
            "filled_by": FILLED[Filling(group.filling)],
            "appointed_by": body.name if body else "",
        } | facts
        if not whole["appointed_by"]:
            raise DomainError(_("Say which body appointed the person."), field="appointed_by")
        terms.start_term(person=person, seat=seat, by=self.by, **whole)
        return _brought(whole)


def _brought(facts: dict[str, Any]) -> list[Change]:
    """What is new, as far as anything was said of it."""
    told = {key: _word(key, value) for key, value in facts.items()}
    return [Change(str(LABELS[key]), "", word) for key, word in told.items() if word]


def _sentences(refusal: ValidationError) -> Iterator[tuple[str, str]]:
    """What a model refuses, with the field that it is about."""
    by_field = refusal.message_dict if hasattr(refusal, "error_dict") else {"": refusal.messages}
    for key, sentences in by_field.items():
        for sentence in sentences:
            yield key, sentence


def _open_seats(group: SeatGroup, on: date) -> Any:
    rows = Seat.objects.on(on).filter(group=group)
    return rows.select_related("group", "region", "organisation").order_by("ordinal", "pk")


def _number_is_free(group: SeatGroup, ordinal: int | None) -> None:
    """The numbers run through the whole council."""
    if ordinal is None:
        return
    others = Seat.objects.filter(group__council=group.council, ordinal=ordinal)
    taken = others.exclude(group=group).select_related("group").first()
    if taken is not None:
        sentence = _("Seat %(number)s is in the group “%(group)s”.")
        words = {"number": ordinal, "group": taken.group.label}
        raise DomainError(sentence % words, field="ordinal")


def _word(key: str, value: Any) -> str:
    if value is None:
        return ""
    if key == "planned_end":
        return day_in_words(value - timedelta(days=1))
    if isinstance(value, date):
        return day_in_words(value)
    return str(FilledBy(value).label if key == "filled_by" else value)
