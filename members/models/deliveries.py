"""What became of mails: each one that was handed over, and the addresses that nothing reaches."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from members.models.notices import Letter, Notice

QUARANTINE = timedelta(days=30)


class Posting(models.Model):
    """One mail handed to the mail host, and what came back: a bounce names its `message_id`.

    It carried one notice, or a letter of the day. Sent again, it is another posting with a
    Message-ID of its own, so that the earlier ones stay. The row is the record, so it needs no
    history.
    """

    message_id = models.CharField("Message-ID", max_length=200, unique=True)
    notice = models.ForeignKey(
        Notice, models.CASCADE, null=True, blank=True, related_name="postings"
    )
    letter = models.ForeignKey(
        Letter, models.CASCADE, null=True, blank=True, related_name="postings"
    )
    # As it was written to, in lower case: the person may have another one by now.
    address = models.EmailField(_("e-mail address"))
    made_at = models.DateTimeField(_("sent"))
    failed_at = models.DateTimeField(_("not delivered"), null=True, blank=True)
    said = models.CharField(_("why"), max_length=300, blank=True, default="", db_default="")

    class Meta:
        ordering = ("pk",)
        verbose_name = _("mail handed over")
        verbose_name_plural = _("mails handed over")
        constraints = (
            models.CheckConstraint(
                name="posting_of_notice_or_letter",
                condition=Q(notice=None, letter__isnull=False)
                | Q(notice__isnull=False, letter=None),
            ),
        )

    def __str__(self) -> str:
        return self.message_id


class DeadAddressQuerySet(models.QuerySet["DeadAddress"]):
    def at(self, moment: datetime) -> DeadAddressQuerySet:
        """Those in quarantine then: not let out, and not for longer than thirty days."""
        return self.filter(lifted_at=None, since__gt=moment - QUARANTINE)


class DeadAddress(models.Model):
    """An address that a mail server refused for good: nothing is sent there for a while."""

    address = models.EmailField(_("e-mail address"), unique=True)  # lower case
    since = models.DateTimeField(_("since"))
    said = models.CharField(_("what the mail server said"), max_length=300)
    lifted_at = models.DateTimeField(_("tried again"), null=True, blank=True)

    objects: ClassVar[DeadAddressQuerySet] = DeadAddressQuerySet.as_manager()  # type: ignore[assignment]
    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("address",)
        verbose_name = _("address that is not reached")
        verbose_name_plural = _("addresses that are not reached")

    def __str__(self) -> str:
        return self.address
