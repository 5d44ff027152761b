"""Meetings in public: the plan, one meeting with its agenda and approved minutes, the PDF."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.domain.meetings.attendance import chairs, others, present_voters
from cases.domain.public import meetings
from cases.models import Meeting
from cases.views.minutes import vote_sentence
from cases.views.public.pages import LIFE, community_of, council_of, marked, show

PER_PAGE = 20


@require_safe
def meeting_list(request: HttpRequest, community: str) -> HttpResponseBase:
    """All meetings of the community: those to come first, then those held."""
    here = community_of(community)
    now = timezone.now()
    held = meetings.meetings(here).filter(ends_at__lt=now).order_by("-starts_at")
    page = Paginator(held, PER_PAGE).get_page(request.GET.get("side"))
    context = {"community": here, "coming": meetings.coming(here, now), "page": page}
    return show(request, "cases/public/meetings/list.html", context)


def _meeting(community: str, council: str, slug: str) -> Meeting:
    here = council_of(community, council)
    rows = meetings.meetings(council=here).select_related("chair", "minute_taker")
    return get_object_or_404(rows, slug=slug)


@require_safe
def meeting_detail(
    request: HttpRequest, community: str, council: str, meeting: str
) -> HttpResponseBase:
    found = _meeting(community, council, meeting)
    minutes = meetings.approved_minutes(found)
    entries = meetings.entries(minutes) if minutes else {}
    voters = len(present_voters(found)) if minutes else 0
    items = [
        (each, entries.get(each.item.pk), vote_sentence(entries.get(each.item.pk), voters))
        for each in meetings.agenda(found)
    ]
    context = {
        "community": found.council.community,
        "council": found.council,
        "meeting": found,
        "minutes": minutes,
        "file": meetings.public_file(minutes) if minutes else None,
        "items": items,
        "chairs": chairs(found) if minutes else [],
        "others": others(found) if minutes else [],
    }
    return show(request, "cases/public/meetings/detail.html", context)


@require_safe
def minutes_file(
    request: HttpRequest, community: str, council: str, meeting: str
) -> HttpResponseBase:
    """The stored public PDF of approved minutes, as an attachment with a human name."""
    found = _meeting(community, council, meeting)
    minutes = meetings.approved_minutes(found)
    stored = meetings.public_file(minutes) if minutes else None
    if stored is None:
        raise Http404
    name = _("%(council)s minutes %(meeting)s.pdf") % {
        "council": found.council.label,
        "meeting": found.label.replace("/", "-"),
    }
    response = FileResponse(
        stored.file.open("rb"), as_attachment=True, filename=name, content_type="application/pdf"
    )
    patch_cache_control(response, public=True, max_age=LIFE)
    return marked(request, response, stored.sha256)
