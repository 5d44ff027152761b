"""That a meeting or a case was handed over to the archive, and what it is called there."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from cases.models.cases import Case
from cases.models.meetings import Meeting
from members.models import Person


class Archiving(models.Model):
    """Of one meeting or of one case; marked again, the row changes and its history tells."""

    meeting = models.OneToOneField(
        Meeting, models.PROTECT, null=True, blank=True, related_name="archiving"
    )
    case = models.OneToOneField(
        Case, models.PROTECT, null=True, blank=True, related_name="archiving"
    )
    reference = models.CharField(_("archive reference"), max_length=60)
    archived_on = models.DateField(_("archived on"))
    archived_by = models.ForeignKey(
        Person,
        models.PROTECT,
        verbose_name=_("archived by"),
        null=True,
        blank=True,
        related_name="+",
    )

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("pk",)
        verbose_name = _("archiving")
        verbose_name_plural = _("archivings")
        constraints = (
            models.CheckConstraint(
                name="archiving_of_one_thing",
                condition=Q(meeting=None, case__isnull=False) | Q(meeting__isnull=False, case=None),
            ),
            models.CheckConstraint(name="archiving_has_reference", condition=~Q(reference="")),
        )

    def __str__(self) -> str:
        return self.reference
