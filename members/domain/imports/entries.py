"""One row about a person, read: who it is, where, and as what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from councils.enums import Language, OrganisationKind, ProfessionalGroup
from councils.models import Community, Organisation
from members.domain.imports.cells import Cells, Choices
from members.domain.imports.columns import Sheet, plain
from members.domain.imports.plan import Fault
from members.domain.people import sort_key
from members.enums import Employment, ImportKind


@dataclass(frozen=True)
class NewOffice:
    """An office of GPs that the list names and nobody has registered."""

    name: str
    municipality: Organisation

    def __str__(self) -> str:
        return self.name


Place = Organisation | NewOffice


@dataclass(frozen=True)
class Entry:
    """What a row says; what it leaves empty is left as it is on file."""

    cells: Cells
    name: str
    email: str = ""
    phone: str = ""
    hpr_number: str = ""
    title: str = ""
    language: str = ""
    place: Place | None = None
    group: ProfessionalGroup | None = None
    employment: Employment | None = None

    @property
    def row(self) -> int:
        return self.cells.number

    @property
    def key(self) -> str:
        return sort_key(self.name)


@cache
def _groups() -> Choices:
    return Choices(ProfessionalGroup)


@cache
def _employments() -> Choices:
    return Choices(Employment)


@cache
def _languages() -> Choices:
    return Choices(Language)


def of_persons(sheet: Sheet, *, community: Community, faults: list[Fault]) -> list[Entry]:
    """The rows of a list of persons; a workplace must be on file."""
    places = by_name(Organisation.objects.filter(community=community))
    entries = []
    for number, row in sheet.rows:
        cells = Cells(ImportKind.PERSONS, number, row, faults)
        person = _person(cells)
        place = _known_place(cells, places)
        group = cells.choice("group", _groups())
        employment = cells.choice("employment", _employments())
        if row.get("workplace") and not row.get("group"):
            cells.fault("group", _("Say as what the person works there."))
        if row.get("workplace") and not row.get("employment"):
            cells.fault("employment", _("Say whether the person is employed or self-employed."))
        if not row.get("workplace") and (row.get("group") or row.get("employment")):
            cells.fault("workplace", _("Say where the person works, too."))
        entries.append(
            Entry(
                cells,
                title=cells.text("title", most=80),
                place=place,
                group=group,
                employment=employment,
                **person,
            )
        )
    return entries


def of_doctors(sheet: Sheet, *, community: Community, faults: list[Fault]) -> list[Entry]:
    """The rows of a list of GPs: in an office of a municipality, self-employed unless said."""
    registered = Organisation.objects.filter(community=community)
    municipalities = by_name(registered.filter(kind=OrganisationKind.MUNICIPALITY))
    offices = by_name(registered.filter(kind=OrganisationKind.GP_OFFICE).select_related("parent"))
    made: dict[str, NewOffice] = {}
    entries = []
    for number, row in sheet.rows:
        cells = Cells(ImportKind.DOCTORS, number, row, faults)
        person = _person(cells)
        municipality = _municipality(cells, municipalities)
        place = _office(cells, municipality, offices, made) if municipality else None
        employment = cells.choice("employment", _employments()) or Employment.SELF_EMPLOYED
        entries.append(
            Entry(
                cells,
                place=place,
                group=ProfessionalGroup.GP,
                employment=employment,
                **person,
            )
        )
    return entries


def _person(cells: Cells) -> dict[str, str]:
    return {
        "name": cells.needed("name", most=120),
        "email": cells.email(),
        "phone": cells.text("phone", most=20),
        "hpr_number": cells.hpr(),
        "language": cells.choice("language", _languages()) or "",
    }


def by_name(organisations: QuerySet[Organisation]) -> dict[str, list[Organisation]]:
    """Organisations by their name without case and signs; a municipality by its number, and with
    and without the word kommune, too."""
    found: dict[str, list[Organisation]] = {}
    for each in organisations:
        words = {plain(each.name)}
        if each.kind == OrganisationKind.MUNICIPALITY:
            bare = plain(each.name).removesuffix("kommune")
            words |= {bare, f"{bare}kommune", each.municipality_number} - {""}
        for word in words:
            found.setdefault(word, []).append(each)
    return found


def _known_place(cells: Cells, places: dict[str, list[Organisation]]) -> Organisation | None:
    value = cells.row.get("workplace", "")
    if not value:
        return None
    found = places.get(plain(value), ())
    if len(found) == 1:
        return found[0]
    sentence = (
        _("Several organisations have this name. Register the person by hand.")
        if found
        else _("No organisation of this name is registered. Register it first, or correct it.")
    )
    cells.fault("workplace", sentence)
    return None


def _municipality(
    cells: Cells, municipalities: dict[str, list[Organisation]]
) -> Organisation | None:
    value = cells.needed("municipality", most=160)
    if not value:
        return None
    number = value.zfill(4) if value.isdigit() else ""
    found: Sequence[Organisation] = municipalities.get(number or plain(value), ())
    if found:
        return found[0]
    sentence = _("No municipality of this name or number is registered. Register it first.")
    cells.fault("municipality", sentence)
    return None


def _office(
    cells: Cells,
    municipality: Organisation,
    offices: dict[str, list[Organisation]],
    made: dict[str, NewOffice],
) -> Place | None:
    """An office has its name alone in the community; who means another one says so in the name."""
    value = cells.needed("office", most=160)
    known: Iterable[Organisation] = offices.get(plain(value), ())
    for office in known:
        if office.parent_id in (None, municipality.pk):
            return office
    elsewhere = next((office.parent for office in known), None)
    if not value:
        return None
    if elsewhere is None:
        new = made.setdefault(plain(value), NewOffice(value, municipality))
        if new.municipality == municipality:
            return new
        elsewhere = new.municipality
    sentence = _(
        "An office of this name is in %(municipality)s. Add the place to the name of this one."
    )
    cells.fault("office", sentence % {"municipality": elsewhere.name})
    return None
