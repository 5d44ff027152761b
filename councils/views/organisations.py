"""Organisations: the list, a new one, and what is known of one."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.domain import councils
from councils.forms.organisations import OrganisationFilter, OrganisationForm
from councils.models import Organisation
from councils.views.setting_up import Crumb, SetUpForm, SetUpPage

PER_PAGE = 40


class OrganisationList(SetUpPage):
    template_name = "councils/organisations/list.html"

    def context(self) -> dict[str, Any]:
        form = OrganisationFilter(self.request.GET)
        form.is_valid()  # what cannot be read is left out of the filter
        rows = self.community.organisations.select_related("parent")
        if form.cleaned_data.get("slag"):
            rows = rows.filter(kind=OrganisationFilter.KINDS[form.cleaned_data["slag"]])
        if form.cleaned_data.get("navn"):
            rows = rows.filter(name__icontains=form.cleaned_data["navn"])
        page: Any = Paginator(rows, PER_PAGE).get_page(self.request.GET.get("side"))
        return {
            "crumbs": [self.to_setup()],
            "form": form,
            "narrowed": any(form.cleaned_data.values()),
            "page": page,
        }


class OrganisationPage(SetUpForm):
    form_class = OrganisationForm
    goes_to = "councils:organisation_list"

    def crumbs(self) -> list[Crumb]:
        return [*super().crumbs(), (_("Organisations"), self.address(self.goes_to))]

    def form_arguments(self) -> dict[str, Any]:
        return {"parents": self.community.organisations.all()}


class OrganisationNew(OrganisationPage):
    heading = gettext_lazy("New organisation")
    ingress = gettext_lazy("Somebody who appoints, employs or is a municipality.")
    button = gettext_lazy("Register the organisation")

    def act(self, form: Any) -> HttpResponse:
        made = councils.register_organisation(
            community=self.community, by=self.request.user, **form.cleaned_data
        )
        return self.finish(_("%(name)s is registered.") % {"name": made.name})


class OrganisationEdit(OrganisationPage):
    heading = gettext_lazy("Change the organisation")
    organisation: Organisation

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        here = self.community.organisations
        self.organisation = get_object_or_404(here, pk=kwargs["organisation"])

    def form_arguments(self) -> dict[str, Any]:
        return {"parents": self.community.organisations.exclude(pk=self.organisation.pk)}

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.organisation, name) for name in OrganisationForm.base_fields}

    def context(self) -> dict[str, Any]:
        return super().context() | {"eyebrow": self.organisation.name}

    def act(self, form: Any) -> HttpResponse:
        councils.change_organisation(
            organisation=self.organisation, by=self.request.user, **form.cleaned_data
        )
        return self.finish(_("What is known of it is saved."))
