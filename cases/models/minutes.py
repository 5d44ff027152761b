"""The minutes of a meeting, version by version, and the stored PDFs."""

from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from cases.enums import MinutesState, Outcome, Rendition
from cases.models.meetings import AgendaItem, Meeting
from members.models import Person

TEXT_LENGTH = 100_000  # characters per field; a PDF of more is refused before it is rendered (I4)


class Minutes(models.Model):
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="minutes")
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    state = models.CharField(
        _("state"), max_length=12, choices=MinutesState.choices, default=MinutesState.DRAFT
    )
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    approved_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("meeting", "-version")
        verbose_name = _("minutes")
        verbose_name_plural = _("minutes")
        constraints = (
            models.UniqueConstraint(name="minutes_version_once", fields=["meeting", "version"]),
            models.CheckConstraint(
                name="minutes_approved_by_whom_and_when",
                condition=Q(state=MinutesState.APPROVED, approved_on__isnull=False)
                & Q(approved_by__isnull=False)
                | ~Q(state=MinutesState.APPROVED) & Q(approved_on=None, approved_by=None),
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting}, version {self.version}"

    def get_absolute_url(self) -> str:
        meeting = self.meeting
        names = [meeting.council.community.slug, meeting.council.slug, meeting.slug]
        return reverse("cases:minutes_detail", args=names)

    @property
    def locked(self) -> bool:
        return self.state == MinutesState.APPROVED


class MinutesEntry(models.Model):
    """What the minutes say of one item. `revision` rises by one with each save (C1)."""

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="entries")
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="entries")
    background = models.TextField(_("background"), blank=True, max_length=TEXT_LENGTH)
    discussion = models.TextField(_("discussion"), blank=True, max_length=TEXT_LENGTH)
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
    follow_up = models.CharField(_("who follows up, and by when"), max_length=300, blank=True)
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

    history: Any = HistoricalRecords()

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
