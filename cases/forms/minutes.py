"""Forms used during the meeting: the text of an item, who does what by when, attendance."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.domain.meetings.minutes import WRITABLE
from cases.domain.meetings.rich_texts import RICH, html
from cases.enums import AttendanceStatus, Outcome
from cases.models import ActionPoint, AgendaItem, Meeting, MinutesEntry
from cases.models.minutes import TEXT_LENGTH
from councils.enums import ProfessionalGroup
from councils.models import Community, Seat
from legeraad import richtext
from legeraad.richtext.fields import RichTextField
from legeraad.richtext.widgets import RichTextarea
from legeraad.web.form_fields import DayField, capital
from legeraad.web.forms import TidyForm
from members.models import Person

VOTES = ("votes_for", "votes_against", "votes_abstained")


class PersonField(forms.ModelChoiceField):
    """A person with the title, so that initials alone need not be guessed."""

    def label_from_instance(self, obj: Person) -> str:
        return f"{obj.name}, {obj.title}" if obj.title else obj.name


class EntryForm(TidyForm, forms.ModelForm):
    """What the minutes say of one item; `revision` is the one that the writer started from."""

    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    background = RichTextField(
        label=_("Background"),
        required=False,
        max_length=TEXT_LENGTH,
        widget=RichTextarea(rows=2),
    )
    discussion = RichTextField(
        label=_("Discussion"),
        required=False,
        max_length=TEXT_LENGTH,
        widget=RichTextarea(rows=4),
    )

    class Meta:
        model = MinutesEntry
        fields = WRITABLE
        widgets = {
            "advice": forms.Textarea(attrs={"rows": 3}),
            "outcome": forms.RadioSelect,
            "votes_for": forms.TextInput(attrs={"inputmode": "numeric"}),
            "votes_against": forms.TextInput(attrs={"inputmode": "numeric"}),
            "votes_abstained": forms.TextInput(attrs={"inputmode": "numeric"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["revision"].initial = self.instance.revision
        self.initial = dict(self.initial, **{name: html(self.instance, name) for name in RICH})
        self.fields["outcome"].choices = capital(Outcome.choices)  # no empty button
        self.fields["outcome"].required = False

    def _post_clean(self) -> None:
        """The instance stays as it was: the domain compares and writes (optimistic locking)."""

    @property
    def marked(self) -> bool:
        """Whether HTML stands in a text area where there is no editor."""
        return any(richtext.has_marks(self.initial[name]) for name in RICH)

    @property
    def text(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in WRITABLE}


class ActionForm(TidyForm, forms.Form):
    """One action point, sent along with the text of its item, so that neither is ever lost.

    All empty means that nothing was meant. Names begin with `action-`.
    """

    prefix = "action"
    task = forms.CharField(label=_("What is to be done"), max_length=300, required=False)
    owner = PersonField(Person.objects.none(), label=_("Who"), required=False, empty_label="–")
    due = DayField(label=_("By when"), required=False)
    point = forms.ModelChoiceField(
        ActionPoint.objects.none(),
        label=_("Action point"),
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": _("Somebody has taken this action point out.")},
    )

    def __init__(self, *args: Any, entry: MinutesEntry, owners: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = owners
        self.fields["point"].queryset = entry.actions.all()
        for field in self.fields.values():
            field.widget.attrs["form"] = "entry"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        meant = cleaned.get("owner") or cleaned.get("due") or cleaned.get("point")
        if meant and "task" in cleaned and not cleaned["task"]:
            self.add_error("task", _("Write what is to be done."))
        return cleaned


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


def acting_in(community: Community) -> Any:
    """Persons of one health community: who sits, works, holds something, met or is invited."""
    here = (
        Q(terms__seat__group__council__community=community)
        | Q(offices__council__community=community)
        | Q(roles__community=community)
        | Q(affiliations__organisation__community=community)
        | Q(attendances__meeting__council__community=community)
        | Q(invitations__meeting__council__community=community)
    )
    return Person.objects.filter(pk__in=Person.objects.filter(here).values("pk"))


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
        community = meeting.council.community
        self.fields["person"].queryset = acting_in(community).exclude(pk__in=recorded)
        self.fields["item"].queryset = meeting.items.all()
