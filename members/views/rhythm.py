"""How often mails come: one's own choice on Min side, or from the link in a mail."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views import View

from legeraad.web.pages import FormPage
from members import permissions
from members.domain import rhythm
from members.forms.rhythm import RhythmForm
from members.models import Person


class OwnRhythm(FormPage):
    template_name = "members/rhythm/own.html"
    form_class = RhythmForm
    handbook_page = "min-side"

    def load(self, **kwargs: Any) -> None:
        person = permissions.person_of(self.request.user)
        if person is None:
            raise Http404
        self.person: Person = person

    def initial(self) -> dict[str, Any]:
        return {"rhythm": self.person.rhythm}

    def act(self, form: Any) -> HttpResponse:
        rhythm.choose(person=self.person, by=self.request.user, **form.cleaned_data)
        messages.success(self.request, _("From now on mails come as you chose."))
        return redirect("cases:my_page")


class SignedRhythm(OwnRhythm):
    """The link in a mail opens this one choice, without a login; only the button changes it."""

    template_name = "members/rhythm/signed.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        person = rhythm.person_of(kwargs["signed"])
        if person is None:
            raise Http404
        self.person = person
        response = View.dispatch(self, request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def act(self, form: Any) -> HttpResponse:
        rhythm.choose(person=self.person, by=None, **form.cleaned_data)
        return self.show(form=form, chosen=True)
