"""Habilitet of one item, also before the meeting: raised, decided, a substitute, taken back."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from cases.domain.meetings import impartiality
from cases.enums import ImpartialityResult
from cases.views.items import ItemPage
from legeraad.errors import DomainError
from legeraad.web.pages import ActPage, OfficeRequest, explain


class ImpartialityAct(ActPage, ItemPage):
    """Each changes one thing and goes back to the item. A refusal says why (422)."""

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        if "row" in kwargs:
            rows = self.item.impartialities.select_related("item__meeting", "person")
            self.row = get_object_or_404(rows, pk=kwargs["row"])

    def after(self) -> HttpResponse:
        return self.done("impartiality")

    def after_refusal(self, refusal: DomainError) -> HttpResponse:
        return self.refused(impartiality_refusal=refusal.sentence)


class Raise(ImpartialityAct):
    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.question_form(request.POST)
        if form.is_valid():
            try:
                impartiality.raise_question(item=self.item, by=request.user, **form.cleaned_data)
                return self.done("impartiality")
            except DomainError as refusal:
                explain(form, refusal)
        return self.refused(question_form=form)


class Decide(ImpartialityAct):
    def act(self, request: OfficeRequest) -> None:
        if request.POST.get("result") not in ImpartialityResult.values:
            raise DomainError(_("Choose whether the member is impartial."))
        result = ImpartialityResult(request.POST["result"])
        impartiality.decide(impartiality=self.row, result=result, by=request.user)


class CallIn(ImpartialityAct):
    def act(self, request: OfficeRequest) -> None:
        people = {str(each.pk): each for each in impartiality.substitutes(self.row)}
        substitute = people.get(request.POST.get("substitute", ""))
        if substitute is None:
            raise DomainError(_("Choose who steps in."))
        impartiality.call_in(impartiality=self.row, substitute=substitute, by=request.user)


class Undo(ImpartialityAct):
    def act(self, request: OfficeRequest) -> None:
        impartiality.undo(impartiality=self.row, by=request.user)
