"""A seat that nobody sits in, or whose holder's time is over, and who is to fill it."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from councils.models import Council, Organisation, Seat
from members.enums import FilledBy, VacancyState
from members.models.terms import Term


class VacancyQuerySet(models.QuerySet["Vacancy"]):
    def unfilled(self) -> VacancyQuerySet:
        return self.exclude(state=VacancyState.FILLED)


class Vacancy(models.Model):
    """`since` is the first day without the seat, or after the planned end of one who sits on.

    The body asked is kept as it was when the seat became vacant. What the body proposes stands
    here until the secretariat has put the person in the seat.
    """

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="vacancies")
    since = models.DateField(_("vacant since"))
    state = models.CharField(
        _("state"), max_length=12, choices=VacancyState.choices, default=VacancyState.OPEN
    )
    asked_council = models.ForeignKey(
        Council, models.PROTECT, null=True, blank=True, related_name="asked_to_fill"
    )
    asked_organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="asked_to_fill"
    )
    asked_on = models.DateField(_("asked on"), null=True, blank=True)
    # «We answer after our meeting on …»
    answer_by = models.DateField(_("answers by"), null=True, blank=True)
    proposed_name = models.CharField(_("name"), max_length=120, blank=True)
    proposed_email = models.EmailField(_("e-mail address"), blank=True)
    proposed_hpr = models.CharField(_("HPR number"), max_length=9, blank=True)
    responsible_leader = models.CharField(_("responsible leader"), max_length=120, blank=True)
    filled_by = models.CharField(
        _("how filled"), max_length=12, choices=FilledBy.choices, blank=True
    )
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    present = models.PositiveSmallIntegerField(_("number present"), null=True, blank=True)
    reason = models.CharField(_("why it is left open"), max_length=200, blank=True)
    term = models.OneToOneField(
        Term, models.PROTECT, null=True, blank=True, related_name="filled_vacancy"
    )

    objects: ClassVar[Any] = VacancyQuerySet.as_manager()
    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("since", "pk")
        verbose_name = _("vacancy")
        verbose_name_plural = _("vacancies")
        constraints = (
            models.UniqueConstraint(
                name="vacancy_one_at_a_time",
                fields=["seat"],
                condition=~Q(state=VacancyState.FILLED),
            ),
            models.CheckConstraint(
                name="vacancy_one_body_is_asked",
                condition=Q(asked_council=None) | Q(asked_organisation=None),
            ),
            models.CheckConstraint(
                name="vacancy_filled_by_a_term",
                condition=Q(state=VacancyState.FILLED, term__isnull=False)
                | (~Q(state=VacancyState.FILLED) & Q(term=None)),
            ),
            models.CheckConstraint(
                name="vacancy_left_open_has_reason",
                condition=~Q(state=VacancyState.LEFT_OPEN) | ~Q(reason=""),
                violation_error_message=_("Say why the seat is left open."),
            ),
            models.CheckConstraint(
                name="vacancy_proposal_has_name",
                condition=~Q(state=VacancyState.PROPOSED)
                | (~Q(proposed_name="") & ~Q(filled_by="") & Q(decided_on__isnull=False)),
                violation_error_message=_("Give the name, how it was decided, and when."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.seat} {self.since}"

    def get_absolute_url(self) -> str:
        """The page where the body answers."""
        community = self.seat.group.council.community
        return reverse("members:vacancy_detail", args=[community.slug, self.pk])

    @property
    def body(self) -> Council | Organisation | None:
        """Who is to fill the seat; None where it is not fixed."""
        return self.asked_council or self.asked_organisation

    def days(self, on: date) -> int:
        """Whole days without a holder until that day, or until the seat was filled (ALR-18)."""
        until = min(self.term.start, on) if self.term else on
        return max(0, (until - self.since).days)
