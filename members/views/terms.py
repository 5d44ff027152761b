"""Who sits in a seat: put in, corrected, released, ended, and the end taken back."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from councils.enums import Filling
from councils.models import SeatGroup
from councils.views.pages import must
from legeraad.web.formats import day_short
from members.domain import seating, terms
from members.enums import EndReason, FilledBy
from members.forms.terms import (
    NothingForm,
    ReleaseForm,
    TermEditForm,
    TermEndForm,
    TermForm,
)
from members.models import Person, Term
from members.views.pages import SeatingPage
from members.views.seat_rows import appointment, last_day
from members.views.seats import SeatPage, described

USUAL_WAY = {
    Filling.ELECTED: FilledBy.ELECTION,
    Filling.APPOINTED: FilledBy.APPOINTMENT,
    Filling.EX_OFFICIO: FilledBy.POSITION,
}


def body_of(group: SeatGroup) -> str:
    return str(group.appointing_council or group.appointing_organisation or "")


class TermNew(SeatPage):
    """A person is searched for first (`?q=`), then chosen; without script the page is loaded."""

    template_name = "members/terms/new.html"
    form_class = TermForm

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        must(not self.seat.derived)
        rows = self.seat.terms.select_related("person").order_by("-start")
        self.last: Term | None = rows.first()
        self.words = self.request.GET.get("q", "").strip()[:120]

    def heading(self) -> str:
        return _("Put somebody in the seat")

    def people(self) -> list[Person]:
        """Those who were found; whoever sits or sat there last is offered without a search."""
        last = [self.last.person] if self.last else []
        if not self.words:
            return last
        found = seating.candidates(community=self.community, words=self.words)
        return list(dict.fromkeys([*found, *last]))

    def make_form(self, data: Any = None) -> Any:
        self.offered = self.people()
        return TermForm(data, initial=self.initial(), people=self.offered, seat=self.seat)

    def initial(self) -> dict[str, Any]:
        group = self.seat.group
        facts: dict[str, Any] = {
            "filled_by": USUAL_WAY.get(Filling(group.filling)),
            "appointed_by": body_of(group),
            "start": self.first_day(),
        }
        if self.last and self.request.GET.get("igjen"):
            facts["person"] = str(self.last.person_id)
        return facts

    def first_day(self) -> Any:
        """The day after the term before, if that is known; else today."""
        before = self.last and (self.last.ended_on or self.last.planned_end)
        today = timezone.localdate()
        return max(before, today) if before else today

    def effects(self) -> list[str]:
        council = self.council.name
        first = _("From the first day the person has all rights of the seat in %(council)s.")
        sentences = [first % {"council": council}, _("The vacancy, if there is one, is closed.")]
        if self.last and self.last.ended_on is None:
            words = _("The term of %(name)s ends the day before, if it is over by then.")
            sentences.append(words % {"name": self.last.person.name})
        return sentences

    def context(self) -> dict[str, Any]:
        return super().context() | {"words": self.words, "found": len(self.offered)}

    def act(self, form: Any) -> HttpResponse:
        facts = form.appointment
        facts["filled_by"] = FilledBy(facts["filled_by"])
        term = seating.take_seat(
            seat=self.seat,
            start=form.cleaned_data["start"],
            planned_end=form.planned_end,
            by=self.request.user,
            **form.who,
            **facts,
        )
        words = _("%(name)s sits in seat %(number)s from %(day)s.")
        told = {"name": term.person.name, "number": self.seat.ordinal}
        return self.finish(words % (told | {"day": day_short(term.start)}))


class TermPage(SeatingPage):
    """Something about one term in the council."""

    term: Term

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = Term.objects.filter(seat__group__council=self.council).select_related(
            "person",
            "release",
            "seat__group__council",
            "seat__group__appointing_council",
            "seat__group__appointing_organisation",
            "seat__region",
            "seat__organisation",
        )
        self.term = get_object_or_404(rows, pk=kwargs["term"])

    def about(self) -> str:
        return f"{self.term.person.name} · {described(self.term.seat)}"


class TermEdit(TermPage):
    form_class = TermEditForm

    def heading(self) -> str:
        return _("Correct the appointment")

    def button(self) -> str:
        return _("Save")

    def effects(self) -> list[str]:
        return [
            _("The history keeps what stood here before."),
            _("To let somebody leave, end the term instead."),
        ]

    def form_arguments(self) -> dict[str, Any]:
        return {"seat": self.term.seat}

    def initial(self) -> dict[str, Any]:
        term = self.term
        names = ("start", "filled_by", "appointed_by", "decided_on", "present")
        facts = {name: getattr(term, name) for name in names}
        more = {"responsible_leader": term.responsible_leader, "last_day": term.last_day}
        return facts | more

    def act(self, form: Any) -> HttpResponse:
        terms.change_term(term=self.term, by=self.request.user, **form.facts)
        return self.finish(_("The appointment is saved."))


class TermEnd(TermPage):
    """The last day is included: the seat is vacant from the day after (ALR-18)."""

    form_class = TermEndForm
    danger = True

    def heading(self) -> str:
        return _("End the term")

    def effects(self) -> list[str]:
        body = body_of(self.term.seat.group)
        asked = _("It is not fixed who fills the seat, so nobody is asked until you choose a body.")
        if body:
            words = _("%(body)s is asked at once, by mail, to fill it.")
            asked = words % {"body": body}
        return [
            _("The seat becomes vacant the day after the last day, and all its rights end there."),
            asked,
            _("An end that is still to come can be taken back."),
        ]

    def initial(self) -> dict[str, Any]:
        return {"on": max(timezone.localdate(), self.term.start)}

    def act(self, form: Any) -> HttpResponse:
        on, reason = form.cleaned_data["on"], EndReason(form.cleaned_data["reason"])
        terms.end_term(term=self.term, on=on, reason=reason, by=self.request.user)
        words = _("%(name)s leaves after %(day)s. The seat is vacant from the day after.")
        told = {"name": self.term.person.name, "day": day_short(last_day(on))}
        return self.finish(words % told)


class TermKeep(TermPage):
    form_class = NothingForm

    def heading(self) -> str:
        return _("Take the end back")

    def effects(self) -> list[str]:
        words = _("%(name)s keeps the seat, and nobody is to be found for it.")
        return [words % {"name": self.term.person.name}]

    def act(self, form: Any) -> HttpResponse:
        terms.take_back_end(term=self.term, by=self.request.user)
        return self.finish(_("%(name)s keeps the seat.") % {"name": self.term.person.name})


class TermRelease(TermPage):
    """What the employer releases somebody for: meetings, and the work between them (FSU-11)."""

    form_class = ReleaseForm

    def heading(self) -> str:
        return _("Agree on release")

    def button(self) -> str:
        return _("Save")

    def initial(self) -> dict[str, Any]:
        agreement = getattr(self.term, "release", None)
        if agreement is None:
            return {"agreed_on": timezone.localdate()}
        return {name: getattr(agreement, name) for name in ReleaseForm.base_fields}

    def effects(self) -> list[str]:
        return [_("A later agreement takes the place of this one."), appointment(self.term)]

    def act(self, form: Any) -> HttpResponse:
        terms.release(term=self.term, by=self.request.user, **form.cleaned_data)
        name = self.term.person.name
        return self.finish(_("The release of %(name)s is saved.") % {"name": name})
