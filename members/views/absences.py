"""Being away: registered by oneself or by the secretariat, and ended early."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from councils.models import Community
from councils.views.pages import CommunityPage
from legeraad.web.pages import FormPage
from members import permissions
from members.domain import absences
from members.forms.absences import AbsenceForm, BackForm
from members.models import Absence, Person


class AbsencePage(FormPage):
    """Registers that somebody is away."""

    person: Person
    template_name = "members/absences/new.html"
    handbook_page = "min-side"
    form_class = AbsenceForm
    back = "/"

    def form_arguments(self) -> dict[str, Any]:
        return {"colleagues": absences.colleagues(self.person, on=timezone.localdate())}

    def initial(self) -> dict[str, Any]:
        return {"start": timezone.localdate()}

    def context(self) -> dict[str, Any]:
        me = permissions.person_of(self.request.user)
        return {"person": self.person, "own": self.person == me, "cancel_url": self.back}

    def act(self, form: Any) -> HttpResponse:
        absences.register(
            person=self.person,
            start=form.cleaned_data["start"],
            ended_on=form.ended_on,
            stand_in=form.cleaned_data["stand_in"],
            by=self.request.user,
        )
        messages.success(self.request, _("The absence is registered."))
        return redirect(self.back)


class AbsenceNew(AbsencePage):
    """One's own."""

    def load(self, **kwargs: Any) -> None:
        person = permissions.person_of(self.request.user)
        if person is None:
            raise Http404
        self.person, self.back = person, reverse("cases:my_page")


class PersonAbsence(AbsencePage, CommunityPage):
    """By the secretariat, for somebody whom it has on file."""

    section = "members"
    handbook_page = "ledige-plasser"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = permissions.persons_of(self.community)
        self.person = get_object_or_404(rows, pk=kwargs["person"])
        self.back = reverse("members:person_detail", args=[self.community.slug, self.person.pk])

    def guard(self) -> bool:
        return permissions.can_run_community(self.request.user, self.community)


class AbsenceEnd(FormPage):
    """By oneself, or by the secretariat of a community that has the person on file."""

    absence: Absence
    template_name = "members/absences/end.html"
    handbook_page = "min-side"
    form_class = BackForm

    def load(self, **kwargs: Any) -> None:
        rows = Absence.objects.select_related("person", "stand_in")
        self.absence = get_object_or_404(rows, pk=kwargs["absence"])
        self.me = permissions.person_of(self.request.user)
        self.runs = self._community_that_may()
        if self.absence.person != self.me and self.runs is None:
            raise Http404

    def _community_that_may(self) -> Community | None:
        user, person = self.request.user, self.absence.person
        for community in permissions.communities_of(user):
            runs = permissions.can_run_community(user, community)
            if runs and permissions.persons_of(community).filter(pk=person.pk).exists():
                return community
        return None

    @property
    def back(self) -> str:
        if self.absence.person == self.me or self.runs is None:
            return reverse("cases:my_page")
        return reverse("members:person_detail", args=[self.runs.slug, self.absence.person.pk])

    def initial(self) -> dict[str, Any]:
        return {"on": timezone.localdate()}

    def context(self) -> dict[str, Any]:
        own = self.absence.person == self.me
        return {"absence": self.absence, "own": own, "cancel_url": self.back}

    def act(self, form: Any) -> HttpResponse:
        on = form.cleaned_data["on"]
        absences.end(absence=self.absence, on=on, by=self.request.user)
        messages.success(self.request, _("The absence is over, and messages go to one again."))
        return redirect(self.back)
