"""What the office writes of a case for itself."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from cases.models.cases import Case
from members.models import Person

LONGEST_NOTE = 4000  # characters


class CaseNote(models.Model):
    """For those who run the council; never in papers, on public pages or in the archive package."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="notes")
    text = models.TextField(_("internal note"), max_length=LONGEST_NOTE)
    author = models.ForeignKey(
        Person,
        models.PROTECT,
        verbose_name=_("written by"),
        null=True,
        blank=True,
        related_name="case_notes",
    )
    written_at = models.DateTimeField(_("written"), auto_now_add=True)
    # The form's own key: the same form sent twice makes one note.
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("-written_at", "-pk")
        verbose_name = _("internal note")
        verbose_name_plural = _("internal notes")
        constraints = (
            models.CheckConstraint(
                name="case_note_says_something",
                condition=~Q(text=""),
                violation_error_message=_("Write the note."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.case}, {self.written_at:%d.%m.%Y}"
