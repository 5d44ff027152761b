"""How far a recommendation has come: one row for each body, office, clinic and municipality."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from cases.enums import Channel, ReachKind, Use
from cases.models.recommendations import Recommendation
from councils.models import Council, Organisation
from members.models import Person


class Reach(models.Model):
    """What one body was sent, when and how it took the matter up, and whether it does as advised.

    Nothing here comes of a page that was fetched; only of a button that was pressed. `sent_on` is
    empty where there was no address. What the body answered in the hearing is read beside it.
    """

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="reach")
    kind = models.CharField(_("kind"), max_length=12, choices=ReachKind.choices)
    body = models.ForeignKey(
        Council, models.PROTECT, null=True, blank=True, related_name="reached_by"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="reached_by"
    )
    # Which of the sendings of this recommendation it was part of: the first, the second …
    wave = models.PositiveSmallIntegerField(_("sending"))
    sent_on = models.DateField(_("sent"), null=True, blank=True)
    discussed_on = models.DateField(_("discussed"), null=True, blank=True)
    channel = models.CharField(
        _("how it was discussed"), max_length=8, choices=Channel.choices, blank=True
    )
    present = models.PositiveSmallIntegerField(_("how many were present"), null=True, blank=True)
    use = models.CharField(_("in use"), max_length=10, choices=Use.choices, blank=True)
    use_reason = models.CharField(_("why not"), max_length=500, blank=True)
    used_on = models.DateField(_("answered"), null=True, blank=True)
    # Who said so; nobody where it came by the link of a mail.
    told_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    came_by = models.CharField(_("how it came"), max_length=120, blank=True)
    members_told_on = models.DateField(_("sent to its members"), null=True, blank=True)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("recommendation", "pk")
        verbose_name = _("reach of a recommendation")
        verbose_name_plural = _("reach of recommendations")
        indexes = (
            models.Index(
                name="reach_not_discussed",
                fields=["sent_on"],
                condition=Q(discussed_on=None, sent_on__isnull=False),
            ),
        )
        constraints = (
            models.UniqueConstraint(
                name="reach_once",
                fields=["recommendation", "body", "organisation"],
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="reach_is_of_one",
                condition=Q(body=None, organisation__isnull=False)
                | Q(body__isnull=False, organisation=None),
            ),
            models.CheckConstraint(
                name="reach_discussed_how",
                condition=Q(discussed_on=None, channel="", present=None)
                | Q(discussed_on__isnull=False) & ~Q(channel=""),
                violation_error_message=_("Write the day, and how it was discussed."),
            ),
            models.CheckConstraint(
                name="reach_answered_when",
                condition=Q(use="", used_on=None) | ~Q(use="") & Q(used_on__isnull=False),
            ),
            models.CheckConstraint(
                name="reach_not_in_use_why",
                condition=~Q(use=Use.NOT_IN_USE) | Q(use_reason__regex=r"\S"),
                violation_error_message=_("Write why it is not in use."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.recommendation.label}: {self.whom}"

    def get_absolute_url(self) -> str:
        of = self.recommendation
        return reverse("cases:reach_answer_for", args=[of.community.slug, of.number, self.pk])

    @property
    def whom(self) -> Council | Organisation:
        """The body, the office, the clinic or the municipality."""
        found = self.body or self.organisation
        assert found is not None  # noqa: S101  held by reach_is_of_one
        return found

    @property
    def answered(self) -> bool:
        return self.discussed_on is not None or bool(self.use)
