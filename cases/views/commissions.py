"""Commissions: a new one, and what each side does with one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import commission_permissions, permissions
from cases.domain.casework import commissions, plans
from cases.domain.casework.timeline import commission_timeline
from cases.enums import OPEN_COMMISSION_STATES, CommissionState
from cases.forms.commissions import (
    AcceptForm,
    CloseForm,
    CommissionForm,
    NewCommissionForm,
    ReportForm,
    SendBackForm,
)
from cases.models import Commission
from cases.views import statuses
from cases.views.commission_lists import due_words
from councils.models import Council
from councils.permissions import can_run_council
from councils.views.pages import CommunityPage
from legeraad.web.pages import FormPage

# What a commission needs now: the first thing on its page, for the one whose turn it is.
STEPS = {
    CommissionState.RECEIVED: "commission_accept",
    CommissionState.ACCEPTED: "case_new",
    CommissionState.IN_PROGRESS: "commission_report",
    CommissionState.REPORTED: "commission_close",
}


def on_behalf_of(user: Any, principal: Council) -> str:
    """What the history says when somebody else than the principal's own people registers."""
    if commission_permissions.can_commission(user, principal):
        return ""
    return _("On behalf of %(principal)s.") % {"principal": principal.label}


class CommissionNew(FormPage, CommunityPage):
    """For the principal's registrar, and for the council's secretary on the principal's behalf."""

    template_name = "cases/commissions/new.html"
    handbook_page = "oppdrag"
    form_class = NewCommissionForm

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.councils = commission_permissions.councils_to_commission(
            self.request.user, self.community
        )

    def guard(self) -> bool:
        return bool(self.councils)

    def form_arguments(self) -> dict[str, Any]:
        principals = {council.anchored_in_id for council in self.councils}
        return {"councils": self.councils, "measures": plans.measures_of(principals)}

    def initial(self) -> dict[str, Any]:
        return {"council": self.councils[0].pk, "measure": self.request.GET.get("tiltak")}

    def context(self) -> dict[str, Any]:
        list_url = reverse("cases:commission_list", args=[self.community.slug])
        return {
            "crumbs": [(_("Commissions"), list_url)],
            "cancel_url": list_url,
            "only": self.councils[0] if len(self.councils) == 1 else None,
        }

    def act(self, form: Any) -> HttpResponse:
        facts = dict(form.cleaned_data)
        principal: Any = facts["council"].anchored_in
        commission = commissions.register(
            principal=principal,
            on=timezone.localdate(),
            why=on_behalf_of(self.request.user, principal),
            by=self.request.user,
            **facts,
        )
        sentence = _("The commission is registered as %(label)s, and the council is told.")
        messages.success(self.request, sentence % {"label": commission.reference})
        return redirect(commission)


class CommissionPage(CommunityPage):
    """A page of one commission that the user may see, and his part in it."""

    commission: Commission
    handbook_page = "oppdrag"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        visible = commission_permissions.commissions_visible_to(self.request.user, self.community)
        self.commission = get_object_or_404(visible, slug=kwargs["commission"])

    @property
    def may_answer(self) -> bool:
        return commission_permissions.can_answer_commission(self.request.user, self.commission)

    @property
    def may_commission(self) -> bool:
        return commission_permissions.can_commission(self.request.user, self.commission.principal)

    @property
    def may_edit(self) -> bool:
        commission = self.commission
        return commission_permissions.can_register_commission(
            self.request.user, commission.principal, commission.council
        )

    def list_crumb(self) -> tuple[str, str]:
        return _("Commissions"), reverse("cases:commission_list", args=[self.community.slug])

    def address(self, name: str) -> str:
        here, slug = self.community.slug, self.commission.slug
        if name == "case_new":
            return f"{reverse('cases:case_new', args=[here])}?oppdrag={slug}"
        return reverse(f"cases:{name}", args=[here, slug])


