"""What a council has been: its kinds and states with their dates, and its earlier addresses."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from councils.enums import Behaviour, CouncilStatus
from councils.models.community import Community
from councils.models.councils import Council
from councils.models.dates import DatedQuerySet, ends_after_start, one_at_a_time


class CouncilKind(models.Model):
    """What kind of body a council was, and when (AHU-21). `Council` holds the kind of today."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="kinds")
    kind = models.CharField(_("kind"), max_length=60)
    behaviour = models.CharField(_("behaviour"), max_length=20, choices=Behaviour.choices)
    decided_by = models.CharField(_("decided by"), max_length=120, blank=True)
    start = models.DateField(_("from"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    objects: ClassVar[Any] = DatedQuerySet.as_manager()
    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("council", F("start").asc(nulls_first=True))
        verbose_name = _("kind of a council")
        verbose_name_plural = _("kinds of councils")
        constraints = (
            one_at_a_time(
                "council_kind_one_at_a_time",
                "council",
                message=_("The council has a kind already in this period."),
            ),
            ends_after_start("council_kind_ends_after_start"),
        )

    def __str__(self) -> str:
        return f"{self.council}: {self.kind}"


class CouncilStanding(models.Model):
    """Whether a council worked, and when it did not, why. `Council.status` is the one of today."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="standings")
    status = models.CharField(_("status"), max_length=20, choices=CouncilStatus.choices)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    start = models.DateField(_("from"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    objects: ClassVar[Any] = DatedQuerySet.as_manager()
    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("council", F("start").asc(nulls_first=True))
        verbose_name = _("status of a council")
        verbose_name_plural = _("statuses of councils")
        constraints = (
            one_at_a_time(
                "council_standing_one_at_a_time",
                "council",
                message=_("The council has a status already in this period."),
            ),
            ends_after_start("council_standing_ends_after_start"),
            models.CheckConstraint(
                name="council_standing_has_reason",
                condition=Q(status=CouncilStatus.ACTIVE) | Q(start=None) | ~Q(reason=""),
                violation_error_message=_("Say why the council does not work as usual."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.council}: {self.get_status_display()}"


class OldAddress(models.Model):
    """An address that a council had before; whoever follows it is led to the new one."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="old_addresses")
    slug = models.SlugField(_("address"), max_length=40)
    council = models.ForeignKey(Council, models.PROTECT, related_name="old_addresses")

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("slug",)
        verbose_name = _("earlier address")
        verbose_name_plural = _("earlier addresses")
        constraints = (
            models.UniqueConstraint(name="old_address_once", fields=["community", "slug"]),
        )

    def __str__(self) -> str:
        return self.slug
