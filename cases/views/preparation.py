"""What the working committee prepares (ALR-20): innmeldt → forberedes → klar, many at a time."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases import permissions
from cases.domain.casework import bulk, cases
from cases.enums import CaseState
from cases.forms.cases import officers_of
from cases.forms.preparation import BulkForm
from cases.models import Case
from cases.views.case_lists import origin_of
from councils.models import Council
from councils.permissions import can_run_council
from councils.views.pages import CommunityPage
from legeraad.web.pages import FormPage

MOST = 100  # cases of one state on the page
STATES = (CaseState.REGISTERED, CaseState.IN_PROGRESS, CaseState.READY)


class Preparation(FormPage, CommunityPage):
    """All on one page, to be printed as it is; `?utvalg=` chooses one council."""

    template_name = "cases/cases/preparation.html"
    handbook_page = "saker"
    section = "cases"
    form_class = BulkForm

    def guard(self) -> bool:
        return permissions.can_see_work_of_community(self.request.user, self.community)

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        councils, wanted = self.community.councils.all(), self.request.GET.get("utvalg")
        self.council: Council | None = next((e for e in councils if e.slug == wanted), None)
        self.run = {each.pk for each in councils if can_run_council(self.request.user, each)}

    def cases(self) -> Any:
        rows = permissions.cases_visible_to(self.request.user, self.community)
        rows = rows.filter(state__in=STATES)
        return rows.filter(council=self.council) if self.council else rows

    def form_arguments(self) -> dict[str, Any]:
        own = self.cases().filter(council__in=self.run)
        return {"cases": own, "officers": officers_of(self.community)}

    def context(self) -> dict[str, Any]:
        counts = dict(self.cases().order_by().values_list("state").annotate(Count("pk")))
        found = [case for state in STATES for case in self.oldest(state)]
        return {
            "crumbs": [(_("Cases"), reverse("cases:case_list", args=[self.community.slug]))],
            "groups": [
                (
                    state.label,
                    [self.row(case) for case in found if case.state == state],
                    counts.get(state, 0),
                )
                for state in STATES
            ],
            "number": len(found),
            "most": MOST,
            "may_move": any(case.council_id in self.run for case in found),
            "today": timezone.localdate(),
            "councils": Council.objects.filter(cases__in=self.cases().order_by()).distinct(),
            "council": self.council,
        }

    def oldest(self, state: CaseState) -> Any:
        rows = self.cases().filter(state=state).select_related("commission__principal")
        return rows.prefetch_related("themes").order_by("registered_on", "pk")[:MOST]

    def row(self, case: Case) -> dict[str, Any]:
        return {
            "case": case,
            "origin": case.submitted_by or origin_of(case),
            "days": (timezone.localdate() - case.registered_on).days,
            "runs": case.council_id in self.run,
            "lacks": [] if case.state == CaseState.READY else cases.blocks(case, CaseState.READY),
        }

    def act(self, form: Any) -> HttpResponse:
        facts = dict(form.cleaned_data)
        chosen = list(facts.pop("cases"))
        bulk.handle(chosen=chosen, by=self.request.user, **facts)
        sentence = ngettext(
            "%(count)s case is changed.", "%(count)s cases are changed.", len(chosen)
        )
        messages.success(self.request, sentence % {"count": len(chosen)})
        return redirect(self.request.get_full_path())
