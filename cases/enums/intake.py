"""Closed lists of what comes in: e-mails, and what doctors report."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MailState(models.TextChoices):
    """Where an e-mail is that came in."""

    NEW = "new", pgettext_lazy("e-mail", "new")
    FILED = "filed", pgettext_lazy("e-mail", "put on a case")
    PUT_ASIDE = "put_aside", pgettext_lazy("e-mail", "put aside")


class FeedbackKind(models.TextChoices):
    """What a doctor reports (BG-2, BG-6)."""

    TASK_TRANSFER = "task_transfer", _("A task is pushed over without agreement")
    NOT_FOLLOWED = "not_followed", _("A recommendation is not followed")


class FeedbackState(models.TextChoices):
    """Until the sender has shown that the address is his own, nobody sees what he wrote."""

    UNCONFIRMED = "unconfirmed", pgettext_lazy("report", "not confirmed yet")
    RECEIVED = "received", pgettext_lazy("report", "received")
    IN_CASE = "in_case", pgettext_lazy("report", "has become a case")
    ANSWERED = "answered", pgettext_lazy("report", "answered")


FEEDBACK_MOVES: dict[FeedbackState, tuple[FeedbackState, ...]] = {
    FeedbackState.UNCONFIRMED: (FeedbackState.RECEIVED,),
    FeedbackState.RECEIVED: (FeedbackState.IN_CASE, FeedbackState.ANSWERED),
    FeedbackState.IN_CASE: (FeedbackState.ANSWERED,),
    FeedbackState.ANSWERED: (),
}
