"""Sammensetning: all bodies with their seats filled, and one body seat by seat on any day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from councils.enums import Membership
from councils.models import Council
from councils.views.pages import CommunityPage
from members import permissions
from members.domain import absences, terms
from members.domain.deliveries import dead_among
from members.domain.membership import by_contract
from members.domain.roster import Place, coming, doctors, employed, roster, rosters, tally
from members.forms.roster import AsOfForm
from members.models import OfficeHolding, Vacancy
from members.views import seat_rows
from members.views.pages import RosterPage

PER_PAGE = 30


def _seats_first(places: dict[int, list[Place]]) -> Callable[[Council], Any]:
    """Bodies with seats, then those with members by contract, then those with neither."""

    def key(council: Council) -> tuple[bool, bool, str]:
        contract = council.membership == Membership.CONTRACT
        return not (places[council.pk] or contract), contract, council.name

    return key


class RosterList(CommunityPage):
    """Every body that the user works with: how many sit there, what is vacant, what ends next."""

    template_name = "members/roster/list.html"
    handbook_page = "plasser"
    section = "members"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.councils = permissions.rosters_seen_by(self.request.user, self.community)

    def guard(self) -> bool:
        return bool(self.councils)

    def context(self) -> dict[str, Any]:
        today = timezone.localdate()
        places = rosters(councils=self.councils, on=today)
        by_contracts = doctors(councils=self.councils, on=today)
        rows = [
            {
                "council": council,
                "url": reverse("members:roster_detail", args=[self.community.slug, council.slug]),
                "tally": tally(places[council.pk], on=today),
                "doctors": by_contracts.get(council.pk),
                "empty": not places[council.pk],
            }
            for council in sorted(self.councils, key=_seats_first(places))
        ]
        return {"rows": rows, "today": today, "opens": self.opens()}

    def opens(self) -> dict[str, bool]:
        """Which of the other pages about members open for this user."""
        user, community = self.request.user, self.community
        return {
            "secretariat": permissions.can_run_community(user, community),
            "register": permissions.can_see_persons(user, community),
            "roles": permissions.can_give_roles(user, community),
        }


class RosterDetail(RosterPage):
    """One council as of a day: each seat with holder, term, appointment, release, substitutes."""

    template_name = "members/roster/detail.html"

    def context(self) -> dict[str, Any]:
        form = AsOfForm(self.request.GET or None)
        today = timezone.localdate()
        asked = form.cleaned_data["dato"] if form.is_valid() else None
        on: date = asked or today
        base = {
            "form": form,
            "on": on,
            "today": today,
            "is_today": on == today,
            "acts_shown": self.runs and on == today,
            "crumbs": [self.list_crumb()],
            "council": self.council,
            "here": self.roster_url,
            "offices": self.offices(on),
        }
        if self.council.membership == Membership.CONTRACT:
            return base | self.by_contract(on)
        return base | self.by_seats(on)

    def offices(self, on: date) -> list[dict[str, Any]]:
        rows = OfficeHolding.objects.on(on).filter(council=self.council)
        return [
            {"holding": each, "last_day": seat_rows.last_day(each.ended_on)}
            for each in rows.select_related("person").order_by("office")
        ]

    def by_contract(self, on: date) -> dict[str, Any]:
        """Whoever is a GP in one of the municipalities that day is a member (PRJ-17)."""
        members = by_contract(council=self.council, on=on).order_by("sort_key", "pk")
        page = Paginator(members, PER_PAGE).get_page(self.request.GET.get("side"))
        return {"doctors": page, "municipalities": self.council.municipalities.all()}

    def by_seats(self, on: date) -> dict[str, Any]:
        places = roster(council=self.council, on=on)
        people = [place.holder for place in places if place.holder]
        sitting = [term for place in places for term in (place.term, *place.substitute_terms)]
        held = [term for term in sitting if term]
        vacancies = Vacancy.objects.unfilled().filter(seat__group__council=self.council)
        known = seat_rows.Known(
            on=on,
            is_today=on == timezone.localdate(),
            in_a_row=terms.consecutive(held),
            coming=coming(council=self.council, on=on),
            employed=employed(people=people, on=on),
            vacancies={each.seat_id: each for each in vacancies.select_related("asked_council")},
            away=absences.of_people(people, on=on),
        )
        counted = tally(places, on=on)
        addresses = {each.email for each in (*people, *(term.person for term in held))}
        return {
            "unreached": dead_among(addresses, at=timezone.now()) if self.runs else {},
            "groups": seat_rows.grouped(self.council, places, known),
            "tally": counted,
            "warnings": self.warnings(counted.lacking_substitutes),
            "untraced": [term for term in held if not term.traceable],
        }

    @staticmethod
    def warnings(lacking: int) -> list[str]:
        if not lacking:
            return []
        sentence = ngettext(
            "%(count)s seat that should have a substitute has nobody to step in.",
            "%(count)s seats that should have a substitute have nobody to step in.",
            lacking,
        )
        return [sentence % {"count": lacking}]
