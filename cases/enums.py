"""Closed lists of the cases app; the allowed moves stand next to each state."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.events import CasesEvent  # noqa: F401  the events are read from here, with the rest
from councils.enums import ProfessionalGroup, Side


class CaseOrigin(models.TextChoices):
    """The three ways in which a case comes to a council (ALR-9)."""

    COMMISSION = "commission", _("commission from the principal")
    OWN_INITIATIVE = "own_initiative", _("own initiative")
    REQUEST = "request", _("request")


class CommissionState(models.TextChoices):
    RECEIVED = "received", _("received")
    ACCEPTED = "accepted", _("accepted")
    IN_PROGRESS = "in_progress", _("in progress")
    REPORTED = "reported", _("reported")
    CLOSED = "closed", pgettext_lazy("commission", "closed")


COMMISSION_MOVES: dict[CommissionState, tuple[CommissionState, ...]] = {
    CommissionState.RECEIVED: (CommissionState.ACCEPTED, CommissionState.IN_PROGRESS),
    CommissionState.ACCEPTED: (CommissionState.IN_PROGRESS, CommissionState.REPORTED),
    CommissionState.IN_PROGRESS: (CommissionState.REPORTED,),
    CommissionState.REPORTED: (CommissionState.IN_PROGRESS, CommissionState.CLOSED),
    CommissionState.CLOSED: (),
}
OPEN_COMMISSION_STATES = (
    CommissionState.RECEIVED,
    CommissionState.ACCEPTED,
    CommissionState.IN_PROGRESS,
)


class Consequence(models.TextChoices):
    """How much an advice changes, organisationally or economically (ALR-16)."""

    NOT_ASSESSED = "not_assessed", _("not assessed")
    NONE = "none", _("none")
    MINOR = "minor", _("minor")
    SIGNIFICANT = "significant", _("of significance")


class Access(models.TextChoices):
    OPEN = "open", _("open")
    PARTLY = "partly", _("partly exempt from publicity")
    EXEMPT = "exempt", _("exempt from publicity")


class CaseState(models.TextChoices):
    REGISTERED = "registered", _("registered")
    IN_PROGRESS = "in_progress", _("in progress")
    READY = "ready", _("ready for treatment")
    ADVISED = "advised", _("advice given")
    WITH_PRINCIPAL = "with_principal", _("with the principal")
    IMPLEMENTING = "implementing", _("being implemented")
    CLOSED = "closed", _("closed")
    DISMISSED = "dismissed", _("dismissed")
    WITHDRAWN = "withdrawn", _("withdrawn")
    POSTPONED = "postponed", _("postponed")


_EXITS = (CaseState.DISMISSED, CaseState.WITHDRAWN, CaseState.POSTPONED)
CASE_MOVES: dict[CaseState, tuple[CaseState, ...]] = {
    CaseState.REGISTERED: (CaseState.IN_PROGRESS, CaseState.READY, *_EXITS),
    CaseState.IN_PROGRESS: (CaseState.READY, *_EXITS),
    CaseState.READY: (CaseState.IN_PROGRESS, CaseState.ADVISED, *_EXITS),
    CaseState.ADVISED: (CaseState.WITH_PRINCIPAL, CaseState.IMPLEMENTING, CaseState.CLOSED),
    CaseState.WITH_PRINCIPAL: (
        CaseState.ADVISED,
        CaseState.IN_PROGRESS,
        CaseState.IMPLEMENTING,
        CaseState.CLOSED,
    ),
    CaseState.IMPLEMENTING: (CaseState.CLOSED,),
    CaseState.CLOSED: (),
    CaseState.DISMISSED: (),
    CaseState.WITHDRAWN: (),
    CaseState.POSTPONED: (CaseState.IN_PROGRESS, CaseState.READY, CaseState.WITHDRAWN),
}
STATES_WITH_REASON = frozenset(_EXITS)
OPEN_CASE_STATES = (
    CaseState.REGISTERED,
    CaseState.IN_PROGRESS,
    CaseState.READY,
    CaseState.POSTPONED,
)


class MeetingState(models.TextChoices):
    PLANNED = "planned", _("planned")
    SUMMONED = "summoned", _("notice sent")
    IN_SESSION = "in_session", _("in session")
    HELD = "held", _("held")
    CANCELLED = "cancelled", _("cancelled")


MEETING_MOVES: dict[MeetingState, tuple[MeetingState, ...]] = {
    MeetingState.PLANNED: (MeetingState.SUMMONED, MeetingState.CANCELLED),
    # Back to planned only while the sent agenda is held (domain/meetings/agenda.py).
    MeetingState.SUMMONED: (
        MeetingState.PLANNED,
        MeetingState.IN_SESSION,
        MeetingState.CANCELLED,
    ),
    MeetingState.IN_SESSION: (MeetingState.HELD,),
    MeetingState.HELD: (),
    # Back only while the letter that says so is held (domain/meetings/cancelling.py).
    MeetingState.CANCELLED: (MeetingState.PLANNED, MeetingState.SUMMONED),
}


class ItemKind(models.TextChoices):
    INFORMATION = "information", _("for information")
    DISCUSSION = "discussion", _("for discussion")
    ADVICE = "advice", _("for advice")
    FORMAL = "formal", _("formal")


class AttendanceStatus(models.TextChoices):
    PRESENT = "present", _("present")
    APOLOGIES = "apologies", _("apologies")


class Mode(models.TextChoices):
    ROOM = "room", _("in the room")
    REMOTE = "remote", _("on screen")


class SummonsState(models.TextChoices):
    """How far the call of a seat has come."""

    INVITED = "invited", _("called")
    ACCEPTED = "accepted", _("somebody comes")
    CALLED_IN = "called_in", _("a substitute is called in")
    UNFILLED = "unfilled", _("nobody comes")


class CallAnswer(models.TextChoices):
    ACCEPTED = "accepted", _("comes")
    APOLOGISED = "apologised", _("cannot come")


class GuestRole(models.TextChoices):
    """As what somebody without a seat is called (ALR-26, ALR-27, ALR-28)."""

    AD_HOC = "ad_hoc", _("doctor called in")
    OBSERVER = "observer", _("observer")
    GUEST = "guest", _("guest")


class WrittenReply(models.TextChoices):
    """What somebody says in a written procedure; silence until the last day is consent."""

    AGREES = "agrees", _("agrees")
    OBJECTS = "objects", _("asks for treatment in a meeting")
    STEPS_DOWN = "steps_down", _("is not impartial")


class ProposalResult(models.TextChoices):
    ADOPTED = "adopted", _("adopted")
    REJECTED = "rejected", _("not adopted")
    WITHDRAWN = "withdrawn", _("withdrawn")


class ImpartialityResult(models.TextChoices):
    """What the others found; `impartial` keeps the vote (forvaltningsloven, by analogy)."""

    IMPARTIAL = "impartial", _("impartial")
    DISQUALIFIED = "disqualified", _("not impartial")


class MeetingFileKind(models.TextChoices):
    AGENDA = "agenda", _("agenda")
    PAPERS = "papers", _("all papers")
    EXCERPT = "excerpt", _("excerpt of the minutes")
    LIST = "list", _("attendance list")
    CARDS = "cards", _("name cards")


class Audience(models.TextChoices):
    """Who may read a stored file of a meeting; the narrowest last."""

    PUBLIC = "public", _("everybody")
    MEMBERS = "members", _("those who sit")
    OFFICE = "office", _("the secretariat")

    @property
    def narrowness(self) -> int:
        return list(Audience).index(self)

    def reads(self, access: str) -> bool:
        """Whether a case with this access may be read by them; those who sit read what is partly
        exempt, the secretariat everything."""
        return list(Access).index(Access(access)) <= self.narrowness


class Outcome(models.TextChoices):
    """What came of an item. An advisory council advises; it never decides the matter (ALR-15)."""

    NOTED = "noted", _("noted")
    ADVICE = "advice", _("advice")
    ADVICE_TO_PRINCIPAL = "advice_to_principal", _("advice to the principal")
    OWN_DECISION = "own_decision", _("own decision")
    POSTPONED = "postponed", _("postponed")
    TO_HEARING = "to_hearing", _("sent on hearing")
    WITHDRAWN = "withdrawn", _("withdrawn")

    @property
    def advises(self) -> bool:
        return self in (Outcome.ADVICE, Outcome.ADVICE_TO_PRINCIPAL)


class MinutesState(models.TextChoices):
    DRAFT = "draft", _("draft")
    WITH_CHAIR = "with_chair", _("with the chair")
    WITH_THOSE_WHO_MET = "with_met", _("with those who met")
    APPROVED = "approved", _("approved")
    # A later version was approved; what this one said stays as it was.
    SUPERSEDED = "superseded", _("replaced by a later version")


MINUTES_MOVES: dict[MinutesState, tuple[MinutesState, ...]] = {
    MinutesState.DRAFT: (MinutesState.WITH_CHAIR,),
    MinutesState.WITH_CHAIR: (MinutesState.DRAFT, MinutesState.WITH_THOSE_WHO_MET),
    MinutesState.WITH_THOSE_WHO_MET: (
        MinutesState.DRAFT,
        MinutesState.WITH_CHAIR,
        MinutesState.APPROVED,
    ),
    MinutesState.APPROVED: (MinutesState.SUPERSEDED,),
    MinutesState.SUPERSEDED: (),
}
# What those who met have approved is never changed in place.
LOCKED_MINUTES_STATES = (MinutesState.APPROVED, MinutesState.SUPERSEDED)


class ApprovalAnswer(models.TextChoices):
    """What somebody who met says of the minutes; silence until the deadline is consent."""

    APPROVED = "approved", _("approved")
    REMARK = "remark", _("a remark")


class ApprovedHow(models.TextChoices):
    ALL = "all", _("everybody who met approved")
    HEARD = "heard", _("everybody who met was heard, and a remark did not change the text")
    SILENCE = "silence", _("nobody objected by the deadline")
    BEFORE = "before", _("approved before they were taken into the portal")


class ActionState(models.TextChoices):
    OPEN = "open", _("open")
    DONE = "done", _("done")
    DROPPED = "dropped", _("dropped")


class Rendition(models.TextChoices):
    FULL = "full", _("full")
    PUBLIC = "public", _("public")


class RecommendationKind(models.TextChoices):
    CLARIFICATION = "clarification", _("clarification of responsibility")
    ROUTINE = "routine", _("routine for cooperation")


class RecommendationState(models.TextChoices):
    DRAFT = "draft", _("draft")
    ADVISED = "advised", _("advice given")
    WITH_PRINCIPAL = "with_principal", _("with the principal")
    IN_FORCE = "in_force", _("in force")
    DECLINED = "declined", _("declined by the principal")


RECOMMENDATION_MOVES: dict[RecommendationState, tuple[RecommendationState, ...]] = {
    RecommendationState.DRAFT: (RecommendationState.ADVISED,),
    RecommendationState.ADVISED: (
        RecommendationState.WITH_PRINCIPAL,
        RecommendationState.IN_FORCE,
    ),
    RecommendationState.WITH_PRINCIPAL: (
        RecommendationState.DRAFT,
        RecommendationState.ADVISED,
        RecommendationState.IN_FORCE,
        RecommendationState.DECLINED,
    ),
    RecommendationState.IN_FORCE: (),
    RecommendationState.DECLINED: (),
}
PUBLIC_RECOMMENDATION_STATES = (RecommendationState.IN_FORCE,)


class Party(models.TextChoices):
    """Who does a task; also those outside the council (REC-2, PRJ-12)."""

    HOSPITAL_DOCTOR = "hospital_doctor", _("hospital doctor")
    WARD = "ward", _("ward or outpatient clinic")
    REQUESTING_DOCTOR = "requesting_doctor", _("requesting doctor")
    PRIVATE_SPECIALIST = "private_specialist", _("private specialist")
    GP = "gp", _("GP")
    GP_OFFICE = "gp_office", _("GP's office")
    MUNICIPAL_DOCTOR = "municipal_doctor", _("municipal doctor")
    MUNICIPAL_SERVICE = "municipal_service", _("municipal service")
    PATIENT = "patient", _("patient")

    @property
    def side(self) -> Side:
        hospital = (Party.HOSPITAL_DOCTOR, Party.WARD)
        municipality = (
            Party.GP,
            Party.GP_OFFICE,
            Party.MUNICIPAL_DOCTOR,
            Party.MUNICIPAL_SERVICE,
        )
        if self in hospital:
            return Side.HOSPITAL
        return Side.MUNICIPALITY if self in municipality else Side.OTHER


class Responsibility(models.TextChoices):
    """How much of the responsibility a party carries: filled, half or ring."""

    FULL = "full", _("has the responsibility")
    SHARED = "shared", _("shares the responsibility")
    NONE = "none", _("has no responsibility")


class ResolutionOutcome(models.TextChoices):
    APPROVED = "approved", _("approved")
    CHANGED = "changed", _("approved with a change")
    RETURNED = "returned", _("returned")
    DECLINED = "declined", _("declined")

    @property
    def opens(self) -> bool:
        """Whether implementation may begin (ALR-8)."""
        return self in (ResolutionOutcome.APPROVED, ResolutionOutcome.CHANGED)


# BG-3: both sides must have taken part before an advice is put in force.
GP_GROUPS = (ProfessionalGroup.GP,)
HOSPITAL_CLINICIAN_GROUPS = (ProfessionalGroup.HOSPITAL_DOCTOR,)


class CounterKind(models.TextChoices):
    CASE = "case", _("case")
    ITEM = "item", _("agenda item")
    MEETING = "meeting", _("meeting")
    RECOMMENDATION = "recommendation", _("recommendation")
    COMMISSION = "commission", _("commission")
