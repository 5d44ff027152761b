"""Cases, their numbers and their themes."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from cases.enums import Access, CaseOrigin, CaseState, Consequence, CounterKind
from cases.models.commissions import Commission
from councils.enums import Language
from councils.models import Community, Council, Region
from members.models import Person


class Theme(models.Model):
    """What doctors look for. Global: the same in every community (REC-7)."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    position = models.PositiveSmallIntegerField(_("order"), unique=True)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("position",)
        verbose_name = _("theme")
        verbose_name_plural = _("themes")

    def __str__(self) -> str:
        return self.name


class ThemeWord(models.Model):
    """A word that doctors use for a theme; looked up in lower case."""

    theme = models.ForeignKey(Theme, models.PROTECT, related_name="words")
    word = models.CharField(_("word"), max_length=120, unique=True)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("word",)
        verbose_name = _("word for a theme")
        verbose_name_plural = _("words for themes")
        constraints = (
            models.CheckConstraint(name="theme_word_lower_case", condition=Q(word=Lower("word"))),
        )

    def __str__(self) -> str:
        return self.word


class Counter(models.Model):
    """The last number given. Locked by whoever takes the next, so none is lost or given twice."""

    kind = models.CharField(max_length=16, choices=CounterKind.choices)
    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    council = models.ForeignKey(Council, models.PROTECT, null=True, blank=True, related_name="+")
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="counter_once",
                fields=["kind", "community", "council", "year"],
                nulls_distinct=False,
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.last}"


class Case(models.Model):
    council = models.ForeignKey(Council, models.PROTECT, related_name="cases")
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveIntegerField(_("number"))
    slug = models.CharField(_("address"), max_length=60)
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("summary"), max_length=20_000)
    language = models.CharField(
        _("language"), max_length=2, choices=Language.choices, default=Language.BOKMAAL
    )
    origin = models.CharField(_("origin"), max_length=16, choices=CaseOrigin.choices)
    requester = models.CharField(_("who asked"), max_length=160, blank=True)
    commission = models.ForeignKey(
        Commission,
        models.PROTECT,
        verbose_name=_("commission"),
        null=True,
        blank=True,
        related_name="cases",
    )
    themes = models.ManyToManyField(Theme, verbose_name=_("themes"), related_name="cases")
    regions = models.ManyToManyField(
        Region, verbose_name=_("regions"), related_name="cases", blank=True
    )
    officer = models.ForeignKey(
        Person,
        models.PROTECT,
        verbose_name=_("case officer"),
        null=True,
        blank=True,
        related_name="cases",
    )
    # The member who brought it up (ALR-10), and may change it until it is taken up.
    submitted_by = models.ForeignKey(
        Person,
        models.PROTECT,
        verbose_name=_("submitted by"),
        null=True,
        blank=True,
        related_name="submitted_cases",
    )
    organisational = models.CharField(
        _("organisational consequences"),
        max_length=12,
        choices=Consequence.choices,
        default=Consequence.NOT_ASSESSED,
    )
    economic = models.CharField(
        _("economic consequences"),
        max_length=12,
        choices=Consequence.choices,
        default=Consequence.NOT_ASSESSED,
    )
    consequence_note = models.CharField(_("what they consist of"), max_length=300, blank=True)
    access = models.CharField(
        _("access"), max_length=8, choices=Access.choices, default=Access.OPEN
    )
    legal_basis = models.CharField(_("legal basis"), max_length=160, blank=True)
    # Whether more than the law demands can be given out (meroffentlighet, offentleglova § 11)
    openness_considered = models.BooleanField(
        _("more openness is considered"), default=False, db_default=False
    )
    state = models.CharField(
        _("state"), max_length=16, choices=CaseState.choices, default=CaseState.REGISTERED
    )
    state_reason = models.CharField(_("reason"), max_length=300, blank=True)
    registered_on = models.DateField(_("registered"))
    # The form's own key: the same form sent twice makes one case.
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    history: Any = HistoricalRecords(m2m_fields=[themes, regions])

    class Meta:
        ordering = ("-year", "-number", "council")
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        indexes = (
            # «ligner på»: titles that share threes of letters
            GinIndex(name="case_title_trigrams", fields=["title"], opclasses=["gin_trgm_ops"]),
            # The office's search (cases/domain/casework/finding.py)
            GinIndex(SearchVector("title", "summary", config="norwegian"), name="case_words"),
            models.Index(name="case_by_state", fields=["council", "state"]),
            models.Index(
                name="case_waits_since",
                fields=["registered_on"],
                condition=Q(state__in=(CaseState.REGISTERED, CaseState.IN_PROGRESS)),
            ),
        )
        constraints = (
            models.UniqueConstraint(name="case_number_once", fields=["council", "year", "number"]),
            models.UniqueConstraint(name="case_slug_once", fields=["council", "slug"]),
            models.CheckConstraint(
                name="case_exempt_has_legal_basis",
                condition=Q(access=Access.OPEN) | ~Q(legal_basis=""),
                violation_error_message=_("Give the legal basis for exempting the case."),
            ),
            models.CheckConstraint(
                name="case_commission_is_named",
                condition=~Q(origin=CaseOrigin.COMMISSION) | Q(commission__isnull=False),
                violation_error_message=_("Choose the commission that the case comes from."),
            ),
            models.CheckConstraint(
                name="case_request_names_requester",
                condition=~Q(origin=CaseOrigin.REQUEST) | ~Q(requester=""),
                violation_error_message=_("Write who asked the council to take up the case."),
            ),
            models.CheckConstraint(
                name="case_exit_has_reason",
                condition=~Q(
                    state__in=(
                        CaseState.DISMISSED,
                        CaseState.WITHDRAWN,
                        CaseState.POSTPONED,
                        CaseState.MISREGISTERED,
                    )
                )
                | ~Q(state_reason=""),
                violation_error_message=_("Give the reason."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("cases:case_detail", args=[self.council.community.slug, self.slug])

    @property
    def reference(self) -> str:
        """`ALR 01/26`: given at registration, never reused."""
        return f"{self.council.label} {self.number:02d}/{self.year % 100:02d}"

    @property
    def assessed(self) -> bool:
        return Consequence.NOT_ASSESSED not in (self.organisational, self.economic)

    @property
    def significant(self) -> bool:
        """Consequences of significance must be lifted to the principal (ALR-16)."""
        return Consequence.SIGNIFICANT in (self.organisational, self.economic)
