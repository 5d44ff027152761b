"""The columns of each list: their headings in three languages, and what they are for.

What people call a column is taken as it comes: any language, order and case, and the words that
the portal's own pages have for it. What stands in no column of ours is named and left alone.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from legeraad.errors import DomainError
from members.domain.imports.files import Table
from members.enums import ImportKind


@dataclass(frozen=True, eq=False)
class Column:
    """`also` has the other headings that we know it by; `example` stands in the template.

    `when` says what makes a column that is not `required` one that must be filled in.
    """

    key: str
    label: Any
    also: tuple[Any, ...] = ()
    explanation: Any = ""
    example: str = ""
    required: bool = False
    when: Any = ""

    @property
    def demand(self) -> str:
        """Whether, or when, a row must have it."""
        return _("must be filled in") if self.required else str(self.when)


NAME = Column(
    "name",
    gettext_lazy("Name"),
    ("navn", "namn", "fullt navn", "fullt namn", "full name", "lege", "person"),
    gettext_lazy("First name and surname. Two columns, First name and Surname, do as well."),
    "Kari Eksempel",
    required=True,
)
FIRST = Column("first", gettext_lazy("First name"), ("fornavn", "fornamn", "given name"))
LAST = Column(
    "last", gettext_lazy("Surname"), ("etternavn", "etternamn", "last name", "family name")
)
EMAIL = Column(
    "email",
    gettext_lazy("E-mail address"),
    ("e-post", "epost", "epostadresse", "e-postadresse", "e-mail", "mail", "mailadresse"),
    gettext_lazy("The person's own. Whoever has one on file can log in with it."),
    "kari@eksempel.example",
)
PHONE = Column(
    "phone",
    gettext_lazy("Phone"),
    ("telefon", "tlf", "mobil", "mobiltelefon", "telefonnummer", "mobile"),
    gettext_lazy("As you write it."),
    "900 00 000",
)
HPR = Column(
    "hpr_number",
    gettext_lazy("HPR number"),
    ("hpr", "hpr-nr", "hpr-nummer", "hprid", "helsepersonellnummer"),
    gettext_lazy("One to nine digits. The surest way to know somebody again."),
    "9999999",
)
TITLE = Column(
    "title",
    gettext_lazy("Title"),
    ("tittel", "stilling", "stillingstittel"),
    gettext_lazy("What the person is called at work."),
    "Spesialist i allmennmedisin",
)
WORKPLACE = Column(
    "workplace",
    gettext_lazy("Workplace"),
    (
        *("arbeidssted", "arbeidsstad", "arbeidsplass", gettext_lazy("Place of work")),
        *("virksomhet", "verksemd", "employer"),
    ),
    gettext_lazy("An organisation that is registered here, by its name."),
    "Eksempel kommune",
)
GROUP = Column(
    "group",
    gettext_lazy("Professional group"),
    ("gruppe", "faggruppe", "yrkesgruppe", "rolle", "group", gettext_lazy("Works as")),
    gettext_lazy("GP, municipal chief medical officer, hospital doctor, …"),
    "fastlege",
)
EMPLOYMENT = Column(
    "employment",
    gettext_lazy("Form of employment"),
    ("ansettelse", "ansettelsesform", "tilsetting", "tilsettingsform", "tilknytning", "employment"),
    gettext_lazy("Employed or self-employed; it decides who pays for meetings."),
    "selvstendig",
)
LANGUAGE = Column(
    "language",
    gettext_lazy("Language of mails"),
    ("språk", "målform", "language"),
    gettext_lazy("Bokmål or Nynorsk. Bokmål when empty."),
    "bokmål",
)
OFFICE = Column(
    "office",
    gettext_lazy("GP office"),
    ("legekontor", "kontor", "legesenter", "praksis", "fastlegekontor", "office", "practice"),
    gettext_lazy("The name of the office. One that is not on file is registered."),
    "Eksempel legesenter",
    required=True,
)
MUNICIPALITY = Column(
    "municipality",
    gettext_lazy("Municipality"),
    ("kommune", "kommunenavn", "kommunenamn", "kommunenr", "kommunenummer"),
    gettext_lazy("Name or number of a municipality that is registered here."),
    "Eksempel",
    required=True,
)
COUNCIL = Column(
    "council",
    gettext_lazy("Council"),
    ("utvalg", "utval", "råd", "legeråd", gettext_lazy("Body")),
    gettext_lazy("Short or full name. The council must be registered."),
    "ALR",
    required=True,
)
SEAT_GROUP = Column(
    "seat_group",
    gettext_lazy("Group of seats"),
    ("gruppe", "plassgruppe", "setegruppe", "group", gettext_lazy("Name of the group")),
    gettext_lazy("As on the council's page. May be empty where there is only one group."),
    "Fastleger",
)
ORDINAL = Column(
    "ordinal",
    gettext_lazy("Seat number"),
    ("nr", "nummer", "plass", "plassnummer", "plassnr", "sete", "no", "number", "seat"),
    gettext_lazy("Without a number the seat is found by its title and place, or made."),
    "1",
)
SEAT_TITLE = Column(
    "seat_title",
    gettext_lazy("Seat title"),
    ("plassens navn", "plasstittel", "tittel", "title", gettext_lazy("Title of the seat")),
    gettext_lazy("What the seat is called."),
    "Fastlege",
)
REGION = Column(
    "region", gettext_lazy("Region"), (), gettext_lazy("Whom the seat speaks for."), "Setesdal"
)
SEAT_PLACE = Column(
    "organisation",
    gettext_lazy("Organisation"),
    ("organisasjon", "virksomhet", "verksemd", "representerer"),
    gettext_lazy("The organisation that the seat speaks for, if it is not a region."),
)
SUBSTITUTE_FOR = Column(
    "substitute_for",
    gettext_lazy("Substitute for"),
    ("vara for", "varamedlem for", "personlig vara for"),
    gettext_lazy("For a substitute: the number of the seat, or the name of its holder."),
)
START = Column(
    "start",
    gettext_lazy("From"),
    ("fra", "frå", "fra dato", "start", "startdato", "from date", gettext_lazy("First day")),
    gettext_lazy("The first day in the seat: 31.12.2026 or 2026-12-31."),
    "01.01.2026",
)
LAST_DAY = Column(
    "last_day",
    gettext_lazy("Last day"),
    (
        *("til og med", "t.o.m.", "til", "siste dag", "slutt", "sluttdato", "planned end", "to"),
        *(gettext_lazy("Planned last day"), gettext_lazy("Sits until"), gettext_lazy("Until")),
    ),
    gettext_lazy("The planned last day. Without one, as long as the group's terms are."),
    "31.12.2027",
)
FILLED_BY = Column(
    "filled_by",
    gettext_lazy("How filled"),
    ("hvordan", "måte", "besatt ved", "korleis", gettext_lazy("How it was filled")),
    gettext_lazy("Election, election in a meeting, appointment, position held."),
    "valg",
)
APPOINTED_BY = Column(
    "appointed_by",
    gettext_lazy("Appointed by"),
    ("oppnevnt av", "valgt av", "oppnemnd av", "vald av"),
    gettext_lazy("The body. When empty, the one that fills the group's seats."),
    "Allmennlegeutvalget",
)
DECIDED_ON = Column(
    "decided_on",
    gettext_lazy("Decided on"),
    (
        *("vedtatt", "oppnevnt", "valgt", "vedtaksdato", "oppnevnt dato", "vedteke"),
        gettext_lazy("Day of the decision"),
    ),
    gettext_lazy("The day of the election or the appointment."),
    "15.11.2025",
)
LEADER = Column(
    "responsible_leader",
    gettext_lazy("Responsible leader"),
    ("ansvarlig leder", "ansvarleg leiar", "leder"),
    gettext_lazy("Who answers for the appointment, where the group asks for it."),
)

WITH_WORKPLACE = gettext_lazy("must be filled in with a workplace")
TELLS_APART = gettext_lazy("Tells apart those who have the same name.")
CONTACT_DATA = (EMAIL, HPR, PHONE, TITLE)
COLUMNS: dict[str, tuple[Column, ...]] = {
    ImportKind.PERSONS: (
        NAME,
        *CONTACT_DATA,
        WORKPLACE,
        replace(GROUP, when=WITH_WORKPLACE),
        replace(EMPLOYMENT, when=WITH_WORKPLACE),
        LANGUAGE,
    ),
    ImportKind.DOCTORS: (NAME, OFFICE, MUNICIPALITY, HPR, EMAIL, PHONE, EMPLOYMENT, LANGUAGE),
    ImportKind.SEATS: (
        COUNCIL,
        SEAT_GROUP,
        ORDINAL,
        SEAT_TITLE,
        REGION,
        SEAT_PLACE,
        SUBSTITUTE_FOR,
        replace(
            NAME,
            explanation=gettext_lazy("Whoever sits there; empty: vacant."),
            example="",
            required=False,
        ),
        replace(EMAIL, explanation=TELLS_APART),
        replace(WORKPLACE, also=WORKPLACE.also[:4], explanation=TELLS_APART, example=""),
        replace(START, when=gettext_lazy("must be filled in for whoever is new in the seat")),
        LAST_DAY,
        FILLED_BY,
        APPOINTED_BY,
        DECIDED_ON,
        LEADER,
    ),
}


def plain(heading: str) -> str:
    """A heading without case, space and signs: “E-post *” and “EPOST” are one."""
    folded = unicodedata.normalize("NFC", heading).casefold()
    return "".join(sign for sign in folded if sign.isalnum())


def in_all_languages(label: Any) -> set[str]:
    words = set()
    for code, _name in settings.LANGUAGES:
        with override(code):
            words.add(plain(str(label)))
    return words


@cache
def headings_of(column: Column) -> frozenset[str]:
    words = (in_all_languages(word) for word in (column.label, *column.also))
    return frozenset().union(*words)


@dataclass(frozen=True)
class Sheet:
    """A list whose columns are known: what stands in which row, by the key of the column."""

    rows: tuple[tuple[int, dict[str, str]], ...]
    ignored: tuple[str, ...]


def recognise(table: Table, kind: str) -> Sheet:
    """Finds the columns by their headings. Raises DomainError when one that must be is missing."""
    places, ignored = _placed(table.headings, _known(kind))
    missing = [
        str(column.label)
        for column in COLUMNS[kind]
        if column.required and column.key not in places and not _replaced(column, places)
    ]
    if missing:
        sentence = _(
            "These columns are missing: %(columns)s. The first row of the file must have the "
            "headings."
        )
        raise DomainError(sentence % {"columns": ", ".join(missing)}, field="file")
    rows = tuple((number, _row(cells, places)) for number, cells in table.rows)
    return Sheet(rows, tuple(ignored))


def _known(kind: str) -> tuple[Column, ...]:
    return (*COLUMNS[kind], FIRST, LAST)


def _replaced(column: Column, places: dict[str, int]) -> bool:
    return column is NAME and {"first", "last"} <= set(places)


def _placed(
    headings: tuple[str, ...], columns: tuple[Column, ...]
) -> tuple[dict[str, int], list[str]]:
    """Where each known column stands, and the headings that are not known."""
    places: dict[str, int] = {}
    ignored = []
    for position, heading in enumerate(headings):
        word = plain(heading)
        found = next((each for each in columns if word in headings_of(each)), None)
        if found is None:
            ignored.append(heading or _("column %(number)s") % {"number": position + 1})
        elif found.key in places:
            sentence = _("Two columns are headed like “%(column)s”. Take one of them out.")
            raise DomainError(sentence % {"column": found.label}, field="file")
        else:
            places[found.key] = position
    return places, ignored


def _row(cells: tuple[str, ...], places: dict[str, int]) -> dict[str, str]:
    row = {key: cells[position] for key, position in places.items() if cells[position]}
    names = (row.pop("first", ""), row.pop("last", ""))
    if "name" not in row and any(names):
        row["name"] = " ".join(name for name in names if name)
    return row
