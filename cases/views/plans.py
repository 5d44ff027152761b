"""Action plans: the list, what came of each measure, and the outline (FSU-3)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import commission_permissions
from cases.domain.casework import plans
from cases.forms.plans import NewPlanForm, OutlineForm
from cases.models import ActionPlan
from cases.views.commission_lists import rows_of
from councils.views.pages import CommunityPage
from legeraad.web.pages import FormPage


class PlansPage(CommunityPage):
    handbook_page = "oppdrag"
    section = "commissions"

    def guard(self) -> bool:
        return commission_permissions.can_see_commissions(self.request.user, self.community)

    def crumbs(self) -> list[tuple[str, str]]:
        here = self.community.slug
        return [
            (_("Commissions"), reverse("cases:commission_list", args=[here])),
            (_("Action plans"), reverse("cases:plan_list", args=[here])),
        ]


class PlanList(PlansPage):
    template_name = "cases/plans/list.html"

    def context(self) -> dict[str, Any]:
        user = self.request.user
        rows = commission_permissions.plans_visible_to(user, self.community)
        return {
            "crumbs": self.crumbs()[:1],
            "plans": plans.counted(rows),
            "may_begin": bool(commission_permissions.principals_to_plan_for(user, self.community)),
        }


class PlanNew(FormPage, PlansPage):
    template_name = "cases/plans/new.html"
    form_class = NewPlanForm

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        user = self.request.user
        self.principals = commission_permissions.principals_to_plan_for(user, self.community)

    def guard(self) -> bool:
        return bool(self.principals)

    def form_arguments(self) -> dict[str, Any]:
        return {"principals": self.principals}

    def initial(self) -> dict[str, Any]:
        this_year = timezone.localdate().year
        principal = self.principals[0].pk
        return {"principal": principal, "first_year": this_year, "last_year": this_year + 3}

    def context(self) -> dict[str, Any]:
        return {"crumbs": self.crumbs(), "cancel_url": self.crumbs()[-1][1]}

    def act(self, form: Any) -> HttpResponse:
        plan = plans.begin(by=self.request.user, **form.cleaned_data)
        return redirect("cases:plan_edit", self.community.slug, plan.pk)


class PlanPage(PlansPage):
    plan: ActionPlan

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = commission_permissions.plans_visible_to(self.request.user, self.community)
        self.plan = get_object_or_404(rows, pk=kwargs["plan"])

    @property
    def may_write(self) -> bool:
        return commission_permissions.can_commission(self.request.user, self.plan.principal)


class PlanDetail(PlanPage):
    """The report: each measure with the commissions that carry it out, as they stand today."""

    template_name = "cases/plans/detail.html"

    def context(self) -> dict[str, Any]:
        user, today = self.request.user, timezone.localdate()
        visible = commission_permissions.commissions_visible_to(user, self.community)
        of_plan = plans.report(self.plan, visible, on=today)
        areas = [
            (area, [(each, rows_of(each.commissions)) for each in measures])
            for area, measures in of_plan
        ]
        without = visible.filter(principal=self.plan.principal, measure=None)
        return {
            "crumbs": self.crumbs(),
            "plan": self.plan,
            "areas": areas,
            "today": today,
            "without": without.order_by().count(),
            "may_write": self.may_write,
            "may_register": bool(
                commission_permissions.councils_to_commission(user, self.community)
            ),
        }


class PlanEdit(FormPage, PlanPage):
    template_name = "cases/plans/edit.html"
    form_class = OutlineForm

    def guard(self) -> bool:
        return self.may_write

    def form_arguments(self) -> dict[str, Any]:
        return {"plan": self.plan}

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.plan, name) for name in ("title", "first_year", "last_year")}

    def context(self) -> dict[str, Any]:
        here = (str(self.plan), self.plan.get_absolute_url())
        return {
            "crumbs": [*self.crumbs(), here],
            "plan": self.plan,
            "cancel_url": self.plan.get_absolute_url(),
        }

    def act(self, form: Any) -> HttpResponse:
        facts = {name: form.cleaned_data[name] for name in ("title", "first_year", "last_year")}
        plans.write(plan=self.plan, areas=form.outline(), by=self.request.user, **facts)
        messages.success(self.request, _("The action plan is saved."))
        return redirect("cases:plan_detail", self.community.slug, self.plan.pk)
