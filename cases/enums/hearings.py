"""Closed lists of hearings; the allowed moves stand next to the state."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class HearingState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("hearing", "draft")
    SENT = "sent", pgettext_lazy("hearing", "out on hearing")
    CLOSED = "closed", pgettext_lazy("hearing", "closed")


HEARING_MOVES: dict[HearingState, tuple[HearingState, ...]] = {
    HearingState.DRAFT: (HearingState.SENT,),
    # Back to a draft only while the letter is held (domain/hearings/hearings.py).
    HearingState.SENT: (HearingState.DRAFT, HearingState.CLOSED),
    HearingState.CLOSED: (HearingState.SENT,),
}


class Position(models.TextChoices):
    """What a body says of the proposal."""

    SUPPORTS = "supports", _("supports it")
    WITH_REMARKS = "with_remarks", _("supports it, with remarks")
    OPPOSES = "opposes", _("does not support it")
    NO_REMARKS = "no_remarks", _("has no remarks")

    @property
    def needs_words(self) -> bool:
        return self in (Position.WITH_REMARKS, Position.OPPOSES)


class Discussed(models.TextChoices):
    """How the body came to its answer."""

    MEETING = "meeting", _("in a meeting")
    EMAIL = "email", _("by e-mail")
    CHAIR = "chair", _("the chair alone")
