"""A new version of a council's mandate."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from councils.domain import mandates
from councils.forms.mandates import MandateSheet
from councils.models import Mandate
from councils.permissions import can_run_council
from councils.views.pages import CouncilPage
from legeraad.errors import StaleError
from legeraad.web.pages import FormPage, OfficeRequest

# The buttons that save nothing: empty sections below, one section a place up, or how it will read.
MORE, UP, PREVIEW = "flere-avsnitt", "opp", "se"


class MandateNew(FormPage, CouncilPage):
    """Starts from the version in force; that one stays readable (ALR-1)."""

    template_name = "councils/mandates/new.html"
    handbook_page = "mandat"
    section = "councils"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.last: Mandate | None = self.council.mandates.first()

    def guard(self) -> bool:
        return can_run_council(self.request.user, self.council)

    def context(self) -> dict[str, Any]:
        council = self.council
        list_url = reverse("cases:council_list", args=[self.community.slug])
        return {
            "council": council,
            "last": self.last,
            "crumbs": [(_("Councils"), list_url), (council.label, council.get_absolute_url())],
            "cancel_url": self.office_url(),
            "more": MORE,
            "up": UP,
            "preview": PREVIEW,
        }

    def office_url(self) -> str:
        return reverse("members:roster_detail", args=[self.community.slug, self.council.slug])

    def make_form(self, data: Any = None) -> MandateSheet:
        today = timezone.localdate()
        if data is not None:
            return MandateSheet(data, today=today)
        if self.last is None:
            return MandateSheet(initial={"seen": 0}, today=today)
        last = self.last
        initial = {
            "adopted_by": last.adopted_by,
            "goals": "\n".join(last.goals),
            "anchor_title": last.anchor_title,
            "anchor_url": last.anchor_url,
            "seen": last.version,
        }
        return MandateSheet(initial=initial, sections=last.sections, today=today)

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if PREVIEW in request.POST:
            return self.show_draft(self.make_form(request.POST))
        if MORE not in request.POST and UP not in request.POST:
            return super().post(request, *args, **kwargs)
        asked = request.POST.get(UP, "")
        up = int(asked) if asked.isdecimal() else None
        return self.show(form=MandateSheet.unsaved(request.POST, up=up, today=timezone.localdate()))

    def show_draft(self, form: MandateSheet) -> HttpResponse:
        """How it will read and what is new in it, above the form; nothing is saved."""
        if not form.is_valid():
            return self.show(status=422, form=form)
        draft = Mandate(council=self.council, **form.facts)
        changes = mandates.changes(self.last, draft) if self.last else []
        return self.show(form=form, draft=draft, changes=changes)

    def act(self, form: MandateSheet) -> HttpResponse:
        seen = form.words.cleaned_data["seen"]
        try:
            mandates.adopt_mandate(
                council=self.council, seen=seen, by=self.request.user, **form.facts
            )
        except StaleError as stale:
            return self.show_again(stale)
        messages.success(
            self.request, _("The new mandate is in force. It stands on the public page.")
        )
        return redirect(self.office_url())

    def show_again(self, stale: StaleError) -> HttpResponse:
        """What was typed, and a link to what somebody else has saved; the next save is knowing."""
        typed = self.request.POST.copy()
        typed["seen"] = str(getattr(stale.current, "version", 0))
        form = MandateSheet(typed, today=timezone.localdate())
        form.is_valid()
        form.add_error(None, stale.sentence)
        return self.show(status=409, form=form, newer=stale.current)
