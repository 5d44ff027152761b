"""Groups and projects: what a temporary body works with, for whom, and how far it has come.

The body itself – its name, seats, meetings, and what ends it – is a `Council`.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from cases.enums import GoalStatus, GroupCaseRole, GroupKind
from cases.models.cases import Case
from cases.models.meetings import Meeting
from cases.models.treatment import Proposal
from councils.models import Council


class Group(models.Model):
    """What sets a group apart from other councils: who wanted it, and when it presents."""

    body = models.OneToOneField(Council, models.PROTECT, related_name="group")
    kind = models.CharField(_("kind"), max_length=12, choices=GroupKind.choices)
    commissioner = models.ForeignKey(
        Council, models.PROTECT, verbose_name=_("commissioner"), related_name="groups"
    )
    # The adopted point by which it was set up, if any (AHU-20).
    proposal = models.OneToOneField(
        Proposal, models.PROTECT, null=True, blank=True, related_name="group"
    )
    # Its deadline: the meeting at which it presents what it found (AHU-20).
    presents_at = models.ForeignKey(
        Meeting,
        models.PROTECT,
        verbose_name=_("presents at"),
        null=True,
        blank=True,
        related_name="presenting_groups",
    )
    # The form's own key: the same form sent twice makes one group.
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("group")
        verbose_name_plural = _("groups")
        constraints = (
            models.CheckConstraint(
                name="group_not_for_itself", condition=~Q(commissioner=F("body"))
            ),
        )

    def __str__(self) -> str:
        return self.body.name

    def get_absolute_url(self) -> str:
        return reverse("cases:group_detail", args=[self.body.community.slug, self.body.slug])


class GroupCase(models.Model):
    group = models.ForeignKey(Group, models.PROTECT, related_name="case_links")
    case = models.ForeignKey(Case, models.PROTECT, related_name="group_links")
    role = models.CharField(
        _("why"), max_length=8, choices=GroupCaseRole.choices, default=GroupCaseRole.MATTER
    )

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("group", "role", "pk")
        verbose_name = _("case of a group")
        verbose_name_plural = _("cases of groups")
        constraints = (models.UniqueConstraint(name="group_case_once", fields=["group", "case"]),)

    def __str__(self) -> str:
        return f"{self.group}: {self.case}"


class SubGoal(models.Model):
    """A part of the aim, with what came of it (PRJ-2)."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="goals")
    position = models.PositiveSmallIntegerField(_("order"))
    text = models.CharField(_("sub-goal"), max_length=300)
    status = models.CharField(
        _("status"), max_length=12, choices=GoalStatus.choices, default=GoalStatus.OPEN
    )
    result = models.TextField(_("what came of it"), max_length=2_000, blank=True)
    result_case = models.ForeignKey(
        Case,
        models.PROTECT,
        verbose_name=_("the case with the result"),
        null=True,
        blank=True,
        related_name="reached_goals",
    )

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("group", "position")
        verbose_name = _("sub-goal")
        verbose_name_plural = _("sub-goals")
        constraints = (
            models.UniqueConstraint(
                name="goal_position_once",
                fields=["group", "position"],
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                name="goal_reached_has_result",
                condition=~Q(status=GoalStatus.DONE)
                | Q(result__regex=r"\S")
                | Q(result_case__isnull=False),
                violation_error_message=_("Write what came of it, or choose the case."),
            ),
        )

    def __str__(self) -> str:
        return self.text


class ReferenceBody(models.Model):
    """A body that a project asks along the way: its reference group (ALR-12, ALR-36)."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="references")
    body = models.ForeignKey(
        Council, models.PROTECT, verbose_name=_("reference group"), related_name="refers"
    )

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("group", "body__name")
        verbose_name = _("reference group")
        verbose_name_plural = _("reference groups")
        constraints = (
            models.UniqueConstraint(name="reference_body_once", fields=["group", "body"]),
        )

    def __str__(self) -> str:
        return f"{self.group}: {self.body}"
