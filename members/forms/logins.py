"""The forms of the login and its second step, in our own words."""

from typing import Any

from allauth.account.fields import EmailField
from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import (
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from legeraad.errors import DomainError
from members.domain import logins, second_factor

LOCKED = _("Too many tries. For five minutes we look at no more codes, not even the right one.")


class AskForCodeForm(RequestLoginCodeForm):
    email = EmailField(
        label=_("Your e-mail address"),
        help_text=_("The one that the secretariat writes to."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class CodeForm(ConfirmLoginCodeForm):
    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        help_text=_("Six letters. The dash and capitals do not matter."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "lr-input--short",
            }
        ),
    )


def digits_input() -> forms.TextInput:
    """For six or eight figures; a telephone shows its figures and offers the newest code."""
    words = {"autocomplete": "one-time-code", "inputmode": "numeric", "class": "lr-input--short"}
    return forms.TextInput(attrs=words)


class SpendsCode(forms.Form):
    """A code of the app works once (members.domain.second_factor), ten tries in five minutes."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        help_text=_("Six figures from the authenticator app, or one of your recovery codes."),
        widget=digits_input(),
    )
    user: Any
    authenticator: Authenticator

    def clean_code(self) -> str:
        try:
            code: str = super().clean_code()  # type: ignore[misc]  # of the form beside this one
        except ValidationError as refusal:
            if refusal.code == "too_many_login_attempts":
                logins.warn_owner(address=self.user.email, on=timezone.localdate())
                raise ValidationError(LOCKED, code=refusal.code) from refusal
            raise
        if self.authenticator.type == Authenticator.Type.TOTP:
            try:
                second_factor.spend_code(factor=self.authenticator, code=code)
            except DomainError as refusal:
                raise ValidationError(refusal.sentence) from refusal
        return code


class SecondStepForm(SpendsCode, AuthenticateForm):
    trust = forms.BooleanField(
        label=_("Trust this machine for 30 days"),
        help_text=_("The e-mail code is enough here from now on. Not on a machine that you share."),
        required=False,
    )


class ConfirmForm(SpendsCode, ReauthenticateForm):
    pass


class CredentialField(forms.JSONField):
    """What a device made or signed, as JSON; far less than `MOST` characters."""

    MOST = 20_000
    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and len(value) > self.MOST:
            raise get_adapter().validation_error("incorrect_code")
        try:
            return super().to_python(value)
        except RecursionError as fault:
            raise get_adapter().validation_error("incorrect_code") from fault


class SoundCredential(forms.Form):
    """What a browser sends as a passkey may be anything; all that is not one is refused alike."""

    credential = CredentialField()

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]  # of the form beside this one
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as fault:
            raise get_adapter().validation_error("incorrect_code") from fault


class SecondStepPasskeyForm(SoundCredential, AuthenticateWebAuthnForm):
    pass


class PasskeyLoginForm(SoundCredential, LoginWebAuthnForm):
    pass


class ConfirmPasskeyForm(SoundCredential, ReauthenticateWebAuthnForm):
    pass
