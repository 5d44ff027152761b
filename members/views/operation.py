"""The keeper's page: how it goes with the work outside the requests, and what was parked."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from legeraad.outbox.domain import condition, kinds, parked
from legeraad.outbox.models import Job
from legeraad.web.doors import doors_of
from legeraad.web.pages import FormPage, OfficeRequest, Page
from members import permissions
from members.forms.operation import DiscardForm, ParkedFilter

PER_PAGE = 20
UNITS = (  # seconds, and the words
    (24 * 60 * 60, ngettext_lazy("%(number)s day", "%(number)s days", "number")),
    (60 * 60, ngettext_lazy("%(number)s hour", "%(number)s hours", "number")),
    (60, ngettext_lazy("%(number)s minute", "%(number)s minutes", "number")),
    (1, ngettext_lazy("%(number)s second", "%(number)s seconds", "number")),
)


class OperationPage(Page):
    """A page about the whole portal; the menu is that of the community that the keeper keeps."""

    handbook_page = "drift"
    section = "operation"

    def load(self, **kwargs: Any) -> None:
        kept = permissions.communities_kept_by(self.request.user)
        self.community = kept[0] if len(kept) == 1 else None

    def guard(self) -> bool:
        return permissions.can_keep_portal(self.request.user)

    def doors(self) -> dict[str, bool]:
        return doors_of(self.request.user, self.community) if self.community else {}


class Operation(OperationPage):
    template_name = "members/operation/list.html"

    def context(self) -> dict[str, Any]:
        now = condition.read()
        rows = Job.objects.parked()
        form = ParkedFilter(self.request.GET, kinds=rows.order_by("kind").values_list("kind"))
        form.is_valid()  # a kind that is gone by now is left out of the filter
        kind = form.cleaned_data.get("type")
        shown = rows.filter(kind=kind) if kind else rows
        page = Paginator(shown.order_by("-parked_at", "-pk"), PER_PAGE)
        leaf = page.get_page(self.request.GET.get("side"))
        return {
            "condition": now,
            "troubles": now.troubles,
            "stands_still": now.stands_still,
            "waited": how_long(now.waited),
            "swept": how_long(now.swept),
            "workers": [(worker, how_long(worker.ago)) for worker in now.workers],
            "kinds": [(kinds.label_of(row["kind"]), row) for row in condition.by_kind()],
            "form": form,
            "kind": kind,
            "page": leaf,
            "parked": [(kinds.label_of(job.kind), job) for job in leaf],
        }


class JobsRetry(OperationPage):
    """All parked jobs, or those of one kind."""

    http_method_names = ["post", "options"]

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.tell(parked.try_kind_again(request.POST.get("type", "")))

    def tell(self, number: int) -> HttpResponse:
        if number:
            done = ngettext("One job is tried again.", "%(number)s jobs are tried again.", number)
            messages.success(self.request, done % {"number": number})
        else:
            messages.info(self.request, _("Nothing was parked any more."))
        return redirect("members:operation")


class JobRetry(JobsRetry):
    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.tell(parked.try_again([kwargs["job"]]))


class JobDiscard(FormPage, OperationPage):
    template_name = "members/roster/act.html"
    form_class = DiscardForm
    job: Job

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = Job.objects.parked() if self.guard() else Job.objects.none()
        self.job = get_object_or_404(rows, pk=kwargs["job"])

    def context(self) -> dict[str, Any]:
        back = reverse("members:operation")
        return {
            "heading": _("Put the job away"),
            "about": kinds.label_of(self.job.kind),
            "effects": [
                _("It is never done, and no longer counts as something that is wrong."),
                _("The reason is kept. This cannot be taken back."),
            ],
            "act_label": _("Put it away"),
            "danger": True,
            "cancel_url": back,
            "crumbs": [(_("Operation"), back)],
        }

    def act(self, form: Any) -> HttpResponse:
        parked.discard(job_id=self.job.pk, by=self.request.user, **form.cleaned_data)
        messages.success(self.request, _("The job is put away. The reason is kept with it."))
        return redirect("members:operation")


def how_long(time: timedelta | None) -> str:
    """In words, in the largest unit of which there are two; empty for None."""
    if time is None:
        return ""
    seconds = max(0, int(time.total_seconds()))
    length, words = next(unit for unit in UNITS if seconds >= 2 * unit[0] or unit[0] == 1)
    return str(words % {"number": seconds // length})
