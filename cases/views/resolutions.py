"""Registering what the principal answered."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import permissions
from cases.domain.advice import resolutions
from cases.enums import RecommendationState, ResolutionOutcome
from cases.forms.resolutions import ResolutionForm
from cases.models import Recommendation
from cases.views.cases import case_crumbs
from councils.permissions import can_run_council
from councils.views.pages import CommunityPage, must
from legeraad.web.pages import FormPage


class ResolutionNew(FormPage, CommunityPage):
    """For the principal's registrar, who sees its matters but not the council's cases, and for
    the secretary on its behalf."""

    template_name = "cases/resolutions/new.html"
    handbook_page = "publisering"
    form_class = ResolutionForm

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        must(permissions.can_see_overview(self.request.user, self.community))
        given = Recommendation.objects.filter(community=self.community)
        self.recommendation = get_object_or_404(
            given.exclude(state=RecommendationState.DRAFT).select_related(
                "case__council__community",
                "case__council__anchored_in",
                "principal_case__council",
            ),
            case__slug=kwargs["case"],
        )
        self.case = self.recommendation.case
        must(self.case.council.anchored_in is not None)

    def guard(self) -> bool:
        return permissions.can_register_resolution(self.request.user, self.recommendation)

    @property
    def runs(self) -> bool:
        return can_run_council(self.request.user, self.case.council)

    def form_arguments(self) -> dict[str, Any]:
        return {"today": timezone.localdate()}

    def initial(self) -> dict[str, Any]:
        own = self.recommendation.principal_case
        number = own.reference if own else ""
        return {"decided_on": timezone.localdate(), "case_number": number}

    def back(self) -> str:
        if self.runs:
            return self.case.get_absolute_url()
        return reverse("cases:overview", args=[self.community.slug])

    def context(self) -> dict[str, Any]:
        overview = (_("Overview"), reverse("cases:overview", args=[self.community.slug]))
        return {
            "case": self.case,
            "crumbs": case_crumbs(self.case) if self.runs else [overview],
            "recommendation": self.recommendation,
            "principal": self.case.council.anchored_in,
            "waits": self.recommendation.state == RecommendationState.WITH_PRINCIPAL,
            "answers": self.recommendation.resolutions.select_related("principal"),
            "cancel_url": self.back(),
        }

    def act(self, form: Any) -> HttpResponse:
        principal: Any = self.case.council.anchored_in
        facts = dict(form.cleaned_data)
        resolutions.register(
            recommendation=self.recommendation,
            principal=principal,
            outcome=ResolutionOutcome(facts.pop("outcome")),
            by=self.request.user,
            **facts,
        )
        sentence = _("The answer from %(principal)s is registered.")
        messages.success(self.request, sentence % {"principal": principal.label})
        return redirect(self.back())
