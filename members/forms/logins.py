"""The two forms of the login, in our own words."""

from allauth.account.fields import EmailField
from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from django import forms
from django.utils.translation import gettext_lazy as _


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
