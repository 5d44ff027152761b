"""What the pages have in common on which a health community is set up."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils import permissions
from councils.views.pages import CommunityPage
from legeraad.web.pages import FormPage

Crumb = tuple[str, str]


class SetUpPage(CommunityPage):
    """For whoever sets up the whole community."""

    handbook_page = "oppsett"
    section = "members"

    def guard(self) -> bool:
        return permissions.can_set_up_community(self.request.user, self.community)

    def address(self, name: str, *words: Any) -> str:
        return reverse(name, args=[self.community.slug, *words])

    def to_setup(self) -> Crumb:
        return _("Set-up"), self.address("cases:setup")


class SetUpForm(FormPage, SetUpPage):
    """One form of the set-up. `goes_to` is the address that it comes back to."""

    template_name = "councils/setting_up/form.html"
    heading: Any
    ingress: Any = ""
    button: Any = gettext_lazy("Save")
    goes_to = "cases:setup"

    def crumbs(self) -> list[Crumb]:
        return [self.to_setup()]

    def context(self) -> dict[str, Any]:
        return {
            "heading": self.heading,
            "ingress": self.ingress,
            "button": self.button,
            "crumbs": self.crumbs(),
            "cancel_url": self.address(self.goes_to),
        }

    def finish(self, sentence: str) -> HttpResponse:
        messages.success(self.request, sentence)
        return redirect(self.address(self.goes_to))
