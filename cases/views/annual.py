"""Yearly reports: the year's list, one council's with its words, handing in, and the PDFs."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import permissions
from cases.documents import annual_report
from cases.domain.annual import reports
from cases.forms.annual import AnnualReportForm
from councils.models import Council
from councils.permissions import can_run_council
from councils.views.pages import CommunityPage
from legeraad import pdf
from legeraad.errors import DomainError
from legeraad.web.downloads import made_here
from legeraad.web.pages import ActPage, FormPage, OfficeRequest

FIRST_YEAR = 2000


class YearPage(CommunityPage):
    """A page of one year, for the secretariat and the principal."""

    handbook_page = "arsrapport"
    section = "overview"
    year: int

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.year = kwargs["number"]
        if not FIRST_YEAR <= self.year <= timezone.localdate().year:
            raise Http404

    def guard(self) -> bool:
        return permissions.can_see_overview(self.request.user, self.community)

    def overview(self) -> tuple[str, str]:
        return _("Overview"), reverse("cases:overview", args=[self.community.slug])


class AnnualList(YearPage):
    template_name = "cases/annual/list.html"

    def context(self) -> dict[str, Any]:
        today = timezone.localdate()
        rows, sums = reports.compiled(community=self.community, year=self.year)
        return {
            "year": self.year,
            "years": range(today.year, max(FIRST_YEAR, today.year - 4), -1),
            "rows": [(row, row.overdue(today)) for row in rows],
            "sums": sums,
            "crumbs": [self.overview()],
        }


class AnnualFile(YearPage):
    """All of them in one PDF."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rows, _sums = reports.compiled(community=self.community, year=self.year)
        content = annual_report.render(
            community=self.community, reports=rows, year=self.year, on=timezone.localdate()
        )
        name = _("Yearly reports %(year)s.pdf") % {"year": self.year}
        return made_here(content, name=name, media_type=pdf.MEDIA_TYPE)


class CouncilYear(YearPage):
    """The report of one council."""

    council: Council

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = reports.that_report(self.community)
        found = next((each for each in rows if each.slug == kwargs["council"]), None)
        if found is None:
            raise Http404
        self.council = found

    @property
    def runs(self) -> bool:
        return can_run_council(self.request.user, self.council)

    def address(self, name: str = "annual_report") -> str:
        here = [self.community.slug, self.year, self.council.slug]
        return reverse(f"cases:{name}", args=here)


class AnnualReportPage(FormPage, CouncilYear):
    template_name = "cases/annual/detail.html"
    form_class = AnnualReportForm

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.report = reports.report(council=self.council, year=self.year)

    def initial(self) -> dict[str, Any]:
        stored = self.report.stored
        return {"achieved": stored.achieved, "wishes": stored.wishes} if stored else {}

    def context(self) -> dict[str, Any]:
        today = timezone.localdate()
        every = (_("Yearly reports %(year)s") % {"year": self.year}, self.list_address())
        return {
            "report": self.report,
            "runs": self.runs,
            "overdue": self.report.overdue(today),
            "over": today.year > self.year,
            "file_url": self.address("annual_report_file"),
            "submit_url": self.address("annual_report_submit"),
            "crumbs": [self.overview(), every],
        }

    def list_address(self) -> str:
        return reverse("cases:annual_list", args=[self.community.slug, self.year])

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.runs:
            return self.show(status=403, form=self.make_form())
        return super().post(request, *args, **kwargs)

    def act(self, form: Any) -> HttpResponse:
        reports.write(
            council=self.council, year=self.year, by=self.request.user, **form.cleaned_data
        )
        messages.success(self.request, _("The report is saved."))
        return redirect(self.address())


class AnnualReportSubmit(ActPage, CouncilYear):
    def guard(self) -> bool:
        return self.runs

    def act(self, request: OfficeRequest) -> None:
        on = timezone.localdate()
        reports.submit(council=self.council, year=self.year, on=on, by=request.user)
        messages.success(request, _("The report is handed in. Its figures are kept as they are."))

    def after(self) -> HttpResponse:
        return redirect(self.address())

    def after_refusal(self, refusal: DomainError) -> HttpResponse:
        messages.error(self.request, refusal.sentence)
        return redirect(self.address())


class AnnualReportFile(CouncilYear):
    http_method_names = ["get", "head", "options"]

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        one = reports.report(council=self.council, year=self.year)
        content = annual_report.render(
            community=self.community, reports=[one], year=self.year, on=timezone.localdate()
        )
        label = self.council.label
        name = _("%(council)s yearly report %(year)s.pdf") % {"council": label, "year": self.year}
        return made_here(content, name=name, media_type=pdf.MEDIA_TYPE)
