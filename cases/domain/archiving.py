"""The mark that a meeting or a case was archived, with its reference in the archive."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from cases.enums import CasesEvent
from cases.models import Archiving, Case, Meeting
from legeraad.actors import Actor
from legeraad.history import save_with_reason
from members.models import Person


def mark(
    *, of: Meeting | Case, reference: str, on: date, person: Person | None, by: Actor | None
) -> Archiving:
    """Says that it was archived that day, by whom, and what it is called there.

    Marked again, the newest holds; the history keeps what was said before.
    """
    with transaction.atomic():
        # The row itself stands in the way of two who mark the same for the first time at once.
        type(of).objects.select_for_update(of=("self",)).order_by().get(pk=of.pk)
        which = {"meeting": of} if isinstance(of, Meeting) else {"case": of}
        row = Archiving.objects.filter(**which).first() or Archiving(**which)
        row.reference, row.archived_on, row.archived_by = reference.strip(), on, person
        row.full_clean()
        return save_with_reason(row, CasesEvent.ARCHIVED, by=by)
