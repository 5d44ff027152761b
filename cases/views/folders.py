"""What is told of a case or of a hearing in one PDF, made when it is asked for."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from cases.documents import case_folder, hearing_report
from cases.enums import HearingState
from cases.views.hearings import HearingPage
from cases.views.pages import CasePage
from legeraad.web.pages import OfficeRequest


def pdf_answer(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    disposition = content_disposition_header(True, name.replace("/", "-"))
    response["Content-Disposition"] = str(disposition)
    return response


class CaseFolderFile(CasePage):
    """Of all that is written of a case; for its secretariat, who sees what is exempt."""

    http_method_names = ["get", "head", "options"]

    def guard(self) -> bool:
        return self.runs

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        content = case_folder.render(case=self.case, on=timezone.localdate())
        name = _("%(reference)s case folder.pdf") % {"reference": self.case.reference}
        return pdf_answer(content, name)


class HearingReportFile(HearingPage):
    http_method_names = ["get", "head", "options"]

    def guard(self) -> bool:
        return self.runs

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.hearing.state == HearingState.DRAFT:
            raise Http404  # nothing has been asked yet
        content = hearing_report.render(hearing=self.hearing, on=timezone.localdate())
        name = _("%(reference)s report of the hearing.pdf") % {"reference": self.case.reference}
        return pdf_answer(content, name)
