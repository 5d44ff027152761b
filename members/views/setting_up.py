"""A new health community, by whoever keeps the portal."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils import permissions
from councils.forms.communities import NewCommunityForm
from legeraad.web.pages import FormPage
from members.domain import setting_up
from members.permissions import person_of


class CommunityNew(FormPage):
    template_name = "councils/setting_up/form.html"
    handbook_page = "oppsett"
    form_class = NewCommunityForm
    heading = gettext_lazy("New health community")
    ingress = gettext_lazy("You become its secretary and keeper, and can set up the rest.")

    def guard(self) -> bool:
        user = self.request.user
        return permissions.can_open_community(user) and person_of(user) is not None

    def context(self) -> dict[str, Any]:
        return {
            "heading": self.heading,
            "ingress": self.ingress,
            "button": _("Set up the health community"),
            "cancel_url": reverse("cases:my_page"),
        }

    def act(self, form: Any) -> HttpResponse:
        person: Any = person_of(self.request.user)
        community = setting_up.open_community(
            person=person, on=timezone.localdate(), by=self.request.user, **form.cleaned_data
        )
        sentence = _("%(name)s is set up. Here is what comes next.")
        messages.success(self.request, sentence % {"name": community.name})
        return redirect("cases:setup", community.slug)
