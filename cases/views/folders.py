"""What is told of a case or of a hearing in one PDF, made when it is asked for."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.documents import case_folder, hearing_report
from cases.enums import HearingState
from cases.views.hearings import HearingPage
from cases.views.pages import CasePage
from legeraad import pdf
from legeraad.web.downloads import made_here
from legeraad.web.pages import OfficeRequest


class CaseFolderFile(CasePage):
    """Of all that is written of a case; for its secretariat, who sees what is exempt."""

    http_method_names = ["get", "head", "options"]

    def guard(self) -> bool:
        return self.runs

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            content = case_folder.render(case=self.case, on=timezone.localdate())
        except pdf.TooLargeError:
            messages.error(request, _("It is too long for one PDF. Take the archive package."))
            return redirect("cases:case_archive", self.community.slug, self.case.slug)
        name = _("%(reference)s case folder.pdf") % {"reference": self.case.reference}
        return made_here(content, name=name, media_type=pdf.MEDIA_TYPE)


class HearingReportFile(HearingPage):
    http_method_names = ["get", "head", "options"]

    def guard(self) -> bool:
        return self.runs

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.hearing.state == HearingState.DRAFT:
            raise Http404  # nothing has been asked yet
        try:
            content = hearing_report.render(hearing=self.hearing, on=timezone.localdate())
        except pdf.TooLargeError:
            messages.error(request, _("It is too long for one PDF. Print the page instead."))
            return redirect(self.own_address())
        name = _("%(reference)s report of the hearing.pdf") % {"reference": self.case.reference}
        return made_here(content, name=name, media_type=pdf.MEDIA_TYPE)
