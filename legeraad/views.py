"""Pages of the house itself: health, handbook, statements, components, the refused form."""

from __future__ import annotations

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from councils.models import Community
from legeraad.web import handbook as book
from legeraad.web import showcase


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when the database answers; a load balancer and the launcher ask here."""
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    return JsonResponse({"status": "ok"})


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


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that came from elsewhere, or was left open too long. Nothing was changed."""
    return render(request, "403_csrf.html", status=403)
