"""Closed lists of commissions and cases; the allowed moves stand next to each state."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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
    MISREGISTERED = "misregistered", _("registered by mistake")


_EXITS = (
    CaseState.DISMISSED,
    CaseState.WITHDRAWN,
    CaseState.POSTPONED,
    CaseState.MISREGISTERED,
)
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
    CaseState.POSTPONED: (
        CaseState.IN_PROGRESS,
        CaseState.READY,
        CaseState.WITHDRAWN,
        CaseState.MISREGISTERED,
    ),
    # Keeps its number and leaves the lists; taken back, it begins anew.
    CaseState.MISREGISTERED: (CaseState.REGISTERED,),
}
STATES_WITH_REASON = frozenset(_EXITS)
OPEN_CASE_STATES = (
    CaseState.REGISTERED,
    CaseState.IN_PROGRESS,
    CaseState.READY,
    CaseState.POSTPONED,
)


class CounterKind(models.TextChoices):
    CASE = "case", _("case")
    ITEM = "item", _("agenda item")
    MEETING = "meeting", _("meeting")
    RECOMMENDATION = "recommendation", _("recommendation")
    COMMISSION = "commission", _("commission")
