"""Mails to whoever wrote to us and has no account: written by a job, handed over once."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from cases.domain.intake import mails
from cases.enums import CasesEvent
from cases.intake_mails import FEEDBACK_CODE, FEEDBACK_NEWS, MAIL_RECEIVED
from cases.models import Feedback
from legeraad.history import save_with_reason
from legeraad.mail import MailIntent, compose
from members.domain import deliveries, notices


def send_receipt(*, mail_id: int) -> None:
    """Tells the sender which case the mail became; once, whatever happens to the job.

    Raises SMTPException or OSError when the mail host is away; the outbox tries again.
    """
    with transaction.atomic():
        mail = mails.locked_by_key(mail_id)
        if not mails.may_be_told(mail) or mail.case is None:
            return
        community = mail.community
        letter = compose(
            intent=MAIL_RECEIVED,
            to=mail.sender,
            language=community.language,
            words=MAIL_RECEIVED.words({"mail_id": mail.pk}),
            sender=notices.sender_of(community),
            message_id=f"mail-{mail.pk}-receipt",
        )
        mail.told_at = timezone.now()
        save_with_reason(mail, CasesEvent.MAIL_ANSWERED, by=None)
        if said := deliveries.hand_over(letter):
            deliveries.quarantine(mail.sender, said=said)


def send_code(*, feedback_id: int, code: str) -> None:
    """The code that shows that the address is the sender's own."""
    matter = {"feedback_id": feedback_id, "code": code}
    _tell(feedback_id, FEEDBACK_CODE, matter, message_id=f"feedback-{feedback_id}-{code[:2]}")


def send_news(*, feedback_id: int) -> None:
    """What became of a report, as it is now."""
    _tell(feedback_id, FEEDBACK_NEWS, {"feedback_id": feedback_id})


def _tell(
    feedback_id: int, intent: MailIntent, matter: dict[str, Any], *, message_id: str = ""
) -> None:
    """Nothing when the report, or the address, was forgotten meanwhile. An address that refuses is
    not put in quarantine for a code: anybody may have typed it."""
    feedback = Feedback.objects.select_related("community").filter(pk=feedback_id).first()
    if feedback is None or not feedback.email:
        return
    letter = compose(
        intent=intent,
        to=feedback.email,
        language=feedback.language,
        words=intent.words(matter),
        sender=notices.sender_of(feedback.community),
        message_id=message_id or f"feedback-{feedback.pk}-{feedback.state}",
    )
    deliveries.hand_over(letter)
