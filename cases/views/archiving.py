"""The archive package of a meeting or a case, and the mark that it was handed over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from cases.documents import archive
from cases.domain import archiving
from cases.forms.archiving import ArchivingForm
from cases.models import Archiving, Case, Meeting
from cases.views.pages import CasePage, MeetingPage
from legeraad.web import bundles
from legeraad.web.pages import FormPage, OfficeRequest
from members.permissions import person_of


class ArchivePage(FormPage):
    """What the package holds, and the form of the mark; a subclass says of what."""

    template_name = "cases/archiving/detail.html"
    handbook_page = "arkiv"
    form_class = ArchivingForm
    thing: Meeting | Case
    name: str
    package_address: str
    back: str

    def documents(self) -> list[archive.Document]:
        raise NotImplementedError

    @property
    def marked(self) -> Archiving | None:
        return getattr(self.thing, "archiving", None)

    def initial(self) -> dict[str, Any]:
        reference = self.marked.reference if self.marked else ""
        return {"reference": reference, "on": timezone.localdate()}

    def context(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "documents": self.documents(),
            "marked": self.marked,
            "package": self.package_address,
            "back": self.back,
        }

    def act(self, form: Any) -> HttpResponse:
        user = self.request.user
        archiving.mark(of=self.thing, person=person_of(user), by=user, **form.cleaned_data)
        messages.success(self.request, _("It is marked as archived."))
        return redirect(self.request.path)


class MeetingArchive(ArchivePage, MeetingPage):
    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        meeting = self.meeting
        self.thing, self.name = meeting, str(meeting)
        where = [self.community.slug, meeting.council.slug, meeting.slug]
        self.package_address = reverse("cases:meeting_package", args=where)
        self.back = reverse("cases:meeting_prepare", args=where)

    def guard(self) -> bool:
        return self.runs

    def documents(self) -> list[archive.Document]:
        return archive.documents_of_meeting(self.meeting)


class CaseArchive(ArchivePage, CasePage):
    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.thing, self.name = self.case, self.case.reference
        where = [self.community.slug, self.case.slug]
        self.package_address = reverse("cases:case_package", args=where)
        self.back = reverse("cases:case_detail", args=where)

    def guard(self) -> bool:
        return self.runs

    def documents(self) -> list[archive.Document]:
        return archive.documents_of_case(self.case)


class MeetingPackage(MeetingArchive):
    """The ZIP, sent as it is made."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> Any:
        return _sent(archive.of_meeting(self.meeting), self.name)


class CasePackage(CaseArchive):
    http_method_names = ["get", "head", "options"]

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> Any:
        return _sent(archive.of_case(self.case), self.name)


def _sent(entries: Iterator[bundles.Entry], name: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(bundles.zipped(entries), content_type="application/zip")
    title = _("%(name)s archive.zip") % {"name": name.replace("/", "-")}
    response.headers["Content-Disposition"] = content_disposition_header(True, title)
    return response
