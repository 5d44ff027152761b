"""Rows of the table in rights.py for written procedures; its letters stand there."""

from datetime import timedelta

from django.urls import resolve
from django.utils import timezone

from cases import written_mails
from cases.domain.meetings import written
from cases.enums import ItemKind
from cases.models import Meeting
from tests import factories

ROWS: dict[str, tuple[str, str]] = {
    "cases:written_new": ("LFFF2FFFF", "LFFFUFFFF"),
    "cases:written": ("LN222NNNN", "LNMMMNNNN"),
    "cases:written_edit": ("LNFF2NNNN", "LNFFUNNNN"),
    "cases:written_send": ("LNFF2NNNN", "LNFF3NNNN"),
    "cases:written_answer_for": ("LNFFMNNNN", "LNFFUNNNN"),
    "cases:written_stop": ("LNFF2NNNN", "LNFFUNNNN"),
    # Those who are asked.
    "cases:my_written": ("LN222NNNN", "LNUUUNNNN"),
    # Whoever has the link of a mail, logged in or not; an empty form is refused.
    "cases:written_signed": ("222222222", "UUUUUUUUU"),
}


def about(sample) -> dict[str, dict[str, object]]:
    """One that has been sent, and one that has not."""
    council = factories.council_of(sample.community)
    prepared, sent = (_begun(council) for _each in range(2))
    written.send(meeting=sent, on=timezone.localdate(), by=None)
    member = sample.users["member"].person
    link = written_mails.answer_address(meeting_id=sent.pk, person_id=member.pk)
    before, after = {"meeting": prepared.slug}, {"meeting": sent.slug}
    return {
        "cases:written": after,
        "cases:written_edit": before,
        "cases:written_send": before,
        "cases:written_answer_for": after,
        "cases:written_stop": after,
        "cases:my_written": {"meeting": sent.pk},
        "cases:written_signed": resolve(link).kwargs,
    }


def _begun(council) -> Meeting:
    """The sample knows who sits today and a year on."""
    return written.begin(
        case=factories.new_case(council),
        kind=ItemKind.ADVICE,
        proposal="Rådet slutter seg til ordningen.",
        on=timezone.localdate() + timedelta(days=1),
        by=None,
    )
