"""Who is asked in a written procedure, and what each of them said (decision 24)."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from cases.enums import WrittenReply
from cases.models.meetings import Meeting
from councils.models import Seat
from members.models import Person


class WrittenAnswer(models.Model):
    """One seat with a vote, and who sits there on the last day.

    `answer` is empty while nothing was said; silence until the last day is consent. `came_by` tells
    how an answer came that the secretary registered.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="written_answers")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="written_answers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="written_answers")
    asked_on = models.DateField(_("asked on"))
    answer = models.CharField(_("answer"), max_length=12, choices=WrittenReply.choices, blank=True)
    why = models.CharField(_("reason"), max_length=500, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    came_by = models.CharField(_("how it came"), max_length=120, blank=True)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("meeting", "seat__group__position", "seat__ordinal")
        verbose_name = _("answer in a written procedure")
        verbose_name_plural = _("answers in a written procedure")
        constraints = (
            models.UniqueConstraint(name="written_seat_once", fields=["meeting", "seat"]),
            models.UniqueConstraint(name="written_person_once", fields=["meeting", "person"]),
            models.CheckConstraint(
                name="written_answered_when",
                condition=Q(answer="", answered_at=None)
                | ~Q(answer="") & Q(answered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="written_against_has_words",
                condition=Q(answer__in=("", WrittenReply.AGREES)) | Q(why__regex=r"\S"),
                violation_error_message=_("Write why."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}, {self.meeting}"
