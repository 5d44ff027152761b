"""Approved minutes opened again, in a new version."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from cases.domain.meetings import reopening
from cases.forms.approvals import SendBackForm
from cases.views.approvals import MinutesAct
from cases.views.minutes import session_address
from legeraad.errors import DomainError
from legeraad.web.pages import OfficeRequest, explain


class Reopen(MinutesAct):
    """Whoever runs the council begins the next version, with the reason, and writes on in it."""

    def guard(self) -> bool:
        return self.runs

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = SendBackForm(request.POST, auto_id="reopen_%s")
        if form.is_valid():
            try:
                why = form.cleaned_data["why"]
                reopening.reopen(minutes=self.minutes, why=why, by=request.user)
                messages.success(request, _("A new version is begun. Write the change."))
                return redirect(session_address(self.meeting))
            except DomainError as refusal:
                explain(form, refusal)
        return self.show(status=422, reopen_form=form)
