"""How open a case or a document is, in words; and the list of legal bases that are offered."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases.domain.casework import legal_bases
from cases.enums import Access
from cases.forms.access import LegalBasesForm
from cases.models import Case, CaseDocument
from councils.views.pages import CommunityPage
from legeraad.web.pages import FormPage
from members.permissions import can_run_community

ACCESS = ("access", "legal_basis", "openness_considered")


def access_words(thing: Case | CaseDocument, access: Access) -> list[str]:
    """How open it is, by what, and whether more openness was considered: a line each. `access` is
    the narrower one where a document lies in a case that is less open."""
    if access == Access.OPEN:
        return [str(capfirst(access.label))]
    considered = _("More openness is considered.")
    if not thing.openness_considered:
        considered = _("Nobody has noted whether more openness was considered.")
    return [str(capfirst(access.label)), thing.legal_basis, considered]


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
