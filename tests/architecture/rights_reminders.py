"""Rows of the table in rights.py for reminders, mails and closed weeks; its letters stand there."""

from datetime import timedelta

from django.utils import timezone

from councils.domain import closures

FOR_THE_SECRETARY = ("LFFF2FFFF", "LFFFMFFFF")

ROWS: dict[str, tuple[str, str]] = {
    "members:reminder_list": FOR_THE_SECRETARY,
    "members:reminder_morning": FOR_THE_SECRETARY,
    "members:mail_list": ("LFFF2F2FF", "LFFFMFMFF"),
    "members:mail_example": ("LFFF2F2FF", "LFFFMFMFF"),
    # The keeper sees no matter of a council, and so no mail about one.
    "members:mail_html": ("LFFF2FNFF", "LFFFMFMFF"),
    "councils:closure_list": ("LFFF2F2FF", "LFFFMFMFF"),
    "councils:closure_new": ("LFFF2F2FF", "LFFFUFUFF"),
    "councils:closure_edit": ("LFFF2F2FF", "LFFFUFUFF"),
    "councils:closure_remove": ("LFFFMFMFF", "LFFF3F3FF"),
}


def about(sample) -> dict[str, dict[str, object]]:
    """A week that is closed next year, and a mail with one main heading."""
    start = timezone.localdate() + timedelta(days=400)
    closed = closures.close(
        community=sample.community, name="Påske", start=start, last_day=start, by=None
    )
    mail, week = {"app": "cases", "intent": "agenda_sent"}, {"closure": closed.pk}
    return {
        "members:mail_example": mail,
        "members:mail_html": mail,
        "councils:closure_edit": week,
        "councils:closure_remove": week,
    }
