"""Who is called to a meeting: each seat with those who may meet in it, and guests for an item."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from cases.enums import CallAnswer, GuestRole, SummonsState
from cases.models.meetings import AgendaItem, Meeting
from councils.enums import ProfessionalGroup
from councils.models import Seat
from members.models import Person


class Summons(models.Model):
    """One seat, called to one meeting. `state` says how far the call has come down the chain."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="summonses")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="summonses")
    state = models.CharField(
        _("state"), max_length=12, choices=SummonsState.choices, default=SummonsState.INVITED
    )
    # Nobody is left to call; the secretary and the appointing body have been told.
    unfilled_at = models.DateTimeField(_("unfilled since"), null=True, blank=True)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("meeting", "seat__group__position", "seat__ordinal")
        verbose_name = _("summons")
        verbose_name_plural = _("summonses")
        constraints = (
            models.UniqueConstraint(name="summons_seat_once", fields=["meeting", "seat"]),
            models.CheckConstraint(
                name="summons_unfilled_since",
                condition=Q(state=SummonsState.UNFILLED, unfilled_at__isnull=False)
                | ~Q(state=SummonsState.UNFILLED) & Q(unfilled_at=None),
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting}: {self.seat}"


class Call(models.Model):
    """One person who may meet in a seat: its holder (rank 0), or a substitute in rank order.

    A substitute has the right to meet, and the papers, from the start; `duty_since` is set when it
    becomes a duty (AHU-9). `came_by` tells how an answer came that the secretary registered.
    """

    summons = models.ForeignKey(Summons, models.PROTECT, related_name="calls")
    person = models.ForeignKey(Person, models.PROTECT, related_name="calls")
    rank = models.PositiveSmallIntegerField(_("rank"))
    duty_since = models.DateTimeField(_("has a duty to meet since"), null=True, blank=True)
    # The last day for an answer; the day after, silence calls in the next one.
    answer_by = models.DateField(_("to be answered by"), null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=10, choices=CallAnswer.choices, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    why = models.CharField(_("reason"), max_length=200, blank=True)
    came_by = models.CharField(_("how it came"), max_length=120, blank=True)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("summons", "rank")
        verbose_name = _("call to a meeting")
        verbose_name_plural = _("calls to a meeting")
        constraints = (
            models.UniqueConstraint(name="call_person_once", fields=["summons", "person"]),
            models.UniqueConstraint(name="call_rank_once", fields=["summons", "rank"]),
            models.CheckConstraint(
                name="call_answered_when",
                condition=Q(answer="", answered_at=None)
                | ~Q(answer="") & Q(answered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="call_duty_has_deadline",
                condition=Q(duty_since=None) | Q(answer_by__isnull=False),
            ),
        )
        indexes = (
            models.Index(
                name="call_waits",
                fields=["answer_by"],
                condition=Q(answer="", answer_by__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.summons}: {self.person}"

    @property
    def is_substitute(self) -> bool:
        return self.rank > 0


class Guest(models.Model):
    """Somebody called without a seat: for one item, or without `item` for the whole meeting.

    A guest of one item sees the papers of that item only (ALR-26, ALR-27, ALR-28).
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="guests")
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="invited"
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="invitations")
    professional_group = models.CharField(
        _("professional group"), max_length=20, choices=ProfessionalGroup.choices
    )
    role = models.CharField(_("comes as"), max_length=10, choices=GuestRole.choices)
    invited_at = models.DateTimeField(_("invited"), null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=10, choices=CallAnswer.choices, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    why = models.CharField(_("reason"), max_length=200, blank=True)
    came_by = models.CharField(_("how it came"), max_length=120, blank=True)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("meeting", "item__position", "person__sort_key")
        verbose_name = _("guest of a meeting")
        verbose_name_plural = _("guests of a meeting")
        constraints = (
            models.UniqueConstraint(
                name="guest_once", fields=["meeting", "item", "person"], nulls_distinct=False
            ),
            models.CheckConstraint(
                name="guest_answered_when",
                condition=Q(answer="", answered_at=None)
                | ~Q(answer="") & Q(answered_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting}: {self.person}"
