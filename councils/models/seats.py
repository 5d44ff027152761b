"""Seats exist before anybody sits in them; a substitute is a seat too."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from councils.enums import Filling, Office, ProfessionalGroup, Side, Substitutes
from councils.models.councils import Council
from councils.models.organisations import Organisation, Region


class SeatGroup(models.Model):
    """Seats that are filled in the same way by the same body, with the same rights."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="seat_groups")
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    label = models.CharField(_("name"), max_length=80)
    professional_group = models.CharField(
        _("professional group"), max_length=20, choices=ProfessionalGroup.choices
    )
    side = models.CharField(_("side"), max_length=12, choices=Side.choices)
    appointing_council = models.ForeignKey(
        Council, models.PROTECT, null=True, blank=True, related_name="appoints"
    )
    appointing_organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="appoints"
    )
    filling = models.CharField(_("way of filling"), max_length=12, choices=Filling.choices)
    term_months = models.PositiveSmallIntegerField(_("term in months"), null=True, blank=True)
    sits_until_replaced = models.BooleanField(_("sits until replaced"), default=True)
    may_vote = models.BooleanField(_("may vote"), default=True)
    may_speak = models.BooleanField(_("may speak"), default=True)
    may_propose = models.BooleanField(_("may propose"), default=True)
    substitutes = models.CharField(
        _("substitutes"), max_length=10, choices=Substitutes.choices, default=Substitutes.NONE
    )

    # Who appoints must name the leader who answers for it (FSU-9)
    needs_leader = models.BooleanField(
        _("a leader must answer for the appointment"), default=False, db_default=False
    )
    # Each seat in that group has a seat here, with the same holder (ALR-19)
    derived_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="derived"
    )

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("council", "position")
        verbose_name = _("group of seats")
        verbose_name_plural = _("groups of seats")
        constraints = (
            models.UniqueConstraint(name="seat_group_label_once", fields=["council", "label"]),
            models.CheckConstraint(
                name="seat_group_one_appointing_body",
                condition=Q(appointing_council=None) | Q(appointing_organisation=None),
            ),
            models.CheckConstraint(
                name="seat_group_derived_is_filled_so",
                condition=Q(derived_from=None) | Q(filling=Filling.DERIVED),
            ),
            models.CheckConstraint(
                name="seat_group_voter_may_speak",
                condition=Q(may_vote=False) | Q(may_speak=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.council.label}: {self.label}"


class SeatQuerySet(models.QuerySet["Seat"]):
    def on(self, day: date) -> SeatQuerySet:
        """Seats that the council had on that day."""
        return self.filter(Q(closed_on=None) | Q(closed_on__gt=day))


class Seat(models.Model):
    """`ordinal` is the number of the seat in its council; a substitute's seat shares it.

    A seat that was taken away keeps its number, and a new one gets the next.

    A derived seat has no terms of its own: whoever sits in `mirrors`, or holds `mirrors_office`
    of `mirrors_council`, sits here too (ALR-19).
    """

    group = models.ForeignKey(SeatGroup, models.PROTECT, related_name="seats")
    ordinal = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=80)
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="seats")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="seats"
    )
    substitute_for = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="substitute_seats"
    )
    rank = models.PositiveSmallIntegerField(_("rank"), null=True, blank=True)
    # What is wished for in whoever sits there, such as a specialty; never a stop (AHU-4)
    preferred = models.CharField(
        _("preferably"), max_length=120, blank=True, default="", db_default=""
    )
    mirrors = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="mirrored_by"
    )
    mirrors_office = models.CharField(
        _("held by whoever is"),
        max_length=12,
        choices=Office.choices,
        blank=True,
        default="",
        db_default="",
    )
    mirrors_council = models.ForeignKey(
        Council, models.PROTECT, null=True, blank=True, related_name="mirroring_seats"
    )
    # The first day without the seat: seats are taken away, never deleted
    closed_on = models.DateField(_("taken away on"), null=True, blank=True)

    objects: ClassVar[Any] = SeatQuerySet.as_manager()
    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("group__position", "ordinal", "rank")
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        constraints = (
            models.UniqueConstraint(
                name="seat_ordinal_once",
                fields=["group", "ordinal"],
                condition=Q(substitute_for=None),
            ),
            models.UniqueConstraint(
                name="seat_substitute_rank_once", fields=["substitute_for", "rank"]
            ),
            models.CheckConstraint(
                name="seat_mirrors_one_thing",
                condition=Q(mirrors=None, mirrors_office="", mirrors_council=None)
                | Q(mirrors__isnull=False, mirrors_office="", mirrors_council=None)
                | (Q(mirrors=None, mirrors_council__isnull=False) & ~Q(mirrors_office="")),
            ),
            models.CheckConstraint(
                name="seat_rank_belongs_to_substitute",
                condition=Q(substitute_for=None, rank=None)
                | Q(substitute_for__isnull=False, rank__isnull=False),
            ),
            models.CheckConstraint(
                name="seat_not_its_own_substitute",
                condition=Q(substitute_for=None) | ~Q(substitute_for=F("id")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.group.council.label} {self.ordinal}: {self.title}"

    @property
    def derived(self) -> bool:
        return self.mirrors_id is not None or self.mirrors_council_id is not None

    @property
    def words(self) -> str:
        """The title and what the seat speaks for, if anything."""
        return ", ".join(word for word in (self.title, self.place) if word)

    @property
    def place(self) -> str:
        """The region or organisation that the seat speaks for."""
        return str(self.region or self.organisation or "")
