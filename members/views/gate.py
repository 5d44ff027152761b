"""Nobody works with the councils on an e-mail code alone, if his role asks for more (A5)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from legeraad.web.pages import Page
from members import permissions

GetResponse = Callable[[HttpRequest], HttpResponse]


class SecondFactorGate:
    """Leads from every office page and the keeper's site to the page that sets a factor up.

    The pages of the login, of the second factor and of logging out are none of these, so nobody
    is locked out. Public pages are let through without a look at the session.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if not settings.SECOND_FACTOR_FOR_ROLES or not _is_work(request, view):
            return None
        user = request.user
        if not user.is_authenticated:
            return None
        if not permissions.lacks_second_factor(user, on=timezone.localdate()):
            return None
        if request.headers.get("HX-Request"):
            raise PermissionDenied  # the text stays in the page, which says that it is not saved
        if request.method not in ("GET", "HEAD"):
            messages.warning(request, _("What you sent was not saved."))
        return redirect("mfa_index")


def _is_work(request: HttpRequest, view: Any) -> bool:
    keepers = request.resolver_match is not None and request.resolver_match.app_name == "admin"
    shown_by = getattr(view, "view_class", None)
    return keepers or (isinstance(shown_by, type) and issubclass(shown_by, Page))
