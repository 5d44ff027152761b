"""Meetings from before the portal: the day, the place, and the minutes as a PDF (overført)."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from cases.domain.meetings import meetings
from cases.domain.meetings.minutes import file_pdf
from cases.domain.once import once
from cases.enums import ApprovedHow, CasesEvent, MeetingState, MinutesState, Rendition
from cases.models import Meeting, Minutes
from councils.enums import Office
from councils.models import Council
from legeraad import scanner
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import save_with_reason
from members.domain.terms import office_holder

MOST_BYTES = 20_000_000
HEAD, TAIL = 1024, 2048  # bytes at either end in which a PDF says that it is one


def take_in(
    *,
    council: Council,
    starts_at: datetime,
    ends_at: datetime,
    place: str,
    approved_on: date,
    content: bytes,
    form_key: UUID | None = None,
    by: Actor | None,
) -> Meeting:
    """Registers a meeting that was held, with its approved minutes, which are public at once.

    Both renditions are the same file. It has no agenda and no attendance: what stands there is in
    the PDF. The same `form_key` again returns the meeting that it made the first time. Raises
    DomainError when the meeting is not over, the approval comes before it, or the file is no PDF.
    """
    day = timezone.localdate(starts_at)
    if ends_at > timezone.now():
        raise DomainError(_("Only a meeting that is over can be taken in."), field="day")
    if not day <= approved_on <= timezone.localdate():
        sentence = _("Write the day on which the minutes were approved, after the meeting.")
        raise DomainError(sentence, field="approved_on")
    _refuse_unless_pdf(content)
    scanner.refuse_infected(content)
    make = partial(
        _take_in,
        council=council,
        year=day.year,
        starts_at=starts_at,
        ends_at=ends_at,
        place=place,
        form_key=form_key,
        chair=office_holder(council=council, office=Office.CHAIR, on=day),
        approved_on=approved_on,
        content=content,
        by=by,
    )
    return once(Meeting, form_key, make)


def _take_in(*, approved_on: date, content: bytes, by: Actor | None, **facts: Any) -> Meeting:
    meeting = meetings.new_meeting(state=MeetingState.HELD, by=by, **facts)
    minutes = Minutes(
        meeting=meeting,
        state=MinutesState.APPROVED,
        approved_on=approved_on,
        approved_how=ApprovedHow.BEFORE,
    )
    minutes.full_clean()
    save_with_reason(minutes, CasesEvent.MINUTES_TAKEN_IN, by=by)
    for rendition in Rendition:
        file_pdf(minutes=minutes, rendition=rendition, content=content)
    return meeting


def _refuse_unless_pdf(content: bytes) -> None:
    """By what the file holds, not by its name."""
    if len(content) > MOST_BYTES:
        raise DomainError(_("The file is too large: at most 20 MB."), field="file")
    if b"%PDF-" not in content[:HEAD] or b"%%EOF" not in content[-TAIL:]:
        raise DomainError(
            _("This is not a whole PDF. Save the minutes as PDF first."), field="file"
        )
    if b"/Encrypt" in content[-TAIL:]:
        raise DomainError(
            _("The PDF is locked with a password. Save it without one."), field="file"
        )
