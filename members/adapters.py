"""How allauth fits this house: nobody signs up, and mails go through the outbox."""

import base64
import hashlib
import logging
import time
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.stagekit import clear_login
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from allauth.mfa.utils import is_mfa_enabled
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from legeraad.web.context import PRODUCT
from members import permissions
from members.domain import logins

log = logging.getLogger(__name__)

# What allauth calls the mails on the second factor -> the change as mails.FACTOR_CHANGES has it.
CHANGES = {
    "mfa/email/webauthn_added": "passkey_added",
    "mfa/email/webauthn_removed": "passkey_removed",
    "mfa/email/totp_activated": "app_added",
    "mfa/email/totp_deactivated": "app_removed",
    "mfa/email/recovery_codes_generated": "codes_made",
}


class AccountAdapter(DefaultAccountAdapter):
    # allauth has no nynorsk, so every sentence that it can show us is our own.
    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": _("This is not the code. Look in the newest mail from us."),
        "rate_limited": _("Too many tries. Wait a few minutes, then ask for a new code."),
        "too_many_login_attempts": _(
            "Too many tries. Wait a few minutes, then ask for a new code."
        ),
        "account_inactive": _("This login is closed. Write to the secretariat to open it."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_stages(self) -> list[str]:
        """The box to trust the machine stands on the page of the second step, not on its own."""
        return [each for each in super().get_login_stages() if not each.endswith("TrustStage")]

    def pre_login(
        self, request: HttpRequest, user: AbstractBaseUser, *, email: str | None, **hooks: Any
    ) -> HttpResponse | None:
        """A code that went to an address which has been changed since opens nothing."""
        if email and email.lower() != user.get_username():
            clear_login(request)
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, email=email, **hooks)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Changing the factors needs a factor, or a login, that was used lately (see settings)."""
        if not permissions.has_second_factor(self.request.user):
            latest = self.request.session.get("logged_in_at", 0)
        else:
            records = get_authentication_records(self.request, self.request.user)
            latest = max((each["at"] for each in records if each["method"] == "mfa"), default=0)
        return bool(time.time() - latest > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """With the app or a recovery code, or with a passkey; none for who has no factor."""
        methods = []
        if is_mfa_enabled(user, [Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES]):
            label = _("Use a code from the app, or a recovery code")
            methods.append({"url": reverse("mfa_reauthenticate"), "description": label})
        if is_mfa_enabled(user, [Authenticator.Type.WEBAUTHN]):
            label = _("Use a passkey")
            passkey = {"url": reverse("mfa_reauthenticate_webauthn"), "description": label}
            methods.insert(0, passkey)
        return methods

    def send_notification_mail(self, template_prefix: str, user: Any, *args: Any) -> None:
        logins.tell_of_change(address=user.email, change=CHANGES[template_prefix])

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """The only mail allauth has to send here is the code; anything else is a mistake."""
        if template_prefix != "account/email/login_code":
            raise ValueError(f"no such mail in this house: {template_prefix}")
        logins.send_code(address=email, code=context["code"])

    def add_message(
        self, request: HttpRequest, level: int, *template: Any, message: str = "", **extra: Any
    ) -> None:
        """Errors only. "You have signed in" and the like say what the page shows already."""
        if message:
            messages.add_message(request, level, message)

    def is_safe_url(self, url: str | None) -> bool:
        """Only a path on this site, with no host at all, not even our own (A9)."""
        path = url or ""
        return path.startswith("/") and url_has_allowed_host_and_scheme(path, None)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return resolve_url(settings.LOGIN_REDIRECT_URL)

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        """Closed after the code was sent; before that, no code is sent at all."""
        messages.error(request, self.error_messages["account_inactive"])
        return redirect("account_login")


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This is not right. Try again, or use another way."),
        "cannot_generate_recovery_codes": _(
            "Recovery codes stand in for a passkey or an app. Add one of those first."
        ),
    }

    def get_totp_issuer(self) -> str:
        return PRODUCT

    def build_totp_svg(self, url: str) -> str:
        """Black on white with a white border, also on a dark page: cameras want it so."""
        drawing: str = segno.make(url, error="m").svg_inline(
            border=4, dark="#000", light="#fff", omitsize=True
        )
        return drawing

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return super().get_public_key_credential_rp_entity() | {"name": PRODUCT}

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:  # noqa: A002
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return str(_("Passkey %(number)s") % {"number": number})

    def encrypt(self, text: str) -> str:
        """Nobody can make codes from a copy of the database alone."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Under another SECRET_KEY: something that nobody knows, so that no code is right."""
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            log.error("a secret of the second factor was written under another SECRET_KEY")  # noqa: TRY400  the sentence says it
            return generate_totp_secret()


def _cipher() -> Fernet:
    digest = hashlib.sha256(b"members.second_factor" + force_bytes(settings.SECRET_KEY)).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
