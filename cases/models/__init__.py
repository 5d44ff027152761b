from cases.models.cases import Case, Counter, Theme
from cases.models.meetings import AgendaItem, Attendance, Meeting
from cases.models.minutes import Minutes, MinutesEntry, MinutesFile
from cases.models.recommendations import (
    Recommendation,
    RecommendationException,
    RecommendationRow,
)
from cases.models.resolutions import PrincipalResolution

__all__ = [
    "AgendaItem",
    "Attendance",
    "Case",
    "Counter",
    "Meeting",
    "Minutes",
    "MinutesEntry",
    "MinutesFile",
    "PrincipalResolution",
    "Recommendation",
    "RecommendationException",
    "RecommendationRow",
    "Theme",
]
