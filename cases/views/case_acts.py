"""Buttons of one case that need no page of their own."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from cases.domain.casework import cases
from cases.models import Case
from cases.views.pages import CasePage
from legeraad.errors import DomainError
from legeraad.web.pages import ActPage, OfficeRequest


def may_take_over(case: Case, user: Any) -> bool:
    """Somebody who runs the case and is not its officer yet; the page asks who runs it."""
    person = getattr(user, "person", None)
    return person is not None and case.officer_id != person.pk


class TakeOver(ActPage, CasePage):
    """I am the officer from now on; who was it before stands in the history."""

    def guard(self) -> bool:
        return self.runs

    def act(self, request: OfficeRequest) -> None:
        if may_take_over(self.case, request.user):
            cases.change(case=self.case, officer=request.user.person, by=request.user)
            messages.success(request, _("You are the officer of the case now."))

    def after(self) -> HttpResponse:
        return redirect(self.case)

    def after_refusal(self, refusal: DomainError) -> HttpResponse:
        messages.error(self.request, refusal.sentence)
        return redirect(self.case)
