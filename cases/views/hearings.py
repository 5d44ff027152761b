"""Hearings as the secretariat works with them: prepared, sent, followed, closed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from cases import permissions
from cases.domain.documents import documents
from cases.domain.hearings import deadlines, hearings
from cases.enums import Access, HearingState, Position
from cases.forms.hearings import (
    HearingForm,
)
from cases.hearing_mails import HEARING_SENT, invitation_signer
from cases.models import Case, Hearing, HearingInvitation
from cases.views.cases import CaseActPage, case_crumbs
from cases.views.letters import ShowsLetter, sending_address
from councils.permissions import can_run_council
from councils.views.pages import CommunityPage
from legeraad.errors import DomainError
from legeraad.web.pages import FormPage, OfficeRequest
from members.domain import sendings
from members.domain.sendings import Letter
from members.permissions import can_run_community

PER_PAGE = 20
HANDBOOK = "horinger"
NEAR = "region"  # in the address: the committees in the regions of the case are chosen
COLORS = {HearingState.DRAFT: "neutral", HearingState.SENT: "info", HearingState.CLOSED: "success"}


def address_of(name: str, hearing: Hearing, *more: Any) -> str:
    return reverse(f"cases:{name}", args=[hearing.case.council.community.slug, hearing.pk, *more])


def choice(case: Case) -> dict[str, Any]:
    """What the form shows of the bodies, and of the deadline."""
    today = timezone.localdate()
    asked = hearings.whom_to_ask(hearings.askable(case), on=today)
    return {
        "groups": hearings.grouped(asked),
        "near": hearings.near(case, on=today),
        "all_near": f"?velg={NEAR}",
        "proposed": deadlines.propose(sent_on=today),
        "closed": case.access != Access.OPEN,
    }


class HearingList(CommunityPage):
    """The hearings of the cases that the user may see, the newest first."""

    template_name = "cases/hearings/list.html"
    handbook_page = HANDBOOK
    GROUPS = (
        ("apne", gettext_lazy("Open")),
        ("kladder", gettext_lazy("Drafts")),
        ("lukket", gettext_lazy("Closed")),
    )
    STATES = {
        "apne": HearingState.SENT,
        "kladder": HearingState.DRAFT,
        "lukket": HearingState.CLOSED,
    }

    def guard(self) -> bool:
        return can_run_community(self.request.user, self.community)

    def context(self) -> dict[str, Any]:
        chosen = self.request.GET.get("vis", "apne")
        group = chosen if chosen in self.STATES else "apne"
        rows = permissions.hearings_visible_to(self.request.user, self.community)
        page = Paginator(
            hearings.counted(rows.filter(state=self.STATES[group])).order_by("deadline", "-pk"),
            PER_PAGE,
        ).get_page(self.request.GET.get("side"))
        return {
            "page": page,
            "groups": [(key, label, key == group) for key, label in self.GROUPS],
            "today": timezone.localdate(),
        }


class HearingNew(CaseActPage):
    """Whom to ask, what, and by when; then the letter is shown before it is sent."""

    template_name = "cases/hearings/edit.html"
    handbook_page = HANDBOOK
    form_class = HearingForm

    def form_arguments(self) -> dict[str, Any]:
        return {"case": self.case, "bodies": hearings.askable(self.case)}

    def initial(self) -> dict[str, Any]:
        proposed = deadlines.propose(sent_on=timezone.localdate())
        today = timezone.localdate()
        near = hearings.near(self.case, on=today) if self.request.GET.get("velg") == NEAR else set()
        return {"title": self.case.title, "deadline": proposed.day, "bodies": near}

    def context(self) -> dict[str, Any]:
        return super().context() | choice(self.case)

    def act(self, form: Any) -> HttpResponse:
        hearing = hearings.prepare(
            case=self.case, on=timezone.localdate(), by=self.request.user, **form.cleaned_data
        )
        return redirect(address_of("hearing_send", hearing))


class HearingPage(CommunityPage):
    """A page of one hearing of a case that the user may see."""

    handbook_page = HANDBOOK
    hearing: Hearing

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = permissions.hearings_visible_to(self.request.user, self.community)
        found = rows.filter(pk=kwargs["hearing"]).first()
        if found is None:
            raise Http404
        self.hearing = found

    @property
    def case(self) -> Case:
        return self.hearing.case

    @property
    def runs(self) -> bool:
        return can_run_council(self.request.user, self.case.council)

    def context(self) -> dict[str, Any]:
        return {
            "hearing": self.hearing,
            "case": self.case,
            "crumbs": [*case_crumbs(self.case), (self.hearing.title, self.own_address())],
            "cancel_url": self.own_address(),
            "runs": self.runs,
        }

    def own_address(self) -> str:
        return self.hearing.get_absolute_url()

    def finish(self, sentence: str) -> HttpResponse:
        messages.success(self.request, sentence)
        return redirect(self.own_address())


class HearingDetail(HearingPage):
    """Who was asked and what each said, side by side."""

    template_name = "cases/hearings/detail.html"

    def context(self) -> dict[str, Any]:
        rows = hearings.rows_of(self.hearing)
        given = [row.counting[0] for row in rows if row.counting]  # type: ignore[attr-defined]
        today = timezone.localdate()
        missing = (
            hearings.without_contact(self.hearing, on=today)
            if self.runs and self.hearing.state != HearingState.CLOSED
            else []
        )
        return super().context() | {
            "crumbs": case_crumbs(self.case),
            "rows": [self.row(each, today) for each in rows],
            "answered": len(given),
            "asked": len(rows),
            "positions": [
                (position.label, sum(each.position == position for each in given))
                for position in Position
            ],
            "missing": missing,
            "color": COLORS[HearingState(self.hearing.state)],
            "documents": self.documents(),
            "open": self.hearing.state == HearingState.SENT,
            "draft": self.hearing.state == HearingState.DRAFT,
        }

    def documents(self) -> list[Any]:
        """Those of the hearing that the user may read."""
        chosen = set(self.hearing.documents.values_list("pk", flat=True))
        found = documents.of_case(self.case, self.request.user)
        return [each for each in found if each.pk in chosen]

    def row(self, invitation: HearingInvitation, today: date) -> dict[str, Any]:
        counting = invitation.counting  # type: ignore[attr-defined]
        return {
            "invitation": invitation,
            "answer": counting[0] if counting else None,
            "late": not counting and invitation.due < today,
            "link": invitation_signer.address(invitation) if self.runs else "",
        }


class HearingActPage(FormPage, HearingPage):
    template_name = "cases/hearings/act.html"
    title: Any = ""
    ingress: Any = ""
    button: Any = ""

    def guard(self) -> bool:
        return self.runs

    def context(self) -> dict[str, Any]:
        words = {"title": self.title, "ingress": self.ingress, "button": self.button}
        return super().context() | words


class HearingEdit(HearingActPage):
    """While it is a draft."""

    template_name = "cases/hearings/edit.html"
    form_class = HearingForm

    def form_arguments(self) -> dict[str, Any]:
        return {"case": self.case, "bodies": hearings.askable(self.case)}

    def initial(self) -> dict[str, Any]:
        hearing = self.hearing
        rows = hearing.invitations.values_list("in_place_of", "body")
        return {
            "title": hearing.title,
            "text": hearing.text,
            "deadline": hearing.deadline,
            "documents": hearing.documents.all(),
            "bodies": [instead or body for instead, body in rows],
        }

    def context(self) -> dict[str, Any]:
        return super().context() | choice(self.case)

    def act(self, form: Any) -> HttpResponse:
        facts = {name: value for name, value in form.cleaned_data.items() if name != "form_key"}
        hearings.change(
            hearing=self.hearing, on=timezone.localdate(), by=self.request.user, **facts
        )
        return redirect(address_of("hearing_send", self.hearing))


class HearingSend(ShowsLetter, HearingPage):
    """Shows who gets it and what they read; then sends it, once."""

    template_name = "cases/hearings/send.html"

    def guard(self) -> bool:
        return self.runs

    def letter(self) -> Letter | None:
        self._refused = ""
        if self.hearing.state != HearingState.DRAFT:
            return None
        try:
            today = timezone.localdate()
            return hearings.letter(hearing=self.hearing, on=today, by=self.request.user)
        except DomainError as refusal:
            self._refused = refusal.sentence
            return None

    def context(self) -> dict[str, Any]:
        today = timezone.localdate()
        return super().context() | {
            "refused": self._refused,
            "missing": hearings.without_contact(self.hearing, on=today),
            "warnings": deadlines.warnings(sent_on=today, deadline=self.hearing.deadline),
        }

    def send(self, request: OfficeRequest) -> HttpResponse:
        try:
            sent = hearings.send(hearing=self.hearing, on=timezone.localdate(), by=request.user)
        except DomainError as refusal:
            if before := self.sent():
                return redirect(before)
            messages.error(request, refusal.sentence)
            return self.show(status=422)
        return redirect(sending_address(sent))

    def sent(self) -> str:
        """Where it is seen, when somebody was faster: a second press sends nothing (C2)."""
        matter = {"hearing_id": self.hearing.pk}
        sending = sendings.newest(intent=HEARING_SENT, matter=matter)
        return sending_address(sending) if sending else ""
