"""Whom a visitor of the demo can be with one click; the world registers the same addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Persona:
    """`who` and `about` are shown on the login page; the key is the first part of the address."""

    key: str
    who: Any
    about: Any

    @property
    def email(self) -> str:
        return f"{self.key}@eksempel.example"


PERSONAS = (
    Persona(
        "sekretar",
        _("V.Ø., secretary"),
        _("Registers cases, prepares the meetings and writes the minutes."),
    ),
    Persona("leder", _("T.Q., chair"), _("Leads the council and reads the minutes first.")),
    Persona("fastlege", _("Q.B., GP and member"), _("Sits in the council for a region.")),
    Persona(
        "oss",
        _("The principal's registrar"),
        _("Follows what is lifted to the principal and registers its answers."),
    ),
    Persona("lege", _("A GP who holds nothing"), _("Is on file and reads what was agreed.")),
    Persona("drift", _("The keeper"), _("Looks after the portal itself: registers and queues.")),
)

BY_KEY = {persona.key: persona for persona in PERSONAS}
