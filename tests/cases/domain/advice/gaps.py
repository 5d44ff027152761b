"""A recommendation that lacks nothing, and each single thing that can be taken from it.

The same gaps are tried by raw POST, by the domain function and by SQL.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from cases.domain.advice import recommendations, resolutions
from cases.enums import Access, Consequence, ItemKind, RecommendationState, ResolutionOutcome
from cases.models import AgendaItem, Attendance, Case, Impartiality, Minutes, Recommendation
from councils.models import Community
from tests.cases.domain.advice.given import ADVISED_ON, advised
from tests.factories import council_of

Change = Callable[[Recommendation], None]

GP = "At least one GP took part when it was advised."
HOSPITAL = "At least one hospital doctor took part when it was advised."
ASSESSED = "The organisational and economic consequences are assessed."
PRINCIPAL = "The principal has approved it."
GIVEN = "The advice is given in approved minutes."
SHARED = "A shared responsibility is split between two parties or more."
REASONS = "recommendation_public_has_reasons"


@dataclass(frozen=True)
class Gap:
    """`sentences` of the domain (msgids), and the constraints any of which may refuse first."""

    open: Change
    sentences: tuple[str, ...]
    constraints: tuple[str, ...]


def complete(community: Community) -> Recommendation:
    return advised(council_of(community))


def again(recommendation: Recommendation) -> Recommendation:
    return Recommendation.objects.get(pk=recommendation.pk)


def _words(**words: str) -> Change:
    def change(given: Recommendation) -> None:
        Recommendation.objects.filter(pk=given.pk).update(**words)

    return change


def _case(**facts: str) -> Change:
    def change(given: Recommendation) -> None:
        Case.objects.filter(pk=given.case_id).update(**facts)

    return change


def _nobody_from(*groups: str) -> Change:
    def change(given: Recommendation) -> None:
        met = Attendance.objects.filter(meeting=given.item.meeting)
        met.filter(professional_group__in=groups).update(professional_group="other")

    return change


def _those_from(group: str, given: Recommendation) -> QuerySet[Attendance]:
    return Attendance.objects.filter(meeting=given.item.meeting, professional_group=group)


def _gone_before_it(group: str) -> Change:
    def change(given: Recommendation) -> None:
        _those_from(group, given).update(left_at=given.item)

    return change


def _came_after_it(group: str) -> Change:
    def change(given: Recommendation) -> None:
        facts = {"title": "Eventuelt", "kind": ItemKind.FORMAL, "position": 99}
        later = AgendaItem.objects.create(meeting=given.item.meeting, **facts)
        _those_from(group, given).update(came_at=later)

    return change


def _raised(group: str, result: str) -> Change:
    """Against everybody of the group; the lock of approved minutes is put aside meanwhile."""

    def change(given: Recommendation) -> None:
        now = timezone.now()
        facts = {"reason": "Slekt.", "raised_at": now, "result": result}
        facts["decided_at"] = now if result else None
        rows = [
            Impartiality(item=given.item, person=met.person, **facts)
            for met in _those_from(group, given)
        ]
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE cases_impartiality DISABLE TRIGGER impartiality_locked")
            Impartiality.objects.bulk_create(rows)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE cases_impartiality ENABLE TRIGGER impartiality_locked")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")

    return change


def _written_anew(given: Recommendation) -> None:
    Minutes.objects.create(meeting=given.item.meeting, version=2, reopened_why="Oppmøtet var feil.")


def _answered(outcome: ResolutionOutcome, **facts: Consequence) -> Change:
    """Lifted, and answered by the principal; `facts` are the consequences if they matter."""

    def change(given: Recommendation) -> None:
        _case(**facts)(given) if facts else None
        lifted = recommendations.lift(recommendation=given, on=ADVISED_ON, why="", by=None)
        resolutions.register(
            recommendation=lifted,
            principal=lifted.case.council.anchored_in,
            decided_on=ADVISED_ON,
            case_number="14-2026",
            outcome=outcome,
            text="OSS har behandlet saken.",
            by=None,
        )

    return change


def _lifted(given: Recommendation) -> None:
    recommendations.lift(recommendation=given, on=ADVISED_ON, why="Uenighet.", by=None)


def _without_rows(given: Recommendation) -> None:
    given.rows.all().delete()


def _shared_with_nobody(given: Recommendation) -> None:
    given.rows.update(responsibility="shared")


def _shared_by_two(given: Recommendation) -> None:
    _shared_with_nobody(given)
    given.rows.create(position=9, party="ward", responsibility="shared", task="sender kopi")


def _draft(given: Recommendation) -> None:
    Recommendation.objects.filter(pk=given.pk).update(state=RecommendationState.DRAFT, item=None)


def _item_of_another_case(given: Recommendation) -> None:
    other = Recommendation.objects.get(number=1)
    Recommendation.objects.filter(pk=given.pk).update(item=other.item)


SIGNIFICANT = Consequence.SIGNIFICANT
RETURNED, DECLINED = ResolutionOutcome.RETURNED, ResolutionOutcome.DECLINED

OPEN: dict[str, Change] = {
    "nothing missing": lambda given: None,
    "shared by two": _shared_by_two,
    "hospital doctors found impartial": _raised("hospital_doctor", "impartial"),
    "lifted freely, approved": _answered(ResolutionOutcome.APPROVED),
    "of significance, approved": _answered(ResolutionOutcome.APPROVED, organisational=SIGNIFICANT),
    "of significance, changed": _answered(ResolutionOutcome.CHANGED, economic=SIGNIFICANT),
}

_GAPS: dict[str, Gap] = {
    "GPs gone before it": Gap(_gone_before_it("gp"), (GP,), ("gate_both_sides",)),
    "hospital doctors came after it": Gap(
        _came_after_it("hospital_doctor"), (HOSPITAL,), ("gate_both_sides",)
    ),
    "GPs not yet found impartial": Gap(_raised("gp", ""), (GP,), ("gate_both_sides",)),
    "hospital doctors stepped down": Gap(
        _raised("hospital_doctor", "disqualified"), (HOSPITAL,), ("gate_both_sides",)
    ),
    "minutes written anew": Gap(_written_anew, (GIVEN,), ("gate_advice_given",)),
    "no question": Gap(
        _words(question="Kontrollbilde etter brudd"),
        ("It asks a question.",),
        ("recommendation_public_asks",),
    ),
    "no professional reason": Gap(
        _words(professional_reason=" \n"), ("It has a professional reason.",), (REASONS,)
    ),
    "no practical reason": Gap(
        _words(practical_reason=""), ("It has a practical reason.",), (REASONS,)
    ),
    "no reason of quality": Gap(
        _words(quality_reason="\t"), ("It has a reason of quality.",), (REASONS,)
    ),
    "no reason at all": Gap(
        _words(professional_reason="", practical_reason="", quality_reason=""),
        (
            "It has a professional reason.",
            "It has a practical reason.",
            "It has a reason of quality.",
        ),
        (REASONS,),
    ),
    "organisational not assessed": Gap(
        _case(organisational="not_assessed"), (ASSESSED,), ("gate_consequences_assessed",)
    ),
    "economic not assessed": Gap(
        _case(economic="not_assessed"), (ASSESSED,), ("gate_consequences_assessed",)
    ),
    "neither assessed": Gap(
        _case(organisational="not_assessed", economic="not_assessed"),
        (ASSESSED,),
        ("gate_consequences_assessed",),
    ),
    "no GP": Gap(_nobody_from("gp"), (GP,), ("gate_both_sides",)),
    "no hospital clinician": Gap(
        _nobody_from("hospital_doctor"), (HOSPITAL,), ("gate_both_sides",)
    ),
    "neither side": Gap(
        _nobody_from("gp", "hospital_doctor"), (GP, HOSPITAL), ("gate_both_sides",)
    ),
    "exempt": Gap(
        _case(access=Access.EXEMPT, legal_basis="offentleglova § 13"),
        ("The case is not exempt from publicity.",),
        ("gate_not_exempt",),
    ),
    "no rows": Gap(_without_rows, ("It is written who does what.",), ("gate_who_does_what",)),
    "shared with nobody": Gap(_shared_with_nobody, (SHARED,), ("gate_shared_by_two",)),
    "organisational of significance": Gap(
        _case(organisational=SIGNIFICANT), (PRINCIPAL,), ("gate_principal_answered",)
    ),
    "economic of significance": Gap(
        _case(economic=SIGNIFICANT), (PRINCIPAL,), ("gate_principal_answered",)
    ),
    "both of significance": Gap(
        _case(organisational=SIGNIFICANT, economic=SIGNIFICANT),
        (PRINCIPAL,),
        ("gate_principal_answered",),
    ),
    "lifted freely, no answer": Gap(_lifted, (PRINCIPAL,), ("gate_principal_answered",)),
    "lifted freely, declined": Gap(_answered(DECLINED), (PRINCIPAL,), ("gate_principal_answered",)),
    "of significance, declined": Gap(
        _answered(DECLINED, organisational=SIGNIFICANT), (PRINCIPAL,), ("gate_principal_answered",)
    ),
    "of significance, returned": Gap(
        _answered(RETURNED, organisational=SIGNIFICANT),
        (GIVEN, PRINCIPAL),
        ("gate_principal_answered",),
    ),
    "not advised": Gap(_draft, (GIVEN, GP, HOSPITAL), ("gate_both_sides",)),
    "advised in another case": Gap(_item_of_another_case, (GIVEN,), ("gate_advice_given",)),
}
GAPS = tuple(_GAPS)


def gap_of(name: str) -> Gap:
    return _GAPS[name]
