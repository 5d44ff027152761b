"""The list of commissions: what is asked, whose turn it is, and the same as a file."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases import commission_permissions
from cases.domain.casework import commissions
from cases.domain.casework.commissions import Progress
from cases.enums import OPEN_COMMISSION_STATES, CommissionState
from cases.forms.commissions import CommissionFilter
from cases.models import Commission, Measure
from cases.views import statuses
from councils.models import Council
from councils.views.pages import CommunityPage
from legeraad.web.downloads import made_here
from legeraad.web.formats import day_short
from legeraad.web.pages import OfficeRequest
from legeraad.web.spreadsheets import CSV_TYPE, Cell, write_csv

PER_PAGE = 20


def due_words(commission: Commission) -> str:
    day = day_short(commission.due)
    return _("%(day)s (tentative)") % {"day": day} if commission.due_is_tentative else day


def rows_of(each: list[Progress]) -> list[dict[str, Any]]:
    """What the table of commissions shows of each."""
    return [
        {
            "at": one,
            "status": statuses.of_commission(one.commission),
            "due": due_words(one.commission),
        }
        for one in each
    ]


def _groups(on: date) -> dict[str, Q]:
    """The parts of the list, by the word of the address: whose turn it is."""
    with_council = Q(state__in=OPEN_COMMISSION_STATES)
    return {
        "apne": ~Q(state=CommissionState.CLOSED),
        "utvalget": with_council,
        "oppdragsgiveren": Q(state=CommissionState.REPORTED),
        "forsinket": with_council & Q(due__lt=on),
        "lukket": Q(state=CommissionState.CLOSED),
        "alle": Q(),
    }


class CommissionList(CommunityPage):
    template_name = "cases/commissions/list.html"
    handbook_page = "oppdrag"

    def guard(self) -> bool:
        return commission_permissions.can_see_commissions(self.request.user, self.community)

    def context(self) -> dict[str, Any]:
        form, group, rows = self.chosen()
        found = rows.filter(_groups(timezone.localdate())[group])
        page: Any = Paginator(found, PER_PAGE).get_page(self.request.GET.get("side"))
        user = self.request.user
        may_register = commission_permissions.councils_to_commission(user, self.community)
        groups = self.groups(rows, group)
        return {
            "form": form,
            "page": page,
            "rows": rows_of(commissions.progress(page.object_list, on=timezone.localdate())),
            "groups": groups,
            "elsewhere": groups[-1]["count"] > 0,
            "narrowed": any(form.cleaned_data.get(name) for name in ("utvalg", "tiltak")),
            "may_register": bool(may_register),
            "file_url": f"{reverse('cases:commission_file', args=[self.community.slug])}"
            f"?{self.query().urlencode()}",
        }

    def chosen(self) -> tuple[CommissionFilter, str, QuerySet[Commission]]:
        """The filter, the part that is shown, and what is narrowed by all but the part."""
        visible = commission_permissions.commissions_visible_to(self.request.user, self.community)
        form = CommissionFilter(
            self.request.GET,
            councils=Council.objects.filter(commissions__in=visible.order_by()).distinct(),
            measures=Measure.objects.filter(commissions__in=visible.order_by()).distinct(),
        )
        form.is_valid()  # what cannot be read is left out of the filter, and said beside its field
        wanted = {
            name: form.cleaned_data[field]
            for field, name in (("utvalg", "council"), ("tiltak", "measure"))
            if form.cleaned_data.get(field)
        }
        return form, form.cleaned_data.get("vis") or "apne", visible.filter(**wanted)

    def groups(self, rows: QuerySet[Commission], current: str) -> list[dict[str, Any]]:
        parts = _groups(timezone.localdate())
        counts = rows.order_by().aggregate(
            **{key: Count("pk", filter=part or None) for key, part in parts.items()}
        )
        return [
            {
                "label": label,
                "count": counts[key],
                "url": f"?{self.query(vis=key).urlencode()}",
                "current": key == current,
            }
            for key, label in CommissionFilter.GROUPS
        ]

    def query(self, **changed: str) -> Any:
        """The address as it is, on the first page."""
        query = self.request.GET.copy()
        query.pop("side", None)
        for name, value in changed.items():
            query[name] = value
        return query


class CommissionFile(CommissionList):
    """The list as it is narrowed, all of it, for a spreadsheet."""

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        today = timezone.localdate()
        _form, group, rows = self.chosen()
        found = commissions.progress(rows.filter(_groups(today)[group]), on=today)
        cells = [_cells(each) for each in found]
        name = f"oppdrag-{self.community.slug}-{today.isoformat()}.csv"
        lines = write_csv([_heading(), *cells])
        return made_here(lines, name=name, media_type=CSV_TYPE)


def _heading() -> list[Cell]:
    return [
        _("Number"), _("Title"), _("From"), _("To"), _("State"), _("Awaits"),
        _("Registered"), _("Days"), _("Answer wanted by"), _("Overdue"), _("Cases"),
        _("Action plan"), _("Priority area"), _("Measure"),
    ]  # fmt: skip


def _cells(row: Progress) -> list[Cell]:
    commission, measure = row.commission, row.commission.measure
    of_plan = [measure.area.plan, measure.area, measure] if measure else ["", "", ""]
    return [
        commission.reference,
        commission.title,
        commission.principal.name,
        commission.council.name,
        capfirst(commission.get_state_display()),
        row.awaiting,
        day_short(commission.registered_on),
        "" if row.days is None else row.days,
        due_words(commission),
        _("yes") if row.late else "",
        row.cases,
        *map(str, of_plan),
    ]
