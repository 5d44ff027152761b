"""Feeds for calendar programs, and the button that gives one's own a new address."""

from __future__ import annotations

import hashlib
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.domain import calendars
from cases.views.public.pages import council_of, keep, not_modified
from councils.views.moves import follows_moves
from legeraad import calendar
from legeraad.web.pages import OfficeRequest, Page
from members.models import Person
from members.permissions import person_of


@require_safe
@follows_moves
def council_feed(request: HttpRequest, community: str, council: str) -> HttpResponseBase:
    """A council's meetings, for everybody."""
    here = council_of(community, council)
    content = calendars.council_feed(here, on=timezone.localdate())
    mark = _mark(content)
    return keep(not_modified(request, mark) or _file(content, f"{here.slug}.ics"), mark)


@require_safe
def own_feed(request: HttpRequest, secret: str) -> HttpResponseBase:
    """One person's meetings. The address is the key, so no cache on the way keeps the answer."""
    content = calendars.own_feed(secret, on=timezone.localdate())
    if content is None:
        raise Http404
    mark = _mark(content)
    response = not_modified(request, mark) or _file(content, "moter.ics")
    response.headers["ETag"] = f'"{mark}"'
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _mark(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:32]


def _file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=f"{calendar.TYPE}; charset=utf-8")
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response


class OwnCalendar(Page):
    """The address of one's own feed, to be copied into a calendar program."""

    template_name = "cases/calendars/own.html"
    handbook_page = "kalender"

    def load(self, **kwargs: Any) -> None:
        person = person_of(self.request.user)
        if person is None:
            raise Http404
        self.person: Person = person

    def context(self) -> dict[str, Any]:
        key = calendars.key_of(self.person)
        return {"address": feed_address(key.secret) if key else ""}


class RenewCalendar(OwnCalendar):
    http_method_names = ["post", "options"]

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        calendars.renew(person=self.person)
        messages.success(request, _("Here is the address. An earlier one opens nothing any more."))
        return redirect("cases:own_calendar")


def feed_address(secret: str) -> str:
    """Whole, as a calendar program wants it, whatever language the page is in."""
    return settings.SITE_URL + reverse("cases:own_feed", args=[secret])
