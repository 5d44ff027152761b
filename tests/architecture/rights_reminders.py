"""Rows of the table in rights.py for reminders, mails, closed weeks; its letters stand there."""

from datetime import timedelta

from django.urls import resolve
from django.utils import timezone

from councils.domain import closures
from members.domain import rhythm
from members.mails import WELCOME
from members.models import Notice, Sending, Term

FOR_THE_SECRETARY = ("LFFF2FFFF", "LFFFMFFFF")

ROWS: dict[str, tuple[str, str]] = {
    "members:reminder_list": FOR_THE_SECRETARY,
    "members:reminder_morning": FOR_THE_SECRETARY,
    "members:mail_list": ("LFFF2F2FF", "LFFFMFMFF"),
    "members:mail_example": ("LFFF2F2FF", "LFFFMFMFF"),
    # The keeper sees no matter of a council, and so no mail about one.
    "members:mail_html": ("LFFF2FNFF", "LFFFMFMFF"),
    "members:rhythm": ("L22222222", "L33333333"),
    # Whoever has the link of a mail, logged in or not; "as usual" is a choice, too.
    "members:rhythm_signed": ("222222222", "222222222"),
    "councils:closure_list": ("LFFF2F2FF", "LFFFMFMFF"),
    "councils:closure_new": ("LFFF2F2FF", "LFFFUFUFF"),
    "councils:closure_edit": ("LFFF2F2FF", "LFFFUFUFF"),
    "councils:closure_remove": ("LFFFMFMFF", "LFFF3F3FF"),
}


def about(sample) -> dict[str, dict[str, object]]:
    """A closed week next year, a mail with one main heading, the link of a mail."""
    start = timezone.localdate() + timedelta(days=400)
    closed = closures.close(
        community=sample.community, name="Påske", start=start, last_day=start, by=None
    )
    _waiting(sample)
    link = resolve(rhythm.address(sample.users["doctor"].person)).kwargs
    mail, week = {"app": "cases", "intent": "agenda_sent"}, {"closure": closed.pk}
    return {
        "members:rhythm_signed": link,
        "members:mail_example": mail,
        "members:mail_html": mail,
        "councils:closure_edit": week,
        "councils:closure_remove": week,
    }


def _waiting(sample) -> None:
    """Something goes out on the next working day, whatever day it is."""
    council = sample.community.councils.get(slug="alr")
    term = Term.objects.filter(seat__group__council=council).earliest("pk")
    sending = Sending.objects.filter(council=council).earliest("pk")
    Notice.objects.create(
        community=sample.community,
        person=term.person,
        sending=sending,
        intent=WELCOME.name,
        key="waits for the sweep",
        matter={"term": term.pk},
        gathered=True,
        due_at=timezone.now(),
    )
