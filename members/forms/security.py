"""The forms of the pages where somebody looks after his own second factor."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from allauth.mfa.webauthn.internal.auth import parse_registration_response
from django import forms
from django.utils.translation import gettext_lazy as _

from members.forms.logins import CredentialField, digits_input


class PasskeyNameForm(EditWebAuthnForm):
    name = forms.CharField(
        label=_("Name"), max_length=60, help_text=_("So that you know it again: “Work laptop”.")
    )


class NewPasskeyForm(AddWebAuthnForm):
    name = forms.CharField(
        label=_("Name"),
        max_length=60,
        required=False,
        help_text=_("So that you know it again: “Work laptop”."),
    )
    credential = CredentialField()
    passwordless = None  # every passkey of ours can log in alone

    def clean(self) -> dict[str, Any]:
        """Keeps of the credential what is known to be one; the rest may be anything."""
        try:
            words = super().clean()
            if "credential" in words:
                words["credential"] = dict(parse_registration_response(words["credential"]))
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as fault:
            raise get_adapter().validation_error("incorrect_code") from fault
        return words


class NewAppForm(ActivateTOTPForm):
    code = forms.CharField(
        label=_("Code from the app"),
        max_length=20,
        help_text=_("Six figures. They change every half minute."),
        widget=digits_input(),
    )
