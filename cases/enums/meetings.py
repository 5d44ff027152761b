"""Closed lists of meetings; the allowed moves stand next to each state."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.enums.casework import Access


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
