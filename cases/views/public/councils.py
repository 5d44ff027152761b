"""Councils: purpose, who sits there, mandate, meetings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.domain.public import councils, groups, meetings, recommendations
from cases.views.public.pages import (
    community_of,
    council_of,
    show,
    to_community,
    to_council,
    to_councils,
)
from councils.domain import mandates
from councils.enums import Office, Scope, Side
from councils.models import Council
from councils.views.moves import follows_moves
from members.domain.roster import Place, roster
from members.domain.terms import office_holder
from members.models import Person

LATEST = 4
LATEST_MEETINGS = 6
NARROW = 4  # seats; more of a side fill a whole side of the table


@dataclass(frozen=True)
class Seated:
    """One seat on one day, in the words of the figure and of the table below it."""

    place: Place
    offices: tuple[str, ...]
    substitutes: tuple[str, ...]
    expired: bool

    @property
    def state(self) -> str:
        if self.place.vacant:
            return "vacant"
        return "on" if self.place.seat.group.may_vote else "observer"

    @property
    def role(self) -> str:
        return ", ".join((self.place.seat.title, *self.offices))

    @property
    def name(self) -> str:
        """Below the shape: the region that the seat speaks for, or what its holder is."""
        seat = self.place.seat
        return seat.region.name if seat.region else seat.title

    @property
    def initials(self) -> str:
        holder = self.place.holder
        return holder.initials if holder and not holder.reserved else ""

    @property
    def detail(self) -> str:
        """The small line below the name: the title if not told already, offices, vacant."""
        title = [self.place.seat.title] if self.place.seat.region else []
        vacant = [_("vacant")] if self.place.vacant else []
        return ", ".join([*title, *self.offices, *vacant])

    @property
    def more(self) -> str:
        names = ", ".join(self.substitutes)
        return _("substitute %(name)s") % {"name": names} if names else ""


def _seated(place: Place, offices: dict[Office, Person | None], on: date) -> Seated:
    held = [office for office, holder in offices.items() if holder and holder == place.holder]
    return Seated(
        place=place,
        offices=tuple(str(office.label) for office in held),
        substitutes=tuple(
            person.public_name if person else _("vacant") for _seat, person in place.substitutes
        ),
        expired=place.expired(on),
    )


@require_safe
def council_list(request: HttpRequest, community: str) -> HttpResponseBase:
    here = community_of(community)
    context = {
        "community": here,
        "crumbs": [to_community(here)],
        "groups": councils.grouped(here),
    }
    return show(request, "cases/public/councils/list.html", context)


@require_safe
@follows_moves
def council_detail(request: HttpRequest, community: str, council: str) -> HttpResponseBase:
    here = council_of(community, council)
    now, today = timezone.now(), timezone.localdate()
    rows = recommendations.listing(here.community).filter(case__council=here)
    context = {
        "community": here.community,
        "crumbs": [to_community(here.community), to_councils(here.community)],
        "council": here,
        "earlier": councils.earlier_names(here, on=today),
        "earlier_kinds": councils.earlier_kinds(here, on=today),
        "earlier_standings": councils.earlier_standings(here, on=today),
        "standing": councils.standing(here, on=today),
        "regions": here.regions.all() if here.scope == Scope.REGIONS else [],
        "municipalities": here.municipalities.all(),
        "today": today,
        **_table(here, today),
        **groups.of(here),
        "mandate": here.mandates.filter(in_force=True).first(),
        "next_meeting": meetings.coming(council=here, now=now).filter(written=False).first(),
        "held": meetings.held(council=here, now=now)[:LATEST_MEETINGS],
        "latest": recommendations.listed(rows[:LATEST]),
    }
    return show(request, "cases/public/councils/detail.html", context)


def _table(council: Council, today: date) -> dict[str, object]:
    """Who sits round the table: long sides for many seats, short ones for few."""
    offices = {
        office: office_holder(council=council, office=office, on=today)
        for office in (Office.CHAIR, Office.SECRETARY)
    }
    seats = [_seated(place, offices, today) for place in roster(council=council, on=today)]
    sides = [(side, [each for each in seats if each.place.side == side]) for side in Side]
    voting = [each for each in seats if each.place.seat.group.may_vote]  # observers apart (ALR-26)
    return {
        "seats": seats,
        "voting": voting,
        "wide_sides": [each for each in sides if len(each[1]) > NARROW],
        "narrow_sides": [each for each in sides if 0 < len(each[1]) <= NARROW],
        "filled": sum(not each.place.vacant for each in voting),
        "vacant": [each.place for each in seats if each.place.vacant],
        "offices": [(office.label, holder) for office, holder in offices.items() if holder],
    }


@require_safe
@follows_moves
def mandate_detail(
    request: HttpRequest, community: str, council: str, version: int | None = None
) -> HttpResponseBase:
    """The mandate in force, or an older version, and what is new in it; all are listed (ALR-1)."""
    here = council_of(community, council)
    versions = list(here.mandates.all())
    if version is None:
        shown = next((each for each in versions if each.in_force), None)
    else:
        shown = next((each for each in versions if each.version == version), None)
    if shown is None:
        raise Http404
    before = next((each for each in versions if each.version < shown.version), None)
    context = {
        "community": here.community,
        "crumbs": [to_community(here.community), to_councils(here.community), to_council(here)],
        "council": here,
        "mandate": shown,
        "versions": versions,
        "before": before,
        "changes": mandates.changes(before, shown) if before else [],
    }
    return show(request, "cases/public/councils/mandate.html", context)
