"""Mails to whoever wrote to us and has no account: written by a job, handed over once."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from cases.domain.intake import feedback as feedback_rules
from cases.domain.intake import mails
from cases.enums import CasesEvent
from cases.intake_mails import FEEDBACK_CODE, FEEDBACK_NEWS, MAIL_RECEIVED
from cases.models import Feedback
from legeraad.history import save_with_reason
from legeraad.mail import MailIntent, compose
from members.domain import deliveries, notices


def send_receipt(*, mail_id: int) -> None:
    """Tells the sender which case the mail became; a second job finds that it is done.

    A worker that is killed between the mail host's yes and ours sends it again under the same
    Message-ID. Raises SMTPException or OSError when the mail host is away; the outbox tries again.
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


def send_code(*, feedback_id: int, code: str, mark: str) -> None:
    """The code that shows that the address is the sender's own; not one that another replaced."""
    feedback = _written_to(feedback_id)
    if feedback is not None and feedback_rules.mark_of(feedback) == mark:
        matter = {"feedback_id": feedback_id, "code": code}
        _tell(feedback, FEEDBACK_CODE, matter, about=mark)


def send_news(*, feedback_id: int, state: str) -> None:
    """What became of a report; nothing when it has gone on since, which is another mail."""
    feedback = _written_to(feedback_id)
    if feedback is not None and feedback.state == state:
        _tell(feedback, FEEDBACK_NEWS, {"feedback_id": feedback_id}, about=state)


def _written_to(feedback_id: int) -> Feedback | None:
    """The report, unless it or its address was forgotten meanwhile."""
    rows = Feedback.objects.select_related("community").exclude(email="")
    return rows.filter(pk=feedback_id).first()


def _tell(feedback: Feedback, intent: MailIntent, matter: dict[str, Any], *, about: str) -> None:
    """An address that refuses is not put in quarantine: anybody may have typed it."""
    letter = compose(
        intent=intent,
        to=feedback.email,
        language=feedback.language,
        words=intent.words(matter),
        sender=notices.sender_of(feedback.community),
        message_id=f"feedback-{feedback.pk}-{about}",
    )
    deliveries.hand_over(letter)
