"""What a council owes and when, what it has done, and the trial that it may be on."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.domain import duties
from councils.enums import DutyKind
from councils.forms.duties import (
    ChangeForm,
    DecideForm,
    DutyForm,
    TrialForm,
    form_of_done,
)
from councils.models import Duty, Trial
from councils.permissions import can_run_council, can_see_duties
from councils.views.pages import CouncilPage
from legeraad.web.pages import FormPage

CHOSEN = "plikt"  # in the address of a new duty: the kind that is chosen already


class DutiesPage(CouncilPage):
    """A page about what one council owes."""

    handbook_page = "mandat"
    section = "councils"

    def list_url(self) -> str:
        return reverse("councils:duty_list", args=[self.community.slug, self.council.slug])

    def councils_crumbs(self) -> list[tuple[str, str]]:
        list_url = reverse("cases:council_list", args=[self.community.slug])
        council = self.council
        return [(_("Councils"), list_url), (council.label, council.get_absolute_url())]

    def address(self, name: str, **more: Any) -> str:
        words = {"community": self.community.slug, "council": self.council.slug}
        return reverse(f"councils:{name}", kwargs=words | more)


class DutyList(DutiesPage):
    """For the secretariat, those who sit in the council, and the people of its principal."""

    template_name = "councils/duties/list.html"

    def guard(self) -> bool:
        return can_see_duties(self.request.user, self.council)

    def context(self) -> dict[str, Any]:
        today = timezone.localdate()
        owed = duties.due_from(council=self.council, on=today)
        trials = list(self.council.trials.all())
        return {
            "council": self.council,
            "crumbs": self.councils_crumbs(),
            "runs": can_run_council(self.request.user, self.council),
            "owed": owed,
            "late_count": sum(each.overdue for each in owed),
            "missing": self.missing(),
            "done": duties.settled(council=self.council),
            "trials": trials,
            "on_trial": any(not trial.outcome for trial in trials),
            "today": today,
        }

    def missing(self) -> list[tuple[DutyKind, str]]:
        """The usual duties that the council has not been given, and where they are added."""
        rows = self.council.duties.filter(ended_on=None)
        given = set(rows.values_list("kind", flat=True))
        new = self.address("duty_new")
        return [(kind, f"{new}?{CHOSEN}={kind}") for kind in DutyKind if kind not in given]


class DutiesAct(FormPage, DutiesPage):
    """Something that the secretariat does with what a council owes."""

    template_name = "councils/duties/form.html"
    heading: Any
    act_words: Any = gettext_lazy("Save")

    def guard(self) -> bool:
        return can_run_council(self.request.user, self.council)

    def context(self) -> dict[str, Any]:
        return {
            "council": self.council,
            "crumbs": [*self.councils_crumbs(), (_("Duties"), self.list_url())],
            "heading": self.heading,
            "act": self.act_words,
            "cancel_url": self.list_url(),
        }

    def finish(self, sentence: str) -> HttpResponse:
        messages.success(self.request, sentence)
        return redirect(self.list_url())


class DutyNew(DutiesAct):
    heading = gettext_lazy("Add a duty")
    form_class = DutyForm

    def initial(self) -> dict[str, Any]:
        """The kind that the address names, with the dates that are usual for it."""
        chosen = self.request.GET.get(CHOSEN)
        if chosen not in DutyKind.values:
            return {}
        first_due, months = duties.usual(DutyKind(chosen), since=timezone.localdate())
        return {"kind": chosen, "first_due": first_due, "every_months": months}

    def act(self, form: Any) -> HttpResponse:
        duties.add_duty(council=self.council, by=self.request.user, **form.cleaned_data)
        return self.finish(_("The duty is added."))


class DutyAct(DutiesAct):
    """An act on one duty that has not ended."""

    duty: Duty

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = self.council.duties.filter(ended_on=None).prefetch_related("fulfilments")
        self.duty = get_object_or_404(rows, pk=kwargs["duty"])


class DutyEdit(DutyAct):
    form_class = ChangeForm

    @property
    def heading(self) -> str:
        return _("Change: %(duty)s") % {"duty": self.duty.get_kind_display()}

    def initial(self) -> dict[str, Any]:
        return {"first_due": self.duty.first_due, "every_months": self.duty.every_months}

    def form_arguments(self) -> dict[str, Any]:
        return {"today": timezone.localdate()}

    def act(self, form: Any) -> HttpResponse:
        duties.change_duty(duty=self.duty, by=self.request.user, **form.cleaned_data)
        return self.finish(_("The duty is changed."))


class DutyFulfil(DutyAct):
    act_words = gettext_lazy("Register as done")

    @property
    def heading(self) -> str:
        return _("Done: %(duty)s") % {"duty": self.duty.get_kind_display()}

    def context(self) -> dict[str, Any]:
        return super().context() | {"due": duties.next_due(self.duty)}

    def make_form(self, data: Any = None) -> forms.Form:
        today = timezone.localdate()
        form = form_of_done(self.duty)
        behaviour = self.council.behaviour
        return form(data, initial={"on": today}, today=today, behaviour=behaviour)

    def act(self, form: Any) -> HttpResponse:
        duties.fulfil(duty=self.duty, by=self.request.user, **form.cleaned_data)
        return self.finish(_("It is registered as done."))


class TrialNew(DutiesAct):
    heading = gettext_lazy("Put the council on trial")
    form_class = TrialForm

    def context(self) -> dict[str, Any]:
        sentence = _("When the trial ends the council is evaluated, and then it is decided.")
        return super().context() | {"ingress": sentence}

    def act(self, form: Any) -> HttpResponse:
        duties.start_trial(council=self.council, by=self.request.user, **form.cleaned_data)
        return self.finish(_("The trial is registered."))


class TrialDecide(DutiesAct):
    """What follows the trial; while the council is not evaluated, the page says so (PRJ-19)."""

    heading = gettext_lazy("Register what follows the trial")
    form_class = DecideForm
    trial: Trial

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.trial = get_object_or_404(self.council.trials.filter(outcome=""), pk=kwargs["trial"])

    def form_arguments(self) -> dict[str, Any]:
        return {"today": timezone.localdate()}

    def context(self) -> dict[str, Any]:
        return super().context() | {
            "trial": self.trial,
            "evaluation_url": "" if duties.evaluated(self.trial) else self.evaluation_url(),
        }

    def evaluation_url(self) -> str:
        duty = self.council.duties.filter(kind=DutyKind.EVALUATION, ended_on=None).first()
        if duty is None:
            return f"{self.address('duty_new')}?{CHOSEN}={DutyKind.EVALUATION}"
        return self.address("duty_fulfil", duty=duty.pk)

    def act(self, form: Any) -> HttpResponse:
        duties.decide_trial(trial=self.trial, by=self.request.user, **form.cleaned_data)
        return self.finish(_("The decision is registered."))
