"""What is said by mail of a hearing. Templates: templates/emails/cases/hearing_…/."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models import Hearing, HearingAnswer, HearingInvitation
from councils.enums import Office
from legeraad.mail import MailIntent
from legeraad.web.signing import KeySigner
from members.enums import Role
from members.models import OfficeHolding, RoleAssignment


class InvitationSigner(KeySigner):
    """The address opens one body's hearing for reading and may be sent on; it answers nothing."""

    def address(self, invitation: HearingInvitation) -> str:
        return reverse("cases:hearing_signed", args=[self.of(invitation.pk)])


invitation_signer = InvitationSigner(salt="cases.hearing", sep="~")


def own_page(invitation: HearingInvitation) -> str:
    """Where whoever answers for the body writes the answer, logged in."""
    return reverse("cases:my_hearing", args=[invitation.pk])


def _hearing(hearing_id: int) -> dict[str, Any]:
    hearing = Hearing.objects.select_related("case__council__community").get(pk=hearing_id)
    return {"hearing": hearing, "case": hearing.case, "council": hearing.case.council}


def _own(hearing_id: int, person_id: int) -> dict[str, Any]:
    """A link for each body that the receiver answers for today."""
    today = timezone.localdate()
    chairs = OfficeHolding.objects.on(today).filter(office=Office.CHAIR, person=person_id)
    contacts = RoleAssignment.objects.on(today).filter(role=Role.CONTACT, person=person_id)
    answers_for = Q(body__in=chairs.values("council")) | Q(body__in=contacts.values("council"))
    rows = HearingInvitation.objects.filter(answers_for, hearing=hearing_id)
    found = rows.select_related("body", "in_place_of", "hearing")
    return {"own": True, "links": [(row, invitation_signer.address(row)) for row in found]}


def _followed_up(answer_id: int) -> dict[str, Any]:
    rows = HearingAnswer.objects.select_related(
        "invitation__hearing__case__council__community", "invitation__body"
    )
    given = rows.get(pk=answer_id)
    case = given.invitation.hearing.case
    return {"answer": given, "hearing": given.invitation.hearing, "council": case.council}


HEARING_KEYS = ("hearing", "case", "council")
HEARING_SENT = MailIntent(
    "cases/hearing_sent", _hearing, HEARING_KEYS, label=_("A hearing to answer"), personal=_own
)
HEARING_CHANGED = MailIntent(
    "cases/hearing_changed",
    _hearing,
    HEARING_KEYS,
    label=_("A new text to answer in a hearing"),
    personal=_own,
)
HEARING_FOLLOWED_UP = MailIntent(
    "cases/hearing_followed_up",
    _followed_up,
    ("answer", "hearing", "council"),
    label=_("What the council did with an answer"),
)