class CommissionDetail(CommissionPage):
    """One commission: what was asked, what came of it, and the one thing it needs now."""

    template_name = "cases/commissions/detail.html"

    def context(self) -> dict[str, Any]:
        acts = [*self.acts_of_council(), *self.acts_of_principal()]
        now = CommissionState(self.commission.state)
        commission = self.commission
        return {
            "commission": commission,
            "crumbs": [self.list_crumb()],
            "status": statuses.of_commission(commission),
            "late": commissions.overdue(commission, on=timezone.localdate()),
            "awaiting": commissions.waits_for(commission),
            "facts": self.facts(),
            "cases": self.cases(),
            "milestones": [
                (each, each.done_on is None and each.due < timezone.localdate())
                for each in commission.milestones.all()
            ],
            "may_plan": self.may_answer and commission.state in OPEN_COMMISSION_STATES,
            "may_agree": self.may_commission and commissions.is_later(commission),
            "step": next((act for act in acts if act["name"] == STEPS.get(now)), None),
            "acts": [act for act in acts if act["name"] != STEPS.get(now)],
            "timeline": commission_timeline(commission),
        }

    def plan_link(self) -> str:
        """The measure that it carries out, which leads to the report of its plan (FSU-3)."""
        measure = self.commission.measure
        if measure is None:
            return ""
        address = reverse("cases:plan_detail", args=[self.community.slug, measure.area.plan_id])
        return format_html('<a class="ds-link" href="{}">{}</a>', address, measure)

    def facts(self) -> list[tuple[str, Any]]:
        commission, measure = self.commission, self.commission.measure
        return [
            (_("From"), commission.principal.name),
            (_("To"), commission.council.name),
            (_("Answer wanted by"), due_words(commission)),
            (_("Coordinated by"), commission.principal.prepared_by),
            (_("Priority area"), measure and measure.area),
            (_("Measure"), self.plan_link()),
            (_("The council's answer"), commission.reply),
            (_("Not before"), commission.earliest),
        ]

    def cases(self) -> list[dict[str, Any]]:
        """What came of it. The principal sees number and state, and the title unless exempt."""
        seen = permissions.cases_visible_to(self.request.user, self.community)
        seen_keys = set(seen.filter(commission=self.commission).values_list("pk", flat=True))
        rows = self.commission.cases.select_related("council__community").order_by("year", "number")
        return [
            {
                "case": case,
                "status": statuses.of_case(case),
                "url": case.get_absolute_url() if case.pk in seen_keys else "",
                "titled": case.pk in seen_keys or case.access != "exempt",
            }
            for case in rows
        ]

    def acts_of_council(self) -> list[dict[str, Any]]:
        commission, acts = self.commission, []
        unreported = commission.state in OPEN_COMMISSION_STATES
        if self.may_answer and commission.state == CommissionState.RECEIVED:
            acts.append(self.an_act("commission_accept", _("Accept the commission")))
        if unreported and can_run_council(self.request.user, commission.council):
            acts.append(self.an_act("case_new", _("Register a case from it")))
        if self.may_answer and unreported:
            blocks = commissions.blocks(commission, CommissionState.REPORTED)
            acts.append(self.an_act("commission_report", _("Write the report"), blocks))
        return acts

    def acts_of_principal(self) -> list[dict[str, Any]]:
        commission, acts = self.commission, []
        reported = commission.state == CommissionState.REPORTED
        if self.may_commission and commission.state != CommissionState.CLOSED:
            blocks = commissions.blocks(commission, CommissionState.CLOSED)
            acts.append(self.an_act("commission_close", _("Accept the report and close"), blocks))
        if self.may_commission and reported:
            acts.append(self.an_act("commission_send_back", _("Send the report back")))
        if self.may_edit and commission.state in OPEN_COMMISSION_STATES:
            acts.append(self.an_act("commission_edit", _("Change the commission")))
        return acts

    def an_act(self, name: str, label: str, blocks: list[str] | None = None) -> dict[str, Any]:
        """An act as a link; with `blocks` it is named, and the sentences say why not now."""
        return {"name": name, "label": label, "url": self.address(name), "blocks": blocks or []}


