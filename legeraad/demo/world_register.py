"""The standing part of a world: bodies, seats, and who sits where."""

from __future__ import annotations

from datetime import date
from functools import cached_property, partial
from typing import Any

from councils.domain import councils, mandates
from councils.domain import seats as seating
from councils.enums import Office, ProfessionalGroup
from councils.models import Community, Council, Organisation, Region, Seat, SeatGroup
from legeraad.demo.world_diary import Diary, at
from legeraad.demo.world_doctors import doctors_of
from members.domain import logins, people, terms
from members.enums import Employment, EndReason, FilledBy, Role
from members.models import Person, User

ADDRESSES = "eksempel.example"

Facts = dict[str, Any]


class Register:
    """Whatever a file names is found here again by the name that it has in the file."""

    def __init__(self, data: Facts) -> None:
        self.data = data
        self.organisations: dict[str, Organisation] = {}
        self.regions: dict[str, Region] = {}
        self.councils: dict[str, Council] = {}
        self.seats: dict[tuple[str, int], Seat] = {}
        self.substitute_seats: dict[tuple[str, int], Seat] = {}
        self.persons: dict[str, Person] = {}

    @cached_property
    def community(self) -> Community:
        return councils.register_community(by=None, **self.data["community"])

    def council_of(self, facts: Facts) -> Council:
        """The council that the facts name, else the one that the file is mostly about."""
        slug: str = facts.get("council") or self.data["main_council"]
        return self.councils[slug]

    def login_of(self, office: Office, council: Council, on: date) -> User | None:
        """In whose name an act is done: whoever holds the office that day."""
        holder = terms.office_holder(council=council, office=office, on=on)
        return holder.user if holder else None

    # bodies and seats
    def bodies(self) -> None:
        for facts in self.data["organisations"]:
            self.register_organisation(**facts)
        for position, facts in enumerate(self.data["regions"], 1):
            self.register_region(position, **facts)
        for facts in self.data.get("moved_municipalities", []):
            self.join(facts["municipality"], facts["region"], facts["since"])
        for facts in self.data["councils"]:
            self.register_council(**facts)
        for facts in self.data["mandates"]:
            council = self.councils[facts["council"]]
            mandates.adopt_mandate(**(facts | {"council": council}), by=None)
        for facts in self.data["seat_groups"]:
            self.add_seat_group(**facts)

    def register_organisation(self, *, key: str, parent: str = "", **facts: Any) -> None:
        self.organisations[key] = councils.register_organisation(
            community=self.community, parent=self.organisations.get(parent), by=None, **facts
        )

    def register_region(
        self, position: int, *, municipalities: Facts | None = None, **facts: Any
    ) -> None:
        """`municipalities`: those that have always been there, key and number by name."""
        region = councils.register_region(
            community=self.community, position=position, by=None, **facts
        )
        self.regions[region.slug] = region
        for key, (name, number) in (municipalities or {}).items():
            self.register_organisation(
                key=key, kind="municipality", name=name, municipality_number=number
            )
            self.join(key, region.slug)

    def join(self, municipality: str, region: str, start: date | None = None) -> None:
        councils.join_region(
            region=self.regions[region],
            municipality=self.organisations[municipality],
            start=start,
            by=None,
        )

    def register_council(
        self,
        *,
        anchored_in: str = "",
        prepares: str = "",
        municipalities: tuple[str, ...] = (),
        renamed: Facts | None = None,
        **facts: Any,
    ) -> None:
        council = councils.register_council(
            community=self.community,
            anchored_in=self.councils.get(anchored_in),
            municipalities=[self.organisations[key] for key in municipalities],
            by=None,
            **facts,
        )
        if renamed:
            council = councils.rename(
                council=council,
                name=renamed["name"],
                label=renamed["label"],
                on=renamed["since"],
                by=None,
            )
        self.councils[council.slug] = council
        if prepares:
            councils.anchor(council=self.councils[prepares], prepared_by=council, by=None)

    def add_seat_group(self, *, council: str, seats: list[Facts], **facts: Any) -> None:
        home = self.councils[council]
        for name, found in (
            ("appointing_council", self.councils),
            ("appointing_organisation", self.organisations),
        ):
            if name in facts:
                facts[name] = found[facts[name]]
        group = seating.add_seat_group(
            council=home, position=home.seat_groups.count() + 1, by=None, **facts
        )
        for seat in seats:
            self.add_seat(group, seat)

    def add_seat(self, group: SeatGroup, facts: Facts) -> None:
        seat = seating.add_seat(
            group=group,
            ordinal=facts["ordinal"],
            title=facts["title"],
            region=self.regions.get(facts.get("region", "")),
            organisation=self.organisations.get(facts.get("organisation", "")),
            by=None,
        )
        key = (group.council.slug, seat.ordinal)
        self.seats[key] = seat
        if facts.get("substitute"):
            self.substitute_seats[key] = seating.add_substitute_seat(seat=seat, by=None)

    # persons
    def everybody(self) -> None:
        for name, facts in self.data["persons"].items():
            self.register_person(name, **facts)
        doctors_of(
            self.data.get("doctors", {}),
            community=self.community,
            municipalities=self.organisations,
            known={
                self.persons[name]: facts["gp_in"]
                for name, facts in self.data["persons"].items()
                if "gp_in" in facts
            },
        )

    def register_person(
        self, name: str, *, title: str, email: str = "", works: Facts | None = None, **facts: Any
    ) -> None:
        address = f"{email}@{ADDRESSES}" if email else ""
        person = people.register_person(name=name, email=address, title=title, by=None)
        self.persons[name] = person
        if facts.get("keeper"):
            logins.open_keepers_site(person=person, by=None)
        if works:
            people.affiliate(
                person=person,
                organisation=self.organisations[works["at"]],
                professional_group=ProfessionalGroup(works["as"]),
                employment=Employment(works.get("employment", Employment.EMPLOYED)),
                by=None,
            )

    def note_standing(self, diary: Diary) -> None:
        """Terms, offices and roles begin and end on their days."""
        for facts in self.data["terms"]:
            self.note_term(facts, diary)
        for facts in self.data["offices"]:
            diary.note(at(facts["start"], 8), partial(self.take_office, facts))
        for facts in self.data["roles"]:
            diary.note(at(facts["start"], 8), partial(self.give_role, facts))

    def note_term(self, facts: Facts, diary: Diary) -> None:
        diary.note(at(facts["start"], 8), partial(self.seat_person, facts))
        if "ended_on" in facts:
            diary.note(at(facts["ended_on"], 7), partial(self.end_term, facts))

    def _seat(self, facts: Facts) -> Seat:
        council = self.council_of(facts).slug
        if "substitute_for" in facts:
            return self.substitute_seats[council, facts["substitute_for"]]
        return self.seats[council, facts["seat"]]

    def seat_person(self, facts: Facts) -> None:
        terms.start_term(
            person=self.persons[facts["person"]],
            seat=self._seat(facts),
            start=facts["start"],
            planned_end=facts.get("planned_end"),
            filled_by=FilledBy(facts["filled_by"]),
            appointed_by=facts["appointed_by"],
            by=None,
        )

    def end_term(self, facts: Facts) -> None:
        term = self._seat(facts).terms.get(
            person=self.persons[facts["person"]], start=facts["start"]
        )
        reason = EndReason(facts["end_reason"])
        terms.end_term(term=term, on=facts["ended_on"], reason=reason, by=None)

    def take_office(self, facts: Facts) -> None:
        terms.take_office(
            person=self.persons[facts["person"]],
            council=self.councils[facts["council"]],
            office=Office(facts["office"]),
            start=facts["start"],
            by=None,
        )

    def give_role(self, facts: Facts) -> None:
        people.give_role(
            person=self.persons[facts["person"]],
            role=Role(facts["role"]),
            community=self.community,
            council=self.councils.get(facts.get("council", "")),
            start=facts["start"],
            by=None,
        )
