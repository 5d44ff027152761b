"""One's own seats: resigning from one, and reading what a new one is about."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from legeraad.web.doors import doors_of
from legeraad.web.pages import FormPage
from members import permissions
from members.domain import terms
from members.domain.gatherings import gatherings
from members.forms.own_terms import ResignForm, WelcomeForm
from members.models import Onboarding, Term

AHEAD = timedelta(days=365)
SHOWN = 5


class OwnTermPage(FormPage):
    """A page about a seat that the user holds, or soon will."""

    term: Term
    handbook_page = "min-side"

    def load(self, **kwargs: Any) -> None:
        self.today = timezone.localdate()
        rows = Term.objects.filter(person=permissions.person_of(self.request.user))
        held = rows.filter(Q(ended_on=None) | Q(ended_on__gt=self.today))
        seats = held.select_related(
            "person",
            "seat__group__council__community",
            "seat__group__appointing_council",
            "seat__group__appointing_organisation",
            "seat__region",
            "seat__organisation",
        )
        self.term = get_object_or_404(seats, pk=kwargs["term"])
        self.community = self.term.seat.group.council.community

    def doors(self) -> dict[str, bool]:
        return doors_of(self.request.user, self.community)

    @property
    def council(self) -> Any:
        return self.term.seat.group.council

    def context(self) -> dict[str, Any]:
        return {"term": self.term, "council": self.council, "seat": self.term.seat}


class TermResign(OwnTermPage):
    """Says what will happen before anything does."""

    template_name = "members/own_terms/resign.html"
    form_class = ResignForm

    def initial(self) -> dict[str, Any]:
        return {"last_day": self.today}

    def context(self) -> dict[str, Any]:
        group = self.term.seat.group
        body = group.appointing_council or group.appointing_organisation
        return super().context() | {"body": body}

    def act(self, form: Any) -> HttpResponse:
        last_day = form.cleaned_data["last_day"]
        terms.resign(term=self.term, last_day=last_day, by=self.request.user)
        sentence = _("You have resigned from %(council)s. Thank you for your work.")
        messages.success(self.request, sentence % {"council": self.council.name})
        return redirect("cases:my_page")


class TermWelcome(OwnTermPage):
    """What a new member should know: mandate, whom one speaks for, meetings, apologies (FSU-12)."""

    template_name = "members/own_terms/welcome.html"
    handbook_page = "nytt-medlem"
    form_class = WelcomeForm

    def context(self) -> dict[str, Any]:
        now = timezone.now()
        ahead = gatherings(council=self.council, start=now, end=now + AHEAD)
        beside = Term.objects.on(self.today).filter(seat__substitute_for=self.term.seat)
        return super().context() | {
            "mandate": self.council.mandates.filter(in_force=True).first(),
            "ahead": ahead[:SHOWN],
            "substitutes": [each.person for each in beside.select_related("person")],
            "done": Onboarding.objects.filter(term=self.term).first(),
        }

    def act(self, form: Any) -> HttpResponse:
        terms.onboard(term=self.term, on=self.today, by=self.request.user)
        messages.success(self.request, _("Thank you. Welcome to the council."))
        return redirect("cases:my_page")
