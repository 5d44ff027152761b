"""Meld inn sak: a member brings up a case and follows it on Min side."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import intake_permissions
from cases.domain.intake import submitted
from cases.forms.submitted import SubmittedForm
from cases.models import Case
from councils.views.pages import CommunityPage, CouncilPage
from legeraad.web.pages import FormPage

HANDBOOK = "meld-inn-sak"


def own_cases() -> str:
    return reverse("cases:my_page") + "#submitted"


class CaseSubmit(FormPage, CouncilPage):
    template_name = "cases/intake/submit.html"
    handbook_page = HANDBOOK
    section = "cases"
    form_class = SubmittedForm

    def guard(self) -> bool:
        return intake_permissions.can_submit_case(self.request.user, self.council)

    def context(self) -> dict[str, Any]:
        return {"council": self.council, "cancel_url": reverse("cases:my_page")}

    def act(self, form: Any) -> HttpResponse:
        case = submitted.submit(
            council=self.council,
            person=self.request.user.person,
            on=timezone.localdate(),
            by=self.request.user,
            **form.cleaned_data,
        )
        sentence = _("Thank you. The case has number %(label)s, and you can follow it here.")
        messages.success(self.request, sentence % {"label": case.reference})
        return redirect(own_cases())


class SubmittedEdit(FormPage, CommunityPage):
    """One's own case, until the secretariat has taken it up."""

    template_name = "cases/intake/submit.html"
    handbook_page = HANDBOOK
    section = "cases"
    form_class = SubmittedForm
    case: Case

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = intake_permissions.submitted_by(self.request.user, self.community)
        self.case = get_object_or_404(rows, slug=kwargs["case"])

    def guard(self) -> bool:
        return intake_permissions.can_change_submitted(self.request.user, self.case)

    def context(self) -> dict[str, Any]:
        return {
            "council": self.case.council,
            "case": self.case,
            "cancel_url": reverse("cases:my_page"),
        }

    def initial(self) -> dict[str, Any]:
        case = self.case
        return {"title": case.title, "summary": case.summary, "themes": case.themes.all()}

    def act(self, form: Any) -> HttpResponse:
        facts = dict(form.cleaned_data)
        facts.pop("form_key")
        submitted.change(case=self.case, by=self.request.user, **facts)
        messages.success(self.request, _("The case is saved."))
        return redirect(own_cases())
