"""What is said by mail of what came in. Templates: templates/emails/cases/<intent>/."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.models import Feedback, IncomingMail
from legeraad.mail import MailIntent
from legeraad.web.signing import KeySigner


class FeedbackSigner(KeySigner):
    """The address opens one report for whoever wrote it, for reading."""

    def address(self, feedback: Feedback) -> str:
        args = [feedback.community.slug, self.of(feedback.pk)]
        return reverse("cases:feedback_signed", args=args)

    def code_address(self, feedback: Feedback) -> str:
        return reverse("cases:feedback_code", args=[feedback.community.slug, self.of(feedback.pk)])


feedback_signer = FeedbackSigner(salt="cases.feedback", sep="~")


def _mail(mail_id: int) -> dict[str, Any]:
    mail = IncomingMail.objects.select_related("case__council").get(pk=mail_id)
    return {"mail": mail, "case": mail.case}


def _feedback(feedback_id: int) -> dict[str, Any]:
    rows = Feedback.objects.select_related("community", "case__council", "recommendation")
    feedback = rows.get(pk=feedback_id)
    return {"feedback": feedback, "address": feedback_signer.address(feedback)}


def _coded(feedback_id: int, code: str) -> dict[str, Any]:
    return _feedback(feedback_id) | {"code": code}


MAIL_RECEIVED = MailIntent(
    "cases/mail_received", _mail, ("mail", "case"), label=_("Receipt for an e-mail")
)
FEEDBACK_CODE = MailIntent(
    "cases/feedback_code",
    _coded,
    ("feedback", "address", "code"),
    label=_("A code for a report"),
    urgent=True,
)
FEEDBACK_NEWS = MailIntent(
    "cases/feedback_news",
    _feedback,
    ("feedback", "address"),
    label=_("What became of a report"),
)
