"""What happened to one item in the meeting: proposals, dissent, and who stepped down; and the
sentences that a council uses often when it writes of them."""

from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from cases.enums import ImpartialityResult, ProposalResult
from cases.models.meetings import AgendaItem
from cases.models.minutes import MinutesEntry
from councils.models import Council
from members.models import Person


class Proposal(models.Model):
    """A numbered point of a proposal for an item, adopted or not point by point (AHU-20)."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="proposals")
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.TextField(_("proposal"), max_length=5_000)
    # Empty when it was in the papers; else who put it forward in the meeting.
    proposer = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="proposals"
    )
    result = models.CharField(
        _("result"), max_length=10, choices=ProposalResult.choices, blank=True
    )
    unanimous = models.BooleanField(_("unanimous"), default=False)
    votes_for = models.PositiveSmallIntegerField(
        _("for"), null=True, blank=True, validators=[MaxValueValidator(999)]
    )
    votes_against = models.PositiveSmallIntegerField(
        _("against"), null=True, blank=True, validators=[MaxValueValidator(999)]
    )
    votes_abstained = models.PositiveSmallIntegerField(
        _("abstained"), null=True, blank=True, validators=[MaxValueValidator(999)]
    )

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("item", "number")
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        constraints = (
            models.UniqueConstraint(
                name="proposal_number_once",
                fields=["item", "number"],
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                name="proposal_unanimous_has_no_opposition",
                condition=Q(unanimous=False)
                | Q(votes_against=None) & Q(votes_abstained=None)
                | Q(votes_against=0) & Q(votes_abstained=0),
                violation_error_message=_("A unanimous vote has nobody against or abstaining."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.item}: {self.number}"


class Dissent(models.Model):
    """What somebody who met wants said in the minutes against what was concluded."""

    entry = models.ForeignKey(MinutesEntry, models.PROTECT, related_name="dissents")
    person = models.ForeignKey(Person, models.PROTECT, related_name="dissents")
    text = models.TextField(_("statement"), max_length=5_000)
    # On the public page of the recommendation; else only how many they are (REC-9)
    named = models.BooleanField(_("may be named publicly"), default=False, db_default=False)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("entry", "pk")
        verbose_name = _("dissent")
        verbose_name_plural = _("dissents")
        constraints = (
            models.UniqueConstraint(name="dissent_person_once", fields=["entry", "person"]),
        )

    def __str__(self) -> str:
        return f"{self.entry}: {self.person}"


class Impartiality(models.Model):
    """Whether somebody is impartial in an item (habilitet): raised, then decided by the others.

    From the moment it is raised until it is decided, and after it was found that the person is
    not impartial, the person has no vote in the item.
    """

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="impartialities")
    person = models.ForeignKey(Person, models.PROTECT, related_name="impartialities")
    raised_by_self = models.BooleanField(_("raised by the member"), default=True)
    reason = models.CharField(_("reason"), max_length=500)
    raised_at = models.DateTimeField(_("raised"))
    result = models.CharField(
        _("result"), max_length=12, choices=ImpartialityResult.choices, blank=True
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    # Who met in the seat for this item only.
    substitute = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="steps_in"
    )

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("item", "pk")
        verbose_name = _("impartiality")
        verbose_name_plural = _("impartialities")
        constraints = (
            models.UniqueConstraint(name="impartiality_once", fields=["item", "person"]),
            models.UniqueConstraint(
                name="impartiality_substitute_once",
                fields=["item", "substitute"],
                condition=Q(substitute__isnull=False),
            ),
            models.CheckConstraint(
                name="impartiality_decided_when",
                condition=Q(result="", decided_at=None)
                | ~Q(result="") & Q(decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="impartiality_substitute_for_one_who_stepped_down",
                condition=Q(substitute=None) | Q(result=ImpartialityResult.DISQUALIFIED),
            ),
        )

    def __str__(self) -> str:
        return f"{self.item}: {self.person}"


class Phrase(models.Model):
    """A ready sentence of a council, put into the text of an item with one press."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="phrases")
    position = models.PositiveSmallIntegerField(_("order"))
    text = models.CharField(_("sentence"), max_length=300)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("council", "position")
        verbose_name = _("phrase")
        verbose_name_plural = _("phrases")
        constraints = (
            models.UniqueConstraint(
                name="phrase_position_once",
                fields=["council", "position"],
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(name="phrase_once", fields=["council", "text"]),
        )

    def __str__(self) -> str:
        return self.text
