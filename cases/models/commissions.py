"""What the principal asks a council to look into."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from cases.enums import OPEN_COMMISSION_STATES, CommissionState
from cases.models.plans import Measure
from councils.models import Council


class Commission(models.Model):
    """From one body to another; not closed without a report (FSU-2, FSU-5)."""

    principal = models.ForeignKey(Council, models.PROTECT, related_name="commissions_given")
    council = models.ForeignKey(
        Council, models.PROTECT, verbose_name=_("to"), related_name="commissions"
    )
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveIntegerField(_("number"))
    slug = models.CharField(_("address"), max_length=60)
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("what is asked"), max_length=20_000)
    measure = models.ForeignKey(
        Measure,
        models.PROTECT,
        verbose_name=_("measure"),
        related_name="commissions",
        null=True,
        blank=True,
    )
    due = models.DateField(_("answer wanted by"), null=True, blank=True)
    # A date that the principal has not settled yet is shown as such (PRJ-9).
    due_is_tentative = models.BooleanField(_("the date is tentative"), default=False)
    state = models.CharField(
        _("state"),
        max_length=12,
        choices=CommissionState.choices,
        default=CommissionState.RECEIVED,
    )
    # What the council said when it accepted, such as «not before autumn».
    reply = models.CharField(_("the council's reply"), max_length=300, blank=True)
    # Before this day the council cannot answer. The date above moves when the principal agrees.
    earliest = models.DateField(_("not before"), null=True, blank=True)
    report = models.TextField(_("report"), max_length=20_000, blank=True)
    reported_on = models.DateField(_("reported on"), null=True, blank=True)
    registered_on = models.DateField(_("registered"))
    # The form's own key: the same form sent twice makes one commission.
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("-year", "-number", "principal")
        verbose_name = _("commission")
        verbose_name_plural = _("commissions")
        indexes = (
            models.Index(
                name="commission_due", fields=["due"], condition=Q(state__in=OPEN_COMMISSION_STATES)
            ),
        )
        constraints = (
            models.UniqueConstraint(
                name="commission_number_once", fields=["principal", "year", "number"]
            ),
            models.UniqueConstraint(name="commission_slug_once", fields=["principal", "slug"]),
            models.CheckConstraint(
                name="commission_not_to_oneself", condition=~Q(principal=F("council"))
            ),
            models.CheckConstraint(
                name="commission_closed_with_report",
                condition=~Q(state__in=(CommissionState.REPORTED, CommissionState.CLOSED))
                | Q(report__regex=r"\S", reported_on__isnull=False),
                violation_error_message=_("Write the report first."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("cases:commission_detail", args=[self.principal.community.slug, self.slug])

    @property
    def reference(self) -> str:
        """`OSS 2026-02`: given at registration, never reused."""
        return f"{self.principal.label} {self.year}-{self.number:02d}"


class Milestone(models.Model):
    """A step on the way of a commission, with its day; *foreløpig* until it is settled (PRJ-9)."""

    commission = models.ForeignKey(Commission, models.PROTECT, related_name="milestones")
    title = models.CharField(_("what shall be done"), max_length=200)
    due = models.DateField(_("by when"))
    tentative = models.BooleanField(_("the day is tentative"), default=False)
    done_on = models.DateField(_("done"), null=True, blank=True)
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("commission", "due", "pk")
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        indexes = (
            models.Index(name="milestone_due", fields=["due"], condition=Q(done_on__isnull=True)),
        )
        constraints = (
            models.CheckConstraint(
                name="milestone_has_title",
                condition=Q(title__regex=r"\S"),
                violation_error_message=_("Write what shall be done."),
            ),
        )

    def __str__(self) -> str:
        return self.title