class CommissionActPage(FormPage, CommissionPage):
    """Something that one side does with one commission; afterwards it sees the commission again."""

    def context(self) -> dict[str, Any]:
        commission = self.commission
        here = (commission.reference, commission.get_absolute_url())
        return {
            "commission": commission,
            "crumbs": [self.list_crumb(), here],
            "cancel_url": commission.get_absolute_url(),
        }

    def finish(self, sentence: str) -> HttpResponse:
        messages.success(self.request, sentence)
        return redirect(self.commission)


class CommissionEdit(CommissionActPage):
    template_name = "cases/commissions/edit.html"
    form_class = CommissionForm

    def guard(self) -> bool:
        return self.may_edit

    def form_arguments(self) -> dict[str, Any]:
        return {"measures": plans.measures_of([self.commission.principal_id])}

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.commission, name) for name in CommissionForm.base_fields}

    def act(self, form: Any) -> HttpResponse:
        why = on_behalf_of(self.request.user, self.commission.principal)
        commissions.change(
            commission=self.commission, why=why, by=self.request.user, **form.cleaned_data
        )
        return self.finish(_("The commission is saved."))


class CommissionStep(CommissionActPage):
    """An act that moves the commission on; while it cannot, the page says why."""

    template_name = "cases/commissions/step.html"
    heading: Any
    to: CommissionState

    def blocks(self) -> list[str]:
        return commissions.blocks(self.commission, self.to)

    def context(self) -> dict[str, Any]:
        return super().context() | {"heading": self.heading, "blocks": self.blocks()}


class CommissionAccept(CommissionStep):
    heading = gettext_lazy("Accept the commission")
    to = CommissionState.ACCEPTED
    form_class = AcceptForm

    def guard(self) -> bool:
        return self.may_answer

    def act(self, form: Any) -> HttpResponse:
        commissions.accept(commission=self.commission, by=self.request.user, **form.cleaned_data)
        return self.finish(_("The commission is accepted."))


class CommissionReport(CommissionStep):
    heading = gettext_lazy("Write the report")
    template_name = "cases/commissions/report.html"
    to = CommissionState.REPORTED
    form_class = ReportForm

    def guard(self) -> bool:
        return self.may_answer

    def initial(self) -> dict[str, Any]:
        return {"text": self.commission.report}

    def act(self, form: Any) -> HttpResponse:
        commissions.report(
            commission=self.commission,
            text=form.cleaned_data["text"],
            on=timezone.localdate(),
            by=self.request.user,
        )
        principal = self.commission.principal.label
        return self.finish(_("The report is with %(principal)s.") % {"principal": principal})


class CommissionClose(CommissionStep):
    """The principal's own act: the council cannot close what it was asked (FSU-2)."""

    heading = gettext_lazy("Accept the report and close")
    template_name = "cases/commissions/close.html"
    to = CommissionState.CLOSED
    form_class = CloseForm

    def guard(self) -> bool:
        return self.may_commission

    def act(self, form: Any) -> HttpResponse:
        commissions.close(commission=self.commission, by=self.request.user)
        return self.finish(_("The report is accepted, and the commission is closed."))


class CommissionSendBack(CommissionStep):
    heading = gettext_lazy("Send the report back")
    form_class = SendBackForm

    def guard(self) -> bool:
        return self.may_commission

    def blocks(self) -> list[str]:
        reported = self.commission.state == CommissionState.REPORTED
        return [] if reported else [_("There is no report to send back.")]

    def act(self, form: Any) -> HttpResponse:
        commissions.send_back(
            commission=self.commission, why=form.cleaned_data["why"], by=self.request.user
        )
        council = self.commission.council.label
        return self.finish(_("The report is sent back to %(council)s.") % {"council": council})
