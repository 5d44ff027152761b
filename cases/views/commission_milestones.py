"""Milestones of a commission, and the later day that the principal agrees to."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.domain.casework import commissions, milestones
from cases.forms.commissions import MilestoneForm
from cases.models import Milestone
from cases.views.commissions import CommissionActPage, CommissionPage, on_behalf_of
from legeraad.errors import DomainError
from legeraad.web.pages import ActPage, OfficeRequest


class MilestoneNew(CommissionActPage):
    template_name = "cases/commissions/milestone.html"
    form_class = MilestoneForm
    heading: Any = gettext_lazy("New milestone")

    def guard(self) -> bool:
        return self.may_answer

    def context(self) -> dict[str, Any]:
        return super().context() | {"heading": self.heading}

    def act(self, form: Any) -> HttpResponse:
        milestones.add(commission=self.commission, by=self.request.user, **form.cleaned_data)
        return self.finish(_("The milestone stands on the list."))


class OneMilestone(CommissionPage):
    milestone: Milestone

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.milestone = get_object_or_404(self.commission.milestones, pk=kwargs["milestone"])

    def guard(self) -> bool:
        return self.may_answer


class MilestoneEdit(OneMilestone, MilestoneNew):
    heading = gettext_lazy("Change the milestone")

    def context(self) -> dict[str, Any]:
        return super().context() | {"milestone": self.milestone}

    def initial(self) -> dict[str, Any]:
        row = self.milestone
        return {"title": row.title, "due": row.due, "tentative": row.tentative}

    def act(self, form: Any) -> HttpResponse:
        facts = dict(form.cleaned_data)
        facts.pop("form_key")
        milestones.change(milestone=self.milestone, by=self.request.user, **facts)
        return self.finish(_("The milestone is saved."))


class CommissionPress(ActPage, CommissionPage):
    """A button on the page of the commission."""

    said: Any = ""

    def after(self) -> HttpResponse:
        messages.success(self.request, self.said)
        return redirect(self.commission)

    def after_refusal(self, refusal: DomainError) -> HttpResponse:
        messages.error(self.request, refusal.sentence)
        return redirect(self.commission)


class MilestoneReach(CommissionPress, OneMilestone):
    """Done today; `undo` in the form says that it is not done after all."""

    said = gettext_lazy("The milestone is saved.")

    def act(self, request: OfficeRequest) -> None:
        on = None if "undo" in request.POST else timezone.localdate()
        milestones.reach(milestone=self.milestone, on=on, by=request.user)


class MilestoneRemove(CommissionPress, OneMilestone):
    said = gettext_lazy("The milestone is taken out.")

    def act(self, request: OfficeRequest) -> None:
        milestones.remove(milestone=self.milestone, by=request.user)


class CommissionAgree(CommissionPress):
    """The principal agrees to the later day that the council has proposed."""

    said = gettext_lazy("The later day holds now, as a tentative one.")

    def guard(self) -> bool:
        return self.may_commission

    def act(self, request: OfficeRequest) -> None:
        why = on_behalf_of(request.user, self.commission.principal)
        commissions.agree(commission=self.commission, why=why, by=request.user)
