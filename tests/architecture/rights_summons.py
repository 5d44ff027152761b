"""Rows of the table in rights.py for who is called to a meeting; its letters stand there."""

from datetime import date

from django.urls import resolve
from django.utils import timezone

from cases import mails
from cases.domain.meetings import guests
from cases.enums import GuestRole
from cases.models import Meeting
from councils.enums import ProfessionalGroup
from tests import factories

ROWS: dict[str, tuple[str, str]] = {
    "cases:summons": ("LNFF2NNNN", "LNFFMNNNN"),
    "cases:summons_answer": ("LNFFMNNNN", "LNFFUNNNN"),
    "cases:summons_refresh": ("LNFFMNNNN", "LNFF3NNNN"),
    "cases:summons_call_next": ("LNFFMNNNN", "LNFF3NNNN"),
    "cases:summons_resend": ("LNFFMNNNN", "LNFF3NNNN"),
    "cases:guest_invite": ("LNFFMNNNN", "LNFFUNNNN"),
    "cases:guest_remove": ("LNFFMNNNN", "LNFF3NNNN"),
    # Those who sit there, and a guest.
    "cases:my_call": ("LN222NNN2", "LNUUUNNNU"),
    # Whoever has the link of a mail, logged in or not; an empty form is refused.
    "cases:call_signed": ("222222222", "UUUUUUUUU"),
}


def about(sample) -> dict[str, dict[str, object]]:
    """A meeting to come that has been called, with a guest."""
    council = sample.community.councils.get(slug="alr")
    year = timezone.localdate().year + 1
    meeting = factories.planned(council, on=date(year, 2, 3))
    factories.agenda.send(meeting=meeting, on=timezone.localdate(), by=None)
    meeting = Meeting.objects.get(pk=meeting.pk)
    guest = guests.invite(
        meeting=meeting,
        person=sample.users["former"].person,
        professional_group=ProfessionalGroup.GP,
        role=GuestRole.GUEST,
        by=None,
    )
    member = sample.users["member"].person
    link = mails.answer_address(meeting_id=meeting.pk, person_id=member.pk)
    here = {"meeting": meeting.slug}
    calls = meeting.summonses.filter(calls__person=member).get()
    names = ("summons", "summons_answer", "summons_refresh", "guest_invite")
    return {f"cases:{name}": here for name in names} | {
        "cases:summons_call_next": here | {"summons": calls.pk},
        "cases:summons_resend": here | {"person": member.pk},
        "cases:guest_remove": here | {"guest": guest.pk},
        "cases:my_call": {"meeting": meeting.pk},
        "cases:call_signed": resolve(link).kwargs,
    }
