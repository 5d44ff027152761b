"""Groups of seats with their rules, and single seats: added, changed, taken away."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from councils.domain import seats
from councils.enums import Filling
from councils.models import Seat, SeatGroup
from councils.views.pages import must
from legeraad.web.formats import day_short
from members.domain import seating, terms
from members.forms.seats import (
    LastDayForm,
    OfficeSeatForm,
    SeatForm,
    SeatGroupForm,
    key_of_body,
)
from members.forms.terms import NothingForm
from members.views.pages import SeatingPage
from members.views.seat_rows import last_day


class SeatGroupNew(SeatingPage):
    form_class = SeatGroupForm

    def heading(self) -> str:
        return _("Add a group of seats")

    def effects(self) -> list[str]:
        return [_("The seats themselves are added afterwards, one by one.")]

    def form_arguments(self) -> dict[str, Any]:
        return {"council": self.council}

    def act(self, form: Any) -> HttpResponse:
        position = self.council.seat_groups.count() + 1
        seats.add_seat_group(
            council=self.council, position=position, by=self.request.user, **form.cleaned_data
        )
        name = form.cleaned_data["label"]
        return self.finish(_("The group %(name)s is added.") % {"name": name})


class GroupPage(SeatingPage):
    """Something about one group of the council's seats."""

    group: SeatGroup

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = SeatGroup.objects.filter(council=self.council).select_related("council__community")
        self.group = get_object_or_404(rows, pk=kwargs["group"])

    def about(self) -> str:
        return f"{self.council.label}: {self.group.label}"


class SeatGroupEdit(GroupPage):
    form_class = SeatGroupForm

    def heading(self) -> str:
        return _("Change the rules of the group")

    def button(self) -> str:
        return _("Save")

    def effects(self) -> list[str]:
        return [
            _("Rights change at once for everybody who sits in the group."),
            _("Terms that have begun keep their days."),
        ]

    def form_arguments(self) -> dict[str, Any]:
        return {"council": self.council}

    def initial(self) -> dict[str, Any]:
        names = [name for name in SeatGroupForm.base_fields if name != "body"]
        facts = {name: getattr(self.group, name) for name in names}
        return facts | {"body": key_of_body(self.group)}

    def act(self, form: Any) -> HttpResponse:
        seats.change_seat_group(group=self.group, by=self.request.user, **form.cleaned_data)
        return self.finish(_("The rules of %(name)s are saved.") % {"name": self.group.label})


class SeatNew(GroupPage):
    def heading(self) -> str:
        return _("Add a seat")

    def guard(self) -> bool:
        must(self.group.derived_from_id is None)  # those seats follow the other group
        return super().guard()

    def effects(self) -> list[str]:
        number = seats.next_ordinal(self.council)
        words = _("The seat gets number %(number)s. The body that fills it is asked at once.")
        if self.group.filling == Filling.DERIVED:
            words = _("The seat gets number %(number)s and follows the office that you choose.")
        return [words % {"number": number}]

    def make_form(self, data: Any = None) -> Any:
        derived = self.group.filling == Filling.DERIVED
        kind = OfficeSeatForm if derived else SeatForm
        return kind(data, initial=self.initial(), group=self.group)

    def act(self, form: Any) -> HttpResponse:
        today = timezone.localdate()
        seat = seating.add_seat(
            group=self.group, on=today, by=self.request.user, **form.cleaned_data
        )
        return self.finish(_("Seat %(number)s is added.") % {"number": seat.ordinal})


class SeatPage(SeatingPage):
    """Something about one seat of the council that has not been taken away."""

    seat: Seat

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = Seat.objects.filter(group__council=self.council, closed_on=None)
        related = ("group__council__community", "group__appointing_council", "substitute_for")
        more = ("group__appointing_organisation", "region", "organisation")
        self.seat = get_object_or_404(rows.select_related(*related, *more), pk=kwargs["seat"])

    def about(self) -> str:
        return described(self.seat)


def described(seat: Seat) -> str:
    """A seat in one line: number, what it is, whom it speaks for."""
    words = [_("Seat %(number)s") % {"number": seat.ordinal}, seat.title, seat.place]
    if seat.substitute_for_id is not None:
        words.append(_("substitute"))
    return f"{seat.group.council.label}: " + ", ".join(word for word in words if word)


class SeatEdit(SeatPage):
    def heading(self) -> str:
        return _("Change the seat")

    def button(self) -> str:
        return _("Save")

    def guard(self) -> bool:
        must(self.seat.substitute_for_id is None)  # called as the seat that it belongs to
        return super().guard()

    def initial(self) -> dict[str, Any]:
        names = ("title", "region", "organisation", "preferred", "mirrors_office")
        facts = {name: getattr(self.seat, name) for name in names}
        return facts | {"mirrors_council": self.seat.mirrors_council_id}

    def make_form(self, data: Any = None) -> Any:
        by_office = self.seat.mirrors_id is None and self.seat.group.filling == Filling.DERIVED
        kind = OfficeSeatForm if by_office else SeatForm
        return kind(data, initial=self.initial(), group=self.seat.group)

    def act(self, form: Any) -> HttpResponse:
        seats.change_seat(seat=self.seat, by=self.request.user, **form.cleaned_data)
        return self.finish(_("Seat %(number)s is saved.") % {"number": self.seat.ordinal})


class SeatClose(SeatPage):
    form_class = LastDayForm
    danger = True

    def heading(self) -> str:
        return _("Take the seat away")

    def effects(self) -> list[str]:
        return [
            _("From the day after, the council has one seat less. The number is not used again."),
            _("Seats of substitutes, and seats that follow this one, go with it."),
            _("Earlier days keep the seat and those who sat there."),
        ]

    def act(self, form: Any) -> HttpResponse:
        on = form.cleaned_data["on"]
        terms.close_seat(seat=self.seat, on=on, by=self.request.user)
        told = {"number": self.seat.ordinal, "day": day_short(last_day(on))}
        return self.finish(_("Seat %(number)s is taken away after %(day)s.") % told)


class SubstituteNew(SeatPage):
    form_class = NothingForm

    def heading(self) -> str:
        return _("Add a substitute's seat")

    def effects(self) -> list[str]:
        return [_("The body that fills the seat is asked at once.")]

    def act(self, form: Any) -> HttpResponse:
        seating.add_substitute_seat(seat=self.seat, on=timezone.localdate(), by=self.request.user)
        words = _("Seat %(number)s has a seat for a substitute.")
        return self.finish(words % {"number": self.seat.ordinal})
