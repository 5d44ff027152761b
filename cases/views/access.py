"""The list of legal bases that are offered where something is not open."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from cases.domain.casework import legal_bases
from cases.forms.access import LegalBasesForm
from councils.views.pages import CommunityPage
from legeraad.web.pages import FormPage
from members.permissions import can_run_community

ACCESS = ("access", "legal_basis", "openness_considered")


class LegalBases(FormPage, CommunityPage):
    """What is offered beside the field of a legal basis, one on each line."""

    template_name = "cases/access/legal_bases.html"
    handbook_page = "sak"
    section = "cases"
    form_class = LegalBasesForm

    def guard(self) -> bool:
        return can_run_community(self.request.user, self.community)

    def initial(self) -> dict[str, Any]:
        return {"texts": "\n".join(legal_bases.offered(self.community))}

    def act(self, form: Any) -> HttpResponse:
        texts = form.cleaned_data["texts"]
        legal_bases.keep(community=self.community, texts=texts, by=self.request.user)
        messages.success(self.request, _("The legal bases are saved."))
        return redirect(self.request.path)
