"""The keeper's view of the queue. A payload is never shown: it may hold a login code."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from legeraad.outbox.domain.parked import try_again
from legeraad.outbox.models import Job
from legeraad.web.admin import Register


@admin.register(Job)
class JobRegister(Register):
    list_display = ("kind", "created_at", "due_at", "attempts", "done_at", "parked_at")
    list_filter = ("kind", ("parked_at", admin.EmptyFieldListFilter))
    fields = (*list_display, "locked_until", "error")
    actions = ("try_parked_again",)
    ordering = ("-pk",)

    @admin.action(description=_("Try the parked jobs again"))
    def try_parked_again(self, request: HttpRequest, queryset: QuerySet[Job]) -> None:
        number = try_again(list(queryset.values_list("pk", flat=True)))
        if not number:
            messages.info(request, gettext("None of these jobs was parked."))
            return
        done = ngettext("One job is tried again.", "%(number)s jobs are tried again.", number)
        messages.success(request, done % {"number": number})
