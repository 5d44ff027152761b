"""What a council is there for, in the words of whoever adopted it (ALR-1)."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from councils.models.councils import Council


class Mandate(models.Model):
    council = models.ForeignKey(Council, models.PROTECT, related_name="mandates")
    version = models.PositiveSmallIntegerField(_("version"))
    adopted_by = models.CharField(_("adopted by"), max_length=120)
    adopted_on = models.DateField(_("adopted on"))
    in_force = models.BooleanField(_("in force"), default=False)
    # [{"heading": …, "body": …}], plain text; a blank line parts two paragraphs
    sections = models.JSONField(_("sections"), default=list)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("council", "-version")
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        constraints = (
            models.UniqueConstraint(name="mandate_version_once", fields=["council", "version"]),
            models.UniqueConstraint(
                name="mandate_one_in_force", fields=["council"], condition=Q(in_force=True)
            ),
        )

    def __str__(self) -> str:
        return f"{self.council} {self.version}"
