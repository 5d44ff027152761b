"""Logging in: by a code to the address on file and a second step, or by a passkey alone."""

from __future__ import annotations

import logging
from typing import Any

from allauth.account.mixins import NextRedirectMixin
from allauth.account.views import ConfirmLoginCodeView, RequestLoginCodeView
from allauth.core.internal import ratelimit
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.internal.flows.trust import trust_browser
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from members.domain import logins
from members.forms.logins import (
    AskForCodeForm,
    CodeForm,
    PasskeyLoginForm,
    SecondStepForm,
    SecondStepPasskeyForm,
)
from members.models import User

log = logging.getLogger(__name__)


class ShutWhenUncounted:
    """Tries are counted in the cache. While it is down nobody may try: an honest 503."""

    http_method_names: Any = ["get", "head", "post", "options"]
    extra_context: Any = {"handbook_page": "innlogging"}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        from redis.exceptions import RedisError  # noqa: PLC0415  0.2 s that only a login needs

        try:
            return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        except RedisError as fault:
            log.error("login is shut, the cache is down: %s", type(fault).__name__)  # noqa: TRY400  the type says it
            return render(request, "503.html", status=503)


def equalize(stage: Any) -> None:
    """allauth has looked a user up, or had none to look up: then it is done here (A2)."""
    if stage.login.user is None:
        User.objects.filter(pk=0).first()


class AskForCode(ShutWhenUncounted, RequestLoginCodeView):
    """Answers alike for every address, on file or not (quality.md A2)."""

    form_class = AskForCodeForm
    waiting = ""  # the address that a code was sent to a moment ago

    def get_initial(self) -> dict[str, Any]:
        """Whoever comes back for a new code need not type the address again."""
        return {"email": self.waiting}

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: Any) -> None:
        """A code on its way does not hold anybody back from asking for another."""
        equalize(stage)
        self.waiting = stage.state.get("email", "")

    def form_valid(self, form: AskForCodeForm) -> HttpResponse:
        response = super().form_valid(form)
        if form._user is None:  # noqa: SLF001  allauth keeps what it found there
            logins.send_code(address=form.cleaned_data["email"], code=get_random_string(6))
        return response


class ConfirmCode(ShutWhenUncounted, ConfirmLoginCodeView):
    """At most ten codes are looked at in five minutes for one address or from one place (A1)."""

    form_class = CodeForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().dispatch(request, *args, **kwargs)
        nothing_to_confirm = getattr(self, "_process", None) is None
        if request.method == "POST" and nothing_to_confirm and not request.user.is_authenticated:
            messages.info(request, _("The code has run out. Ask for a new one."))
        return response

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        equalize(self.stage)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        equalize(self.stage)
        self.counted = self._count_try()
        if not self.counted:
            page = self.get_context_data(form=CodeForm(code=""), locked=True)
            return self.render_to_response(page, status=429)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: CodeForm) -> HttpResponse:
        """The right code does not count as a try: a whole hospital may share one address."""
        for usage in self.counted:
            usage.rollback()
        return super().form_valid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        minutes = settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60
        return super().get_context_data(**kwargs) | {"minutes": minutes}

    def _count_try(self) -> list[ratelimit.RateLimitUsage]:
        """Counts before the code is looked at; empty when there were too many already."""
        address = self._process.state["email"].lower()
        place = self._consume("try_code_from_place")
        if place is None:
            return []
        account = self._consume("try_code_for_address", key=address)
        if account is None:
            logins.warn_owner(address=address, on=timezone.localdate())
            return []
        return [place, account]

    def _consume(self, action: str, key: str | None = None) -> ratelimit.RateLimitUsage | None:
        return ratelimit.consume(self.request, app="allauth.account", action=action, key=key)


class SecondStep(ShutWhenUncounted, AuthenticateView):
    """After the code from the mail, for who has a passkey or an authenticator app."""

    template_name = "account/second_step.html"
    form_class = SecondStepForm
    webauthn_form_class = SecondStepPasskeyForm

    def form_valid(self, form: Any) -> HttpResponse:
        """The box belongs to the page: it holds for the passkey and for the code."""
        response = super().form_valid(form)
        if self.request.POST.get("trust"):
            trust_browser(self.request, self.stage.login.user, response)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        days = settings.MFA_TRUST_COOKIE_AGE.days
        return super().get_context_data(**kwargs) | {"days": days}


class PasskeyLogin(ShutWhenUncounted, NextRedirectMixin, LoginWebAuthnView):
    """GET gives the browser something to sign, alike for everybody; POST looks at what it signed.

    Any refusal reads the same, so nobody learns from it who has a passkey (A2).
    """

    form_class = PasskeyLoginForm

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: Any) -> None:
        """A code on its way does not hold anybody back from using a passkey."""

    def form_invalid(self, form: PasskeyLoginForm) -> HttpResponse:
        messages.error(self.request, _("That passkey does not work here. Log in with a code."))
        return redirect(self.passthrough_next_url(reverse("account_login")))
