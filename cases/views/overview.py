"""The principal's overview: what was asked and advised, what waits, for how long."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases import commission_permissions, permissions
from cases.domain.advice import overview
from cases.domain.advice.overview import Matter
from cases.domain.casework import commissions
from cases.domain.reach import picture as pictures
from cases.domain.reach.picture import Picture
from cases.enums import CommissionState, RecommendationState
from cases.forms.resolutions import OverviewFilter
from cases.views import statuses
from cases.views.commission_lists import rows_of
from cases.views.principal import package_address
from councils.views.pages import CommunityPage
from legeraad.web.downloads import made_here
from legeraad.web.formats import day_short
from legeraad.web.pages import OfficeRequest
from legeraad.web.spreadsheets import CSV_TYPE, Cell, write_csv


class Overview(CommunityPage):
    template_name = "cases/overview/overview.html"
    handbook_page = "oversikt"

    def guard(self) -> bool:
        return permissions.can_see_overview(self.request.user, self.community)

    def context(self) -> dict[str, Any]:
        today = timezone.localdate()
        matters = overview.matters(community=self.community, on=today)
        form = OverviewFilter(self.request.GET, councils=_councils(matters), years=_years(matters))
        form.is_valid()  # what cannot be read is left out
        shown = [each for each in matters if _within(each, form.cleaned_data)]
        seen = self.seen_cases(shown)
        rows = [self.row(matter, seen) for matter in shown]
        picture = self.picture(shown, today)
        return {
            "today": today,
            "asked": self.asked(today),
            "form": form,
            "narrowed": any(form.cleaned_data.values()),
            "sentences": [*_sentences(shown), *_reach_sentences(picture)],
            "waiting": [row for row in rows if row["matter"].waits_for_principal],
            "rows": rows,
            "picture": picture,
            "themes": overview.by_theme(shown),
            "csv": f"?{urlencode({**self.request.GET.dict(), 'format': 'csv'})}",
            "principals": ", ".join(dict.fromkeys(_principals(matters))),
        }

    def picture(self, matters: list[Matter], today: date) -> Picture:
        """How far what is in force has come, of what is shown."""
        keys = [
            each.recommendation.pk
            for each in matters
            if each.recommendation.state == RecommendationState.IN_FORCE
        ]
        return pictures.picture(community=self.community, recommendations=keys, on=today)

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.GET.get("format") != "csv":
            return super().get(request, *args, **kwargs)
        rows = self.context()["rows"]
        name = _("Overview %(day)s.csv") % {"day": timezone.localdate().isoformat()}
        return made_here(write_csv(_table(rows)), name=name, media_type=CSV_TYPE)

    def asked(self, today: date) -> list[dict[str, Any]]:
        """The commissions that are not closed."""
        visible = commission_permissions.commissions_visible_to(self.request.user, self.community)
        open_ones = visible.exclude(state=CommissionState.CLOSED)
        return rows_of(commissions.progress(open_ones, on=today))

    def seen_cases(self, matters: list[Matter]) -> set[int]:
        """The cases that the reader may open: the principal itself sees its matters only."""
        keys = [matter.recommendation.case_id for matter in matters]
        visible = permissions.cases_visible_to(self.request.user, self.community)
        return set(visible.filter(pk__in=keys).values_list("pk", flat=True))

    def row(self, matter: Matter, seen: set[int]) -> dict[str, Any]:
        case = matter.recommendation.case
        user = self.request.user
        here = [self.community.slug, case.slug]
        may_answer = matter.waits_for_principal and permissions.can_register_resolution(
            user, matter.recommendation
        )
        return {
            "matter": matter,
            "recommendation": matter.recommendation,
            "case": case,
            "status": statuses.of_recommendation(matter.recommendation),
            "url": self.address(matter, seen),
            "next_step": _next_step(matter),
            "answer_url": reverse("cases:resolution_new", args=here) if may_answer else "",
            "take_up_url": reverse("cases:principal_take_up", args=here) if may_answer else "",
            "papers_url": package_address(*here) if case.pk in seen else "",
        }

    def address(self, matter: Matter, seen: set[int]) -> str:
        """What is in force is open to everybody; the rest to those who see the council's work."""
        recommendation = matter.recommendation
        if recommendation.state == RecommendationState.IN_FORCE:
            return recommendation.get_absolute_url()
        return recommendation.case.get_absolute_url() if recommendation.case_id in seen else ""


