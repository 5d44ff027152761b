"""The cells of one row, each as what its column means, or a fault with its row and column."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models
from django.utils.translation import gettext as _

from members.domain.imports.columns import COLUMNS, in_all_languages, plain
from members.domain.imports.plan import Fault

EXCEL_BEGINS = date(1899, 12, 30)  # day 0 of a date that lost its format
DAY_FORMS = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
    re.compile(r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>\d{4})"),
)

# Other words for a choice than its label and its value, as `plain` leaves them
OTHER_WORDS = {
    "gp": ("fastlege", "fastleger", "allmennlege"),
    "municipal_cmo": ("kommuneoverlege", "kommunelege1"),
    "municipal_doctor": ("kommunelege",),
    "hospital_doctor": ("sykehuslege", "sjukehuslege", "overlege"),
    "hospital_leader": ("sykehusleder", "sjukehusleiar", "klinikkleder", "avdelingsleder"),
    "private_specialist": ("avtalespesialist", "privatspesialist"),
    "practice_consultant": ("praksiskonsulent", "pko"),
    "user": ("brukerrepresentant", "brukarrepresentant", "bruker"),
    "other": ("annet", "anna", "andre"),
    "employed": ("ansatt", "fastlønnet", "tilsett", "fastlønt"),
    "self_employed": (
        "selvstendig",
        "selvstendignæringsdrivende",
        "næringsdrivende",
        "sjølvstendig",
    ),
    "nb": ("bokmål", "norsk", "bokmal"),
    "nn": ("nynorsk",),
    "election": ("valg", "valgt", "val", "vald"),
    "meeting": ("valgtimøte", "valgimøte", "møte", "valdimøte"),
    "appointment": ("oppnevnt", "oppnevning", "oppnemnd", "oppnemning"),
    "position": ("stilling", "ikraftavstilling"),
}


class Choices:
    """The words of a closed list, in all languages."""

    def __init__(self, choices: type[models.TextChoices]) -> None:
        self.choices = choices
        self.words = {
            word: choice
            for choice in choices
            for word in (
                plain(choice.value),
                *in_all_languages(choice.label),
                *OTHER_WORDS.get(choice.value, ()),
            )
        }

    def find(self, text: str) -> Any:
        return self.words.get(plain(text))

    @property
    def labels(self) -> str:
        return ", ".join(str(choice.label) for choice in self.choices)


class Cells:
    """Reads one row. What cannot be read is noted in `faults`, and counts as empty."""

    def __init__(self, kind: str, number: int, row: dict[str, str], faults: list[Fault]) -> None:
        self.kind = kind
        self.number = number
        self.row = row
        self.faults = faults

    def fault(self, key: str, sentence: str) -> None:
        labels = {column.key: str(column.label) for column in COLUMNS[self.kind]}
        value = self.row.get(key, "")
        self.faults.append(Fault(self.number, labels.get(key, ""), value, sentence))

    def text(self, key: str, *, most: int) -> str:
        value = self.row.get(key, "")
        if len(value) <= most:
            return value
        self.fault(key, _("Too long: at most %(most)s characters.") % {"most": most})
        return ""

    def needed(self, key: str, *, most: int) -> str:
        if not self.row.get(key):
            self.fault(key, _("Fill in this cell."))
        return self.text(key, most=most)

    def email(self, key: str = "email") -> str:
        value = self.text(key, most=254).lower()
        try:
            if value:
                validate_email(value)
        except ValidationError:
            self.fault(key, _("This is not an e-mail address. Correct it, or empty the cell."))
            return ""
        return value

    def hpr(self, key: str = "hpr_number") -> str:
        """Digits only; people write them in groups, and with zeros before."""
        value = self.row.get(key, "").replace(" ", "").replace(".", "")
        if value and not re.fullmatch(r"[0-9]{1,9}", value):
            self.fault(key, _("An HPR number has one to nine digits."))
            return ""
        return value.lstrip("0")

    def choice(self, key: str, choices: Choices) -> Any:
        value = self.row.get(key, "")
        found = choices.find(value) if value else None
        if value and found is None:
            self.fault(key, _("Not known. Write one of: %(words)s.") % {"words": choices.labels})
        return found

    def number_of(self, key: str) -> int | None:
        value = self.row.get(key, "")
        if not value:
            return None
        if not re.fullmatch(r"[0-9]{1,4}", value) or int(value) == 0:
            self.fault(key, _("Write a whole number, such as 3."))
            return None
        return int(value)

    def day(self, key: str) -> date | None:
        """2026-12-31, 31.12.2026, or the number that Excel keeps for a day."""
        value = self.row.get(key, "")
        if not value:
            return None
        if re.fullmatch(r"[2-7]\d{4}", value):
            return EXCEL_BEGINS + timedelta(days=int(value))
        try:
            for form in DAY_FORMS:
                if found := form.fullmatch(value):
                    return date(int(found["year"]), int(found["month"]), int(found["day"]))
        except ValueError:
            pass
        self.fault(key, _("Write the day as 31.12.2026."))
        return None
