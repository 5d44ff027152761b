"""What the secretariat keeps for its own forms and lists: legal bases and saved filters."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from councils.models import Community
from members.models import Person

LEGAL_BASIS_LENGTH = 160  # characters


class LegalBasis(models.Model):
    """A rule of law that something may be exempted by, as it is offered beside the field."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="legal_bases")
    text = models.CharField(_("legal basis"), max_length=LEGAL_BASIS_LENGTH)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("community", "text")
        verbose_name = _("legal basis")
        verbose_name_plural = _("legal bases")
        constraints = (
            models.UniqueConstraint(name="legal_basis_once", fields=["community", "text"]),
        )

    def __str__(self) -> str:
        return self.text


class SavedFilter(models.Model):
    """How somebody likes to see the list of cases: the query of its address, under a name."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="saved_filters")
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("name",)
        verbose_name = _("saved filter")
        verbose_name_plural = _("saved filters")
        constraints = (
            models.UniqueConstraint(
                name="saved_filter_once", fields=["community", "person", "name"]
            ),
        )

    def __str__(self) -> str:
        return self.name
