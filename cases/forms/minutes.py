"""Forms used during the meeting: the text of an item, attendance, the chair's answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.domain.meetings.minutes import WRITABLE
from cases.enums import AttendanceStatus, Outcome
from cases.forms.fields import capital
from cases.models import AgendaItem, Meeting, MinutesEntry
from councils.enums import ProfessionalGroup
from councils.models import Seat
from legeraad.web.forms import TidyForm
from members.models import Person

VOTES = ("votes_for", "votes_against", "votes_abstained")


class EntryForm(TidyForm, forms.ModelForm):
    """What the minutes say of one item; `revision` is the one that the writer started from."""

    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    class Meta:
        model = MinutesEntry
        fields = WRITABLE
        widgets = {
            "background": forms.Textarea(attrs={"rows": 2}),
            "discussion": forms.Textarea(attrs={"rows": 4}),
            "advice": forms.Textarea(attrs={"rows": 3}),
            "outcome": forms.RadioSelect,
            "votes_for": forms.TextInput(attrs={"inputmode": "numeric"}),
            "votes_against": forms.TextInput(attrs={"inputmode": "numeric"}),
            "votes_abstained": forms.TextInput(attrs={"inputmode": "numeric"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["revision"].initial = self.instance.revision
        self.fields["outcome"].choices = capital(Outcome.choices)  # no empty button
        self.fields["outcome"].required = False

    def _post_clean(self) -> None:
        """The instance stays as it was: the domain compares and writes (optimistic locking)."""

    @property
    def text(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in WRITABLE}


class RecordForm(TidyForm, forms.Form):
    """One press of a button beside a seat; `who` is the person and what the button says."""

    seat = forms.ModelChoiceField(Seat.objects.all())
    who = forms.RegexField(r"^\d{1,18}:(present|apologies)$")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "who" in cleaned:
            person, status = cleaned["who"].split(":")
            cleaned["person"] = Person.objects.filter(pk=person).first()
            cleaned["status"] = AttendanceStatus(status)
            if cleaned["person"] is None:
                self.add_error("who", _("This person is not on file."))
        return cleaned


class PersonField(forms.ModelChoiceField):
    """A person with the title, so that initials alone need not be guessed."""

    def label_from_instance(self, obj: Person) -> str:
        return f"{obj.name}, {obj.title}" if obj.title else obj.name


class GuestForm(TidyForm, forms.Form):
    person = PersonField(Person.objects.none(), label=_("Who"), empty_label=_("Choose a person"))
    professional_group = forms.ChoiceField(
        label=_("As"),
        choices=[("", _("Choose a group")), *capital(ProfessionalGroup.choices)],
    )
    item = forms.ModelChoiceField(
        AgendaItem.objects.none(),
        label=_("For"),
        required=False,
        empty_label=_("the whole meeting"),
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        recorded = meeting.attendances.values("person")
        self.fields["person"].queryset = Person.objects.exclude(pk__in=recorded)
        self.fields["item"].queryset = meeting.items.all()


class SendBackForm(TidyForm, forms.Form):
    why = forms.CharField(
        label=_("What should be changed?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
