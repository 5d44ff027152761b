"""What a council is there for, in the words of whoever adopted it (ALR-1)."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import JSONField, Q, Value
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
    # ["…", …]: what the council is to reach; recommendations are tagged with them (ALR-3)
    goals = models.JSONField(
        _("goals"), default=list, db_default=Value([], JSONField()), blank=True
    )
    # The agreement or decision that it rests on (FSU-1)
    anchor_title = models.CharField(
        _("rests on"), max_length=160, blank=True, default="", db_default=""
    )
    anchor_url = models.URLField(_("address of that"), blank=True, default="", db_default="")
    # Why there is a new version, in a sentence
    why = models.CharField(_("what is new"), max_length=300, blank=True, default="", db_default="")

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
