"""What one does with a task on Min side: puts it off, takes it up again."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from cases.forms.tasks import PutOffForm
from cases.views.tasks import days_to_put_off
from councils.views.pages import must
from legeraad.web.pages import FormPage, OfficeRequest, Page
from members.domain import handling, reminding
from members.models import Person
from members.permissions import person_of


class MyTaskPage(Page):
    """A page about one thing that waits for the user in person; all else is 404."""

    handbook_page = "min-side"
    person: Person
    task: reminding.Task

    def load(self, **kwargs: Any) -> None:
        person = person_of(self.request.user)
        if person is None:
            raise Http404
        self.person, self.today = person, timezone.localdate()
        asked = reminding.asked_of(person, on=self.today, at_desk=False)
        tasks = [*asked.tasks, *(task for task, _until in asked.put_off)]
        found = [task for task in tasks if task.matter == kwargs["matter"]]
        must(bool(found))
        self.task = found[0]

    def back(self, **more: str) -> str:
        address = reverse("cases:my_page")
        return f"{address}?{urlencode(more)}" if more else address


class PutOff(FormPage, MyTaskPage):
    template_name = "cases/tasks/put_off.html"
    form_class = PutOffForm

    def context(self) -> dict[str, Any]:
        return {
            "title": self.task.line.title,
            "later": days_to_put_off(self.today),
            "cancel_url": self.back(),
        }

    def act(self, form: Any) -> HttpResponse:
        handling.put_off(
            person=self.person,
            matter=self.task.matter,
            until=form.cleaned_data["until"],
            on=self.today,
            by=self.request.user,
        )
        return redirect(self.back(endret=self.task.matter))


class TakeUp(MyTaskPage):
    http_method_names = ["post", "options"]

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        handling.take_up(person=self.person, matter=self.task.matter, by=request.user)
        return redirect(self.back(endret=self.task.matter))
