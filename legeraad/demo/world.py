"""Loads a health community from YAML, by the same functions that a secretary's forms call."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from django.db import transaction

from cases.domain.advice import recommendations, resolutions
from cases.domain.casework import cases, commissions
from cases.domain.meetings import actions, agenda, approval, attendance, meetings, minutes
from cases.enums import (
    ApprovalAnswer,
    AttendanceStatus,
    CaseOrigin,
    Consequence,
    ItemKind,
    Party,
    ResolutionOutcome,
    Responsibility,
)
from cases.models import Case, Commission, Meeting, Minutes, Theme
from councils.domain import councils
from councils.enums import ProfessionalGroup
from councils.models import Community, Council, Organisation, Region, Seat
from members.domain import logins, people, terms
from members.enums import EndReason, FilledBy, Office, Role
from members.models import Person

DATA = Path(__file__).parent / "data"
OSLO = ZoneInfo("Europe/Oslo")
ADDRESSES = "eksempel.example"

Facts = dict[str, Any]


def load() -> Community | None:
    """Loads the demo world into an empty database; does nothing where a community exists."""
    with transaction.atomic():
        if Community.objects.exists():
            return None
        for position, theme in enumerate(_read("themes.yaml"), 1):
            cases.add_theme(position=position, by=None, **theme)
        return World(_read("agder.yaml")).build()


def _read(name: str) -> Any:
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))


def _at(text: str | datetime) -> datetime:
    moment = text if isinstance(text, datetime) else datetime.fromisoformat(text)
    return moment.replace(tzinfo=OSLO)


class World:
    """One file's content on its way into the database."""

    def __init__(self, data: Facts) -> None:
        self.data = data
        self.organisations: dict[str, Organisation] = {}
        self.regions: dict[str, Region] = {}
        self.councils: dict[str, Council] = {}
        self.seats: dict[int, Seat] = {}
        self.substitute_seats: dict[int, Seat] = {}
        self.persons: dict[str, Person] = {}
        self.commissions: dict[int, Commission] = {}
        self.cases: dict[int, Case] = {}

    def build(self) -> Community:
        self.bodies()
        self.seating()
        self.everybody()
        for facts in self.data["commissions"]:
            self.register_commission(facts)
        for facts in self.data["cases"]:
            self.register_case(facts)
        for facts in self.data["meetings"]:
            self.hold_meeting(facts)
        for facts in self.data["cases"]:
            self.carry_on(facts)
        return self.community

    @cached_property
    def community(self) -> Community:
        return councils.register_community(by=None, **self.data["community"])

    @cached_property
    def themes(self) -> dict[str, Theme]:
        return {theme.slug: theme for theme in Theme.objects.all()}

    # bodies and seats
    def bodies(self) -> None:
        for facts in self.data["organisations"]:
            key = facts.pop("key")
            self.organisations[key] = councils.register_organisation(
                community=self.community, by=None, **facts
            )
        for position, facts in enumerate(self.data["regions"], 1):
            self.regions[facts["slug"]] = councils.register_region(
                community=self.community, position=position, by=None, **facts
            )
        for facts in self.data["councils"]:
            self.register_council(facts)
        for facts in self.data["mandates"]:
            council = self.councils[facts.pop("council")]
            councils.adopt_mandate(council=council, by=None, **facts)

    def register_council(self, facts: Facts) -> None:
        anchored_in = self.councils.get(facts.pop("anchored_in", ""))
        prepares = facts.pop("prepares", "")
        council = councils.register_council(
            community=self.community, anchored_in=anchored_in, by=None, **facts
        )
        self.councils[council.slug] = council
        if prepares:
            councils.anchor(council=self.councils[prepares], prepared_by=council, by=None)

    def seating(self) -> None:
        for position, facts in enumerate(self.data["seat_groups"], 1):
            seats = facts.pop("seats")
            council = self.councils[facts.pop("council")]
            group = councils.add_seat_group(council=council, position=position, by=None, **facts)
            for seat in seats:
                self.add_seat(group, seat)

    def add_seat(self, group: Any, facts: Facts) -> None:
        seat = councils.add_seat(
            group=group,
            ordinal=facts["ordinal"],
            title=facts["title"],
            region=self.regions.get(facts.get("region", "")),
            organisation=self.organisations.get(facts.get("organisation", "")),
            by=None,
        )
        self.seats[seat.ordinal] = seat
        if facts.get("substitute"):
            self.substitute_seats[seat.ordinal] = councils.add_substitute_seat(seat=seat, by=None)

    # persons
    def everybody(self) -> None:
        for name, facts in self.data["persons"].items():
            self.persons[name] = people.register_person(
                name=name, email=f"{facts['email']}@{ADDRESSES}", title=facts["title"], by=None
            )
            if facts.get("keeper"):
                logins.open_keepers_site(person=self.persons[name], by=None)
        for facts in self.data["terms"]:
            self.seat_person(facts)
        for facts in self.data["offices"]:
            terms.take_office(
                person=self.persons[facts["person"]],
                council=self.councils[facts["council"]],
                office=Office(facts["office"]),
                start=facts["start"],
                by=None,
            )
        for facts in self.data["roles"]:
            people.give_role(
                person=self.persons[facts["person"]],
                role=Role(facts["role"]),
                community=self.community,
                council=self.councils.get(facts.get("council", "")),
                start=facts["start"],
                by=None,
            )

    def seat_person(self, facts: Facts) -> None:
        substitute_for = facts.get("substitute_for")
        seat = (
            self.substitute_seats[substitute_for] if substitute_for else self.seats[facts["seat"]]
        )
        term = terms.start_term(
            person=self.persons[facts["person"]],
            seat=seat,
            start=facts["start"],
            planned_end=facts.get("planned_end"),
            filled_by=FilledBy(facts["filled_by"]),
            appointed_by=facts["appointed_by"],
            by=None,
        )
        if "ended_on" in facts:
            terms.end_term(
                term=term, on=facts["ended_on"], reason=EndReason(facts["end_reason"]), by=None
            )

    # commissions, cases and their recommendations
    def register_commission(self, facts: Facts) -> None:
        on = facts.pop("registered_on")
        commission = commissions.register(
            principal=self.councils["oss"], council=self.councils["alr"], on=on, by=None, **facts
        )
        self.commissions[commission.number] = commission

    def register_case(self, facts: Facts) -> None:
        case = cases.register(
            council=self.councils["alr"],
            title=facts["title"],
            summary=facts["summary"],
            origin=CaseOrigin(facts["origin"]),
            requester=facts.get("requester", ""),
            commission=self.commissions.get(facts.get("commission", 0)),
            themes=[self.themes[slug] for slug in facts["themes"]],
            regions=[self.regions[slug] for slug in facts.get("regions", [])],
            officer=self.persons["V.Ø."],
            on=facts["registered_on"],
            by=None,
        )
        if case.number != facts["number"]:
            raise ValueError(f"case {facts['number']} became {case.reference}")
        self.cases[case.number] = cases.assess(
            case=case,
            organisational=Consequence(facts["organisational"]),
            economic=Consequence(facts["economic"]),
            note=facts.get("consequence_note", ""),
            by=None,
        )
        self.draft_recommendation(case, facts["recommendation"])

    def draft_recommendation(self, case: Case, facts: Facts) -> None:
        rows = [
            recommendations.Row(
                Party(row["party"]), Responsibility(row["responsibility"]), row["task"]
            )
            for row in facts["rows"]
        ]
        recommendations.draft(
            case=case,
            question=facts["question"],
            answer=facts["answer"],
            advice=facts["advice"],
            professional_reason=facts["professional_reason"],
            practical_reason=facts["practical_reason"],
            quality_reason=facts["quality_reason"],
            rows=rows,
            exceptions=[recommendations.Exemption(**each) for each in facts["exceptions"]],
            by=None,
        )

    def carry_on(self, facts: Facts) -> None:
        """From the council's advice to the principal's answer and the publication."""
        plan = facts["recommendation"]
        given = self.cases[facts["number"]].recommendations.get()
        if "lifted_on" in plan:
            given = recommendations.lift(
                recommendation=given,
                on=plan["lifted_on"],
                why=plan.get("lifted_why", ""),
                by=None,
            )
            answer = plan["resolution"]
            resolutions.register(
                recommendation=given,
                principal=self.councils["oss"],
                decided_on=answer["decided_on"],
                case_number=answer["case_number"],
                outcome=ResolutionOutcome(answer["outcome"]),
                text=answer["text"],
                by=None,
            )
        recommendations.publish(recommendation=given, on=plan["published_on"], by=None)

    # meetings
    def hold_meeting(self, facts: Facts) -> None:
        meeting = meetings.plan(
            council=self.councils["alr"],
            starts_at=_at(facts["starts_at"]),
            ends_at=_at(facts["ends_at"]),
            place=facts["place"],
            by=None,
        )
        for item in facts["items"]:
            self.put_on_agenda(meeting, item)
        if "agenda_sent_on" not in facts:
            return
        agenda.send(meeting=meeting, on=facts["agenda_sent_on"], by=None)
        draft = minutes.open_session(meeting=meeting, by=None)
        self.record_attendance(meeting, facts)
        self.write_minutes(draft, facts["items"])
        minutes.close(minutes=draft, by=None)
        self.approve(draft, facts["approved_on"])

    def put_on_agenda(self, meeting: Meeting, item: Facts) -> None:
        if "case" in item:
            agenda.add_case(meeting=meeting, case=self.cases[item["case"]], by=None)
        else:
            agenda.add_item(meeting=meeting, title=item["title"], kind=ItemKind.FORMAL, by=None)

    def record_attendance(self, meeting: Meeting, facts: Facts) -> None:
        for name in facts.get("apologies", []):
            self.record(meeting, name, AttendanceStatus.APOLOGIES)
        for name in facts.get("substitutes", []):
            self.record(meeting, name, AttendanceStatus.PRESENT)
        attendance.everyone_present(meeting=meeting, by=None)
        for guest in facts.get("guests", []):
            case = self.cases.get(guest.get("case", 0))
            attendance.add_guest(
                meeting=meeting,
                person=self.persons[guest["person"]],
                professional_group=ProfessionalGroup(guest["group"]),
                item=meeting.items.get(case=case) if case else None,
                by=None,
            )

    def record(self, meeting: Meeting, name: str, status: AttendanceStatus) -> None:
        person = self.persons[name]
        held = person.terms.select_related("seat__substitute_for").get()
        attendance.record(
            meeting=meeting,
            seat=held.seat.substitute_for or held.seat,
            person=person,
            status=status,
            by=None,
        )

    def write_minutes(self, draft: Minutes, items: list[Facts]) -> None:
        voters = len(attendance.present_voters(draft.meeting))
        written = ("background", "discussion", "outcome", "advice", "unanimous")
        for entry, item in zip(draft.entries.all(), items, strict=True):
            text = {name: item[name] for name in written if name in item}
            for name in ("votes_for", "votes_against", "votes_abstained"):
                if name in item:
                    text[name] = voters if item[name] == "all" else item[name]
            minutes.write(
                entry=entry, revision=entry.revision, person=self.persons["V.Ø."], by=None, **text
            )
            if agreed := item.get("action"):
                actions.agree(
                    entry=entry,
                    task=agreed["task"],
                    owner=self.persons[agreed["owner"]],
                    due=agreed["due"],
                    by=None,
                )

    def approve(self, draft: Minutes, on: date) -> None:
        """The chair reads the minutes the day before; everybody who met has answered on the day."""
        yesterday = on - timedelta(days=1)
        reader = self.persons["T.Q."]
        approval.circulate(minutes=draft, reader=reader, due=on, on=yesterday, by=None)
        for row in draft.approvals.filter(answer=""):
            approval.answer(
                minutes=draft, person=row.person, answer=ApprovalAnswer.APPROVED, on=on, by=None
            )