def _table(rows: list[dict[str, Any]]) -> list[list[Cell]]:
    """The table of the page, one line for each recommendation."""
    heads: list[Cell] = [
        _("Recommendation"),
        _("Number"),
        _("Council"),
        _("State"),
        _("Next step"),
        _("With"),
        _("Since"),
        _("Days"),
        _("Themes"),
    ]
    return [heads, *(_line(row) for row in rows)]


def _line(row: dict[str, Any]) -> list[Cell]:
    matter, recommendation = row["matter"], row["recommendation"]
    return [
        recommendation.answer,
        recommendation.label or row["case"].reference,
        row["case"].council.label,
        str(row["status"].label),
        row["next_step"],
        matter.awaiting,
        matter.since,
        matter.days,
        ", ".join(matter.themes),
    ]


def _next_step(matter: Matter) -> str:
    """What is in force waits for its review."""
    recommendation = matter.recommendation
    if recommendation.state == RecommendationState.IN_FORCE and recommendation.review_by:
        return _("review by %(day)s") % {"day": day_short(recommendation.review_by)}
    return matter.next_step


def _councils(matters: list[Matter]) -> list[tuple[str, str]]:
    councils = {each.recommendation.case.council for each in matters}
    return sorted((council.slug, council.name) for council in councils)


def _years(matters: list[Matter]) -> list[int]:
    years = {
        each.recommendation.advised_on.year for each in matters if each.recommendation.advised_on
    }
    return sorted(years, reverse=True)


def _principals(matters: list[Matter]) -> list[str]:
    bodies = [each.recommendation.case.council.anchored_in for each in matters]
    return [body.label for body in bodies if body is not None]


def _within(matter: Matter, chosen: dict[str, Any]) -> bool:
    recommendation = matter.recommendation
    council, year = chosen.get("utvalg"), chosen.get("ar")
    if council and recommendation.case.council.slug != council:
        return False
    given = recommendation.advised_on
    return not year or (given is not None and str(given.year) == year)


def _sentences(matters: list[Matter]) -> list[str]:
    return [_in_force(matters), _lifted(matters), _waiting(matters)]


def _reach_sentences(picture: Picture) -> list[str]:
    """«De er drøftet i 17 av 25 kommuner. Setesdal står igjen.»"""
    if not picture.discussed:
        return []
    words = {"discussed": picture.discussed, "all": picture.municipalities}
    sentence = _("They are discussed in %(discussed)s of %(all)s municipalities.") % words
    if not picture.untouched:
        return [sentence]
    return [sentence, _("%(regions)s are left.") % {"regions": ", ".join(picture.untouched)}]


def _in_force(matters: list[Matter]) -> str:
    total = len(matters)
    count = sum(each.recommendation.state == RecommendationState.IN_FORCE for each in matters)
    sentence = ngettext(
        "One recommendation has been given, and %(count)s is in force.",
        "%(total)s recommendations have been given, and %(count)s of them are in force.",
        total,
    )
    return sentence % {"total": total, "count": count}


def _lifted(matters: list[Matter]) -> str:
    lifted = [each for each in matters if each.recommendation.lifted_on]
    if not lifted:
        return _("None has been lifted to the principal.")
    approved = sum(each.approved for each in lifted)
    sentence = ngettext(
        "%(lifted)s was lifted to the principal; %(approved)s approved.",
        "%(lifted)s were lifted to the principal; %(approved)s approved.",
        len(lifted),
    )
    return sentence % {"lifted": len(lifted), "approved": approved}


def _waiting(matters: list[Matter]) -> str:
    waiting = [each.days or 0 for each in matters if each.waits_for_principal]
    if not waiting:
        return _("No answer is awaited.")
    sentence = ngettext(
        "One awaits the principal's answer, for %(age)s.",
        "%(count)s await the principal's answer, the oldest for %(age)s.",
        len(waiting),
    )
    days = max(waiting)
    age = ngettext("%(days)s day", "%(days)s days", days) % {"days": days}
    return sentence % {"count": len(waiting), "age": age}
