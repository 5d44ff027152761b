"""Recommendations: one question, who does what, and three reasons."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from cases.enums import (
    ENDED_RECOMMENDATION_STATES,
    PUBLIC_RECOMMENDATION_STATES,
    Access,
    Party,
    RecommendationKind,
    RecommendationState,
    Responsibility,
)
from cases.models.cases import Case
from cases.models.meetings import AgendaItem
from councils.enums import Language, Side
from councils.models import Community


class PublicRecommendations(models.Manager["Recommendation"]):
    """The public door: what is in force. Lists and search read through it and nothing else."""

    def get_queryset(self) -> models.QuerySet[Recommendation]:
        return super().get_queryset().filter(state__in=PUBLIC_RECOMMENDATION_STATES)


class ReadableRecommendations(models.Manager["Recommendation"]):
    """The public door of one page: also what was superseded or withdrawn keeps its address."""

    def get_queryset(self) -> models.QuerySet[Recommendation]:
        rows = super().get_queryset().exclude(case__access=Access.EXEMPT)
        return rows.filter(state__in=PUBLIC_RECOMMENDATION_STATES + ENDED_RECOMMENDATION_STATES)


# What the public has read at some time
PUBLISHED = Q(state__in=PUBLIC_RECOMMENDATION_STATES + ENDED_RECOMMENDATION_STATES)


class Recommendation(models.Model):
    community = models.ForeignKey(Community, models.PROTECT, related_name="recommendations")
    # One counter per community, given at publication.
    number = models.PositiveIntegerField(_("number"), null=True, blank=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="recommendations")
    item = models.ForeignKey(
        AgendaItem,
        models.PROTECT,
        verbose_name=_("given in"),
        null=True,
        blank=True,
        related_name="recommendations",
    )
    kind = models.CharField(
        _("kind"),
        max_length=14,
        choices=RecommendationKind.choices,
        default=RecommendationKind.CLARIFICATION,
    )
    language = models.CharField(
        _("language"), max_length=2, choices=Language.choices, default=Language.BOKMAAL
    )
    question = models.CharField(_("question"), max_length=300)
    answer = models.CharField(_("in short"), max_length=200)
    advice = models.TextField(_("advice"), max_length=10_000)
    professional_reason = models.TextField(_("professional reason"), blank=True, max_length=10_000)
    practical_reason = models.TextField(_("practical reason"), blank=True, max_length=10_000)
    quality_reason = models.TextField(_("reason of quality"), blank=True, max_length=10_000)
    # The one reason of a routine for cooperation, common to its points
    common_reason = models.TextField(
        _("common reason"), blank=True, max_length=10_000, default="", db_default=""
    )
    # Those of the mandate's goals that it serves (ALR-3), in the words of the mandate
    goals: Any = models.JSONField(
        _("goals"), default=list, blank=True, db_default=Value([], models.JSONField())
    )
    state = models.CharField(
        _("state"),
        max_length=16,
        choices=RecommendationState.choices,
        default=RecommendationState.DRAFT,
    )
    advised_on = models.DateField(_("advice given on"), null=True, blank=True)
    lifted_on = models.DateField(_("lifted on"), null=True, blank=True)
    # The principal's own case about it, once it stands on the principal's list
    principal_case = models.ForeignKey(
        Case,
        models.PROTECT,
        verbose_name=_("the principal's case"),
        null=True,
        blank=True,
        related_name="lifted_advice",
    )
    in_force_from = models.DateField(_("in force from"), null=True, blank=True)
    review_by = models.DateField(_("review by"), null=True, blank=True)
    checked_on = models.DateField(_("checked, still valid"), null=True, blank=True)
    # Given before the portal, by whom and where; empty for those that came through it
    taken_over_from = models.CharField(
        _("taken over from"), max_length=200, blank=True, default="", db_default=""
    )
    replaces = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("replaces"),
        null=True,
        blank=True,
        related_name="replaced_by",
    )
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    ended_why = models.CharField(_("why"), max_length=500, blank=True, default="", db_default="")

    objects: ClassVar[models.Manager[Recommendation]] = models.Manager()
    public: ClassVar[PublicRecommendations] = PublicRecommendations()
    readable: ClassVar[ReadableRecommendations] = ReadableRecommendations()
    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("-in_force_from", "-number", "-pk")
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        constraints = (
            models.UniqueConstraint(
                name="recommendation_number_once", fields=["community", "number"]
            ),
            models.UniqueConstraint(name="recommendation_one_per_case", fields=["case"]),
            models.CheckConstraint(
                name="recommendation_public_is_numbered",
                condition=~PUBLISHED | Q(number__isnull=False, in_force_from__isnull=False),
            ),
            models.CheckConstraint(
                name="recommendation_public_has_reasons",
                condition=~PUBLISHED
                | Q(kind=RecommendationKind.ROUTINE, common_reason__regex=r"\S")
                | (
                    Q(kind=RecommendationKind.CLARIFICATION)
                    & Q(professional_reason__regex=r"\S")
                    & Q(practical_reason__regex=r"\S")
                    & Q(quality_reason__regex=r"\S")
                ),
            ),
            models.CheckConstraint(
                name="recommendation_public_asks",
                condition=~PUBLISHED
                | Q(kind=RecommendationKind.ROUTINE)
                | Q(question__regex=r"\?\s*$"),
            ),
            models.CheckConstraint(
                name="recommendation_ended_when",
                condition=Q(state__in=ENDED_RECOMMENDATION_STATES, ended_on__isnull=False)
                | ~Q(state__in=ENDED_RECOMMENDATION_STATES) & Q(ended_on=None, ended_why=""),
            ),
            models.CheckConstraint(
                name="recommendation_withdrawn_why",
                condition=~Q(state=RecommendationState.WITHDRAWN) | Q(ended_why__regex=r"\S"),
                violation_error_message=_("Write why it is withdrawn."),
            ),
            models.CheckConstraint(
                name="recommendation_taken_over_when",
                condition=Q(taken_over_from="") | Q(item=None, advised_on__isnull=False),
            ),
            models.CheckConstraint(
                name="recommendation_replaces_another", condition=~Q(pk=F("replaces"))
            ),
        )

    def __str__(self) -> str:
        return f"{self.label} {self.answer}".strip()

    def get_absolute_url(self) -> str:
        return reverse("cases:recommendation_detail", args=[self.community.slug, self.number])

    @property
    def label(self) -> str:
        """`A-02`, from publication on."""
        return f"A-{self.number:02d}" if self.number else ""

    @property
    def is_routine(self) -> bool:
        return self.kind == RecommendationKind.ROUTINE

    @property
    def reasons(self) -> list[tuple[str, str]]:
        """Its headings and texts: three of a clarification, one of a routine."""
        if self.is_routine:
            return [(str(_("Common reason")), self.common_reason)]
        return [
            (str(_("Professional")), self.professional_reason),
            (str(_("Practical")), self.practical_reason),
            (str(_("Quality")), self.quality_reason),
        ]

    def review_due(self, on: date) -> bool:
        return self.review_by is not None and self.review_by <= on


class RecommendationRow(models.Model):
    """One task of one party. Several rows of a party stand together on the page."""

    recommendation = models.ForeignKey(Recommendation, models.CASCADE, related_name="rows")
    position = models.PositiveSmallIntegerField(_("order"))
    party = models.CharField(_("who"), max_length=20, choices=Party.choices)
    responsibility = models.CharField(
        _("responsibility"), max_length=8, choices=Responsibility.choices
    )
    task = models.CharField(_("does what"), max_length=300)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("recommendation", "position")
        verbose_name = _("row of the recommendation")
        verbose_name_plural = _("rows of the recommendation")
        constraints = (
            models.UniqueConstraint(
                name="recommendation_row_position_once", fields=["recommendation", "position"]
            ),
            models.CheckConstraint(
                name="recommendation_row_has_a_task",
                condition=Q(task__regex=r"\S"),
                violation_error_message=_("Write what is to be done."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_party_display()}: {self.task}"

    @property
    def side(self) -> Side:
        return Party(self.party).side


class RecommendationException(models.Model):
    """When the advice does not hold, and who has it then (REC-6)."""

    recommendation = models.ForeignKey(Recommendation, models.CASCADE, related_name="exceptions")
    position = models.PositiveSmallIntegerField(_("order"))
    condition = models.CharField(_("when"), max_length=300)
    party = models.CharField(_("who then"), max_length=20, choices=Party.choices, blank=True)
    then = models.CharField(_("does what then"), max_length=200, blank=True)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("recommendation", "position")
        verbose_name = _("exception")
        verbose_name_plural = _("exceptions")
        constraints = (
            models.UniqueConstraint(
                name="recommendation_exception_position_once",
                fields=["recommendation", "position"],
            ),
            models.CheckConstraint(
                name="recommendation_exception_says_when",
                condition=Q(condition__regex=r"\S"),
                violation_error_message=_("Write when it does not hold."),
            ),
            models.CheckConstraint(
                name="recommendation_exception_says_who",
                condition=Q(then="") | ~Q(party=""),
                violation_error_message=_("Choose who does it then."),
            ),
        )

    def __str__(self) -> str:
        return self.condition

    @property
    def side(self) -> Side | None:
        return Party(self.party).side if self.party else None


class RecommendationVersion(models.Model):
    """The text of a recommendation as it was published; never changed."""

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="versions")
    version = models.PositiveSmallIntegerField(_("version"))
    in_force_from = models.DateField(_("in force from"))
    why = models.CharField(_("what is new"), max_length=300, blank=True, default="", db_default="")
    # What was published, in plain values: see domain/advice/versions.py.
    content: Any = models.JSONField(_("text"))

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("recommendation", "-version")
        verbose_name = _("version of the recommendation")
        verbose_name_plural = _("versions of the recommendation")
        constraints = (
            models.UniqueConstraint(
                name="recommendation_version_once", fields=["recommendation", "version"]
            ),
        )

    def __str__(self) -> str:
        return f"{self.recommendation}, {self.version}"

    def get_absolute_url(self) -> str:
        of = self.recommendation
        return reverse(
            "cases:recommendation_version", args=[of.community.slug, of.number, self.version]
        )


def _content_name(stored: RecommendationFile, filename: str) -> str:
    """Named by its content, so that a worker that was killed and starts again leaves no orphan."""
    return f"recommendations/{stored.sha256[:2]}/{stored.sha256}.pdf"


class RecommendationFile(models.Model):
    """The stored PDF of a version. Made by the worker, never changed."""

    version = models.OneToOneField(RecommendationVersion, models.PROTECT, related_name="stored")
    file = models.FileField(upload_to=_content_name)
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    size = models.PositiveIntegerField(_("size in bytes"))
    made_at = models.DateTimeField(_("made"), auto_now_add=True)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("version",)
        verbose_name = _("PDF of the recommendation")
        verbose_name_plural = _("PDFs of the recommendation")
        constraints = (
            models.CheckConstraint(
                name="recommendation_file_hash_is_sha256",
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"),
            ),
        )

    def __str__(self) -> str:
        return str(self.version)
