from cases.models.cases import Case, Counter, Theme, ThemeWord
from cases.models.commissions import Commission
from cases.models.meetings import AgendaItem, Attendance, Meeting
from cases.models.minutes import (
    ActionPoint,
    Minutes,
    MinutesApproval,
    MinutesEntry,
    MinutesFile,
)
from cases.models.recommendations import (
    Recommendation,
    RecommendationException,
    RecommendationFile,
    RecommendationRow,
    RecommendationVersion,
)
from cases.models.resolutions import PrincipalResolution

__all__ = [
    "ActionPoint",
    "AgendaItem",
    "Attendance",
    "Case",
    "Commission",
    "Counter",
    "Meeting",
    "Minutes",
    "MinutesApproval",
    "MinutesEntry",
    "MinutesFile",
    "PrincipalResolution",
    "Recommendation",
    "RecommendationException",
    "RecommendationFile",
    "RecommendationRow",
    "RecommendationVersion",
    "Theme",
    "ThemeWord",
]
