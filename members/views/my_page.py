"""Min side: what I hold, until when, what it opens, and what I was told."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from councils.models import Community
from members import permissions
from members.domain import standing as standings
from members.enums import Role
from members.models import Notice, Person

NOTICES_SHOWN = 10


@require_safe
@never_cache
@login_required
def my_page(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    if not permissions.can_open_my_page(user):
        raise PermissionDenied
    today = timezone.localdate()
    person = Person.objects.filter(user=user).first()
    context = {
        "person": person,
        "today": today,
        "standing": standings.standing(person=person, on=today) if person else None,
        "notices": _notices(person, request.GET.get("side", "1")),
        "desks": permissions.communities_led_by(user, Role.SECRETARY, on=today),
        "overviews": permissions.communities_led_by(user, Role.REGISTRAR, Role.CHAIR, on=today),
        "communities": Community.objects.all(),
    }
    return render(request, "members/my_page/my_page.html", context)


def _notices(person: Person | None, number: str) -> Page[Any]:
    """One page of notices, each with its sentence."""
    found = standings.notices_to(person) if person else Notice.objects.none()
    page = Paginator(found, NOTICES_SHOWN).get_page(number)
    page.object_list = [
        {"notice": notice, "sentence": standings.sentence(notice)} for notice in page.object_list
    ]
    return page
