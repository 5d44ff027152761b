"""The standing part of a world: bodies, seats, and who sits where."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

from councils.domain import councils
from councils.domain import seats as seating
from councils.enums import Office, ProfessionalGroup
from councils.models import Community, Council, Organisation, Region, Seat, SeatGroup
from legeraad.demo.world_doctors import doctors_of
from members.domain import logins, people, terms
from members.enums import Employment
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
        self.groups: dict[tuple[str, str], SeatGroup] = {}
        self.seats: dict[tuple[int, int], Seat] = {}  # by the council's key: its address may change
        self.substitute_seats: dict[tuple[int, int], Seat] = {}
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
        for slug, instead in self.data.get("heard_through", {}).items():
            council = self.councils[slug]
            councils.anchor(council=council, heard_through=self.councils[instead], by=None)
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
        regions: tuple[str, ...] = (),
        renamed: Facts | None = None,
        **facts: Any,
    ) -> None:
        council = councils.register_council(
            community=self.community,
            anchored_in=self.councils.get(anchored_in),
            municipalities=[self.organisations[key] for key in municipalities],
            regions=[self.regions[slug] for slug in regions],
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

    def add_seat_group(
        self,
        *,
        council: str,
        seats: list[Facts] | None = None,
        derived_from: Facts | None = None,
        **facts: Any,
    ) -> None:
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
        self.groups[council, group.label] = group
        for seat in seats or []:
            self.add_seat(group, seat)
        if derived_from:
            source = self.groups[derived_from["council"], derived_from["group"]]
            seating.derive(group=group, source=source, by=None)

    def add_seat(self, group: SeatGroup, facts: Facts) -> None:
        seat = seating.add_seat(
            group=group,
            ordinal=facts["ordinal"],
            title=facts["title"],
            region=self.regions.get(facts.get("region", "")),
            organisation=self.organisations.get(facts.get("organisation", "")),
            preferred=facts.get("preferred", ""),
            by=None,
            **self._followed(facts.get("mirrors")),
        )
        key = (group.council_id, seat.ordinal)
        self.seats[key] = seat
        if facts.get("substitute"):
            self.substitute_seats[key] = seating.add_substitute_seat(seat=seat, by=None)

    def _followed(self, mirrors: Facts | None) -> Facts:
        """What a seat follows: another seat, or an office (ALR-19)."""
        if mirrors is None:
            return {}
        council = self.councils[mirrors["council"]]
        if "seat" in mirrors:
            return {"mirrors": self.seats[council.pk, mirrors["seat"]]}
        return {"mirrors_council": council, "mirrors_office": Office(mirrors["office"])}

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
        person = people.register_person(
            name=name,
            email=address,
            title=title,
            gender=facts.get("gender", ""),
            registered_in=self.community,
            by=None,
        )
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
