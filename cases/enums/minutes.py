"""Closed lists of minutes; the allowed moves stand next to each state."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


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
