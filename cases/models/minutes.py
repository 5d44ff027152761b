"""The minutes of a meeting, version by version, and the stored PDFs."""

from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from cases.enums import (
    LOCKED_MINUTES_STATES,
    ActionState,
    ApprovalAnswer,
    ApprovedHow,
    MinutesState,
    Outcome,
    Rendition,
)
from cases.models.meetings import AgendaItem, Meeting
from members.models import Person

TEXT_LENGTH = 100_000  # characters per field; a PDF of more is refused before it is rendered (I4)


class Minutes(models.Model):
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="minutes")
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    # Why approved minutes were opened once more; each version after the first has a reason.
    reopened_why = models.CharField(
        _("why they were opened again"), max_length=300, blank=True, default="", db_default=""
    )
    state = models.CharField(
        _("state"), max_length=12, choices=MinutesState.choices, default=MinutesState.DRAFT
    )
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    # The last day on which those who met may object; the day after, silence is consent.
    approval_due = models.DateField(_("to be approved by"), null=True, blank=True)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    approved_how = models.CharField(
        _("how"), max_length=8, choices=ApprovedHow.choices, blank=True, default="", db_default=""
    )

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("meeting", "-version")
        verbose_name = _("minutes")
        verbose_name_plural = _("minutes")
        constraints = (
            models.UniqueConstraint(name="minutes_version_once", fields=["meeting", "version"]),
            models.CheckConstraint(
                name="minutes_approved_how_and_when",
                condition=Q(state__in=LOCKED_MINUTES_STATES, approved_on__isnull=False)
                & ~Q(approved_how="")
                | ~Q(state__in=LOCKED_MINUTES_STATES) & Q(approved_on=None, approved_how=""),
            ),
            models.CheckConstraint(
                name="minutes_later_version_has_reason",
                condition=Q(version=1) | ~Q(reopened_why=""),
            ),
            models.UniqueConstraint(
                name="minutes_one_version_in_force",
                fields=["meeting"],
                condition=Q(state=MinutesState.APPROVED),
            ),
            models.UniqueConstraint(
                name="minutes_one_version_on_its_way",
                fields=["meeting"],
                condition=~Q(state__in=LOCKED_MINUTES_STATES),
            ),
            models.CheckConstraint(
                name="minutes_with_those_who_met_have_deadline",
                condition=~Q(state=MinutesState.WITH_THOSE_WHO_MET) | Q(approval_due__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting}, version {self.version}"

    def get_absolute_url(self) -> str:
        meeting = self.meeting
        names = [meeting.council.community.slug, meeting.council.slug, meeting.slug]
        return reverse("cases:minutes_detail", args=names)

    @property
    def taken_in(self) -> bool:
        """Of a meeting before the portal's time: there is a PDF, and no facts."""
        return self.approved_how == ApprovedHow.BEFORE

    @property
    def locked(self) -> bool:
        return self.state in LOCKED_MINUTES_STATES


class MinutesEntry(models.Model):
    """What the minutes say of one item. `revision` rises by one with each save (C1)."""

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="entries")
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="entries")
    background = models.TextField(_("background"), blank=True, max_length=TEXT_LENGTH)
    discussion = models.TextField(_("discussion"), blank=True, max_length=TEXT_LENGTH)
    # Background and discussion are rich text (legeraad/richtext); else plain, as in old minutes.
    rich = models.BooleanField(default=False, db_default=False)
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome.choices, blank=True)
    advice = models.TextField(_("advice or conclusion"), blank=True, max_length=TEXT_LENGTH)
    unanimous = models.BooleanField(_("unanimous"), default=False)
    votes_for = models.PositiveSmallIntegerField(
        _("for"), null=True, blank=True, validators=[MaxValueValidator(999)]
    )
    votes_against = models.PositiveSmallIntegerField(
        _("against"), null=True, blank=True, validators=[MaxValueValidator(999)]
    )
    votes_abstained = models.PositiveSmallIntegerField(
        _("abstained"), null=True, blank=True, validators=[MaxValueValidator(999)]
    )
    revision = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(null=True, blank=True)
    saved_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    # True while the latest text has no history row yet (see domain/meetings/minutes.py).
    unsettled = models.BooleanField(default=False)

    history: Any = HistoricalRecords(excluded_fields=["unsettled"])

    class Meta:
        ordering = ("minutes", "item__position")
        verbose_name = _("entry of the minutes")
        verbose_name_plural = _("entries of the minutes")
        constraints = (
            models.UniqueConstraint(name="entry_item_once", fields=["minutes", "item"]),
            models.CheckConstraint(
                name="entry_unanimous_has_no_opposition",
                condition=Q(unanimous=False)
                | Q(votes_against=None) & Q(votes_abstained=None)
                | Q(votes_against=0) & Q(votes_abstained=0),
                violation_error_message=_("A unanimous vote has nobody against or abstaining."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.minutes}: {self.item}"


class ActionPoint(models.Model):
    """Who does what by when, agreed in one item. Only its state changes once minutes are locked."""

    entry = models.ForeignKey(MinutesEntry, models.PROTECT, related_name="actions")
    task = models.CharField(_("what is to be done"), max_length=300)
    owner = models.ForeignKey(
        Person,
        models.PROTECT,
        verbose_name=_("who"),
        null=True,
        blank=True,
        related_name="actions",
    )
    due = models.DateField(_("by when"), null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=8, choices=ActionState.choices, default=ActionState.OPEN
    )
    finished_on = models.DateField(_("finished on"), null=True, blank=True)
    # The same point in the version that was approved before; it counts until this one is approved.
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("entry", "pk")
        verbose_name = _("action point")
        verbose_name_plural = _("action points")
        indexes = (
            models.Index(name="action_due", fields=["due"], condition=Q(state=ActionState.OPEN)),
        )
        constraints = (
            models.CheckConstraint(
                name="action_finished_when",
                condition=Q(state=ActionState.OPEN, finished_on=None)
                | ~Q(state=ActionState.OPEN) & Q(finished_on__isnull=False),
            ),
            models.UniqueConstraint(
                name="action_replaced_once",
                fields=["replaces"],
                condition=Q(replaces__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.task


class MinutesApproval(models.Model):
    """One who met, asked to approve one version of the minutes.

    `answer` is empty while nothing was said. A remark is settled by the secretary, who takes it in
    (the minutes go back to draft) or lets the text stand and says why.
    """

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="approvals")
    person = models.ForeignKey(Person, models.PROTECT, related_name="approvals")
    asked_on = models.DateField(_("asked on"))
    answer = models.CharField(
        _("answer"), max_length=10, choices=ApprovalAnswer.choices, blank=True
    )
    remark = models.TextField(_("remark"), max_length=5_000, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    # How it came, when the secretary registered it on the person's behalf.
    came_by = models.CharField(_("how it came"), max_length=120, blank=True)
    settled_why = models.CharField(_("why the text stands"), max_length=300, blank=True)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("minutes", "person__sort_key")
        verbose_name = _("approval of the minutes")
        verbose_name_plural = _("approvals of the minutes")
        constraints = (
            models.UniqueConstraint(name="approval_person_once", fields=["minutes", "person"]),
            models.CheckConstraint(
                name="approval_answered_when",
                condition=Q(answer="", answered_at=None)
                | ~Q(answer="") & Q(answered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="approval_remark_has_words",
                condition=~Q(answer=ApprovalAnswer.REMARK) | Q(remark__regex=r"\S"),
                violation_error_message=_("Write what should be changed."),
            ),
            models.CheckConstraint(
                name="approval_settles_a_remark",
                condition=Q(settled_why="") | Q(answer=ApprovalAnswer.REMARK),
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}, {self.minutes}"

    @property
    def open_remark(self) -> bool:
        return self.answer == ApprovalAnswer.REMARK and not self.settled_why


def _content_name(stored: MinutesFile, filename: str) -> str:
    """Named by its content, so that a worker that was killed and starts again leaves no orphan."""
    return f"minutes/{stored.sha256[:2]}/{stored.sha256}.pdf"


class MinutesFile(models.Model):
    """One stored PDF of one version. Made by the worker, never changed."""

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="files")
    rendition = models.CharField(_("rendition"), max_length=8, choices=Rendition.choices)
    # What the minutes were when it was made: the chair's copy, or the approved one.
    state = models.CharField(_("state"), max_length=12, choices=MinutesState.choices)
    file = models.FileField(upload_to=_content_name)
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    size = models.PositiveIntegerField(_("size in bytes"))
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    # What the PDF says, as canonical JSON: its fingerprint is printed in both renditions.
    facts = models.TextField(blank=True, default="", db_default="")

    history: Any = HistoricalRecords(excluded_fields=["facts"])

    class Meta:
        ordering = ("minutes", "rendition", "-pk")
        verbose_name = _("PDF of the minutes")
        verbose_name_plural = _("PDFs of the minutes")
        constraints = (
            models.UniqueConstraint(
                name="minutes_file_content_once", fields=["minutes", "rendition", "sha256"]
            ),
            models.CheckConstraint(
                name="minutes_file_hash_is_sha256", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")
            ),
        )

    def __str__(self) -> str:
        return f"{self.minutes} ({self.rendition})"
