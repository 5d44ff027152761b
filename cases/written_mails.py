"""What is said by mail of a written procedure. Templates: templates/emails/cases/written_…/."""

from __future__ import annotations

from typing import Any

from django.core.signing import Signer
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.enums import Access
from cases.models import Meeting
from legeraad.mail import MailIntent

# The address opens one person's answer to one procedure and nothing else, so it needs no login.
written_signer = Signer(salt="cases.written", sep="~")


def answer_address(*, meeting_id: int, person_id: int) -> str:
    """The page with the two buttons, for a link in a mail."""
    signed = written_signer.sign(f"{meeting_id}-{person_id}")
    return reverse("cases:written_signed", args=[signed])


def own_page(meeting: Meeting) -> str:
    """The same on Min side."""
    return reverse("cases:my_written", args=[meeting.pk])


def written_page(meeting: Meeting) -> str:
    """The procedure as the council sees it."""
    council = meeting.council
    return reverse("cases:written", args=[council.community.slug, council.slug, meeting.slug])


def told_of(meeting: Meeting) -> dict[str, Any]:
    """What a mail, or whoever has its link, may read: the proposal only of a case that is open,
    and no title of one that was exempted from publicity since."""
    item = meeting.items.select_related("case").get()
    first = item.proposals.first()
    access = item.case.access if item.case else Access.OPEN
    is_open = access == Access.OPEN
    if access == Access.EXEMPT:
        item.title = _("Exempt from publicity")  # type: ignore[assignment]
    return {"item": item, "proposal": first.text if first and is_open else ""}


def _meeting(meeting_id: int) -> dict[str, Any]:
    meeting = Meeting.objects.select_related("council__community").get(pk=meeting_id)
    return {"meeting": meeting, "council": meeting.council, **told_of(meeting)}


def _own(meeting_id: int, person_id: int) -> dict[str, Any]:
    """Only who has a vote gets a link; a chair without one, or a stand-in, reads along."""
    meeting = Meeting.objects.get(pk=meeting_id)
    asked = meeting.written_answers.filter(person=person_id).exists()
    url = answer_address(meeting_id=meeting_id, person_id=person_id) if asked else ""
    return {"own": True, "answer_url": url}


KEYS = ("meeting", "council", "item", "proposal")
WRITTEN_SENT = MailIntent(
    "cases/written_sent",
    _meeting,
    KEYS,
    label=_("A proposal to decide in writing"),
    personal=_own,
    urgent=True,
)
WRITTEN_STOPPED = MailIntent(
    "cases/written_stopped",
    _meeting,
    KEYS,
    label=_("A written procedure that has ended"),
    urgent=True,
)
