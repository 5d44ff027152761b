"""Reports from doctors, as the secretariat works with them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import intake_permissions
from cases.domain.intake import feedback, resembling
from cases.enums import CaseOrigin, FeedbackState
from cases.forms.cases import NewCaseForm
from cases.forms.feedback import FeedbackAnswerForm
from cases.forms.intake import ReportToCaseForm
from cases.models import Feedback
from cases.views.cases import CaseNew
from cases.views.intake import HANDBOOK, IntakeAct, cases_to_put_on, intake_crumb
from councils.views.pages import CommunityPage

LONGEST_TITLE = 120  # letters of the report that a proposed title has


class FeedbackPage(CommunityPage):
    """A page of one report."""

    handbook_page = HANDBOOK
    section = "cases"
    feedback: Feedback

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = intake_permissions.feedback_visible_to(self.request.user, self.community)
        self.feedback = get_object_or_404(rows, pk=kwargs["feedback"])

    def context(self) -> dict[str, Any]:
        address = self.feedback.get_absolute_url()
        return {
            "feedback": self.feedback,
            "about": self.feedback,
            "crumbs": [intake_crumb(self), (str(self.feedback), address)],
            "cancel_url": address,
        }

    def cases(self) -> Any:
        return cases_to_put_on(self.request.user, self.community)


class FeedbackDetail(FeedbackPage):
    template_name = "cases/intake/feedback.html"

    def context(self) -> dict[str, Any]:
        state = self.feedback.state
        waits = state == FeedbackState.RECEIVED
        first = self.feedback.text.partition("\n")[0]
        facts = [
            (_("Theme"), self.feedback.theme),
            (_("Region"), self.feedback.region),
            (_("Received"), self.feedback.received_on),
            (_("Address"), self.feedback.email or _("deleted")),
        ]
        return super().context() | {
            "crumbs": [intake_crumb(self)],
            "facts": facts,
            "waits": waits,
            "may_answer": state != FeedbackState.ANSWERED,
            "color": {"received": "info", "in_case": "success"}.get(state, "neutral"),
            "alike": resembling.to_title(self.cases(), first) if waits else [],
        }


class CaseFromFeedback(CaseNew, FeedbackPage):
    """A new case with the words of the report."""

    form_class = NewCaseForm
    handbook_page = HANDBOOK

    def asked(self) -> dict[str, Any]:
        report = self.feedback
        return {
            "origin": CaseOrigin.REQUEST,
            "requester": _("a doctor, by the form on the public pages"),
            "title": report.text.partition("\n")[0][:LONGEST_TITLE],
            "summary": "\n\n".join(filter(None, (report.text, report.proposal))),
            "themes": [report.theme] if report.theme else [],
            "regions": [report.region] if report.region else [],
        }

    def context(self) -> dict[str, Any]:
        own = FeedbackPage.context(self)
        return super().context() | {"crumbs": own["crumbs"], "cancel_url": own["cancel_url"]}

    def act(self, form: Any) -> HttpResponse:
        case = feedback.make_case(feedback=self.feedback, by=self.request.user, **form.cleaned_data)
        messages.success(
            self.request, _("The case is registered as %(label)s.") % {"label": case.reference}
        )
        return redirect(case)


class FeedbackToCase(IntakeAct, FeedbackPage):
    form_class = ReportToCaseForm
    title = gettext_lazy("Put the report on a case")
    ingress = gettext_lazy("The sender is told which case it is part of.")
    button = gettext_lazy("Put it there")

    def form_arguments(self) -> dict[str, Any]:
        return {"cases": self.cases()}

    def initial(self) -> dict[str, Any]:
        slug = self.request.GET.get("sak", "")
        return {"case": self.cases().filter(slug=slug).first() if slug else None}

    def act(self, form: Any) -> HttpResponse:
        case = form.cleaned_data["case"]
        feedback.take_into(feedback=self.feedback, case=case, by=self.request.user)
        messages.success(
            self.request, _("The report is with %(case)s now.") % {"case": case.reference}
        )
        return redirect(case)


class FeedbackAnswer(IntakeAct, FeedbackPage):
    template_name = "cases/intake/answer.html"
    form_class = FeedbackAnswerForm
    title = gettext_lazy("Answer the sender")
    button = gettext_lazy("Send the answer")

    def act(self, form: Any) -> HttpResponse:
        feedback.answer(
            feedback=self.feedback,
            text=form.cleaned_data["text"],
            on=timezone.localdate(),
            person=getattr(self.request.user, "person", None),
            by=self.request.user,
        )
        messages.success(self.request, _("The answer is on its way to the sender."))
        return redirect(self.feedback)
