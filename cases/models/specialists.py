"""A specialist whom a professional committee is asked to name for one case (ALR-32)."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from cases.enums import SpecialistAnswer
from cases.models.cases import Case
from councils.enums import ProfessionalGroup
from councils.models import Council
from members.models import Person


class SpecialistRequest(models.Model):
    """What is asked of the committee, and whom it named. Asked again, it is a new request."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="specialist_requests")
    body = models.ForeignKey(
        Council, models.PROTECT, verbose_name=_("who is asked"), related_name="specialist_requests"
    )
    wanted = models.CharField(_("which specialist"), max_length=160)
    # As what the specialist comes: the gate asks who took part (BG-3).
    professional_group = models.CharField(
        _("professional group"),
        max_length=20,
        choices=ProfessionalGroup.choices,
        default=ProfessionalGroup.HOSPITAL_DOCTOR,
    )
    why = models.TextField(_("what for"), max_length=5000, blank=True)
    asked_on = models.DateField(_("asked"))
    deadline = models.DateField(_("deadline"))
    answer = models.CharField(
        _("answer"), max_length=8, choices=SpecialistAnswer.choices, blank=True
    )
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        verbose_name=_("the specialist"),
        null=True,
        blank=True,
        related_name="named_for",
    )
    text = models.CharField(_("in its own words"), max_length=1000, blank=True)
    answered_on = models.DateField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    came_by = models.CharField(_("how it came"), max_length=120, blank=True)
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("case", "-pk")
        verbose_name = _("request for a specialist")
        verbose_name_plural = _("requests for specialists")
        indexes = (
            models.Index(name="specialist_due", fields=["deadline"], condition=Q(answer="")),
        )
        constraints = (
            models.CheckConstraint(
                name="specialist_named_is_somebody",
                condition=Q(answer=SpecialistAnswer.NAMED, person__isnull=False)
                | ~Q(answer=SpecialistAnswer.NAMED) & Q(person=None),
                violation_error_message=_("Write who the specialist is."),
            ),
            models.CheckConstraint(
                name="specialist_answered_when",
                condition=Q(answer="", answered_on=None)
                | ~Q(answer="") & Q(answered_on__isnull=False),
            ),
            models.CheckConstraint(
                name="specialist_wanted",
                condition=Q(wanted__regex=r"\S"),
                violation_error_message=_("Write which specialist you need."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.body.label}: {self.wanted}"
