"""Hearings: which bodies were asked about a case, and what each of them said."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from cases.enums import Discussed, HearingState, Position
from cases.models.cases import Case
from cases.models.documents import CaseDocument
from cases.models.minutes import TEXT_LENGTH
from councils.models import Council
from members.models import Person


class Hearing(models.Model):
    """One text that bodies are asked about, by a day. A fact beside the state of the case.

    `version` counts the texts that were sent; an answer belongs to one of them.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="hearings")
    title = models.CharField(_("what it is about"), max_length=200)
    text = models.TextField(_("what is asked"), max_length=TEXT_LENGTH)
    documents = models.ManyToManyField(
        CaseDocument, verbose_name=_("documents"), related_name="hearings", blank=True
    )
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    deadline = models.DateField(_("deadline"))
    state = models.CharField(
        _("state"), max_length=8, choices=HearingState.choices, default=HearingState.DRAFT
    )
    sent_on = models.DateField(_("sent"), null=True, blank=True)
    closed_on = models.DateField(_("closed"), null=True, blank=True)
    # The form's own key: the same form sent twice makes one hearing.
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    history: Any = HistoricalRecords(m2m_fields=[documents])

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("hearing")
        verbose_name_plural = _("hearings")
        indexes = (models.Index(name="hearing_by_state", fields=["state", "deadline"]),)
        constraints = (
            models.CheckConstraint(
                name="hearing_sent_when",
                condition=Q(state=HearingState.DRAFT, sent_on=None)
                | ~Q(state=HearingState.DRAFT) & Q(sent_on__isnull=False),
            ),
            models.CheckConstraint(
                name="hearing_closed_when",
                condition=Q(state=HearingState.CLOSED, closed_on__isnull=False)
                | ~Q(state=HearingState.CLOSED) & Q(closed_on=None),
            ),
            models.CheckConstraint(
                name="hearing_deadline_after_sending",
                condition=Q(sent_on=None) | Q(deadline__gt=F("sent_on")),
                violation_error_message=_("The deadline must come after the day of sending."),
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("cases:hearing_detail", args=[self.case.council.community.slug, self.pk])


class HearingInvitation(models.Model):
    """One body that is asked. In the place of another one, when that one is not operative (ALR-30).

    `deadline` is its own, when it was given longer; `promised_on` the day of the meeting after
    which it will answer.
    """

    hearing = models.ForeignKey(Hearing, models.PROTECT, related_name="invitations")
    body = models.ForeignKey(Council, models.PROTECT, related_name="hearing_invitations")
    in_place_of = models.ForeignKey(
        Council, models.PROTECT, null=True, blank=True, related_name="+"
    )
    deadline = models.DateField(_("its own deadline"), null=True, blank=True)
    deadline_reason = models.CharField(_("why"), max_length=300, blank=True)
    promised_on = models.DateField(_("answers after its meeting on"), null=True, blank=True)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("hearing", "body__name")
        verbose_name = _("body asked in a hearing")
        verbose_name_plural = _("bodies asked in a hearing")
        constraints = (
            models.UniqueConstraint(
                name="hearing_body_once",
                fields=["hearing", "body", "in_place_of"],
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="hearing_longer_has_reason",
                condition=Q(deadline=None) | Q(deadline_reason__regex=r"\S"),
                violation_error_message=_("Write why this body has longer."),
            ),
            models.CheckConstraint(
                name="hearing_not_in_its_own_place", condition=~Q(body=F("in_place_of"))
            ),
        )

    def __str__(self) -> str:
        return f"{self.body}, {self.hearing}"

    @property
    def due(self) -> Any:
        """The last day that counts for this body."""
        return self.deadline or self.hearing.deadline


class HearingAnswer(models.Model):
    """What a body said of one version of the text. `came_by` tells how it came when the secretary
    registered it; `voided_on`, when a new text was sent. What has been answered is never changed
    in place: the next answer voids the one before."""

    invitation = models.ForeignKey(HearingInvitation, models.PROTECT, related_name="answers")
    version = models.PositiveSmallIntegerField(_("version"))
    position = models.CharField(_("what it says"), max_length=12, choices=Position.choices)
    text = models.TextField(_("in its own words"), max_length=TEXT_LENGTH, blank=True)
    discussed = models.CharField(_("how it was discussed"), max_length=8, choices=Discussed.choices)
    discussed_on = models.DateField(_("on"), null=True, blank=True)
    present = models.PositiveSmallIntegerField(_("how many were present"), null=True, blank=True)
    answered_on = models.DateField(_("answered"))
    answered_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="hearing_answers"
    )
    came_by = models.CharField(_("how it came"), max_length=120, blank=True)
    document = models.ForeignKey(
        CaseDocument, models.PROTECT, null=True, blank=True, related_name="hearing_answers"
    )
    voided_on = models.DateField(_("no longer counts since"), null=True, blank=True)
    # You said, we did
    followed_up = models.TextField(_("what the council did with it"), max_length=5000, blank=True)
    told_on = models.DateField(_("told"), null=True, blank=True)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("invitation", "-pk")
        verbose_name = _("answer to a hearing")
        verbose_name_plural = _("answers to hearings")
        constraints = (
            models.UniqueConstraint(
                name="hearing_one_answer_counts", fields=["invitation"], condition=Q(voided_on=None)
            ),
            models.CheckConstraint(
                name="hearing_answer_has_words",
                condition=~Q(position__in=(Position.WITH_REMARKS, Position.OPPOSES))
                | Q(text__regex=r"\S")
                | Q(document__isnull=False),
                violation_error_message=_("Write the remarks, or add the file with the answer."),
            ),
            models.CheckConstraint(
                name="hearing_meeting_has_day",
                condition=~Q(discussed=Discussed.MEETING)
                | Q(discussed_on__isnull=False, present__isnull=False),
                violation_error_message=_(
                    "Write the day of the meeting and how many were present."
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.invitation}: {self.get_position_display()}"

    @property
    def is_late(self) -> bool:
        """After the deadline of this body (PRJ-8)."""
        return bool(self.answered_on > self.invitation.due)
