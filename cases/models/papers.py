"""The case paper that a meeting treats, and the stored files of a meeting."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from cases.enums import Audience, MeetingFileKind
from cases.models.cases import Case
from cases.models.meetings import AgendaItem, Meeting
from cases.models.minutes import TEXT_LENGTH
from members.models import Person, Sending


class CasePaper(models.Model):
    """What the council is to read of a case: background, assessment, proposal (saksfremlegg).

    The texts are rich: a small list of tags, cleaned on the way in (legeraad/richtext). Once a
    version has gone out it is never changed; the next is a new version.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="papers")
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    background = models.TextField(_("background"), blank=True, max_length=TEXT_LENGTH)
    assessment = models.TextField(_("assessment"), blank=True, max_length=TEXT_LENGTH)
    proposal = models.TextField(_("proposal"), blank=True, max_length=TEXT_LENGTH)
    revision = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(null=True, blank=True)
    saved_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    # True while the latest text has no history row yet (as MinutesEntry.unsettled).
    unsettled = models.BooleanField(default=False)
    sent_on = models.DateField(_("sent"), null=True, blank=True)
    sent_with = models.ForeignKey(
        Sending, models.PROTECT, null=True, blank=True, related_name="case_papers"
    )

    history: Any = HistoricalRecords(excluded_fields=["unsettled"])

    class Meta:
        ordering = ("case", "-version")
        verbose_name = _("case paper")
        verbose_name_plural = _("case papers")
        constraints = (
            models.UniqueConstraint(name="paper_version_once", fields=["case", "version"]),
            models.UniqueConstraint(
                name="paper_one_being_written", fields=["case"], condition=Q(sent_on=None)
            ),
        )

    def __str__(self) -> str:
        return f"{self.case}, {self.version}"


def stored_name(stored: MeetingFile, _filename: str) -> str:
    return f"meetings/{stored.sha256[:2]}/{stored.sha256}.pdf"


class MeetingFile(models.Model):
    """A PDF of a meeting as it was made: the agenda, all its papers, what was said of one item.

    Only added, never changed (trigger).
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="files")
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="files"
    )
    kind = models.CharField(_("what it is"), max_length=12, choices=MeetingFileKind.choices)
    audience = models.CharField(
        _("who may read it"),
        max_length=8,
        choices=Audience.choices,
        default=Audience.OFFICE,
        db_default=Audience.OFFICE,
    )
    # The access of each case in it as it was then, such as `12:open 13:exempt`.
    accesses = models.TextField(default="", db_default="", blank=True)
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    size = models.PositiveIntegerField(_("bytes"))
    file = models.FileField(_("file"), upload_to=stored_name, max_length=120)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("meeting", "pk")
        verbose_name = _("file of a meeting")
        verbose_name_plural = _("files of a meeting")
        constraints = (
            models.UniqueConstraint(
                name="meeting_file_content_once",
                fields=["meeting", "item", "kind", "sha256"],
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="meeting_file_hash_is_sha256", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting}: {self.get_kind_display()}"
