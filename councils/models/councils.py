"""A body of the health community, whatever it is called there."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from councils.enums import Behaviour, CouncilStatus, Language, Membership, Scope
from councils.models.community import Community
from councils.models.dates import DatedQuerySet, ends_after_start, one_at_a_time
from councils.models.organisations import Organisation, Region

# Words that stand where a council's address would: /agder/utvalg/ny/.
RESERVED_COUNCIL_SLUGS = ("ny",)


class Council(models.Model):
    community = models.ForeignKey(Community, models.PROTECT, related_name="councils")
    name = models.CharField(_("name"), max_length=120)
    label = models.CharField(_("short name"), max_length=20)
    slug = models.SlugField(_("address"), max_length=40)
    behaviour = models.CharField(_("behaviour"), max_length=20, choices=Behaviour.choices)
    kind = models.CharField(_("kind"), max_length=60)
    purpose = models.TextField(_("purpose"))
    language = models.CharField(
        _("language"), max_length=2, choices=Language.choices, default=Language.BOKMAAL
    )
    anchored_in = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="anchors"
    )
    prepared_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="prepares"
    )
    status = models.CharField(
        _("status"), max_length=20, choices=CouncilStatus.choices, default=CouncilStatus.ACTIVE
    )
    membership = models.CharField(
        _("membership"),
        max_length=10,
        choices=Membership.choices,
        default=Membership.SEATS,
        db_default=Membership.SEATS.value,
    )
    scope = models.CharField(
        _("whom it is for"),
        max_length=16,
        choices=Scope.choices,
        default=Scope.JOINT,
        db_default=Scope.JOINT.value,
    )
    regions = models.ManyToManyField(
        Region, verbose_name=_("regions"), related_name="councils", blank=True
    )
    permanent = models.BooleanField(_("permanent"), default=True, db_default=True)
    end_criterion = models.CharField(
        _("ends when"), max_length=200, blank=True, default="", db_default=""
    )
    # The municipalities that a committee of GPs is for; several may share one (PRJ-17).
    municipalities = models.ManyToManyField(
        Organisation, verbose_name=_("municipalities"), related_name="committees", blank=True
    )
    # Who is heard when it is not operative: the union's representatives (ALR-30).
    heard_through = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("who is heard when it is not operative"),
        null=True,
        blank=True,
        related_name="+",
    )
    # In Agder the item number equals the case reference; elsewhere each treatment gets its own.
    item_number_follows_case = models.BooleanField(
        _("the item number is the number of the case"), default=True
    )
    # The last day for an answer to a notice of meeting, so many days before the meeting (AHU-9).
    answer_days = models.PositiveSmallIntegerField(
        _("days before the meeting by which to answer"),
        default=7,
        db_default=7,
        validators=[MaxValueValidator(60)],
    )
    # What the meetings of a year may take together (AHU-10); empty when nobody has fixed it.
    hours_per_year = models.DecimalField(
        _("hours of meetings a year"),
        max_digits=5,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.5")), MaxValueValidator(Decimal(999))],
    )
    # How many with a vote must be present; empty where the mandate says nothing of it.
    quorum = models.PositiveSmallIntegerField(
        _("how many must be present"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    chair_approves_agenda = models.BooleanField(
        _("the chair approves the agenda before it is sent"), default=False, db_default=False
    )

    history: Any = HistoricalRecords(m2m_fields=[municipalities, regions])

    class Meta:
        ordering = ("name",)
        verbose_name = _("council")
        verbose_name_plural = _("councils")
        constraints = (
            models.UniqueConstraint(name="council_slug_once", fields=["community", "slug"]),
            models.CheckConstraint(
                name="council_not_anchored_in_itself",
                condition=Q(anchored_in=None) | ~Q(anchored_in=F("id")),
            ),
            models.CheckConstraint(
                name="council_slug_lower_case", condition=Q(slug__regex=r"^[a-z0-9-]+$")
            ),
            models.CheckConstraint(
                name="council_temporary_has_end_criterion",
                condition=Q(permanent=True) | ~Q(end_criterion=""),
                violation_error_message=_("Say what ends a council that is temporary."),
            ),
            models.CheckConstraint(
                name="council_slug_not_reserved",
                condition=~Q(slug__in=RESERVED_COUNCIL_SLUGS),
                violation_error_message=_("This address is used by the portal itself."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("cases:council_detail", args=[self.community.slug, self.slug])

    @property
    def decides(self) -> bool:
        return Behaviour(self.behaviour).decides


class CouncilName(models.Model):
    """What a council was called, and when: OSS became SSU, its papers did not.

    `Council.name` is the name of today; here stands every name it has had. A name without a start
    is the oldest one known.
    """

    council = models.ForeignKey(Council, models.PROTECT, related_name="names")
    name = models.CharField(_("name"), max_length=120)
    label = models.CharField(_("short name"), max_length=20)
    start = models.DateField(_("from"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    objects: ClassVar[Any] = DatedQuerySet.as_manager()
    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("council", F("start").asc(nulls_first=True))
        verbose_name = _("name of a council")
        verbose_name_plural = _("names of councils")
        constraints = (
            one_at_a_time(
                "council_name_one_at_a_time",
                "council",
                message=_("The council has a name already in this period."),
            ),
            ends_after_start("council_name_ends_after_start"),
        )

    def __str__(self) -> str:
        return self.name
