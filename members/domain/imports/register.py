"""Who is on file already, and by what a row of a list is known again (U7: a second run is nothing).

By the HPR number, else the address, else the name at one place of work.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from councils.models import Community, Organisation
from members.domain.imports.entries import Entry
from members.models import Affiliation, Person, User
from members.permissions import persons_of


class Register:
    """The part of what is on file that a list may be about. Six queries, however long it is."""

    def __init__(self, entries: Iterable[Entry], *, community: Community, on: date) -> None:
        listed = list(entries)
        persons = _who_may_be_meant(listed)
        self.by_hpr = {each.hpr_number.lstrip("0"): each for each in persons if each.hpr_number}
        self.by_email = {each.email.lower(): each for each in persons if each.email}
        here = persons_of(community).filter(pk__in=[each.pk for each in persons])
        self.here = set(here.values_list("pk", flat=True))
        self.by_name: dict[str, list[Person]] = {}
        for each in persons:
            if each.pk in self.here:
                self.by_name.setdefault(each.sort_key, []).append(each)
        self.affiliations: dict[int, list[Affiliation]] = {}
        at_work = Affiliation.objects.filter(
            Q(ended_on=None) | Q(ended_on__gt=on), person__in=persons
        )
        for affiliation in at_work.select_related("organisation"):
            self.affiliations.setdefault(affiliation.person_id, []).append(affiliation)
        addresses = {entry.email for entry in listed if entry.email}
        strangers = User.objects.filter(person=None).annotate(address=Lower("email"))
        self.taken = set(strangers.filter(address__in=addresses).values_list("address", flat=True))

    def find(self, entry: Entry) -> Person | None:
        """Whom a row means. Nobody, with a fault noted, where it cannot be told."""
        by_hpr = self.by_hpr.get(entry.hpr_number) if entry.hpr_number else None
        by_email = self.by_email.get(entry.email) if entry.email else None
        if by_hpr is not None and by_email not in (None, by_hpr):
            sentence = _("The HPR number and the address belong to two different persons on file.")
            entry.cells.fault("email", sentence)
        elif by_hpr is None and by_email is not None:
            self._check_owner(entry, by_email)
        elif entry.email in self.taken:
            entry.cells.fault("email", _("This address is another login's."))
        return by_hpr or by_email or self._by_place(entry)

    def _check_owner(self, entry: Entry, owner: Person) -> None:
        """An address is one person's login, so it must not be a whole office's."""
        if entry.hpr_number and owner.hpr_number.lstrip("0") not in ("", entry.hpr_number):
            sentence = _("This address is on file with another HPR number. Check both.")
            entry.cells.fault("hpr_number", sentence)
        elif not share_a_word(entry.name, owner.name):
            sentence = _(
                "This address is on file with another name. Give the HPR number, or the person's "
                "own address."
            )
            entry.cells.fault("email", sentence)

    def _by_place(self, entry: Entry) -> Person | None:
        if not isinstance(entry.place, Organisation):
            return None
        here = [
            each
            for each in self.by_name.get(entry.key, ())
            if agrees(entry, hpr_number=each.hpr_number.lstrip("0"), email=each.email)
            and any(
                row.organisation_id == entry.place.pk for row in self.affiliations.get(each.pk, ())
            )
        ]
        if len(here) > 1:
            sentence = _("Several of this name work here. Give the HPR number or the address.")
            entry.cells.fault("name", sentence)
        return here[0] if here else None


def _who_may_be_meant(entries: list[Entry]) -> list[Person]:
    addresses = {entry.email for entry in entries if entry.email}
    numbers = {entry.hpr_number for entry in entries if entry.hpr_number}
    names = {entry.key for entry in entries}
    rows = Person.objects.filter(merged_into=None).annotate(address=Lower("email"))
    meant = Q(address__in=addresses) | Q(hpr_number__in=numbers) | Q(sort_key__in=names)
    return list(rows.filter(meant).order_by("pk"))


def agrees(entry: Entry, *, hpr_number: str, email: str) -> bool:
    """Two with the same name at one place are two persons when number or address says so."""
    same_number = not (entry.hpr_number and hpr_number) or entry.hpr_number == hpr_number
    same_address = not (entry.email and email) or entry.email == email.lower()
    return same_number and same_address


def share_a_word(one: str, other: str) -> bool:
    first, second = (set(re.findall(r"\w+", name.casefold())) for name in (one, other))
    return bool(first & second)
