"""What was told to whom, once."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from councils.models import Community, Council
from members.models.people import Person


class Sending(models.Model):
    """One act of sending by a person: the same message to one or many.

    Nothing goes out before `held_until`; until then it can be taken back, and its notices are
    gone as if they had never been written. `subject`, `text` and `attachments` (names, one a line)
    keep what was seen before it was sent: what it was about may have changed since.
    """

    community = models.ForeignKey(Community, models.PROTECT, related_name="sendings")
    council = models.ForeignKey(
        Council, models.PROTECT, null=True, blank=True, related_name="sendings"
    )
    intent = models.CharField(_("message"), max_length=60)
    matter: Any = models.JSONField(default=dict)
    path = models.CharField(max_length=200, blank=True)
    subject = models.TextField(_("subject"), blank=True, default="", db_default="")
    text = models.TextField(_("text"), blank=True, default="", db_default="")
    attachments = models.TextField(_("attachments"), blank=True, default="", db_default="")
    sender = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="sendings"
    )
    made_at = models.DateTimeField(_("sent"))
    held_until = models.DateTimeField(_("goes out"))
    taken_back_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("-made_at", "-pk")
        verbose_name = _("sending")
        verbose_name_plural = _("sendings")
        constraints = (
            models.CheckConstraint(
                name="sending_taken_back_in_time",
                condition=Q(taken_back_at=None) | Q(taken_back_at__lt=models.F("held_until")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.intent} {self.made_at:%Y-%m-%d %H:%M}"


class Letter(models.Model):
    """The one mail that a person gets on a day, with a line for each notice that fell due.

    The unique day is why there is no second one. The row is the record, so it needs no history.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="letters")
    on = models.DateField(_("day"))
    sent_at = models.DateTimeField(_("sent"))

    class Meta:
        ordering = ("-on", "person")
        verbose_name = _("letter of the day")
        verbose_name_plural = _("letters of the day")
        constraints = (models.UniqueConstraint(name="letter_once_a_day", fields=["person", "on"]),)

    def __str__(self) -> str:
        return f"{self.person}: {self.on}"


class Notice(models.Model):
    """One message to one person. The unique key is why nobody is told twice.

    `matter` holds the ids that the mail intent needs to say it, never the text. The row itself is
    the record, so it needs no history. What a rule wrote names the rule, the thing that waits
    (`about`, such as `minutes:31`) and its deadline (see members/domain/reminding.py).
    """

    community = models.ForeignKey(Community, models.PROTECT, related_name="notices")
    person = models.ForeignKey(Person, models.PROTECT, related_name="notices")
    sending = models.ForeignKey(
        Sending, models.PROTECT, null=True, blank=True, related_name="notices"
    )
    # Whom `person` stands in for: the message was meant for somebody who is away
    meant_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="notices_to_stand_in"
    )
    intent = models.CharField(_("message"), max_length=60)
    key = models.CharField(max_length=200, unique=True)
    matter: Any = models.JSONField(default=dict)
    # Where to go with it, below the site's own address; empty when there is nothing to open.
    path = models.CharField(max_length=200, blank=True)
    rule = models.CharField(_("rule"), max_length=60, blank=True, default="", db_default="")
    about = models.CharField(_("about"), max_length=80, blank=True, default="", db_default="")
    deadline = models.DateField(_("deadline"), null=True, blank=True)
    # Waits for the letter of the day; else it goes at once, in a mail of its own.
    gathered = models.BooleanField(default=False, db_default=False)
    letter = models.ForeignKey(
        Letter, models.PROTECT, null=True, blank=True, related_name="notices"
    )
    due_at = models.DateTimeField(_("due"))
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    # Nobody got it: what the receiver's mail server said, at once or later.
    failed_at = models.DateTimeField(_("not delivered"), null=True, blank=True)
    failure = models.CharField(_("why"), max_length=300, blank=True, default="", db_default="")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-due_at", "-pk")
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        indexes = (
            models.Index(
                name="notice_for_letter",
                fields=["person", "due_at"],
                condition=Q(gathered=True, sent_at=None, failed_at=None),
            ),
        )

    def __str__(self) -> str:
        return f"{self.intent}: {self.person}"
