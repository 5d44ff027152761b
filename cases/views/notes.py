"""Internal notes of a case: for those who run it, changed by the one who wrote them."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from cases.domain.casework import notes
from cases.forms.notes import NoteForm
from cases.views.cases import CaseActPage
from legeraad.web.pages import OfficeRequest


class NoteNew(CaseActPage):
    template_name = "cases/cases/note.html"
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

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Taking it away asks for no words."""
        if "remove" not in request.POST:
            return super().post(request, *args, **kwargs)
        notes.remove(note=self.note, by=request.user)
        return self.finish(_("The note is gone."))

    def act(self, form: Any) -> HttpResponse:
        notes.change(note=self.note, text=form.cleaned_data["text"], by=self.request.user)
        return self.finish(_("The note is kept."))
