"""Where everybody looks after his own second factor: passkeys, app, recovery codes, machines."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.base.views import IndexView, ReauthenticateView
from allauth.mfa.internal.flows.trust import is_trusted_browser
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.internal import auth as webauthn
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    EditWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.http import urlencode
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView

from members import permissions
from members.domain import second_factor
from members.forms.logins import ConfirmForm, ConfirmPasskeyForm
from members.forms.security import NewAppForm, NewPasskeyForm, PasskeyNameForm
from members.views.logins import ShutWhenUncounted


class Own(ShutWhenUncounted):
    """A page about the user's own login. `asks_again`: only shortly after he showed who he is.

    Who has a factor shows it on the page of confirming; who has none logs in again.
    """

    asks_again = True
    request: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if self.asks_again and get_adapter().is_reauthentication_required(app="allauth.mfa"):
            if get_adapter().get_reauthentication_methods(request.user):
                raise ReauthenticationRequired
            onward = urlencode({"next": request.get_full_path()})
            return redirect(f"{reverse('members:log_in_again')}?{onward}")
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        me = getattr(self.request.user, "person", None)
        return super().get_context_data(**kwargs) | {"me": me}  # type: ignore[misc]

    def has_changed(self, sentence: str, *, shown: str = "") -> None:
        """Machines that were trusted, and other sessions, end; this one goes on under a new id.

        `shown`: the type of the factor that has just been shown, which counts as confirming.
        """
        second_factor.end_trust(user=self.request.user)
        update_session_auth_hash(self.request, self.request.user)
        if shown:
            record_authentication(self.request, self.request.user, "mfa", type=shown)
        messages.success(self.request, sentence)


class Overview(Own, IndexView):
    template_name = "members/security/overview.html"
    asks_again = False

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, held = self.request.user, super().get_context_data(**kwargs)
        factors = held["authenticators"]
        codes = factors.get(Authenticator.Type.RECOVERY_CODES)
        return held | {
            "passkeys": factors.get(Authenticator.Type.WEBAUTHN, []),
            "app": factors.get(Authenticator.Type.TOTP),
            "codes": codes,
            "codes_left": len(codes.get_unused_codes()) if codes else 0,
            "has_factor": permissions.has_second_factor(user),
            "must_have": permissions.must_have_second_factor(user, on=timezone.localdate()),
            "trusted": is_trusted_browser(self.request, user),
            "days": settings.MFA_TRUST_COOKIE_AGE.days,
        }


class PasskeyAdd(Own, AddWebAuthnView):
    template_name = "members/security/passkey_add.html"
    form_class = NewPasskeyForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """allauth would ask for a key that cannot log in alone."""
        page = super().get_context_data(**kwargs)
        options = webauthn.begin_registration(self.request.user, passwordless=True)
        return page | {"form": kwargs.get("form") or self.get_form(), "options": options}

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        self.has_changed(_("The passkey is on file."), shown=Authenticator.Type.WEBAUTHN)
        return response


class PasskeyRename(Own, EditWebAuthnView):
    template_name = "members/security/passkey_rename.html"
    form_class = PasskeyNameForm
    success_url = reverse_lazy("mfa_index")


class PasskeyRemove(Own, RemoveWebAuthnView):
    template_name = "members/security/passkey_remove.html"
    success_url = reverse_lazy("mfa_index")

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        self.has_changed(_("The passkey is removed."))
        return response


class AppAdd(Own, ActivateTOTPView):
    template_name = "members/security/app_add.html"
    form_class = NewAppForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = super().get_context_data(**kwargs)
        secret = page["form"].secret
        groups = [secret[start : start + 4] for start in range(0, len(secret), 4)]
        drawing = mark_safe(page["totp_svg"])  # noqa: S308  segno drew it from our own words
        return page | {"secret_in_groups": " ".join(groups), "qr": drawing}

    def form_valid(self, form: Any) -> HttpResponse:
        """The code that set the app up has been seen, and logs nobody in."""
        response = super().form_valid(form)
        app = Authenticator.objects.get(user=self.request.user, type=Authenticator.Type.TOTP)
        second_factor.spend_code(factor=app, code=form.cleaned_data["code"])
        self.has_changed(_("The authenticator app is set up."), shown=Authenticator.Type.TOTP)
        return response


class AppRemove(Own, DeactivateTOTPView):
    template_name = "members/security/app_remove.html"

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        self.has_changed(_("The authenticator app is removed."))
        return response


class Codes(Own, ViewRecoveryCodesView):
    """Shown once, right after they were made (quality.md A4)."""

    template_name = "members/security/codes.html"


class CodesNew(Own, GenerateRecoveryCodesView):
    template_name = "members/security/codes_new.html"

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        self.has_changed(_("The new recovery codes are ready. The old ones no longer work."))
        return response


class MachinesForget(Own, FormView):
    template_name = "members/security/machines_forget.html"
    form_class = forms.Form
    success_url = reverse_lazy("mfa_index")
    asks_again = False  # it only takes away, and may be urgent

    def form_valid(self, form: Any) -> HttpResponse:
        self.has_changed(_("No machine is trusted any longer, and all other sessions are ended."))
        return super().form_valid(form)


class Confirm(Own, ReauthenticateView):
    template_name = "members/security/confirm.html"
    form_class = ConfirmForm
    asks_again = False


class ConfirmPasskey(Own, ReauthenticateWebAuthnView):
    template_name = "members/security/confirm_passkey.html"
    form_class = ConfirmPasskeyForm
    asks_again = False

    def form_invalid(self, form: Any) -> HttpResponse:
        messages.error(self.request, _("That passkey does not work here. Try again."))
        return redirect(self.passthrough_next_url(reverse("mfa_reauthenticate_webauthn")))


class LogInAgain(Own, TemplateView):
    """For who has no factor to confirm with yet: logging out, and in again by a code."""

    template_name = "members/security/log_in_again.html"
    asks_again = False

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        onward = self.request.GET.get("next", "")
        safe = onward if get_adapter().is_safe_url(onward) else reverse("mfa_index")
        login = f"{reverse('account_login')}?{urlencode({'next': safe})}"
        return super().get_context_data(**kwargs) | {"login": login}
