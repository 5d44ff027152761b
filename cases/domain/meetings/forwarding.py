"""Papers that are sent after the agenda has gone out (ettersending)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cases import mails
from cases.domain.casework import case_papers
from cases.domain.meetings import agenda, files, meetings
from cases.enums import MeetingState
from cases.models import AgendaItem, Meeting
from legeraad.actors import Actor
from legeraad.errors import DomainError
from members.domain import sendings
from members.domain.sendings import Letter
from members.models import Sending

OPEN = (MeetingState.SUMMONED, MeetingState.IN_SESSION)


def forward(
    *, meeting: Meeting, items: Sequence[AgendaItem], note: str = "", on: date, by: Actor | None
) -> Sending:
    """Tells everybody who has the agenda of these items' papers, which are made anew. What was
    written of their cases is locked, since it goes out.

    Raises DomainError before the agenda has gone out, and without an item.
    """
    with transaction.atomic():
        meeting = meetings.locked(meeting)
        if meeting.state not in OPEN:
            raise DomainError(_("Papers are sent later only while the agenda is out."))
        if not items:
            raise DomainError(_("Choose at least one item."), field="items")
        files.ask_for_papers(meeting)
        sent = sendings.send(
            intent=mails.PAPERS_FORWARDED,
            to=agenda.recipients(meeting),
            community=meeting.council.community,
            council=meeting.council,
            matter=_matter(meeting, items, note),
            path=agenda.papers(meeting),
            by=by,
        )
        case_papers.send(items=items, sending=sent, on=on, by=by)
        return sent


def letter(*, meeting: Meeting, items: Sequence[AgendaItem], note: str = "") -> Letter:
    """What `forward` would send."""
    return sendings.preview(
        intent=mails.PAPERS_FORWARDED,
        to=agenda.recipients(meeting),
        community=meeting.council.community,
        matter=_matter(meeting, items, note),
    )


def _matter(meeting: Meeting, items: Sequence[AgendaItem], note: str) -> dict[str, Any]:
    return {
        "meeting_id": meeting.pk,
        "item_ids": [item.pk for item in items],
        "note": note.strip(),
    }
