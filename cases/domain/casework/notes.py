"""Internal notes of a case: written, changed and taken away by the one who wrote them."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from cases.domain.once import once
from cases.enums import CasesEvent
from cases.models import Case, CaseNote
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import delete_with_reason, save_with_reason
from members.models import Person


def write(
    *,
    case: Case,
    text: str,
    author: Person | None,
    form_key: UUID | None = None,
    by: Actor | None,
) -> CaseNote:
    """The same `form_key` again returns the note that it made the first time."""

    def make() -> CaseNote:
        note = CaseNote(case=case, text=text.strip(), author=author, form_key=form_key)
        note.full_clean(exclude=["form_key"])
        return save_with_reason(note, CasesEvent.NOTE_WRITTEN, by=by)

    return once(CaseNote, form_key, make)


def change(*, note: CaseNote, text: str, by: Actor | None) -> CaseNote:
    """Raises DomainError when the note was taken away meanwhile, in another window."""
    with transaction.atomic():
        row = _locked(note)
        if row is None:
            sentence = _("The note was taken away meanwhile. Copy your text and write a new note.")
            raise DomainError(sentence, field="text")
        row.text = text.strip()
        row.full_clean(exclude=["form_key"])
        return save_with_reason(row, CasesEvent.NOTE_WRITTEN, by=by)


def remove(*, note: CaseNote, by: Actor | None) -> None:
    """Its words stay in the history, for the keeper. A second time changes nothing."""
    with transaction.atomic():
        if row := _locked(note):
            delete_with_reason(row, CasesEvent.NOTE_REMOVED, by=by)


def _locked(note: CaseNote) -> CaseNote | None:
    return CaseNote.objects.select_for_update().filter(pk=note.pk).first()
