"""What a case needs now: one step, told in the same way on every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.enums import (
    OPEN_CASE_STATES,
    CaseState,
    MeetingState,
    MinutesState,
    RecommendationState,
    ResolutionOutcome,
)
from cases.models import AgendaItem, Case, Meeting, PrincipalResolution, Recommendation


class Step(models.TextChoices):
    """The label is the words on the button; NOTHING has no button."""

    ASSESS = "assess", _("Assess the consequences")
    DRAFT = "draft", _("Draft the recommendation")
    SCHEDULE = "schedule", _("Put it on an agenda")
    TREAT = "treat", _("See the meeting")
    LIFT = "lift", _("Lift it to the principal")
    ANSWER = "answer", _("Register the principal's answer")
    PUBLISH = "publish", _("Publish the recommendation")
    NOTHING = "nothing", _("Nothing now")


@dataclass(frozen=True)
class Standing:
    """A case with what decides its next step. `meeting` is the one that has it before it."""

    case: Case
    recommendation: Recommendation | None
    meeting: Meeting | None
    approved: bool

    @property
    def step(self) -> Step:
        state = self.recommendation.state if self.recommendation else None
        if state == RecommendationState.WITH_PRINCIPAL:
            return Step.PUBLISH if self.approved else Step.ANSWER
        if state == RecommendationState.ADVISED:
            return self._after_advice()
        if self.case.state in OPEN_CASE_STATES:
            return self._before_advice()
        if self.case.state == CaseState.ADVISED and self.recommendation is None:
            return Step.DRAFT
        return Step.NOTHING

    def _after_advice(self) -> Step:
        if not self.case.assessed:
            return Step.ASSESS
        must_lift = self.case.significant and not self.approved
        return Step.LIFT if must_lift else Step.PUBLISH

    def _before_advice(self) -> Step:
        if self.meeting is not None:
            return Step.TREAT
        if not self.case.assessed:
            return Step.ASSESS
        return Step.SCHEDULE if self.recommendation else Step.DRAFT


def standings(cases: Sequence[Case]) -> list[Standing]:
    """Where each case stands, in the order given. Three queries, however many cases."""
    keys = [case.pk for case in cases]
    drafted = {each.case_id: each for each in Recommendation.objects.filter(case__in=keys)}
    approved = set(
        PrincipalResolution.objects.filter(
            recommendation__case__in=keys,
            outcome__in=(ResolutionOutcome.APPROVED, ResolutionOutcome.CHANGED),
        ).values_list("recommendation__case", flat=True)
    )
    before = {item.case_id: item.meeting for item in _before_meetings(keys)}
    return [
        Standing(case, drafted.get(case.pk), before.get(case.pk), case.pk in approved)
        for case in cases
    ]


def standing(case: Case) -> Standing:
    return standings([case])[0]


def _before_meetings(keys: list[int]) -> models.QuerySet[AgendaItem]:
    """Items whose meeting has not come to an end with approved minutes."""
    open_meeting = Q(meeting__state__in=(MeetingState.PLANNED, MeetingState.SUMMONED))
    written_on = Q(
        meeting__state__in=(MeetingState.IN_SESSION, MeetingState.HELD),
        meeting__minutes__state__in=(MinutesState.DRAFT, MinutesState.WITH_CHAIR),
    )
    rows = AgendaItem.objects.filter(open_meeting | written_on, case__in=keys)
    return rows.select_related("meeting__council").order_by("-meeting__starts_at").distinct()
