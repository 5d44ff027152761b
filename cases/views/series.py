"""Meetings that belong together: planned, moved and cancelled together, each shown first."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.domain.meetings import cancelling, series
from cases.forms.planning import CancelSeriesForm, MoveSeriesForm, SeriesForm
from cases.models import MeetingSeries
from cases.views.meetings import BACK, SEND
from councils.permissions import can_run_council
from councils.views.pages import CommunityPage
from legeraad.errors import DomainError
from legeraad.web.pages import FormPage, OfficeRequest
from members.models import Sending
from members.permissions import councils_run_by


def series_address(of: MeetingSeries) -> str:
    return reverse("cases:series_detail", args=[of.council.community.slug, of.pk])


class SeriesNew(FormPage, CommunityPage):
    template_name = "cases/series/edit.html"
    handbook_page = "moteplan"
    section = "meetings"
    form_class = SeriesForm

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.councils = councils_run_by(self.request.user, self.community)

    def guard(self) -> bool:
        return bool(self.councils)

    def form_arguments(self) -> dict[str, Any]:
        return {"councils": self.councils}

    def act(self, form: Any) -> HttpResponse:
        if SEND in self.request.POST:
            made = series.plan(by=self.request.user, **form.facts)
            messages.success(self.request, _("The meetings are planned."))
            return redirect(series_address(made))
        if BACK in self.request.POST:
            return self.show(form=form)
        council = form.cleaned_data["council"]
        outlook = series.outlook(council=council, times=form.times, on=timezone.localdate())
        self.template_name = "cases/series/check.html"
        return self.show(form=form, outlook=outlook, council=council)


class SeriesPage(CommunityPage):
    section = "meetings"
    handbook_page = "moteplan"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = MeetingSeries.objects.filter(council__community=self.community)
        self.series = get_object_or_404(
            rows.select_related("council__community"), pk=kwargs["series"]
        )

    def guard(self) -> bool:
        return can_run_council(self.request.user, self.series.council)

    def context(self) -> dict[str, Any]:
        return {"series": self.series}

    def back(self, sent: list[Sending]) -> HttpResponse:
        if sent:
            text = ngettext(
                "%(count)s letter is held for two minutes. You find it under «Sent».",
                "%(count)s letters are held for two minutes. You find them under «Sent».",
                len(sent),
            )
            messages.info(self.request, text % {"count": len(sent)})
        return redirect(series_address(self.series))


class SeriesDetail(SeriesPage):
    template_name = "cases/series/detail.html"

    def context(self) -> dict[str, Any]:
        rows = self.series.meetings.select_related("council__community").order_by("starts_at")
        return super().context() | {
            "meetings": [(each, each.state in cancelling.COMING) for each in rows]
        }


class SeriesTakeOut(SeriesPage):
    """A button beside one meeting."""

    http_method_names = ["post", "options"]

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        meeting = get_object_or_404(self.series.meetings, pk=kwargs["meeting"])
        series.take_out(meeting=meeting, by=request.user)
        text = _("Meeting %(label)s stands alone from now on.")
        messages.success(request, text % {"label": meeting.label})
        return redirect(series_address(self.series))


class SeriesMove(FormPage, SeriesPage):
    template_name = "cases/series/move.html"
    form_class = MoveSeriesForm

    def form_arguments(self) -> dict[str, Any]:
        return {"coming": series.coming(self.series)}

    def act(self, form: Any) -> HttpResponse:
        if SEND in self.request.POST:
            sent = series.move(form.moves, by=self.request.user)
            messages.success(self.request, _("The meetings are moved."))
            return self.back(sent)
        if BACK in self.request.POST:
            return self.show(form=form)
        outlook = series.outlook_of_move(form.moves, on=timezone.localdate())
        self.template_name = "cases/series/check_move.html"
        return self.show(form=form, outlook=outlook)


class SeriesCancel(FormPage, SeriesPage):
    template_name = "cases/series/cancel.html"
    form_class = CancelSeriesForm

    def form_arguments(self) -> dict[str, Any]:
        return {"coming": series.coming(self.series)}

    def act(self, form: Any) -> HttpResponse:
        chosen = series.coming(self.series, first=form.cleaned_data["first"])
        if not chosen:
            raise DomainError(_("No meeting of the series is left."), field="first")
        if SEND in self.request.POST:
            why = form.cleaned_data["why"]
            sent = series.cancel(chosen, why=why, by=self.request.user)
            messages.success(self.request, _("The meetings are cancelled."))
            return self.back(sent)
        if BACK in self.request.POST:
            return self.show(form=form)
        self.template_name = "cases/series/check_cancel.html"
        told = [(each, len(cancelling.told(each))) for each in chosen]
        return self.show(form=form, chosen=told)
