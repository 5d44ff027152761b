"""Regions with their municipalities today; a new region; a municipality that moves."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.domain import councils, regions
from councils.enums import OrganisationKind
from councils.forms.organisations import JoinForm, RegionForm
from councils.models import RegionMembership
from councils.views.setting_up import Crumb, SetUpForm, SetUpPage


class RegionList(SetUpPage):
    template_name = "councils/regions/list.html"

    def context(self) -> dict[str, Any]:
        here = RegionMembership.objects.filter(region__community=self.community)
        today = here.on(timezone.localdate()).select_related("municipality")
        rows = self.community.regions.prefetch_related(
            Prefetch("memberships", today.order_by("municipality__name"), "today")
        )
        municipal = self.community.organisations.filter(kind=OrganisationKind.MUNICIPALITY)
        return {
            "crumbs": [self.to_setup()],
            "regions": rows,
            "homeless": municipal.exclude(region_memberships__in=today),
        }


class RegionForms(SetUpForm):
    goes_to = "councils:region_list"

    def crumbs(self) -> list[Crumb]:
        return [*super().crumbs(), (_("Regions"), self.address(self.goes_to))]


class RegionNew(RegionForms):
    heading = gettext_lazy("New region")
    ingress = gettext_lazy("Seats may speak for a region. Without regions, leave this out.")
    button = gettext_lazy("Register the region")
    form_class = RegionForm

    def act(self, form: Any) -> HttpResponse:
        made = regions.open_region(
            community=self.community, by=self.request.user, **form.cleaned_data
        )
        return self.finish(_("%(name)s is registered.") % {"name": made.name})


class RegionJoin(RegionForms):
    heading = gettext_lazy("Put a municipality in a region")
    ingress = gettext_lazy("It leaves the region that it was in on the same day.")
    form_class = JoinForm

    def form_arguments(self) -> dict[str, Any]:
        return {"community": self.community}

    def initial(self) -> dict[str, Any]:
        return {"municipality": self.request.GET.get("kommune")}

    def act(self, form: Any) -> HttpResponse:
        joined = councils.join_region(by=self.request.user, **form.cleaned_data)
        words = {"municipality": joined.municipality.name, "region": joined.region.name}
        return self.finish(_("%(municipality)s is in %(region)s.") % words)
