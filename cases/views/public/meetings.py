"""Meetings in public: the plan, one meeting with its agenda and approved minutes, the PDF."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.documents import minutes as document
from cases.domain.meetings import files
from cases.domain.meetings.reopening import only_as_pdf
from cases.domain.public import meetings
from cases.enums import MeetingFileKind, Rendition
from cases.models import Meeting
from cases.views.meeting_files import file_name
from cases.views.public.pages import (
    community_of,
    council_of,
    keep,
    not_modified,
    show,
    to_community,
    to_council,
)
from councils.views.moves import follows_moves

PER_PAGE = 20


@require_safe
def meeting_list(request: HttpRequest, community: str) -> HttpResponseBase:
    """All meetings of the community: those to come first, then those held."""
    here = community_of(community)
    now = timezone.now()
    page = Paginator(meetings.held(here, now=now), PER_PAGE).get_page(request.GET.get("side"))
    context = {
        "community": here,
        "crumbs": [to_community(here)],
        "coming": meetings.coming(here, now=now),
        "page": page,
    }
    return show(request, "cases/public/meetings/list.html", context)


def _meeting(community: str, council: str, slug: str) -> Meeting:
    here = council_of(community, council)
    return get_object_or_404(meetings.meetings(council=here), slug=slug)


@require_safe
@follows_moves
def meeting_detail(
    request: HttpRequest, community: str, council: str, meeting: str
) -> HttpResponseBase:
    """The agenda until the minutes are approved; then just what their public PDF says.

    While a new version is written, the PDF of the one in force stands there alone.
    """
    found = _meeting(community, council, meeting)
    here = found.council
    minutes = meetings.approved_minutes(found)
    again = minutes is not None and only_as_pdf(minutes)
    list_of_all = reverse("cases:meeting_list", args=[here.community.slug])
    context = {
        "community": here.community,
        "crumbs": [to_community(here.community), to_council(here), (_("Meetings"), list_of_all)],
        "council": here,
        "meeting": found,
        "minutes": minutes,
        "document": document.facts(minutes, Rendition.PUBLIC) if minutes and not again else None,
        "file": meetings.public_file(minutes) if minutes else None,
        "earlier": meetings.replaced(minutes) if minutes else [],
        "items": [] if minutes else meetings.agenda(found),
        "papers": _papers(found),
    }
    return show(request, "cases/public/meetings/detail.html", context)


@require_safe
@follows_moves
def minutes_file(
    request: HttpRequest, community: str, council: str, meeting: str, version: int | None = None
) -> HttpResponseBase:
    """The stored public PDF of approved minutes, as an attachment with a human name.

    Without a version it is that of the one in force.
    """
    found = _meeting(community, council, meeting)
    minutes = meetings.approved_minutes(found, version=version)
    stored = meetings.public_file(minutes) if minutes else None
    if stored is None:
        raise Http404
    unchanged = not_modified(request, stored.sha256)
    if unchanged is not None:
        return keep(unchanged, stored.sha256)
    name = _("%(council)s minutes %(meeting)s.pdf") % {
        "council": found.council.label,
        "meeting": f"{found.number:02d}-{found.year % 100:02d}",
    }
    response = FileResponse(
        stored.file.open("rb"), as_attachment=True, filename=name, content_type="application/pdf"
    )
    return keep(response, stored.sha256)


def _papers(meeting: Meeting) -> list[tuple[str, str, int]]:
    """What may be fetched of the agenda: words, address and bytes of each."""
    words = {
        MeetingFileKind.AGENDA: (_("The agenda as PDF"), "cases:public_agenda_file"),
        MeetingFileKind.PAPERS: (_("Agenda and papers as PDF"), "cases:public_papers_file"),
    }
    council = meeting.council
    slugs = [council.community.slug, council.slug, meeting.slug]
    rows = [(files.public(meeting, kind), *each) for kind, each in words.items()]
    return [(said, reverse(name, args=slugs), row.size) for row, said, name in rows if row]


@require_safe
@follows_moves
def meeting_papers(
    request: HttpRequest, community: str, council: str, meeting: str, kind: str
) -> HttpResponseBase:
    """Agenda or papers as everybody may read them: of what is not open, number and ground only."""
    found = _meeting(community, council, meeting)
    stored = files.public(found, MeetingFileKind(kind))
    if stored is None:
        raise Http404
    unchanged = not_modified(request, stored.sha256)
    if unchanged is not None:
        return keep(unchanged, stored.sha256)
    response = FileResponse(
        stored.file.open("rb"),
        as_attachment=True,
        filename=file_name(stored),
        content_type="application/pdf",
    )
    return keep(response, stored.sha256)
