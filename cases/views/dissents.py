"""Dissent in one item of the minutes: stated by somebody who votes on it, taken out again."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from cases.domain.meetings import dissents
from cases.models import Dissent
from cases.views.items import ItemPage
from legeraad.errors import DomainError
from legeraad.web.pages import ActPage, OfficeRequest, explain


class DissentAct(ActPage, ItemPage):
    """Each changes one thing and goes back to the item. A refusal says why (422)."""

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        if self.chosen is None:
            raise Http404

    def after(self) -> HttpResponse:
        return self.done("dissents")

    def after_refusal(self, refusal: DomainError) -> HttpResponse:
        return self.refused(dissent_refusal=refusal.sentence)


class State(DissentAct):
    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.dissent_form(request.POST)
        if form.is_valid() and self.chosen is not None:
            try:
                dissents.state(entry=self.chosen, by=request.user, **form.cleaned_data)
                return self.after()
            except DomainError as refusal:
                explain(form, refusal)
        return self.refused(dissent_form=form)


class Remove(DissentAct):
    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.row = get_object_or_404(Dissent, entry=self.chosen, pk=kwargs["row"])

    def act(self, request: OfficeRequest) -> None:
        dissents.remove(dissent=self.row, by=request.user)
