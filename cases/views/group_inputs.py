"""Rounds of input of a group, on its own page and on pages of their own."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.domain.casework import inputs
from cases.forms.inputs import InputForm, RoundForm
from cases.models import Input, InputRound
from cases.views.groups import GroupForms
from legeraad.errors import DomainError
from legeraad.web.pages import OfficeRequest


class RoundNew(GroupForms):
    form_class = RoundForm

    @property
    def heading(self) -> str:
        return _("New round of input")

    def initial(self) -> dict[str, Any]:
        return {"first_day": timezone.localdate()}

    def act(self, form: Any) -> HttpResponse:
        inputs.begin(group=self.group, by=self.request.user, **form.cleaned_data)
        return self.done(_("The round stands on the page."))


class OneRound(GroupForms):
    round: InputRound

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.round = get_object_or_404(self.group.input_rounds, pk=kwargs["round"])


class RoundEdit(OneRound):
    form_class = RoundForm

    @property
    def heading(self) -> str:
        return _("Change the round of input")

    @property
    def ingress(self) -> str:
        return _("Those who are written here are asked besides the ones that stand there already.")

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.round, name) for name in ("title", "first_day", "last_day")}

    def act(self, form: Any) -> HttpResponse:
        facts = dict(form.cleaned_data)
        facts.pop("form_key")
        inputs.change(round=self.round, by=self.request.user, **facts)
        return self.done(_("The change is saved."))


class InputEdit(OneRound):
    """What one of them said; the same page takes it out."""

    template_name = "cases/groups/input.html"
    form_class = InputForm
    given: Input

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.given = get_object_or_404(self.round.inputs, pk=kwargs["input"])

    @property
    def heading(self) -> str:
        return self.given.name

    def context(self) -> dict[str, Any]:
        return super().context() | {"given": self.given}

    def initial(self) -> dict[str, Any]:
        today = timezone.localdate()
        return {"received_on": self.given.received_on or today, "text": self.given.text}

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Taking it out asks for no words."""
        if "remove" not in request.POST:
            return super().post(request, *args, **kwargs)
        try:
            inputs.remove(given=self.given, by=request.user)
        except DomainError as refusal:
            messages.error(request, refusal.sentence)
            return redirect(request.path)
        return self.done(_("It is taken out of the round."))

    def act(self, form: Any) -> HttpResponse:
        inputs.write(given=self.given, by=self.request.user, **form.cleaned_data)
        return self.done(_("The input is saved."))
