from cases.models.annual import AnnualReport
from cases.models.archive import Archiving
from cases.models.cases import Case, Counter, Theme, ThemeWord
from cases.models.choices import LegalBasis, SavedFilter
from cases.models.commissions import Commission, Milestone
from cases.models.documents import CaseDocument, DocumentVersion
from cases.models.groups import Group, GroupCase, ReferenceBody, SubGoal
from cases.models.hearings import Hearing, HearingAnswer, HearingInvitation
from cases.models.hours import TimeSpent
from cases.models.inputs import Input, InputRound
from cases.models.intake import Feedback, IncomingMail
from cases.models.meetings import AgendaItem, Attendance, Meeting
from cases.models.minutes import (
    ActionPoint,
    Minutes,
    MinutesApproval,
    MinutesEntry,
    MinutesFile,
)
from cases.models.notes import CaseNote
from cases.models.papers import CasePaper, MeetingFile
from cases.models.planning import CalendarKey, MeetingSeries, StandingItem
from cases.models.plans import ActionPlan, Measure, PriorityArea
from cases.models.reach import Reach
from cases.models.recommendations import (
    Recommendation,
    RecommendationException,
    RecommendationFile,
    RecommendationRow,
    RecommendationVersion,
)
from cases.models.resolutions import PrincipalResolution
from cases.models.sources import CaseSource, Source
from cases.models.specialists import SpecialistRequest
from cases.models.summons import Call, Guest, Summons
from cases.models.treatment import Dissent, Impartiality, Phrase, Proposal
from cases.models.written import WrittenAnswer

__all__ = [
    "ActionPlan",
    "ActionPoint",
    "AgendaItem",
    "AnnualReport",
    "Archiving",
    "Attendance",
    "CalendarKey",
    "Call",
    "Case",
    "CaseDocument",
    "CaseNote",
    "CasePaper",
    "CaseSource",
    "Commission",
    "Counter",
    "Dissent",
    "DocumentVersion",
    "Feedback",
    "Group",
    "GroupCase",
    "Guest",
    "Hearing",
    "HearingAnswer",
    "HearingInvitation",
    "Impartiality",
    "IncomingMail",
    "Input",
    "InputRound",
    "LegalBasis",
    "Measure",
    "Meeting",
    "MeetingFile",
    "MeetingSeries",
    "Milestone",
    "Minutes",
    "MinutesApproval",
    "MinutesEntry",
    "MinutesFile",
    "Phrase",
    "PrincipalResolution",
    "PriorityArea",
    "Proposal",
    "Reach",
    "Recommendation",
    "RecommendationException",
    "RecommendationFile",
    "RecommendationRow",
    "RecommendationVersion",
    "ReferenceBody",
    "SavedFilter",
    "Source",
    "SpecialistRequest",
    "StandingItem",
    "SubGoal",
    "Summons",
    "Theme",
    "ThemeWord",
    "TimeSpent",
    "WrittenAnswer",
]
