"""What cases build on: reports, minutes and articles, with what they concluded (BG-1, PRJ-10)."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from cases.models.cases import Case
from councils.models import Community


class Source(models.Model):
    """Written once, and linked to each case that builds on it."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="sources")
    title = models.CharField(_("title"), max_length=200)
    publisher = models.CharField(_("who published it"), max_length=160, blank=True)
    dated = models.DateField(_("dated"), null=True, blank=True)
    url = models.URLField(_("web address"), max_length=500, blank=True)
    conclusion = models.TextField(_("what it concluded"), max_length=5000, blank=True)
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("title", "pk")
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = (
            models.UniqueConstraint(
                name="source_once",
                fields=["community", "title", "dated"],
                nulls_distinct=False,
                violation_error_message=_("This source is written down already."),
            ),
            models.CheckConstraint(
                name="source_has_title",
                condition=Q(title__regex=r"\S"),
                violation_error_message=_("Give the source a title."),
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("cases:source_detail", args=[self.community.slug, self.pk])

    @property
    def host(self) -> str:
        """Where the link leads, as a reader recognises it: `helsebiblioteket.no`."""
        return (urlsplit(self.url).hostname or "").removeprefix("www.")


class CaseSource(models.Model):
    case = models.ForeignKey(Case, models.PROTECT, related_name="source_links")
    source = models.ForeignKey(Source, models.PROTECT, related_name="case_links")

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("case", "source__title", "pk")
        verbose_name = _("source of a case")
        verbose_name_plural = _("sources of cases")
        constraints = (models.UniqueConstraint(name="case_source_once", fields=["case", "source"]),)

    def __str__(self) -> str:
        return f"{self.case}: {self.source}"
