"""Pages that exist in the demo only: being somebody with one click, and the mails."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.contrib.auth import login
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from legeraad.demo import mailbox
from legeraad.demo.personas import BY_KEY
from members.models import User

MAILS_SHOWN = 20
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@require_POST
@never_cache
def persona_login(request: HttpRequest, key: str) -> HttpResponse:
    if key not in BY_KEY:
        raise Http404
    user = get_object_or_404(User, email=BY_KEY[key].email, is_active=True)
    login(request, user, backend=BACKEND)
    onward = request.POST.get("next", "")
    return redirect(onward if get_adapter().is_safe_url(onward) else "members:my_page")


@require_safe
@never_cache
def mail_list(request: HttpRequest) -> HttpResponse:
    page = Paginator(mailbox.keys(), MAILS_SHOWN).get_page(request.GET.get("side", "1"))
    mails = [mailbox.envelope(key) for key in page.object_list]
    return render(request, "demo/mail_list.html", {"page": page, "mails": mails})


@require_safe
@never_cache
def mail_detail(request: HttpRequest, key: str) -> HttpResponse:
    try:
        mail = mailbox.letter(key)
    except FileNotFoundError as fault:
        raise Http404 from fault
    return render(request, "demo/mail_detail.html", {"mail": mail})
