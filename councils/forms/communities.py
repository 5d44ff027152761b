"""Forms of a health community: what it is called, who answers for it, how it is reached."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from councils.domain.councils import address_for
from councils.enums import Language
from legeraad.web.form_fields import capital, missing
from legeraad.web.forms import TidyForm


class CommunityForm(TidyForm, forms.Form):
    name = forms.CharField(
        label=_("Name of the health community"),
        max_length=120,
        error_messages=missing(_("Write the name of the health community.")),
    )
    brand = forms.CharField(
        label=_("Name in the heading"),
        max_length=80,
        error_messages=missing(_("Write the name that doctors know.")),
        help_text=_("The name that doctors know. It stands on top of every page and in mails."),
    )
    language = forms.ChoiceField(
        label=_("Main language"),
        choices=Language.choices,
        initial=Language.BOKMAAL,
        widget=forms.RadioSelect,
    )
    controller = forms.CharField(
        label=_("Data controller"),
        max_length=120,
        error_messages=missing(_("Write who is the data controller.")),
        help_text=_("The body that answers for personal data; it is named in the privacy notice."),
    )
    contact_name = forms.CharField(
        label=_("Contact"),
        max_length=120,
        error_messages=missing(_("Write whom people may ask.")),
        help_text=_("Whom people may ask, with the title."),
    )
    contact_email = forms.EmailField(
        label=_("Shared e-mail address"),
        error_messages=missing(_("Write the address that answers go to.")),
        help_text=_("Answers to mails from the portal go here."),
    )
    contact_phone = forms.CharField(label=_("Phone"), max_length=20, required=False)
    sender_email = forms.EmailField(
        label=_("Sender address"),
        required=False,
        help_text=_(
            "What mails are sent from. Leave it empty to use the portal's own address; an address "
            "of yours must be approved by those who run the mail server."
        ),
    )
    sms = forms.BooleanField(
        label=_("Text messages to telephones"),
        required=False,
        help_text=_(
            "A short message beside the mail when a meeting is moved or cancelled. It names the "
            "council, the day and the place, no more."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = capital(Language.choices)


class NewCommunityForm(CommunityForm):
    """The address is proposed from the name, and fixed from then on."""

    slug = forms.SlugField(
        label=_("Address"),
        max_length=40,
        required=False,
        help_text=_(
            "The first word of every address, such as agder. Small letters, figures and hyphens. "
            "Leave it empty, and it is made from the name."
        ),
    )
    field_order = ("name", "brand", "slug")

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if not values.get("slug") and "slug" not in self.errors:
            values["slug"] = address_for(values.get("name", ""))
        return values
