"""Organisations and the regions that they are grouped in."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords
from stdnum.no import orgnr

from councils.enums import OrganisationKind
from councils.models.community import Community
from councils.models.dates import DatedQuerySet, ends_after_start, one_at_a_time


def validate_orgnr(value: str) -> None:
    """Nine digits with a mod 11 check digit."""
    if not orgnr.is_valid(value):
        raise ValidationError(_("An organisation number has nine digits; please check it."))


class Organisation(models.Model):
    community = models.ForeignKey(Community, models.PROTECT, related_name="organisations")
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind.choices)
    name = models.CharField(_("name"), max_length=160)
    orgnr = models.CharField(
        _("organisation number"), max_length=9, blank=True, validators=[validate_orgnr]
    )
    municipality_number = models.CharField(
        _("municipality number"), max_length=4, blank=True, validators=[RegexValidator(r"^\d{4}$")]
    )
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("name",)
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = (
            models.UniqueConstraint(
                name="organisation_named_once", fields=["community", "kind", "name"]
            ),
            models.UniqueConstraint(
                name="organisation_municipality_once",
                fields=["community", "municipality_number"],
                condition=~Q(municipality_number=""),
            ),
        )

    def __str__(self) -> str:
        return self.name


class Region(models.Model):
    community = models.ForeignKey(Community, models.PROTECT, related_name="regions")
    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("address"), max_length=60)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("position", "name")
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        constraints = (
            models.UniqueConstraint(name="region_slug_once", fields=["community", "slug"]),
        )

    def __str__(self) -> str:
        return self.name


class RegionMembership(models.Model):
    """A municipality in a region, from a day until, not including, another.

    Regions change: Åseral and Lindesnes have both moved. A membership without a start has lasted
    as long as anybody remembers.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="memberships")
    municipality = models.ForeignKey(
        Organisation, models.PROTECT, related_name="region_memberships"
    )
    start = models.DateField(_("from"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    objects: ClassVar[Any] = DatedQuerySet.as_manager()
    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("region", "municipality")
        verbose_name = _("municipality in a region")
        verbose_name_plural = _("municipalities in regions")
        constraints = (
            one_at_a_time(
                "region_membership_one_at_a_time",
                "municipality",
                message=_("The municipality belongs to a region already in this period."),
            ),
            ends_after_start("region_membership_ends_after_start"),
        )

    def __str__(self) -> str:
        return f"{self.municipality}: {self.region}"
