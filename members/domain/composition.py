"""How a council is put together: what its seats ask for, and who was appointed to them.

A seat and whoever is in it make a `Slot`. The same counting serves those who were appointed and,
in the cases app, those who met. Seats without a vote are left out: an observer is no member.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from django.utils.translation import gettext_lazy as _

from councils.enums import Behaviour, OrganisationKind, ProfessionalGroup, Substitutes
from councils.models import Council, Organisation, Seat
from members.domain.roster import Place, roster
from members.enums import Gender
from members.models import Affiliation, Person

# Section 28 of the equality and anti-discrimination act: (up to so many members, of each gender).
FEWEST = ((1, 0), (3, 1), (5, 2), (8, 3), (9, 4))
PUBLIC_ORGANISATIONS = (
    OrganisationKind.MUNICIPALITY,
    OrganisationKind.HOSPITAL_TRUST,
    OrganisationKind.DIVISION,
    OrganisationKind.LEADER_NETWORK,
)
PUBLIC_BEHAVIOURS = (Behaviour.STRATEGIC, Behaviour.WORKING_COMMITTEE, Behaviour.ADVISORY)
# A chief doctor who sits for the municipal doctors is one of them, and wears no second hat.
KINDS_OF = {ProfessionalGroup.MUNICIPAL_DOCTOR: frozenset({ProfessionalGroup.MUNICIPAL_CMO})}


class Part(Enum):
    """Where somebody stands between leaders and clinicians (AHU-15)."""

    LEADER = _("Leaders")
    CLINICIAN = _("Clinicians")
    NEITHER = _("Users and others")

    @classmethod
    def of(cls, group: ProfessionalGroup) -> Part:
        if group.leads:
            return cls.LEADER
        lay = (ProfessionalGroup.USER, ProfessionalGroup.OTHER)
        return cls.NEITHER if group in lay else cls.CLINICIAN


def fewest_of_each(members: int) -> int:
    """How many of each gender there must be at least, section 28: 40 per cent above nine."""
    for most, fewest in FEWEST:
        if members <= most:
            return fewest
    return -(-members * 2 // 5)


@dataclass(frozen=True)
class Slot:
    seat: Seat
    person: Person | None

    @property
    def group(self) -> ProfessionalGroup:
        return ProfessionalGroup(self.seat.group.professional_group)


@dataclass(frozen=True)
class Balance:
    """The genders in some seats. Who has not said it, and seats without a holder, stand apart."""

    seats: int
    women: int
    men: int
    unstated: int

    @property
    def vacant(self) -> int:
        return self.seats - self.women - self.men - self.unstated

    @property
    def fewest(self) -> int:
        return fewest_of_each(self.seats)

    @property
    def reached(self) -> bool:
        return min(self.women, self.men) >= self.fewest

    @property
    def out_of_reach(self) -> bool:
        """Even if everybody who has not said it, and all who are to come, made up for it."""
        return min(self.women, self.men) + self.unstated + self.vacant < self.fewest


@dataclass(frozen=True)
class Composition:
    """Those with a vote in a council on a day, and their substitutes.

    `hats`: as what each person works that day beside the seat, by the person's key (PRJ-3).
    """

    council: Council
    on: date
    members: tuple[Slot, ...]
    substitutes: tuple[Slot, ...]
    wanting: tuple[Place, ...]
    uncovered: tuple[Place, ...]
    hats: Mapping[int, frozenset[ProfessionalGroup]]

    @property
    def appointed(self) -> list[Slot]:
        return [slot for slot in self.members if slot.person]

    @property
    def persons(self) -> int:
        """Each person once, however many hats (PRJ-3)."""
        return len({slot.person.pk for slot in self.members if slot.person})

    @property
    def double_hats(self) -> list[Person]:
        persons = {slot.person: self.groups(slot) for slot in self.appointed}
        return [person for person, groups in persons.items() if person and len(groups) > 1]

    def groups(self, slot: Slot) -> frozenset[ProfessionalGroup]:
        """The professional groups that somebody brings in: the seat's, and the own ones."""
        own = self.hats.get(slot.person.pk, frozenset()) if slot.person else frozenset()
        return (own - KINDS_OF.get(slot.group, frozenset())) | {slot.group}

    def by_group(self, slots: Iterable[Slot]) -> Counter[str]:
        """Who has two groups is counted in both (PRJ-3)."""
        return Counter(group.value for slot in slots for group in self.groups(slot))

    def balances(self) -> list[tuple[str, Balance]]:
        """Section 28 for each public body that appoints at least two, counted separately."""
        found: dict[str, list[Slot]] = {}
        for slot in self.members:
            body = slot.seat.group.appointing_council or slot.seat.group.appointing_organisation
            if body is not None and is_public(body):
                found.setdefault(str(body), []).append(slot)
        return [(name, balance(slots)) for name, slots in found.items() if len(slots) > 1]


def is_public(body: Council | Organisation) -> bool:
    """Whether section 28 binds the body; unions and users' organisations are free."""
    if isinstance(body, Council):
        return body.behaviour in PUBLIC_BEHAVIOURS
    return body.kind in PUBLIC_ORGANISATIONS


def compose(*, council: Council, on: date) -> Composition:
    """The composition of a council as of a day. One query more than its roster."""
    places = [place for place in roster(council=council, on=on) if place.seat.group.may_vote]
    members = tuple(Slot(place.seat, place.holder) for place in places)
    beside = tuple(Slot(seat, person) for place in places for seat, person in place.substitutes)
    wanting = tuple(place for place in places if _wants_substitute(place))
    return Composition(
        council=council,
        on=on,
        members=members,
        substitutes=beside,
        wanting=wanting,
        uncovered=tuple(place for place in wanting if place.lacks_substitute),
        hats=_hats([slot.person for slot in members if slot.person], on),
    )


def _wants_substitute(place: Place) -> bool:
    return place.seat.group.substitutes != Substitutes.NONE


def _hats(persons: list[Person], on: date) -> dict[int, frozenset[ProfessionalGroup]]:
    rows = Affiliation.objects.on(on).filter(person__in=persons)
    found: dict[int, set[ProfessionalGroup]] = {}
    for person, group in rows.values_list("person_id", "professional_group"):
        if group != ProfessionalGroup.OTHER:
            found.setdefault(person, set()).add(ProfessionalGroup(group))
    return {person: frozenset(groups) for person, groups in found.items()}


def balance(slots: Iterable[Slot]) -> Balance:
    listed = list(slots)
    count = by_gender(listed)
    return Balance(len(listed), count[Gender.WOMAN], count[Gender.MAN], count[""])


def by_gender(slots: Iterable[Slot]) -> Counter[str]:
    """The empty key: those who have not said it."""
    return Counter(slot.person.gender for slot in slots if slot.person)


def by_region(slots: Iterable[Slot]) -> Counter[int | None]:
    """By the key of the region that the seat speaks for; None where it speaks for none."""
    return Counter(slot.seat.region_id for slot in slots)


def by_part(slots: Iterable[Slot]) -> Counter[Part]:
    return Counter(Part.of(slot.group) for slot in slots)
