"""How allauth fits this house: nobody signs up, and mails go through the outbox."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from members.domain import logins


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
        return reverse("members:my_page")

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        """Closed after the code was sent; before that, no code is sent at all."""
        messages.error(request, self.error_messages["account_inactive"])
        return redirect("account_login")
