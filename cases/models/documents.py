"""The documents of a case: letters, reports, minutes of others, e-mails that came in."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from cases.enums import Access, FileType
from cases.models.cases import Case
from members.models import Person


class CaseDocument(models.Model):
    """One document, whose newest version counts; older ones stay readable.

    Its own access never opens what the case exempts: the narrower of the two holds.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="documents")
    title = models.CharField(_("title"), max_length=160)
    description = models.CharField(_("what it is"), max_length=300, blank=True)
    received_from = models.CharField(_("who it came from"), max_length=200, blank=True)
    received_on = models.DateField(_("when it came"), null=True, blank=True)
    access = models.CharField(
        _("access"), max_length=8, choices=Access.choices, default=Access.OPEN
    )
    legal_basis = models.CharField(_("legal basis"), max_length=160, blank=True)
    openness_considered = models.BooleanField(
        _("more openness is considered"), default=False, db_default=False
    )
    # Registered by mistake, and why: it leaves the lists and the readers, never the archive.
    misfiled = models.CharField(_("why it was registered by mistake"), max_length=300, blank=True)
    registered_on = models.DateField(_("registered"))

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("case", "pk")
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        constraints = (
            models.CheckConstraint(name="document_has_title", condition=Q(title__regex=r"\S")),
            models.CheckConstraint(
                name="document_exempt_has_legal_basis",
                condition=Q(access=Access.OPEN) | ~Q(legal_basis=""),
                violation_error_message=_("Give the legal basis for exempting the document."),
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        case = self.case
        return reverse(
            "cases:document_detail", args=[case.council.community.slug, case.slug, self.pk]
        )


def stored_name(version: DocumentVersion, _filename: str) -> str:
    """A name that nobody can guess or choose; without an ending, so that nothing runs it."""
    return f"documents/{version.storage_key.hex[:2]}/{version.storage_key.hex}"


class DocumentVersion(models.Model):
    """The file as it came. Only added, never changed (trigger); its text is read out by a job."""

    document = models.ForeignKey(CaseDocument, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    # As the sender called it, without what a name can do harm with.
    name = models.CharField(_("file name"), max_length=160)
    file_type = models.CharField(_("kind of file"), max_length=4, choices=FileType.choices)
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    size = models.PositiveIntegerField(_("bytes"))
    storage_key = models.UUIDField(unique=True, editable=False)
    file = models.FileField(_("file"), upload_to=stored_name, max_length=120)
    added_on = models.DateTimeField(_("added"), auto_now_add=True)
    added_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    # Null until the job has read it; empty when there is no text in it, as in a scanned page.
    text = models.TextField(_("text"), null=True, blank=True, editable=False)  # noqa: DJ001
    warnings = models.JSONField(_("what to know before it is public"), default=list, blank=True)

    history: Any = HistoricalRecords(excluded_fields=["text", "warnings"])

    class Meta:
        ordering = ("document", "-number")
        verbose_name = _("version of a document")
        verbose_name_plural = _("versions of documents")
        constraints = (
            models.UniqueConstraint(name="document_version_once", fields=["document", "number"]),
            models.UniqueConstraint(
                name="document_content_once",
                fields=["document", "sha256"],
                violation_error_message=_("This file is a version of the document already."),
            ),
            models.CheckConstraint(
                name="document_hash_is_sha256", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")
            ),
        )

    def __str__(self) -> str:
        return f"{self.document}, {self.number}"
