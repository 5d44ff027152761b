"""Asking for a specialist, and naming one: for the committee itself, and on its behalf (ALR-32)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import permissions
from cases.domain.hearings import hearings
from cases.domain.meetings import specialists
from cases.forms.specialists import AskForm, NameForForm, NameForm
from cases.models import SpecialistRequest
from cases.specialist_mails import own_page
from cases.views.cases import CaseActPage
from councils.enums import Behaviour
from legeraad.web.pages import FormPage
from members.permissions import person_of

TIME = timedelta(weeks=2)  # that a committee usually gets


class SpecialistAsk(CaseActPage):
    template_name = "cases/specialists/ask.html"
    handbook_page = "spesialist"
    form_class = AskForm

    def form_arguments(self) -> dict[str, Any]:
        groups = hearings.askable(self.case).exclude(behaviour=Behaviour.GROUP)
        return {"bodies": groups.order_by("name")}

    def initial(self) -> dict[str, Any]:
        return {"deadline": timezone.localdate() + TIME}

    def act(self, form: Any) -> HttpResponse:
        specialists.ask(
            case=self.case, on=timezone.localdate(), by=self.request.user, **form.cleaned_data
        )
        return self.finish(_("The request is on its way."))


def answer_with(asked: SpecialistRequest, form: NameForm, **given: Any) -> None:
    """Names somebody or declines, as the form says."""
    facts = dict(form.cleaned_data)
    facts.pop("answer")
    if form.names:
        specialists.name(asked=asked, on=timezone.localdate(), **facts, **given)
        return
    for unused in ("specialist", "email"):
        facts.pop(unused)
    specialists.decline(asked=asked, on=timezone.localdate(), **facts, **given)


class SpecialistAnswerFor(CaseActPage):
    """What the committee answered in another way."""

    template_name = "cases/specialists/answer_for.html"
    handbook_page = "spesialist"
    form_class = NameForForm

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = self.case.specialist_requests.select_related("body")
        self.asked = get_object_or_404(rows, pk=kwargs["asked"])

    def context(self) -> dict[str, Any]:
        return super().context() | {"asked": self.asked}

    def act(self, form: Any) -> HttpResponse:
        answer_with(self.asked, form, by=self.request.user)
        return self.finish(_("The answer is registered."))


class MySpecialistRequest(FormPage):
    """Where whoever answers for the committee names somebody, logged in by a code to the address
    on file."""

    template_name = "cases/specialists/own.html"
    handbook_page = "spesialist"
    form_class = NameForm
    asked: SpecialistRequest

    def load(self, **kwargs: Any) -> None:
        rows = permissions.specialist_requests_to_answer(self.request.user)
        self.asked = get_object_or_404(rows, pk=kwargs["asked"])

    def context(self) -> dict[str, Any]:
        return {"asked": self.asked, "case": self.asked.case}

    def act(self, form: Any) -> HttpResponse:
        user = self.request.user
        answer_with(self.asked, form, person=person_of(user), by=user)
        messages.success(self.request, _("Thank you. The answer is registered."))
        return redirect(own_page(self.asked))
