"""The colour of each state; the word beside it comes from the enum."""

from __future__ import annotations

from typing import Any

from django.utils.text import capfirst

from cases.enums import CaseState, CommissionState, RecommendationState
from cases.models import Case, Commission, Recommendation

OF_CASE = {
    CaseState.REGISTERED: "accent",
    CaseState.IN_PROGRESS: "info",
    CaseState.READY: "info",
    CaseState.ADVISED: "info",
    CaseState.WITH_PRINCIPAL: "warning",
    CaseState.IMPLEMENTING: "success",
    CaseState.CLOSED: "neutral",
    CaseState.DISMISSED: "neutral",
    CaseState.WITHDRAWN: "neutral",
    CaseState.POSTPONED: "neutral",
    CaseState.MISREGISTERED: "neutral",
}
OF_COMMISSION = {
    CommissionState.RECEIVED: "accent",
    CommissionState.ACCEPTED: "info",
    CommissionState.IN_PROGRESS: "info",
    CommissionState.REPORTED: "warning",
    CommissionState.CLOSED: "neutral",
}
OF_RECOMMENDATION = {
    RecommendationState.DRAFT: "neutral",
    RecommendationState.ADVISED: "info",
    RecommendationState.WITH_PRINCIPAL: "warning",
    RecommendationState.IN_FORCE: "success",
    RecommendationState.SUPERSEDED: "neutral",
    RecommendationState.WITHDRAWN: "warning",
    RecommendationState.DECLINED: "danger",
}


def of_case(case: Case) -> dict[str, Any]:
    color = OF_CASE[CaseState(case.state)]
    return {"label": capfirst(case.get_state_display()), "color": color}


def of_commission(commission: Commission) -> dict[str, Any]:
    color = OF_COMMISSION[CommissionState(commission.state)]
    return {"label": capfirst(commission.get_state_display()), "color": color}


def of_recommendation(recommendation: Recommendation) -> dict[str, Any]:
    color = OF_RECOMMENDATION[RecommendationState(recommendation.state)]
    return {"label": capfirst(recommendation.get_state_display()), "color": color}
