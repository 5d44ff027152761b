"""Meetings, what stands on their agenda, and who met."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from cases.enums import AttendanceStatus, ItemKind, MeetingState, Mode
from cases.models.cases import Case
from cases.models.planning import MeetingSeries
from councils.enums import ProfessionalGroup
from councils.models import Council, Seat
from members.models import Person


class Meeting(models.Model):
    council = models.ForeignKey(Council, models.PROTECT, related_name="meetings")
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveSmallIntegerField(_("number"))
    slug = models.CharField(_("address"), max_length=10)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    place = models.CharField(_("place"), max_length=120)
    remote = models.BooleanField(_("on screen"), default=False)
    # No gathering: one item is decided in writing, and the day is the last one for objections.
    written = models.BooleanField(_("written procedure"), default=False, db_default=False)
    chair = models.ForeignKey(
        Person,
        models.PROTECT,
        verbose_name=_("chair of the meeting"),
        null=True,
        blank=True,
        related_name="+",
    )
    minute_taker = models.ForeignKey(
        Person,
        models.PROTECT,
        verbose_name=_("minute taker"),
        null=True,
        blank=True,
        related_name="+",
    )
    state = models.CharField(
        _("state"), max_length=12, choices=MeetingState.choices, default=MeetingState.PLANNED
    )
    series = models.ForeignKey(
        MeetingSeries,
        models.PROTECT,
        verbose_name=_("series"),
        null=True,
        blank=True,
        related_name="meetings",
    )
    # The day was told without papers, so that it can be kept free.
    announced_on = models.DateField(_("day told on"), null=True, blank=True)
    summoned_on = models.DateField(_("notice sent on"), null=True, blank=True)
    # Where the council wants it, the chair says yes to the agenda before it goes out.
    agenda_approved_at = models.DateTimeField(_("agenda approved"), null=True, blank=True)
    cancelled_why = models.CharField(
        _("why it was cancelled"), max_length=200, blank=True, default="", db_default=""
    )
    # The form's own key: the same form sent twice makes one meeting.
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("-starts_at",)
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        constraints = (
            models.UniqueConstraint(
                name="meeting_number_once", fields=["council", "year", "number"]
            ),
            models.UniqueConstraint(name="meeting_slug_once", fields=["council", "slug"]),
            models.CheckConstraint(
                name="meeting_ends_after_start",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message=_("The meeting must end after it starts."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.council.label} {self.label}"

    def get_absolute_url(self) -> str:
        council = self.council
        return reverse(
            "cases:meeting_detail", args=[council.community.slug, council.slug, self.slug]
        )

    @property
    def label(self) -> str:
        """`3/26`: the third meeting of the year."""
        return f"{self.number}/{self.year % 100:02d}"


class AgendaItem(models.Model):
    """One treatment of a case in a meeting, or an item without a case."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField(_("order"))
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="items")
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("type"), max_length=12, choices=ItemKind.choices)
    presenter = models.CharField(_("presented by"), max_length=120, blank=True)
    minutes_planned = models.PositiveSmallIntegerField(_("minutes planned"), default=15)
    # A clock time that was promised, to somebody who is called in; else it follows from the order.
    begins_at = models.TimeField(_("not before"), null=True, blank=True)
    # The standing item that is about the minutes of the meeting before.
    approves_minutes = models.BooleanField(
        _("the minutes of the meeting before are approved"), default=False, db_default=False
    )
    # Came onto the agenda after it had gone out.
    late = models.BooleanField(_("late item"), default=False, db_default=False)
    # The item of an earlier meeting that was postponed.
    carried_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="carried_to"
    )
    # Given when the agenda goes out; never changed after.
    number = models.PositiveIntegerField(_("item number"), null=True, blank=True)
    number_year = models.PositiveSmallIntegerField(null=True, blank=True)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("meeting", "position")
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        constraints = (
            models.UniqueConstraint(
                name="item_position_once",
                fields=["meeting", "position"],
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(name="item_case_once_per_meeting", fields=["meeting", "case"]),
            models.CheckConstraint(
                name="item_number_has_year",
                condition=Q(number=None, number_year=None)
                | Q(number__isnull=False, number_year__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.label} {self.title}".strip()

    @property
    def label(self) -> str:
        """`12/26`, or nothing before the agenda has gone out or for a formal item."""
        if self.number is None or self.number_year is None:
            return ""
        return f"{self.number:02d}/{self.number_year % 100:02d}"

    @property
    def short_name(self) -> str:
        """What a list calls it in a few words: its number, or its title where it has none."""
        return self.label or f"«{self.title}»"


class Attendance(models.Model):
    """Somebody met, or sent apologies. With `seat`, the person stands for that seat and may vote.

    `item` is set for somebody who was there for one item only (ALR-27).
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendances")
    person = models.ForeignKey(Person, models.PROTECT, related_name="attendances")
    seat = models.ForeignKey(
        Seat, models.PROTECT, null=True, blank=True, related_name="attendances"
    )
    as_substitute = models.BooleanField(_("substitute"), default=False)
    professional_group = models.CharField(
        _("professional group"), max_length=20, choices=ProfessionalGroup.choices
    )
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="guests"
    )
    status = models.CharField(
        _("attendance"),
        max_length=10,
        choices=AttendanceStatus.choices,
        default=AttendanceStatus.PRESENT,
    )
    mode = models.CharField(_("where"), max_length=8, choices=Mode.choices, default=Mode.ROOM)
    # Came late: present from this item on. Left: not present from that item on.
    came_at = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="arrivals"
    )
    left_at = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="departures"
    )

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("meeting", "seat__group__position", "seat__ordinal", "person__sort_key")
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance")
        constraints = (
            models.UniqueConstraint(name="attendance_person_once", fields=["meeting", "person"]),
            models.UniqueConstraint(
                name="attendance_one_vote_per_seat",
                fields=["meeting", "seat"],
                condition=Q(status=AttendanceStatus.PRESENT),
                violation_error_message=_("Somebody is already recorded in this seat."),
            ),
            models.CheckConstraint(
                name="attendance_substitute_has_seat",
                condition=Q(as_substitute=False) | Q(seat__isnull=False),
            ),
            models.CheckConstraint(
                name="attendance_guest_has_no_seat", condition=Q(item=None) | Q(seat=None)
            ),
            models.CheckConstraint(
                name="attendance_only_the_present_come_and_go",
                condition=Q(status=AttendanceStatus.PRESENT) | Q(came_at=None, left_at=None),
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}, {self.meeting}"

    @property
    def present(self) -> bool:
        return self.status == AttendanceStatus.PRESENT
