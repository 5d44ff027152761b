"""The ready sentences of a council."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from cases.domain.meetings import phrases
from cases.forms.proposals import PhraseForm
from councils.permissions import can_run_council
from councils.views.pages import CouncilPage
from legeraad.web.pages import FormPage, OfficeRequest


class Phrases(FormPage, CouncilPage):
    """The council's own, in their order, and a form for one more."""

    template_name = "cases/minutes/phrases.html"
    handbook_page = "gjennomfor-mote"
    form_class = PhraseForm
    section = "meetings"

    def guard(self) -> bool:
        return can_run_council(self.request.user, self.council)

    def context(self) -> dict[str, Any]:
        return {
            "council": self.council,
            "rows": list(self.council.phrases.order_by("position")),
            "in_use": phrases.of(self.council),
        }

    def act(self, form: Any) -> HttpResponse:
        phrases.add(council=self.council, by=self.request.user, **form.cleaned_data)
        messages.success(self.request, _("The sentence stands beside the text of every item."))
        return self.done()

    def done(self) -> HttpResponse:
        return redirect("cases:phrases", self.community.slug, self.council.slug)


class PhraseAct(Phrases):
    """A button beside one of them."""

    http_method_names = ["post", "options"]

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.row = get_object_or_404(self.council.phrases, pk=kwargs["row"])


class MovePhrase(PhraseAct):
    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        phrases.move(row=self.row, up=request.POST.get("up") == "1", by=request.user)
        return self.done()


class RemovePhrase(PhraseAct):
    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        phrases.remove(row=self.row, by=request.user)
        messages.success(request, _("The sentence is off the list. Where it was used, it stays."))
        return self.done()
