"""The list of cases with its filter."""

from __future__ import annotations

import re
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Func, Q, QuerySet, Value
from django.db.models.functions import Collate, Lower
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases import permissions
from cases.domain.advice.next_steps import Standing, Step, standings
from cases.domain.casework import filters
from cases.domain.intake import mails
from cases.enums import CaseOrigin, CaseState
from cases.forms.cases import CaseFilter, officers_of
from cases.forms.saved_filters import FilterForm
from cases.models import Case, SavedFilter
from cases.views import statuses
from cases.views.cases import step_address
from councils.permissions import can_run_council
from councils.views.pages import CommunityPage
from legeraad.web.downloads import made_here
from legeraad.web.formats import day_short
from legeraad.web.pages import OfficeRequest
from legeraad.web.spreadsheets import CSV_TYPE, Cell, write_csv
from members.permissions import can_run_community, person_of

PER_PAGE = 20
ENDED = (CaseState.CLOSED, CaseState.DISMISSED, CaseState.WITHDRAWN)
GROUPS = {
    "apne": ~Q(state__in=(*ENDED, CaseState.WITH_PRINCIPAL, CaseState.MISREGISTERED)),
    "oppdragsgiver": Q(state=CaseState.WITH_PRINCIPAL),
    "ferdige": Q(state__in=ENDED),
    "alle": ~Q(state=CaseState.MISREGISTERED),
    "feil": Q(state=CaseState.MISREGISTERED),
}
# Norwegian order without ICU: æøå after z, as in the sort key of persons.
BY_TITLE = Collate(Func(Lower("title"), Value("æøå"), Value("{|}"), function="translate"), "C")
ORDERS: dict[str, tuple[Any, ...]] = {
    "nyeste": ("-year", "-number", "council"),
    "eldste": ("year", "number", "council"),
    "tittel": (BY_TITLE, "-year", "-number"),
}
REFERENCE = re.compile(r"^\D*?(\d{1,6})[/-](\d{2})$")


def find(rows: QuerySet[Case], words: str) -> QuerySet[Case]:
    """Cases by their number (`12/26`, `ALR 12/26`, `alr-12-26`) or by words of title or summary."""
    if reference := REFERENCE.match(words):
        number, year = reference.groups()
        return rows.filter(number=int(number), year__endswith=year)
    return rows.filter(Q(title__icontains=words) | Q(summary__icontains=words))


def origin_of(case: Case) -> str:
    """Who raised it, in few words: the commission's number, who asked, or the council itself."""
    if case.commission is not None:
        return case.commission.reference
    return case.requester if case.origin == CaseOrigin.REQUEST else case.get_origin_display()


class CaseList(CommunityPage):
    template_name = "cases/cases/list.html"
    handbook_page = "saker"

    def guard(self) -> bool:
        return permissions.can_see_work_of_community(self.request.user, self.community)

    def context(self) -> dict[str, Any]:
        form, group, rows = self.chosen()
        chosen = form.cleaned_data
        may_register = can_run_community(self.request.user, self.community)
        page = Paginator(self.ordered(form, group, rows), PER_PAGE).get_page(
            self.request.GET.get("side")
        )
        return {
            "form": form,
            "page": page,
            "rows": self.shown(page),
            "groups": self.groups(rows, group),
            "group": group,
            "narrowed": any(chosen.get(name) for name in ("q", "tema", "hos")),
            "may_register": may_register,
            "saved": self.saved(),
            "filter_form": FilterForm(initial={"query": self.request.GET.urlencode()}),
            "waiting": mails.waiting(self.community) if may_register else 0,
            "file_url": self.file_address(),
        }

    def saved(self) -> list[SavedFilter]:
        person = person_of(self.request.user)
        return list(filters.of(person, self.community)) if person else []

    def file_address(self) -> str:
        address = reverse("cases:case_file", args=[self.community.slug])
        query = self.request.GET.copy()
        query.pop("side", None)
        return f"{address}?{query.urlencode()}" if query else address

    def chosen(self) -> tuple[CaseFilter, str, QuerySet[Case]]:
        """The filter, the group of states, and what is narrowed by all but the group."""
        form = CaseFilter(self.request.GET, officers=officers_of(self.community))
        form.is_valid()  # what cannot be read is left out of the filter, and said beside its field
        return form, form.cleaned_data.get("vis") or "apne", self.filtered(form.cleaned_data)

    def ordered(self, form: CaseFilter, group: str, rows: QuerySet[Case]) -> QuerySet[Case]:
        order = form.cleaned_data.get("sorter") or "nyeste"
        return rows.filter(GROUPS[group]).order_by(*ORDERS[order])

    def filtered(self, chosen: dict[str, Any]) -> QuerySet[Case]:
        rows = permissions.cases_visible_to(self.request.user, self.community)
        rows = rows.select_related("commission__principal")
        if chosen.get("tema"):
            rows = rows.filter(themes=chosen["tema"])
        if chosen.get("hos"):
            rows = rows.filter(officer=chosen["hos"])
        return find(rows, chosen["q"]) if chosen.get("q") else rows

    def shown(self, page: Page[Case]) -> list[dict[str, Any]]:
        return [self.row(where) for where in standings(list(page.object_list))]

    def row(self, where: Standing) -> dict[str, Any]:
        runs = can_run_council(self.request.user, where.case.council)
        step = where.step
        return {
            "case": where.case,
            "origin": origin_of(where.case),
            "status": statuses.of_case(where.case),
            "step": step if step != Step.NOTHING else "",
            "step_url": step_address(where) if runs else "",
        }

    def groups(self, rows: QuerySet[Case], current: str) -> list[dict[str, Any]]:
        """The four groups, each with its address and how many there are in it."""
        counts = rows.aggregate(
            **{key: Count("pk", filter=states, distinct=True) for key, states in GROUPS.items()}
        )
        return [
            {
                "label": label,
                "count": counts[key],
                "url": self.group_address(key),
                "current": key == current,
            }
            for key, label in CaseFilter.GROUPS
            if key != "feil" or counts[key] or current == key
        ]

    def group_address(self, key: str) -> str:
        query = self.request.GET.copy()
        query["vis"] = key
        query.pop("side", None)
        return f"?{query.urlencode()}"


class CaseFile(CaseList):
    """The list as it is filtered and sorted, all of it, for a spreadsheet."""

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form, group, rows = self.chosen()
        found = self.ordered(form, group, rows).select_related("officer").prefetch_related("themes")
        cells = [_cells(case) for case in found]
        name = f"saker-{self.community.slug}-{timezone.localdate().isoformat()}.csv"
        lines = write_csv([_heading(), *cells])
        return made_here(lines, name=name, media_type=CSV_TYPE)


def _heading() -> list[Cell]:
    return [
        _("Number"), _("Title"), _("Council"), _("State"), _("Reason"), _("Raised by"),
        _("Themes"), _("Case officer"), _("Registered"), _("Access"), _("Legal basis"),
    ]  # fmt: skip


def _cells(case: Case) -> list[Cell]:
    return [
        case.reference,
        case.title,
        case.council.name,
        capfirst(case.get_state_display()),
        case.state_reason,
        origin_of(case),
        ", ".join(theme.name for theme in case.themes.all()),
        case.officer.name if case.officer else "",
        day_short(case.registered_on),
        capfirst(case.get_access_display()),
        case.legal_basis,
    ]
