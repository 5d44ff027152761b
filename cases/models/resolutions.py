"""The principal's own answer, beside the unchanged advice."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from cases.enums import ResolutionOutcome
from cases.models.recommendations import Recommendation
from councils.models import Council


class PrincipalResolution(models.Model):
    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="resolutions")
    principal = models.ForeignKey(Council, models.PROTECT, related_name="resolutions")
    decided_on = models.DateField(_("decided on"))
    case_number = models.CharField(_("the principal's case number"), max_length=40)
    outcome = models.CharField(_("answer"), max_length=10, choices=ResolutionOutcome.choices)
    text = models.TextField(_("in the principal's words"), max_length=10_000)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("recommendation", "-decided_on")
        verbose_name = _("the principal's answer")
        verbose_name_plural = _("the principal's answers")
        constraints = (
            models.UniqueConstraint(
                name="resolution_once_per_principal_case",
                fields=["recommendation", "principal", "case_number"],
            ),
            models.CheckConstraint(name="resolution_has_case_number", condition=~Q(case_number="")),
        )

    def __str__(self) -> str:
        return f"{self.principal.label} {self.case_number}: {self.get_outcome_display()}"
