"""Pages that exist in the demo only: being somebody with one click, the clock, the mails."""

from __future__ import annotations

from datetime import datetime

from allauth.account.adapter import get_adapter
from django.contrib.auth import login
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from legeraad.demo import clock, mailbox
from legeraad.demo.forms import ClockForm
from legeraad.demo.personas import BY_KEY
from legeraad.errors import DomainError
from legeraad.web import formats
from legeraad.web.pages import explain
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
    return redirect(onward if get_adapter().is_safe_url(onward) else "cases:my_page")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def clock_page(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return _set_clock(request, ClockForm(request.POST))
    return _show_clock(request, ClockForm())


@require_POST
@never_cache
def clock_ahead(request: HttpRequest) -> HttpResponse:
    step = request.POST.get("step", "")
    if step not in clock.STEPS:
        raise Http404
    moment = clock.now() + clock.STEPS[step]
    form = ClockForm({"moment": f"{formats.day_short(moment)} {formats.clock(moment)}"})
    return _set_clock(request, form, exactly=moment)


@require_POST
@never_cache
def clock_back(request: HttpRequest) -> HttpResponse:
    clock.move_back()
    return redirect("demo:clock")


def _set_clock(
    request: HttpRequest, form: ClockForm, *, exactly: datetime | None = None
) -> HttpResponse:
    """A refusal keeps what was typed and says why. `exactly` has the seconds, too."""
    if form.is_valid():
        try:
            clock.move_to(exactly or form.cleaned_data["moment"])
        except DomainError as refusal:
            explain(form, refusal)
        else:
            return redirect("demo:clock")
    return _show_clock(request, form, status=422)


def _show_clock(request: HttpRequest, form: ClockForm, *, status: int = 200) -> HttpResponse:
    real, ahead = clock.real_now(), clock.moved_by()
    context = {
        "form": form,
        "moved": bool(ahead),
        "times": [
            (_("The portal's time"), _written(real + ahead)),
            (_("Real time"), _written(real)),
            (_("Ahead by"), timesince(real, real + ahead) if ahead else ""),
        ],
        "steps": [
            ("hour", _("One hour ahead")),
            ("day", _("One day ahead")),
            ("week", _("One week ahead")),
        ],
    }
    return render(request, "demo/clock.html", context, status=status)


def _written(moment: datetime) -> str:
    return f"{formats.weekday(moment)} {formats.clock(moment)}"


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
    return render(request, "demo/mail_detail.html", {"key": key, "mail": mail})


@require_safe
@never_cache
def mail_attachment(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """An attachment as plain text, whatever it says that it is: nothing runs in our page."""
    try:
        texts = dict(enumerate((each.text for each in mailbox.letter(key).attachments), 1))
    except FileNotFoundError as fault:
        raise Http404 from fault
    if not texts.get(number):
        raise Http404
    return HttpResponse(texts[number], content_type="text/plain; charset=utf-8")
