"""What the secretary does with a task: takes it on, gives it back, puts it off, takes it up."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from cases.domain.casework import desk
from cases.forms.tasks import PutOffForm
from cases.views.tasks import days_to_put_off
from councils.views.pages import CommunityPage, must
from legeraad.errors import DomainError
from legeraad.web.pages import ActPage, FormPage, OfficeRequest
from members.domain import handling
from members.models import Person
from members.permissions import councils_run_by, person_of


class TaskPage(CommunityPage):
    """A page about one thing that waits in the councils that the user runs; all else is 404."""

    handbook_page = "oppgaver"
    person: Person
    row: desk.Row

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        person = person_of(self.request.user)
        councils = councils_run_by(self.request.user, self.community)
        if person is None or not councils:
            raise Http404
        self.person, self.today = person, timezone.localdate()
        rows = desk.rows(councils=councils, person=person, on=self.today)
        found = [row for row in rows if row.matter == kwargs["matter"]]
        must(bool(found))
        self.row = found[0]

    def back(self, **more: str) -> str:
        """The list as it was filtered."""
        kept = self.request.GET.get("hvem")
        words = ({"hvem": kept} if kept else {}) | more
        address = reverse("cases:task_list", args=[self.community.slug])
        return f"{address}?{urlencode(words)}" if words else address


class PutOff(FormPage, TaskPage):
    """The buttons of the list post the day; the page itself asks for another."""

    template_name = "cases/tasks/put_off.html"
    form_class = PutOffForm

    def context(self) -> dict[str, Any]:
        return {
            "title": self.row.line.title,
            "later": days_to_put_off(self.today),
            "cancel_url": self.back(),
        }

    def act(self, form: Any) -> HttpResponse:
        handling.put_off(
            person=self.person,
            matter=self.row.matter,
            until=form.cleaned_data["until"],
            on=self.today,
            by=self.request.user,
        )
        return redirect(self.back(endret=self.row.matter))


class Press(ActPage, TaskPage):
    """One press, and back to the list, which says what was done."""

    def after(self) -> HttpResponse:
        return redirect(self.back(endret=self.row.matter))

    def after_refusal(self, refusal: DomainError) -> HttpResponse:
        messages.error(self.request, refusal.sentence)
        return redirect(self.back())


class TakeUp(Press):
    def act(self, request: OfficeRequest) -> None:
        handling.take_up(person=self.person, matter=self.row.matter, by=request.user)


class TakeOn(Press):
    """What waits for the secretariat; `instead_of` is the key of the one who had it on the page."""

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        must(bool(self.row.secretaries))

    def act(self, request: OfficeRequest) -> None:
        held = self.row.taken_by
        known = held is not None and str(held.pk) == request.POST.get("instead_of")
        handling.take_on(
            matter=self.row.matter,
            community=self.community,
            person=self.person,
            instead_of=held if known else None,
            by=request.user,
        )


class GiveBack(Press):
    def act(self, request: OfficeRequest) -> None:
        handling.give_back(matter=self.row.matter, person=self.person, by=request.user)
