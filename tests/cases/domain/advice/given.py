"""A recommendation on its way to the gate, with everything in place unless a test takes it away."""

from __future__ import annotations

from datetime import date

from cases.domain.advice import recommendations
from cases.domain.casework import cases
from cases.domain.meetings import attendance, minutes
from cases.enums import Consequence, Outcome, Party, Responsibility
from cases.models import Case, Recommendation
from councils.enums import ProfessionalGroup
from councils.models import Council
from members.models import Person
from tests import factories

ADVISED_ON = factories.DAY
TODAY = date(2026, 11, 22)


def advise(case: Case, *, outcome: Outcome = Outcome.ADVICE_TO_PRINCIPAL) -> None:
    """The council meets, both sides are there, and the chair approves the minutes."""
    draft = factories.opened(case.council, case=case)
    attendance.add_guest(
        meeting=draft.meeting,
        person=Person.objects.get(name="Å.Z."),
        professional_group=ProfessionalGroup.HOSPITAL_DOCTOR,
        by=None,
    )
    for entry in draft.entries.select_related("item"):
        minutes.write(
            entry=entry,
            revision=entry.revision,
            outcome=outcome if entry.item.case_id else Outcome.NOTED,
            advice="Rådet tilrår ordningen." if entry.item.case_id else "",
            by=None,
        )
    minutes.close(minutes=draft, by=None)
    factories.approved(draft, on=ADVISED_ON)


def drafted(case: Case) -> Recommendation:
    """A whole recommendation; whether the case is assessed is left to the test."""
    return recommendations.draft(
        case=case,
        question="Hvem følger opp?",
        answer="Den som bestilte, følger opp.",
        advice="Legen som bestiller en undersøkelse, følger opp svaret.",
        professional_reason="Den som spør, kjenner spørsmålet.",
        practical_reason="Ett svar går til ett sted.",
        quality_reason="Ingen svar blir liggende.",
        rows=[recommendations.Row(Party.GP, Responsibility.FULL, "følger opp egne prøver")],
        by=None,
    )


def assessed(council: Council, organisational: Consequence = Consequence.MINOR) -> Case:
    return cases.assess(
        case=factories.new_case(council),
        organisational=organisational,
        economic=Consequence.NONE,
        by=None,
    )


def advised(council: Council, *, organisational: Consequence = Consequence.MINOR) -> Recommendation:
    case = assessed(council, organisational)
    written = drafted(case)
    advise(case)
    return Recommendation.objects.select_related("case__council__community").get(pk=written.pk)
