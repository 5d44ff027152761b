"""Whom a visitor of the demo can be with one click; the world registers the same addresses."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.utils.translation import gettext_lazy as _

AGDER = "Agder legeråd"
AHUS = "Ahusforum"


@dataclass(frozen=True)
class Persona:
    """`who` and `about` are shown on the login page; the key is the first part of the address."""

    community: str
    key: str
    who: Any
    about: Any

    @property
    def email(self) -> str:
        return f"{self.key}@eksempel.example"


_COUNTS = _("Is one of three; any two of them open the ballots of an election.")

PERSONAS = (
    Persona(
        AGDER,
        "sekretar",
        _("V.Ø., secretary"),
        _("Registers cases, prepares the meetings and writes the minutes."),
    ),
    Persona(AGDER, "leder", _("T.Q., chair"), _("Leads the council and reads the minutes first.")),
    Persona(AGDER, "fastlege", _("Q.B., GP and member"), _("Sits in the council for a region.")),
    Persona(
        AGDER,
        "vara",
        _("Q.V., GP and substitute"),
        _("Has the papers, and steps in when Q.B. cannot come."),
    ),
    Persona(
        AGDER,
        "alu",
        _("X.W., leads a committee of GPs"),
        _("Discusses the council's matters with the GPs of six municipalities."),
    ),
    Persona(
        AGDER,
        "oss",
        _("The principal's registrar"),
        _("Follows what is lifted to the principal and registers its answers."),
    ),
    Persona(
        AGDER,
        "kontakt",
        _("Å.W., contact of the users' committee"),
        _("Answers for the committee that chooses the user representatives."),
    ),
    Persona(AGDER, "lege", _("A GP who holds nothing"), _("Is on file and reads what was agreed.")),
    Persona(AGDER, "valgstyre1", _("Q.H., electoral board"), _COUNTS),
    Persona(AGDER, "valgstyre2", _("W.Z., electoral board"), _COUNTS),
    Persona(AGDER, "valgstyre3", _("Ø.Y., electoral board"), _COUNTS),
    Persona(
        AGDER,
        "drift",
        _("The keeper"),
        _("Looks after the portal itself: registers and queues."),
    ),
    Persona(
        AHUS,
        "ahus",
        _("W.E., secretary of the forum"),
        _("Prepares the forum's meetings, outside its twelve seats."),
    ),
    Persona(AHUS, "ahusmedlem", _("X.E., GP and member"), _("Sits in the forum for a region.")),
)

BY_KEY = {persona.key: persona for persona in PERSONAS}
GROUPS = tuple((name, tuple(rows)) for name, rows in groupby(PERSONAS, attrgetter("community")))
