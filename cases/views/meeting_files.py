"""The PDFs of a meeting, one by one or as a ZIP, for whoever may read them; none is made here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import FileResponse, Http404, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases.domain.meetings import files
from cases.enums import MeetingFileKind
from cases.models import Meeting, MeetingFile
from councils.views.pages import CommunityPage
from legeraad.web import bundles
from legeraad.web.pages import OfficeRequest

# The lists for the table stay with the secretariat, and the whole would be in the ZIP twice.
IN_ZIP = (MeetingFileKind.AGENDA, MeetingFileKind.PAPERS, MeetingFileKind.EXCERPT)


def file_name(stored: MeetingFile) -> str:
    """`01 ALR 02-26 Saksfremlegg 12-26.pdf`: no title, so that a name tells nothing (Z6)."""
    meeting, item = stored.meeting, stored.item
    name = f"{meeting.council.label} {meeting.number:02d}-{meeting.year % 100:02d}"
    words = [f"{item.position if item else 0:02d}", name, capfirst(label(stored))]
    if item is not None and item.label:
        words.append(item.label.replace("/", "-"))
    return f"{' '.join(words)}.pdf"


def label(stored: MeetingFile) -> str:
    if stored.item_id is not None and stored.kind == MeetingFileKind.PAPERS:
        return _("case paper")
    return str(MeetingFileKind(stored.kind).label)


class FilesPage(CommunityPage):
    """Without a single file that the user may read, there is no such page."""

    section = "meetings"
    http_method_names = ["get", "head", "options"]
    meeting: Meeting
    files: list[MeetingFile]

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = Meeting.objects.select_related("council__community")
        here = rows.filter(council__community=self.community, council__slug=kwargs["council"])
        self.meeting = get_object_or_404(here, slug=kwargs["meeting"])
        self.files = files.for_reader(self.request.user, self.meeting)
        if not self.files:
            raise Http404


class Download(FilesPage):
    """One stored PDF, as an attachment with a human name."""

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> Any:
        stored = next((each for each in self.files if each.pk == kwargs["file"]), None)
        if stored is None:
            raise Http404
        response = FileResponse(
            stored.file.open("rb"),
            as_attachment=True,
            filename=file_name(stored),
            content_type="application/pdf",
        )
        response.headers["ETag"] = f'"{stored.sha256}"'
        return response


class Bundle(FilesPage):
    """Agenda and papers item by item, with their checksums, as one ZIP."""

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> Any:
        response = StreamingHttpResponse(
            bundles.zipped(self.entries()), content_type="application/zip"
        )
        meeting = self.meeting
        name = _("%(council)s papers %(meeting)s.zip") % {
            "council": meeting.council.label,
            "meeting": f"{meeting.number:02d}-{meeting.year % 100:02d}",
        }
        response.headers["Content-Disposition"] = content_disposition_header(True, name)
        return response

    def entries(self) -> Iterator[bundles.Entry]:
        for stored in self.files:
            whole = stored.item_id is None and stored.kind == MeetingFileKind.PAPERS
            if stored.kind in IN_ZIP and not whole:
                made_at = timezone.localtime(stored.made_at)
                yield bundles.Entry(file_name(stored), stored.file, made_at)
