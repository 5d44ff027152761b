"""Saved filters of the list of cases: kept and taken away on the list itself."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import permissions
from cases.domain.casework import filters
from cases.forms.saved_filters import FilterForm
from councils.views.pages import CommunityPage
from legeraad.errors import DomainError
from legeraad.web.pages import ActPage, OfficeRequest
from members.permissions import person_of


class FilterAct(ActPage, CommunityPage):
    query = ""

    def guard(self) -> bool:
        user = self.request.user
        self.person: Any = person_of(user)
        sees = permissions.can_see_work_of_community(user, self.community)
        return self.person is not None and sees

    def after(self) -> HttpResponse:
        address = reverse("cases:case_list", args=[self.community.slug])
        return redirect(f"{address}?{self.query}" if self.query else address)

    def after_refusal(self, refusal: DomainError) -> HttpResponse:
        messages.error(self.request, refusal.sentence)
        return self.after()


class FilterSave(FilterAct):
    def act(self, request: OfficeRequest) -> None:
        form = FilterForm(request.POST)
        if not form.is_valid():
            raise DomainError(" ".join(str(each[0]) for each in form.errors.values()))
        self.query = form.cleaned_data["query"]
        filters.keep(person=self.person, community=self.community, **form.cleaned_data)
        messages.success(request, _("The filter is kept."))


class FilterRemove(FilterAct):
    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.key = kwargs["saved"]

    def act(self, request: OfficeRequest) -> None:
        filters.take_away(person=self.person, community=self.community, key=self.key)
        messages.success(request, _("The filter is gone."))
