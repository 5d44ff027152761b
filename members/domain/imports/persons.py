"""Lists of persons and of GPs: what they would change, and writing it in few statements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.domain import councils
from councils.enums import OrganisationKind
from councils.models import Community, Organisation
from legeraad.actors import Actor
from legeraad.history import create_many, update_many
from members.domain import addresses
from members.domain.imports import columns
from members.domain.imports.entries import Entry, NewOffice, Place
from members.domain.imports.plan import Change, Line, Outcome, Plan
from members.domain.imports.register import Register, agrees, share_a_word
from members.domain.people import sort_key
from members.enums import MembersEvent
from members.models import Affiliation, Person, User

FACTS = {
    "name": columns.NAME.label,
    "email": columns.EMAIL.label,
    "phone": columns.PHONE.label,
    "hpr_number": columns.HPR.label,
    "title": columns.TITLE.label,
    "language": columns.LANGUAGE.label,
}
ABROAD = gettext_lazy(
    "On file in another health community, which keeps the contact data. Only the place of work is "
    "registered here."
)


@dataclass(eq=False)
class Draft:
    """One person as the list will leave him, gathered from all its rows."""

    person: Person
    row: int
    new: bool
    ours: bool = True
    dirty: bool = False
    told: dict[str, str] = field(default_factory=dict)
    work: dict[tuple[Place, str], Affiliation] = field(default_factory=dict)


@dataclass
class Writes:
    """What is written when the list is taken in."""

    drafts: list[Draft] = field(default_factory=list)
    offices: dict[NewOffice, None] = field(default_factory=dict)
    begun: list[tuple[Draft, Place, Affiliation]] = field(default_factory=list)
    mended: dict[int, Affiliation] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)  # names of the facts of persons


class Planner:
    """Goes through the rows in order; each gives a line, or faults noted in the plan."""

    def __init__(
        self, entries: Iterable[Entry], *, plan: Plan, community: Community, on: date
    ) -> None:
        self.entries = list(entries)
        self.plan = plan
        self.community = community
        self.on = on
        self.register = Register(self.entries, community=community, on=on)
        self.drafts: dict[int, Draft] = {}  # by the key of the person on file
        self.marks: dict[tuple[str, ...], Draft] = {}
        self.writes = Writes()

    def run(self) -> Writes:
        for entry in self.entries:
            if entry.name:
                self._add(entry)
        return self.writes

    def _add(self, entry: Entry) -> None:
        if not (entry.email or entry.hpr_number or entry.place):
            if {"email", "hpr_number", "workplace", "office"} & set(entry.cells.row):
                return  # what stands there has a fault of its own
            sentence = _(
                "Give an address, an HPR number or a workplace as well: a name is not one."
            )
            entry.cells.fault("name", sentence)
            return
        draft, again = self._draft(entry)
        changes: list[Change] = []
        notes = self._notes(entry, draft, again=again)
        if draft.ours:
            changes += self._facts(entry, draft)
        else:
            notes.append(str(ABROAD))
        known = self._known_work(entry, draft)
        if entry.place is not None and entry.group is not None:
            changes += self._work(entry, draft, known)
        outcome = Outcome.CHANGED if changes else Outcome.UNCHANGED
        if draft.new and not again:
            outcome = Outcome.NEW
        elif again and not changes:
            outcome = Outcome.DUPLICATE
            notes.append(_("The same as row %(row)s.") % {"row": draft.row})
        line = Line(entry.row, entry.name, outcome, tuple(changes), tuple(notes))
        self.plan.lines.append(line)

    def _draft(self, entry: Entry) -> tuple[Draft, bool]:
        """The person that the row is about, and whether an earlier row was, too."""
        found = self.register.find(entry)
        draft = self.drafts.get(found.pk) if found else self._listed(entry)
        again = draft is not None
        if draft is None:
            draft = self._begin(entry, found)
        for mark in _marks(entry):
            self.marks.setdefault(mark, draft)
        return draft, again

    def _listed(self, entry: Entry) -> Draft | None:
        """Somebody new whom an earlier row has brought."""
        for mark in _marks(entry):
            draft = self.marks.get(mark)
            if draft is None:
                continue
            told = draft.told
            same = agrees(entry, hpr_number=told["hpr_number"], email=told["email"])
            if same or mark[0] != "place":
                return draft
        return None

    def _begin(self, entry: Entry, found: Person | None) -> Draft:
        person = found or Person(name=entry.name, sort_key=entry.key, registered_in=self.community)
        ours = found is None or found.pk in self.register.here
        told = {name: getattr(entry, name) for name in FACTS}
        draft = Draft(person, entry.row, new=found is None, ours=ours, told=told)
        if found is not None:
            self.drafts[found.pk] = draft
            for row in self.register.affiliations.get(found.pk, ()):
                draft.work[row.organisation, row.professional_group] = row
        self.writes.drafts.append(draft)
        return draft

    def _facts(self, entry: Entry, draft: Draft) -> list[Change]:
        """What the row says of the person. An address on file is a login: no list changes it."""
        changes = []
        for name, label in FACTS.items():
            before, after = getattr(draft.person, name), getattr(entry, name)
            if not after or before == after or not self._agrees(entry, draft, name):
                continue
            if name == "email" and before:
                continue
            was = _word(draft.person, name) if before else ""
            setattr(draft.person, name, after)
            changes.append(Change(str(label), was, _word(draft.person, name)))
            self.writes.changed.add(name)
        if changes:
            draft.dirty = True
            draft.person.sort_key = sort_key(draft.person.name)
        return changes

    def _agrees(self, entry: Entry, draft: Draft, name: str) -> bool:
        """Two rows of one person must not say different things."""
        value, told = getattr(entry, name), draft.told[name]
        if entry.row == draft.row or not told or told.casefold() == value.casefold():
            draft.told[name] = value or told
            return True
        sentence = _("Row %(row)s is about the same person and says “%(value)s”.")
        if name == "name" and not share_a_word(value, told):
            sentence = _(
                "Row %(row)s has the same HPR number or address with the name “%(value)s”. Each "
                "person must have their own."
            )
        entry.cells.fault(name, sentence % {"row": draft.row, "value": told})
        return False

    def _notes(self, entry: Entry, draft: Draft, *, again: bool) -> list[str]:
        notes = []
        on_file = draft.person.email
        if draft.ours and entry.email and on_file and entry.email != on_file.lower():
            sentence = _(
                "The address on file, %(address)s, stays: it is a login. Change it on the person's "
                "page."
            )
            notes.append(sentence % {"address": on_file})
        if draft.new and not again and self.register.by_name.get(entry.key):
            sentence = _("Somebody of this name is on file. Give the HPR number if it is the same.")
            notes.append(sentence)
        return notes

    def _known_work(self, entry: Entry, draft: Draft) -> Affiliation | None:
        if entry.place is None or entry.group is None:
            return None
        return draft.work.get((entry.place, entry.group))

    def _work(self, entry: Entry, draft: Draft, known: Affiliation | None) -> list[Change]:
        place, group, employment = entry.place, entry.group, entry.employment
        if place is None or group is None or employment is None:
            return []
        if known is None:
            begun = Affiliation(professional_group=group, employment=employment, start=self.on)
            draft.work[place, group] = begun
            self.writes.begun.append((draft, place, begun))
            if isinstance(place, NewOffice):
                self.writes.offices[place] = None
            return [Change(str(columns.WORKPLACE.label), "", f"{place}, {group.label}")]
        if known.employment == employment or "employment" not in entry.cells.row:
            return []
        before = str(known.get_employment_display())
        known.employment = employment
        if known.pk:
            self.writes.mended[known.pk] = known
        return [Change(str(columns.EMPLOYMENT.label), before, str(employment.label))]


def _marks(entry: Entry) -> list[tuple[str, ...]]:
    """By which rows about the same new person are known."""
    marks: list[tuple[str, ...]] = []
    if entry.hpr_number:
        marks.append(("hpr", entry.hpr_number))
    if entry.email:
        marks.append(("email", entry.email))
    if entry.place is not None:
        place = entry.place
        where = str(place.pk) if isinstance(place, Organisation) else f"new {place.name}"
        marks.append(("place", where, entry.key))
    return marks


def _word(person: Person, name: str) -> str:
    """A fact as people read it."""
    return str(person.get_language_display() if name == "language" else getattr(person, name))


def write(writes: Writes, *, community: Community, by: Actor | None) -> None:
    """Writes the whole plan, each row with its history; the caller holds the transaction.

    Whoever has an address gets a login (A3).
    """
    offices: dict[Place, Organisation] = {
        office: councils.register_organisation(
            community=community,
            kind=OrganisationKind.GP_OFFICE,
            name=office.name,
            parent=office.municipality,
            by=by,
        )
        for office in writes.offices
    }
    new = [draft.person for draft in writes.drafts if draft.new]
    _invite(new)
    create_many(new, MembersEvent.IMPORTED, by=by)
    changed = [draft.person for draft in writes.drafts if draft.dirty and not draft.new]
    for person in changed:
        if person.email and person.user_id is None:
            addresses.follow(person=person, old="")
    follows = {"name": "sort_key", "email": "user"}
    fields = {*writes.changed, *(follows[name] for name in writes.changed if name in follows)}
    update_many(changed, sorted(fields), MembersEvent.IMPORTED, by=by)
    for draft, place, affiliation in writes.begun:
        affiliation.person = draft.person
        affiliation.organisation = offices.get(place) or place  # type: ignore[assignment]
    begun = [affiliation for _draft, _place, affiliation in writes.begun]
    create_many(begun, MembersEvent.IMPORTED, by=by)
    update_many(list(writes.mended.values()), ["employment"], MembersEvent.IMPORTED, by=by)


def _invite(persons: list[Person]) -> None:
    """Makes the logins of those who are new and have an address, as `addresses.follow` would."""
    invited = [person for person in persons if person.email]
    users = [User(email=person.email, password=make_password(None)) for person in invited]
    User.objects.bulk_create(users)
    for person, user in zip(invited, users, strict=True):
        person.user = user
