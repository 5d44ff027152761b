"""Who sits where and what a council owes, day by day: terms, vacancies, offices, roles, duties."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial

from councils.domain import councils, duties, mandates
from councils.enums import Behaviour, CouncilStatus, DutyKind, Office
from councils.models import Council, Duty, Seat
from legeraad.demo.world_diary import Diary, at
from legeraad.demo.world_register import Facts, Register
from members.domain import people, standings, terms, vacancies
from members.enums import EndReason, FilledBy, Role
from members.models import Term, User, Vacancy

OF_A_TERM = ("planned_end", "appointed_by", "decided_on", "present", "responsible_leader")


class Standing:
    """What a file tells of councils, seats and roles, noted on its days."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.data = register.data

    def note(self, diary: Diary) -> None:
        for facts in self.data["mandates"]:
            diary.note(at(facts["adopted_on"], 8), partial(self.adopt, facts))
        for facts in self.data["terms"]:
            self.note_term(facts, diary)
        for facts in self.data["offices"]:
            diary.note(at(facts["start"], 8), partial(self.take_office, facts))
        for facts in self.data["roles"]:
            diary.note(at(facts["start"], 8), partial(self.give_role, facts))
        for day in self.data.get("mornings", []):
            diary.note(at(day, 6), partial(vacancies.open_due, on=day))
        for facts in self.data.get("vacancies", []):
            self.note_vacancy(facts, diary)
        self.note_councils(diary)

    def note_councils(self, diary: Diary) -> None:
        for facts in self.data.get("council_changes", []):
            diary.note(at(facts["since"], 7), partial(self.change_council, facts))
        for facts in self.data.get("trials", []):
            diary.note(at(facts["start"], 9), partial(self.start_trial, facts))
        for facts in self.data.get("duties", []):
            self.add_duty(facts, diary)

    # terms
    def note_term(self, facts: Facts, diary: Diary) -> None:
        diary.note(at(facts["start"], 8), partial(self.seat_person, facts))
        if "ended_on" in facts:
            diary.note(at(facts["ended_on"], 7), partial(self.end_term, facts))
        if "release" in facts:
            diary.note(at(facts["release"]["agreed_on"], 9), partial(self.release, facts))

    def _seat(self, facts: Facts) -> Seat:
        council = self.register.council_of(facts)
        if "substitute_for" in facts:
            return self.register.substitute_seats[council.pk, facts["substitute_for"]]
        return self.register.seats[council.pk, facts["seat"]]

    def _term(self, facts: Facts) -> Term:
        person = self.register.persons[facts["person"]]
        found: Term = self._seat(facts).terms.get(person=person, start=facts["start"])
        return found

    def seat_person(self, facts: Facts) -> None:
        terms.start_term(
            person=self.register.persons[facts["person"]],
            seat=self._seat(facts),
            start=facts["start"],
            filled_by=FilledBy(facts["filled_by"]),
            welcome=False,
            by=None,
            **{"planned_end": None} | {name: facts[name] for name in OF_A_TERM if name in facts},
        )

    def end_term(self, facts: Facts) -> None:
        reason = EndReason(facts["end_reason"])
        terms.end_term(term=self._term(facts), on=facts["ended_on"], reason=reason, by=None)

    def release(self, facts: Facts) -> None:
        agreed = facts["release"]
        terms.release(
            term=self._term(facts),
            released_by=agreed["by"],
            hours_meeting=Decimal(str(agreed["meeting"])),
            hours_between=Decimal(str(agreed["between"])),
            agreed_on=agreed["agreed_on"],
            by=None,
        )

    # vacancies
    def note_vacancy(self, facts: Facts, diary: Diary) -> None:
        """Who was asked where the mandate names nobody, and what came of it."""
        diary.note(at(facts["asked_on"], 10), partial(self.ask_body, facts))
        if "left_open_on" in facts:
            diary.note(at(facts["left_open_on"], 10), partial(self.leave_open, facts))

    def _vacancy(self, facts: Facts) -> Vacancy:
        found: Vacancy = Vacancy.objects.unfilled().get(seat=self._seat(facts))
        return found

    def ask_body(self, facts: Facts) -> None:
        by = self.secretary(facts, facts["asked_on"])
        body = self.register.councils[facts["body"]]
        vacancies.address_to(vacancy=self._vacancy(facts), body=body, by=by)

    def leave_open(self, facts: Facts) -> None:
        by = self.secretary(facts, facts["left_open_on"])
        vacancies.leave_open(vacancy=self._vacancy(facts), reason=facts["reason"], by=by)

    def secretary(self, facts: Facts, on: date) -> User | None:
        council = self.register.council_of(facts)
        return self.register.login_of(Office.SECRETARY, council, on)

    # offices and roles
    def take_office(self, facts: Facts) -> None:
        terms.take_office(
            person=self.register.persons[facts["person"]],
            council=self.register.councils[facts["council"]],
            office=Office(facts["office"]),
            start=facts["start"],
            by=None,
        )

    def give_role(self, facts: Facts) -> None:
        people.give_role(
            person=self.register.persons[facts["person"]],
            role=Role(facts["role"]),
            community=self.register.community,
            council=self.register.councils.get(facts.get("council", "")),
            organisation=self.register.organisations.get(facts.get("organisation", "")),
            start=facts["start"],
            by=None,
        )

    # what becomes of a council, and what it owes
    def adopt(self, facts: Facts) -> None:
        council = self.register.councils[facts["council"]]
        mandates.adopt_mandate(**(facts | {"council": council}), by=None)

    def change_council(self, facts: Facts) -> None:
        council, on = self.register.councils[facts["council"]], facts["since"]
        if "status" in facts:
            status = CouncilStatus(facts["status"])
            reason = facts.get("reason", "")
            council = standings.set_status(
                council=council, status=status, reason=reason, on=on, by=None
            )
        if "name" in facts:
            council = councils.rename(
                council=council, name=facts["name"], label=facts["label"], on=on, by=None
            )
        if "kind" in facts:
            council = self._change_kind(council, facts)
        if "slug" in facts:
            council = councils.move(council=council, slug=facts["slug"], by=None)
        self.register.councils[facts["council"]] = council

    def _change_kind(self, council: Council, facts: Facts) -> Council:
        return councils.change_kind(
            council=council,
            kind=facts["kind"],
            behaviour=Behaviour(facts["behaviour"]),
            decided_by=facts.get("decided_by", ""),
            on=facts["since"],
            by=None,
        )

    def start_trial(self, facts: Facts) -> None:
        duties.start_trial(
            council=self.register.councils[facts["council"]],
            start=facts["start"],
            ends_on=facts["ends_on"],
            decided_by=facts["decided_by"],
            by=None,
        )

    def add_duty(self, facts: Facts, diary: Diary) -> None:
        """A duty has been there from the first day; what was done is noted on its own."""
        duty = duties.add_duty(
            council=self.register.councils[facts["council"]],
            kind=DutyKind(facts["kind"]),
            first_due=facts["first_due"],
            every_months=facts.get("every_months"),
            by=None,
        )
        for done in facts.get("done", []):
            diary.note(at(done["done_on"], 9), partial(self.fulfil, duty, done))

    def fulfil(self, duty: Duty, done: Facts) -> None:
        answers = {name: words for name, words in done.items() if name != "done_on"}
        duties.fulfil(duty=duty, on=done["done_on"], by=None, **answers)
