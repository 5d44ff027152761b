"""Pages of the house itself: health, handbook, statements, components, the refused form."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from councils.models import Community
from legeraad import richtext
from legeraad.errors import DomainError
from legeraad.outbox.domain import condition
from legeraad.web import handbook as book
from legeraad.web import showcase
from legeraad.web.pages import OfficeRequest, Page


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when the database answers; a load balancer and the launcher ask here."""
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def work_health(request: HttpRequest) -> JsonResponse:
    """For monitoring: 503 while mails and PDFs stand still, by the limits of the outbox.

    `oldest_due` and `last_sweep` are seconds, null when there is none; `workers` is how many live.
    Parked jobs alone are no 503: they wait for the keeper, the rest goes on. No names, no errors.
    """
    now = condition.read()
    facts = {
        "status": "late" if now.stands_still else "ok",
        "troubles": [trouble.value for trouble in now.troubles],
        "oldest_due": _seconds(now.waited),
        "last_sweep": _seconds(now.swept),
        "workers": sum(worker.lives for worker in now.workers),
        "unserved_queues": now.unserved,
        "parked": now.parked,
    }
    return JsonResponse(facts, status=503 if now.stands_still else 200)


def _seconds(time: timedelta | None) -> int | None:
    return None if time is None else round(time.total_seconds())


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    return render(request, "legeraad/components.html", showcase.context())


@require_safe
def handbook(request: HttpRequest, page: str) -> HttpResponse:
    chapter = book.read(page)
    if chapter is None:
        raise Http404
    context = {"chapter": chapter, "chapters": book.contents(), "handbook_page": page}
    return render(request, "legeraad/handbook.html", context)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "legeraad/accessibility.html", {"communities": Community.objects.all()})


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "legeraad/privacy.html", {"communities": Community.objects.all()})


class Paste(Page):
    """What somebody has on the clipboard, in our few tags, for the editor. Stores nothing.

    For everybody signed in: it tells nobody more than what they sent. 422 when it is too much.
    """

    http_method_names = ["post", "options"]

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        try:
            return JsonResponse({"html": richtext.clean(request.POST.get("html", ""))})
        except DomainError as refusal:
            return JsonResponse({"sentence": refusal.sentence}, status=422)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that came from elsewhere, or was left open too long. Nothing was changed."""
    return render(request, "403_csrf.html", status=403)
