"""What happens in a world: commissions, cases, and how they end in recommendations."""

from __future__ import annotations

from datetime import date
from functools import cached_property, partial

from cases.domain.advice import recommendations, resolutions
from cases.domain.casework import cases, commissions, plans
from cases.enums import (
    CaseOrigin,
    CaseState,
    Consequence,
    Party,
    ResolutionOutcome,
    Responsibility,
)
from cases.models import Case, Commission, Recommendation, Theme
from councils.enums import Office
from councils.models import Council
from legeraad.demo.world_diary import Diary, at
from legeraad.demo.world_reach import ReachOf
from legeraad.demo.world_register import Facts, Register
from members.domain import people, terms
from members.enums import Role
from members.models import User

OF_A_CASE = ("requester", "language", "access", "legal_basis")
OF_A_RECOMMENDATION = (
    "question",
    "answer",
    "advice",
    "professional_reason",
    "practical_reason",
    "quality_reason",
)


class Matters:
    def __init__(self, register: Register) -> None:
        self.register = register
        self.commissions: dict[int, Commission] = {}
        self.cases: dict[tuple[str, int], Case] = {}
        self.reach = ReachOf(self)

    @cached_property
    def themes(self) -> dict[str, Theme]:
        return {theme.slug: theme for theme in Theme.objects.all()}

    def secretary(self, council: Council, on: date) -> User | None:
        return self.register.login_of(Office.SECRETARY, council, on)

    def registrar(self, principal: Council, on: date) -> User | None:
        found = people.holders(role=Role.REGISTRAR, council=principal, on=on)
        return found[0].user if found else None

    def principal(self, council: Council) -> Council:
        if council.anchored_in is None:
            raise ValueError(f"{council} reports to nobody")
        return council.anchored_in

    # action plans
    def note_plan(self, facts: Facts, diary: Diary) -> None:
        diary.note(at(facts["adopted_on"], 8), partial(self.plan, facts))

    def plan(self, facts: Facts) -> None:
        principal = self.register.councils[facts["principal"]]
        by = self.registrar(principal, facts["adopted_on"])
        words = {name: facts[name] for name in ("title", "first_year", "last_year")}
        made = plans.begin(principal=principal, by=by, **words)
        areas = [plans.Area(None, title, {}, added) for title, added in facts["areas"].items()]
        plans.write(plan=made, areas=areas, by=by, **words)

    # commissions
    def note_commission(self, facts: Facts, diary: Diary) -> None:
        diary.note(at(facts["registered_on"], 9), partial(self.commission, facts))
        for day, act in (
            ("accepted_on", self.accept),
            ("reported_on", self.report),
            ("closed_on", self.close),
        ):
            if day in facts:
                diary.note(at(facts[day], 9), partial(act, facts))

    def commission(self, facts: Facts) -> None:
        council = self.register.council_of(facts)
        principal = self.principal(council)
        on = facts["registered_on"]
        wanted = ("title", "text", "due", "due_is_tentative")
        measures = plans.measures_of([principal.pk])
        made = commissions.register(
            principal=principal,
            council=council,
            on=on,
            by=self.registrar(principal, on),
            measure=measures.get(title=facts["measure"]) if "measure" in facts else None,
            **{name: facts[name] for name in wanted if name in facts},
        )
        _check(made.number == facts["number"], made.reference)
        self.commissions[made.number] = made

    def accept(self, facts: Facts) -> None:
        made = self.commissions[facts["number"]]
        by = self.secretary(made.council, facts["accepted_on"])
        commissions.accept(commission=made, reply=facts.get("reply", ""), by=by)

    def report(self, facts: Facts) -> None:
        made = self.commissions[facts["number"]]
        on = facts["reported_on"]
        by = self.secretary(made.council, on)
        commissions.report(commission=made, text=facts["report"], on=on, by=by)

    def close(self, facts: Facts) -> None:
        made = self.commissions[facts["number"]]
        by = self.registrar(made.principal, facts["closed_on"])
        commissions.close(commission=made, by=by)

    # cases
    def note_case(self, facts: Facts, diary: Diary) -> None:
        day = facts["registered_on"]
        diary.note(at(day, 10), partial(self.register_case, facts))
        if "organisational" in facts:
            diary.note(at(facts.get("assessed_on") or day, 11), partial(self.assess, facts))
        for step in facts.get("moves", []):
            diary.note(at(step["day"], 15), partial(self.move, facts, step))
        if plan := facts.get("recommendation"):
            diary.note(at(plan.get("drafted_on") or day, 12), partial(self.draft, facts))
            self.note_way(facts, plan, diary)

    def note_way(self, facts: Facts, plan: Facts, diary: Diary) -> None:
        """From the council's advice to the principal's answer and the publication."""
        if "lifted_on" in plan:
            diary.note(at(plan["lifted_on"], 13), partial(self.lift, facts))
        if "resolution" in plan:
            diary.note(at(plan["resolution"]["decided_on"], 14), partial(self.answer, facts))
        if "published_on" in plan:
            diary.note(at(plan["published_on"], 15), partial(self.publish, facts))
        if "sent_out" in plan:
            self.reach.note(facts, plan["sent_out"], diary)

    def case_of(self, facts: Facts) -> Case:
        slug = self.register.council_of(facts).slug
        return Case.objects.get(pk=self.cases[slug, facts["number"]].pk)

    def register_case(self, facts: Facts) -> None:
        council = self.register.council_of(facts)
        on = facts["registered_on"]
        case = cases.register(
            council=council,
            title=facts["title"],
            summary=facts["summary"],
            origin=CaseOrigin(facts["origin"]),
            commission=self.commissions.get(facts.get("commission", 0)),
            themes=[self.themes[slug] for slug in facts["themes"]],
            regions=[self.register.regions[slug] for slug in facts.get("regions", [])],
            officer=terms.office_holder(council=council, office=Office.SECRETARY, on=on),
            on=on,
            by=self.secretary(council, on),
            **{name: facts[name] for name in OF_A_CASE if name in facts},
        )
        _check(case.number == facts["number"], case.reference)
        self.cases[council.slug, case.number] = case

    def assess(self, facts: Facts) -> None:
        case = self.case_of(facts)
        cases.assess(
            case=case,
            organisational=Consequence(facts["organisational"]),
            economic=Consequence(facts["economic"]),
            note=facts.get("consequence_note", ""),
            by=self.secretary(case.council, facts["registered_on"]),
        )

    def move(self, facts: Facts, step: Facts) -> None:
        case = self.case_of(facts)
        by = self.secretary(case.council, step["day"])
        cases.move(case=case, to=CaseState(step["to"]), why=step.get("why", ""), by=by)

    # recommendations
    def draft(self, facts: Facts) -> None:
        plan = facts["recommendation"]
        case = self.case_of(facts)
        rows = [
            recommendations.Row(
                Party(row["party"]), Responsibility(row["responsibility"]), row["task"]
            )
            for row in plan["rows"]
        ]
        recommendations.draft(
            case=case,
            rows=rows,
            exceptions=[recommendations.Exemption(**each) for each in plan["exceptions"]],
            goals=plan.get("goals", []),
            by=self.secretary(case.council, facts["registered_on"]),
            **{name: plan[name] for name in OF_A_RECOMMENDATION},
        )

    def given(self, facts: Facts) -> Recommendation:
        return self.case_of(facts).recommendations.get()

    def lift(self, facts: Facts) -> None:
        given = self.given(facts)
        plan = facts["recommendation"]
        on = plan["lifted_on"]
        by = self.secretary(given.case.council, on)
        recommendations.lift(recommendation=given, on=on, why=plan.get("lifted_why", ""), by=by)

    def answer(self, facts: Facts) -> None:
        given = self.given(facts)
        answer = facts["recommendation"]["resolution"]
        principal = self.principal(given.case.council)
        resolutions.register(
            recommendation=given,
            principal=principal,
            decided_on=answer["decided_on"],
            case_number=answer["case_number"],
            outcome=ResolutionOutcome(answer["outcome"]),
            text=answer["text"],
            by=self.registrar(principal, answer["decided_on"]),
        )

    def publish(self, facts: Facts) -> None:
        given = self.given(facts)
        on = facts["recommendation"]["published_on"]
        by = self.secretary(given.case.council, on)
        given = recommendations.publish(recommendation=given, on=on, by=by)
        told = facts["recommendation"].get("label", given.label)
        _check(given.label == told, given.label)


def _check(as_told: bool, became: str) -> None:
    """Numbers are given by the portal; the files only know them."""
    if not as_told:
        raise ValueError(f"another number was told than {became}")
