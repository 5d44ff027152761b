"""Sub-goals of a project, and the bodies that it asks along the way."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from cases.domain.casework import groups
from cases.forms.groups import GoalForm
from cases.models import SubGoal
from cases.views.groups import GroupDetail, GroupForms, GroupPage
from legeraad.errors import DomainError
from legeraad.web.pages import ActPage, OfficeRequest, explain


class GoalNew(GroupForms):
    form_class = GoalForm

    @property
    def heading(self) -> str:
        return _("New sub-goal")

    def form_arguments(self) -> dict[str, Any]:
        return {"cases": self.cases.order_by("-year", "-number")}

    def act(self, form: Any) -> HttpResponse:
        groups.add_goal(group=self.group, by=self.request.user, **form.cleaned_data)
        return self.done(_("The sub-goal stands on the list."))


class OneGoal(GroupPage):
    goal: SubGoal

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = self.group.goals.select_related("group__body", "result_case__council")
        self.goal = get_object_or_404(rows, pk=kwargs["goal"])

    def guard(self) -> bool:
        return self.runs


class GoalEdit(OneGoal, GroupForms):
    template_name = "cases/groups/goal.html"
    form_class = GoalForm

    @property
    def heading(self) -> str:
        return _("Sub-goal %(number)d") % {"number": self.goal.position}

    def form_arguments(self) -> dict[str, Any]:
        return {"cases": self.cases.order_by("-year", "-number")}

    def initial(self) -> dict[str, Any]:
        goal = self.goal
        return {
            "text": goal.text,
            "status": goal.status,
            "result": goal.result,
            "result_case": goal.result_case_id,
        }

    def context(self) -> dict[str, Any]:
        return super().context() | {"goal": self.goal}

    def act(self, form: Any) -> HttpResponse:
        groups.change_goal(goal=self.goal, by=self.request.user, **form.cleaned_data)
        return self.done(_("The change is saved."))


class GroupAct(ActPage, GroupPage):
    """A button on the page of the group."""

    def guard(self) -> bool:
        return self.runs

    def after(self) -> HttpResponse:
        return redirect(self.group)

    def after_refusal(self, refusal: DomainError) -> HttpResponse:
        messages.error(self.request, refusal.sentence)
        return redirect(self.group)


class GoalRemove(OneGoal, GroupAct):
    def act(self, request: OfficeRequest) -> None:
        groups.remove_goal(goal=self.goal, by=request.user)


class ReferenceNew(GroupDetail):
    """The form lies on the page of the group, which is shown again when it is refused."""

    http_method_names = ["post", "options"]

    def guard(self) -> bool:
        return self.runs

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.reference_form(request.POST)
        if form is None:
            messages.error(request, _("Only a project has reference groups."))
            return redirect(self.group)
        if form.is_valid():
            try:
                groups.name_reference(group=self.group, by=request.user, **form.cleaned_data)
                return redirect(self.group)
            except DomainError as refusal:
                explain(form, refusal)
        return self.show(status=422, reference_form=form)


class ReferenceRemove(GroupAct):
    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.reference = get_object_or_404(self.group.references, pk=kwargs["reference"])

    def act(self, request: OfficeRequest) -> None:
        groups.remove_reference(reference=self.reference, by=request.user)
