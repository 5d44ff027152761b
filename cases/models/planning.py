"""Several meetings that belong together, what every agenda has, and addresses of calendars."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from cases.enums import ItemKind
from councils.models import Council
from members.models import Person


class MeetingSeries(models.Model):
    """Meetings that were planned together, so that they can be moved or cancelled together."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="series")
    title = models.CharField(_("name"), max_length=80)
    # The form's own key: the same form sent twice makes one series.
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("council", "pk")
        verbose_name = _("series of meetings")
        verbose_name_plural = _("series of meetings")

    def __str__(self) -> str:
        return f"{self.council.label}: {self.title}"


class StandingItem(models.Model):
    """What stands on every agenda of a council, such as the approval of the notice."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="standing_items")
    position = models.PositiveSmallIntegerField(_("order"))
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(
        _("type"), max_length=12, choices=ItemKind.choices, default=ItemKind.FORMAL
    )
    minutes_planned = models.PositiveSmallIntegerField(_("minutes planned"), default=5)
    # After the cases, such as any other business; else before them.
    last = models.BooleanField(_("at the end"), default=False)
    approves_minutes = models.BooleanField(
        _("the minutes of the meeting before are approved"), default=False, db_default=False
    )

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("council", "last", "position")
        verbose_name = _("standing item")
        verbose_name_plural = _("standing items")
        constraints = (
            models.UniqueConstraint(
                name="standing_item_position_once",
                fields=["council", "position"],
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(name="standing_item_title_once", fields=["council", "title"]),
        )

    def __str__(self) -> str:
        return self.title


class CalendarKey(models.Model):
    """The secret in the address of a person's own calendar feed; a new one ends the old."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="calendar_key")
    secret = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)

    class Meta:
        verbose_name = _("address of a calendar")
        verbose_name_plural = _("addresses of calendars")

    def __str__(self) -> str:
        return str(self.person)
