"""Internal notes of a case: for those who run it, changed by the one who wrote them."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from cases.domain.casework import notes
from cases.forms.notes import NoteForm
from cases.views.cases import CaseActPage


class NoteNew(CaseActPage):
    template_name = "cases/cases/note.html"
    handbook_page = "sak"
    form_class = NoteForm

    def act(self, form: Any) -> HttpResponse:
        person = getattr(self.request.user, "person", None)
        notes.write(case=self.case, author=person, by=self.request.user, **form.cleaned_data)
        return self.finish(_("The note is kept."))


class NoteEdit(NoteNew):
    """The writer's own note; the same page takes it away."""

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.note = get_object_or_404(self.case.notes, pk=kwargs["note"])

    def guard(self) -> bool:
        person = getattr(self.request.user, "person", None)
        return super().guard() and person is not None and self.note.author_id == person.pk

    def initial(self) -> dict[str, Any]:
        return {"text": self.note.text}

    def context(self) -> dict[str, Any]:
        return super().context() | {"note": self.note}

    def act(self, form: Any) -> HttpResponse:
        if "remove" in self.request.POST:
            notes.remove(note=self.note, by=self.request.user)
            return self.finish(_("The note is gone."))
        notes.change(note=self.note, text=form.cleaned_data["text"], by=self.request.user)
        return self.finish(_("The note is kept."))
