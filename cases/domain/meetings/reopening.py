"""Approved minutes are opened again: a new version, with a reason; the old one stays as it was.

The version that those who met approved is in force, and public, until the new one is approved.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cases.domain.meetings import minutes as writing
from cases.enums import CasesEvent, MinutesState, Rendition
from cases.models import ActionPoint, Dissent, Minutes, MinutesEntry
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import save_with_reason


def reopen(*, minutes: Minutes, why: str, by: Actor | None) -> Minutes:
    """Begins the next version as a copy of the approved one, as a draft.

    Raises DomainError without a reason, and unless these minutes are the ones in force. Pressed
    twice it is one new version.
    """
    if not why.strip():
        raise DomainError(_("Write what should be changed."), field="why")
    with transaction.atomic():
        minutes = writing.locked(minutes)
        begun = minutes.meeting.minutes.filter(version=minutes.version + 1).first()
        if begun is not None:
            return begun
        if minutes.taken_in:
            raise DomainError(_("Minutes that were taken in as a PDF have no new version here."))
        if minutes.state != MinutesState.APPROVED:
            raise DomainError(_("Only approved minutes are opened again in a new version."))
        if not all(writing.newest_file(minutes, rendition) for rendition in Rendition):
            raise DomainError(_("The PDFs of this version are being made. Try again in a moment."))
        new = Minutes(meeting=minutes.meeting, version=minutes.version + 1)
        new.reopened_why = why.strip()
        new.full_clean()
        save_with_reason(new, CasesEvent.MINUTES_REOPENED, by=by, why=new.reopened_why)
        for entry in minutes.entries.prefetch_related("actions", "dissents"):
            _copy_entry(entry, new, by=by)
        return new


def _copy_entry(entry: MinutesEntry, new: Minutes, *, by: Actor | None) -> None:
    said: dict[str, Any] = {name: getattr(entry, name) for name in (*writing.WRITABLE, "rich")}
    copy = MinutesEntry(minutes=new, item_id=entry.item_id, **said)
    save_with_reason(copy, CasesEvent.MINUTES_REOPENED, by=by)
    for point in entry.actions.all():
        facts = {"task": point.task, "owner_id": point.owner_id, "due": point.due}
        state = {"state": point.state, "finished_on": point.finished_on}
        again = ActionPoint(entry=copy, replaces=point, **facts, **state)
        save_with_reason(again, CasesEvent.ACTION_AGREED, by=by)
    for dissent in entry.dissents.all():
        said_again = Dissent(entry=copy, person_id=dissent.person_id, text=dissent.text)
        save_with_reason(said_again, CasesEvent.MINUTES_REOPENED, by=by)


def supersede(*, by_version: Minutes, by: Actor | None) -> None:
    """The approved version gives way to the new one, whose row the caller is about to approve.

    What was done meanwhile of what was agreed is done in the new version, too.
    """
    meeting = by_version.meeting
    old = meeting.minutes.select_for_update().filter(state=MinutesState.APPROVED).first()
    if old is None:
        return
    writing.move(old, MinutesState.SUPERSEDED, CasesEvent.MINUTES_SUPERSEDED, by=by)
    copies = ActionPoint.objects.filter(entry__minutes=by_version, replaces__isnull=False)
    for point in copies.select_related("replaces"):
        before = point.replaces
        if before is not None and point.state != before.state:
            point.state, point.finished_on = before.state, before.finished_on
            save_with_reason(point, CasesEvent.ACTION_FINISHED, by=by, why=before.state)


def only_as_pdf(minutes: Minutes) -> bool:
    """Whether just the PDFs say what these minutes said: taken in, or a later version is begun."""
    return minutes.taken_in or minutes.meeting.minutes.filter(version__gt=minutes.version).exists()


def earlier(minutes: Minutes) -> list[Minutes]:
    """The versions that these minutes have replaced, newest first."""
    rows = minutes.meeting.minutes.filter(state=MinutesState.SUPERSEDED)
    return list(rows.order_by("-version"))
