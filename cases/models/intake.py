"""What comes in before it is a case: e-mails to the secretariat, and what doctors report."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from cases.enums import FeedbackKind, FeedbackState, FileType, MailState
from cases.models.cases import Case, Theme
from cases.models.recommendations import Recommendation
from councils.enums import Language
from councils.models import Community, Region
from members.models import Person

LONGEST_KEY = 200
LONGEST_LINE = 300
LONGEST_TEXT = 100_000
LONGEST_REPORT = 4_000
LONGEST_ANSWER = 4_000


def stored_mail_name(mail: IncomingMail, _filename: str) -> str:
    """A name that nobody can guess or choose; without an ending, so that nothing runs it."""
    return f"mails/{mail.storage_key.hex[:2]}/{mail.storage_key.hex}"


class IncomingMail(models.Model):
    """An e-mail as it came, with what was attached; it waits until it is put on a case."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="incoming_mails")
    # The mail's own name (Message-ID): the same mail again is no other row.
    key = models.CharField(_("name of the e-mail"), max_length=LONGEST_KEY, editable=False)
    sender = models.CharField(_("address of the sender"), max_length=LONGEST_KEY, blank=True)
    sender_name = models.CharField(_("name of the sender"), max_length=LONGEST_LINE, blank=True)
    subject = models.CharField(_("subject"), max_length=LONGEST_LINE, blank=True)
    text = models.TextField(_("text"), max_length=LONGEST_TEXT, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    received_at = models.DateTimeField(_("came in"), auto_now_add=True)
    # Written by a machine: nobody would read an answer.
    automatic = models.BooleanField(_("written by a machine"), default=False)
    attached = models.JSONField(_("attachments"), default=list, blank=True)  # their names
    file_type = models.CharField(_("kind of file"), max_length=4, choices=FileType.choices)
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    storage_key = models.UUIDField(unique=True, editable=False)
    file = models.FileField(_("file"), upload_to=stored_mail_name, max_length=120)
    state = models.CharField(
        _("state"), max_length=10, choices=MailState.choices, default=MailState.NEW
    )
    case = models.ForeignKey(
        Case,
        models.PROTECT,
        verbose_name=_("case"),
        null=True,
        blank=True,
        related_name="incoming_mails",
    )
    why = models.CharField(_("reason"), max_length=300, blank=True)
    # When the sender was told that it came; once.
    told_at = models.DateTimeField(_("receipt sent"), null=True, blank=True)

    history: Any = HistoricalRecords(excluded_fields=["text", "attached"])

    class Meta:
        ordering = ("-received_at", "-pk")
        verbose_name = _("e-mail that came in")
        verbose_name_plural = _("e-mails that came in")
        constraints = (
            models.UniqueConstraint(name="mail_once", fields=["community", "key"]),
            models.CheckConstraint(
                name="mail_on_a_case_when_filed",
                condition=Q(state=MailState.FILED, case__isnull=False)
                | ~Q(state=MailState.FILED) & Q(case__isnull=True),
            ),
            models.CheckConstraint(
                name="mail_put_aside_for_a_reason",
                condition=~Q(state=MailState.PUT_ASIDE) | ~Q(why=""),
                violation_error_message=_("Give the reason."),
            ),
        )

    def __str__(self) -> str:
        return self.subject or self.who

    def get_absolute_url(self) -> str:
        return reverse("cases:mail_detail", args=[self.community.slug, self.pk])

    @property
    def who(self) -> str:
        return f"{self.sender_name} <{self.sender}>" if self.sender_name else self.sender


class Feedback(models.Model):
    """What a doctor reports without an account, by a code to his address (BG-2, BG-6).

    Nobody but the secretariat reads the address; it is taken out some time after the answer.
    """

    community = models.ForeignKey(Community, models.PROTECT, related_name="feedback")
    kind = models.CharField(_("what it is"), max_length=16, choices=FeedbackKind.choices)
    recommendation = models.ForeignKey(
        Recommendation,
        models.PROTECT,
        verbose_name=_("recommendation"),
        null=True,
        blank=True,
        related_name="feedback",
    )
    theme = models.ForeignKey(
        Theme,
        models.PROTECT,
        verbose_name=_("theme"),
        null=True,
        blank=True,
        related_name="feedback",
    )
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        verbose_name=_("region"),
        null=True,
        blank=True,
        related_name="feedback",
    )
    text = models.TextField(_("what happens"), max_length=LONGEST_REPORT)
    proposal = models.TextField(_("how it could be"), max_length=LONGEST_REPORT, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=Language.choices, default=Language.BOKMAAL
    )
    written_at = models.DateTimeField(_("written"), auto_now_add=True)
    # The code that went to the address, unreadable, and how often it was guessed.
    code = models.CharField(max_length=128, blank=True, editable=False)
    code_until = models.DateTimeField(null=True, blank=True, editable=False)
    tries = models.PositiveSmallIntegerField(default=0, editable=False)
    state = models.CharField(
        _("state"),
        max_length=12,
        choices=FeedbackState.choices,
        default=FeedbackState.UNCONFIRMED,
    )
    received_on = models.DateField(_("received"), null=True, blank=True)
    case = models.ForeignKey(
        Case,
        models.PROTECT,
        verbose_name=_("case"),
        null=True,
        blank=True,
        related_name="feedback",
    )
    answer = models.TextField(_("answer"), max_length=LONGEST_ANSWER, blank=True)
    answered_on = models.DateField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="answered_feedback"
    )
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    # Not what leads to the sender: that leaves the database with the row's own copy.
    history: Any = HistoricalRecords(excluded_fields=["email", "code", "code_until", "tries"])

    class Meta:
        ordering = ("-written_at", "-pk")
        verbose_name = _("report from a doctor")
        verbose_name_plural = _("reports from doctors")
        constraints = (
            models.CheckConstraint(
                name="feedback_received_on_a_day",
                condition=Q(state=FeedbackState.UNCONFIRMED, received_on=None)
                | ~Q(state=FeedbackState.UNCONFIRMED) & Q(received_on__isnull=False),
            ),
            models.CheckConstraint(
                name="feedback_answer_has_words",
                condition=~Q(state=FeedbackState.ANSWERED)
                | ~Q(answer="") & Q(answered_on__isnull=False),
                violation_error_message=_("Write the answer."),
            ),
            models.CheckConstraint(
                name="feedback_in_a_case",
                condition=~Q(state=FeedbackState.IN_CASE) | Q(case__isnull=False),
            ),
            models.CheckConstraint(
                name="feedback_not_followed_names_which",
                condition=~Q(kind=FeedbackKind.NOT_FOLLOWED) | Q(recommendation__isnull=False),
                violation_error_message=_("Choose the recommendation that is not followed."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.written_at:%d.%m.%Y}"

    def get_absolute_url(self) -> str:
        return reverse("cases:feedback_detail", args=[self.community.slug, self.pk])
