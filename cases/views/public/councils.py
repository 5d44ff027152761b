"""Councils: purpose, who sits there, mandate, meetings."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.domain.public import meetings, recommendations
from cases.enums import MeetingState
from cases.views.public.pages import community_of, council_of, show
from councils.enums import Side
from members.domain.terms import Place, office_holder, roster
from members.enums import Office

LATEST = 4
LATEST_MEETINGS = 6
NARROW = 4  # seats; more of a side fill a whole side of the table


@require_safe
def council_list(request: HttpRequest, community: str) -> HttpResponseBase:
    here = community_of(community)
    rows = here.councils.select_related("community", "anchored_in")
    return show(request, "cases/public/councils/list.html", {"community": here, "councils": rows})


@require_safe
def council_detail(request: HttpRequest, community: str, council: str) -> HttpResponseBase:
    here = council_of(community, council)
    today = timezone.localdate()
    places = roster(council=here, on=today)
    sides = _by_side(places)
    rows = recommendations.listing(here.community).filter(case__council=here)
    held = meetings.meetings(council=here).filter(state=MeetingState.HELD)
    return show(
        request,
        "cases/public/councils/detail.html",
        {
            "community": here.community,
            "council": here,
            "today": today,
            "places": places,
            "wide_sides": [each for each in sides if len(each[1]) > NARROW],
            "narrow_sides": [each for each in sides if len(each[1]) <= NARROW],
            "filled": sum(not place.vacant for place in places),
            "vacant": [place for place in places if place.vacant],
            "chair": office_holder(council=here, office=Office.CHAIR, on=today),
            "secretary": office_holder(council=here, office=Office.SECRETARY, on=today),
            "mandate": here.mandates.filter(in_force=True).first(),
            "next_meeting": meetings.coming(here.community, timezone.now())
            .filter(council=here)
            .first(),
            "held": held.prefetch_related("minutes")[:LATEST_MEETINGS],
            "latest": recommendations.listed(rows[:LATEST]),
        },
    )


def _by_side(places: list[Place]) -> list[tuple[Side, list[Place]]]:
    grouped = [(side, [place for place in places if place.side == side]) for side in Side]
    return [(side, of_side) for side, of_side in grouped if of_side]


@require_safe
def mandate_detail(
    request: HttpRequest, community: str, council: str, version: int | None = None
) -> HttpResponseBase:
    """The mandate in force, or an older version; all are listed (ALR-1)."""
    here = council_of(community, council)
    versions = list(here.mandates.all())
    if version is None:
        shown = next((each for each in versions if each.in_force), None)
    else:
        shown = next((each for each in versions if each.version == version), None)
    if shown is None:
        raise Http404
    return show(
        request,
        "cases/public/councils/mandate.html",
        {"community": here.community, "council": here, "mandate": shown, "versions": versions},
    )
