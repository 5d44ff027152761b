"""The closed minutes: read, sent to those who met, approved, sent back, fetched as PDF."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import mails, permissions
from cases.documents import minutes as document
from cases.domain.meetings import approval, minutes, reopening
from cases.enums import ApprovalAnswer, MinutesState, Rendition
from cases.forms.approvals import (
    AnswerForForm,
    AnswerForm,
    CirculateForm,
    LetStandForm,
    SendBackForm,
)
from cases.models import Minutes, MinutesApproval
from cases.views.letters import ShowsLetter, sending_address
from cases.views.minutes import address_of, session_address
from councils.permissions import can_run_council
from councils.views.pages import CommunityPage
from legeraad.errors import DomainError
from legeraad.web.pages import FormPage, OfficeRequest, explain
from members.domain import sendings
from members.domain.sendings import Letter
from members.models import Person


class MinutesPage(CommunityPage):
    """A page about closed minutes that the user may read, also when he has left the council."""

    section = "meetings"
    handbook_page = "referat"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        readable = permissions.minutes_readable_by(self.request.user, self.community)
        self.meeting = get_object_or_404(
            readable, council__slug=kwargs["council"], slug=kwargs["meeting"]
        )
        current = minutes.newest_closed(self.meeting)
        if current is None:
            raise Http404
        current.meeting = self.meeting
        self.minutes: Minutes = current

    @property
    def person(self) -> Person | None:
        return getattr(self.request.user, "person", None)

    @property
    def runs(self) -> bool:
        return can_run_council(self.request.user, self.meeting.council)

    @property
    def leads(self) -> bool:
        return permissions.can_approve_minutes(self.request.user, self.meeting)

    @property
    def with_chair(self) -> bool:
        return self.minutes.state == MinutesState.WITH_CHAIR

    @property
    def with_those_who_met(self) -> bool:
        return self.minutes.state == MinutesState.WITH_THOSE_WHO_MET

    @property
    def sends_back(self) -> bool:
        """The chair, and the secretary who takes a remark in while they are being approved."""
        if self.with_chair:
            return self.leads
        return self.with_those_who_met and (self.leads or self.runs)

    def own_address(self) -> str:
        return address_of("minutes_detail", self.meeting)


class Detail(MinutesPage):
    """The minutes as their PDF says them, and what each reader can do with them."""

    template_name = "cases/minutes/detail.html"

    def context(self) -> dict[str, Any]:
        asked = list(self.minutes.approvals.select_related("person"))
        mine = next((row for row in asked if row.person == self.person), None)
        waits = self.with_those_who_met
        rewritten = reopening.only_as_pdf(self.minutes)
        return {
            "meeting": self.meeting,
            "council": self.meeting.council,
            "minutes": self.minutes,
            "document": None if rewritten else document.facts(self.minutes, Rendition.FULL),
            "rewritten": rewritten,
            "files": self.files(),
            "earlier": reopening.earlier(self.minutes),
            "renditions": list(Rendition),
            "held": self.held(),
            "leads": self.leads and self.with_chair,
            "runs": self.runs,
            "mine": mine,
            "answer_form": AnswerForm(initial=_said(mine)) if mine and waits else None,
            "asked": asked if self.runs or self.leads else [],
            "silent": _silent(asked) if self.runs and waits else "",
            "remarks": self.remarks(asked) if self.runs and waits else [],
            "behalf_form": self.behalf_form() if self.runs and waits else None,
            "send_back_form": SendBackForm()
            if self.sends_back and not self.minutes.locked
            else None,
            "reopen_form": SendBackForm(auto_id="reopen_%s")
            if self.runs and self.minutes.locked and not rewritten
            else None,
        }

    def files(self) -> list[tuple[Rendition, Any]]:
        found = minutes.newest_file
        return [(rendition, found(self.minutes, rendition)) for rendition in Rendition]

    def held(self) -> Any:
        """The sending that can still be taken back."""
        if not self.runs:
            return None
        intent = mails.MINUTES_TO_READ if self.with_chair else mails.MINUTES_TO_APPROVE
        matter = {"minutes_id": self.minutes.pk}
        return sendings.held(intent=intent, matter=matter, at=timezone.now())

    def behalf_form(self, data: Any = None) -> AnswerForForm:
        return AnswerForForm(data, minutes=self.minutes)

    @staticmethod
    def remarks(asked: list[MinutesApproval]) -> list[tuple[MinutesApproval, LetStandForm]]:
        return [(row, LetStandForm(approval=row)) for row in asked if row.open_remark]


def _silent(asked: list[MinutesApproval]) -> str:
    """The addresses of those who have not answered, as a mail program takes them."""
    return "; ".join(row.person.email for row in asked if not row.answer and row.person.email)


def _said(mine: MinutesApproval | None) -> dict[str, Any]:
    return {"remark": mine.remark} if mine else {}


class Circulate(ShowsLetter, FormPage, MinutesPage):
    """The chair has read the minutes: sees who will be asked, and until when, and sends them."""

    template_name = "cases/approvals/circulate.html"
    form_class = CirculateForm

    def guard(self) -> bool:
        return self.leads

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.with_chair:
            raise Http404
        return super().get(request, *args, **kwargs)

    def initial(self) -> dict[str, Any]:
        return {"due": _today() + timedelta(days=approval.DAYS_TO_ANSWER)}

    def context(self) -> dict[str, Any]:
        return super().context() | {"meeting": self.meeting, "minutes": self.minutes}

    def letter(self) -> Letter | None:
        """With the day that is typed; with the usual one while that cannot be read."""
        if not self.with_chair or self.person is None:
            return None
        today, typed = _today(), CirculateForm(self.request.POST)
        due = typed.cleaned_data["due"] if typed.is_valid() else None
        if due is None or due <= today:
            due = self.initial()["due"]
        return approval.preview(
            minutes=self.minutes, reader=self.person, due=due, on=today, by=self.request.user
        )

    def act(self, form: CirculateForm) -> HttpResponse:
        approval.circulate(
            minutes=self.minutes,
            reader=self.request.user.person,
            due=form.cleaned_data["due"],
            on=_today(),
            by=self.request.user,
        )
        messages.success(self.request, _("The minutes are sent to those who met."))
        matter = {"minutes_id": self.minutes.pk}
        sent = sendings.newest(intent=mails.MINUTES_TO_APPROVE, matter=matter)
        return redirect(sending_address(sent) if sent else self.own_address())


class MinutesAct(Detail):
    """Only POST: one act on the page of the minutes. A refusal keeps what was typed."""

    http_method_names = ["post", "options"]

    def done(self, sentence: str) -> HttpResponse:
        messages.success(self.request, sentence)
        return redirect(self.own_address())


class Answer(MinutesAct):
    """Somebody who met approves, or has a remark."""

    def guard(self) -> bool:
        return permissions.can_answer_minutes(self.request.user, self.minutes)

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = AnswerForm(request.POST)
        if form.is_valid():
            try:
                return self._answer(form)
            except DomainError as refusal:
                explain(form, refusal)
        return self.show(status=422, answer_form=form)

    def _answer(self, form: AnswerForm) -> HttpResponse:
        said = ApprovalAnswer(form.cleaned_data["answer"])
        approval.answer(
            minutes=self.minutes,
            person=self.request.user.person,
            answer=said,
            remark=form.cleaned_data["remark"],
            on=_today(),
            by=self.request.user,
        )
        if said == ApprovalAnswer.REMARK:
            return self.done(_("Your remark has gone to the secretariat. Thank you."))
        return self.done(_("You have approved the minutes. Thank you."))


class AnswerFor(MinutesAct):
    """The secretary registers what somebody said in another way."""

    def guard(self) -> bool:
        return self.runs

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.behalf_form(request.POST)
        if form.is_valid():
            facts = form.cleaned_data
            try:
                approval.answer(
                    minutes=self.minutes,
                    person=facts["approval"].person,
                    answer=ApprovalAnswer(facts["answer"]),
                    remark=facts["remark"],
                    came_by=facts["came_by"],
                    on=_today(),
                    by=request.user,
                )
                return self.done(_("The answer is registered."))
            except DomainError as refusal:
                explain(form, refusal)
        return self.show(status=422, behalf_form=form)


class LetStand(MinutesAct):
    """The secretary settles a remark: the text stays as it is."""

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.row = get_object_or_404(self.minutes.approvals, pk=kwargs["approval"])

    def guard(self) -> bool:
        return self.runs

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = LetStandForm(request.POST, approval=self.row)
        if form.is_valid():
            try:
                why = form.cleaned_data["why"]
                approval.let_stand(approval=self.row, why=why, on=_today(), by=request.user)
                return self.done(_("The remark is settled; the text stands."))
            except DomainError as refusal:
                explain(form, refusal)
        return self.show(status=422, remarks=self._with(form))

    def _with(self, form: LetStandForm) -> list[tuple[MinutesApproval, LetStandForm]]:
        rows = self.remarks(list(self.minutes.approvals.select_related("person")))
        return [(row, form if row == self.row else blank) for row, blank in rows]


class SendBack(MinutesAct):
    def guard(self) -> bool:
        return self.sends_back

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = SendBackForm(request.POST)
        if form.is_valid():
            try:
                why = form.cleaned_data["why"]
                minutes.send_back(minutes=self.minutes, why=why, by=request.user)
                messages.success(request, _("The secretary can write in the minutes again."))
                return redirect(session_address(self.meeting) if self.runs else "cases:my_page")
            except DomainError as refusal:
                explain(form, refusal)
        return self.show(status=422, send_back_form=form)


class Download(MinutesPage):
    """A stored PDF, as an attachment with a human name; never made here.

    Without a version in the address it is the newest closed one.
    """

    def closed(self) -> Any:
        return self.meeting.minutes.exclude(state=MinutesState.DRAFT)

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> Any:
        if kwargs["rendition"] not in Rendition.values:
            raise Http404
        version = kwargs.get("version", self.minutes.version)
        wanted = get_object_or_404(self.closed(), version=version)
        stored = minutes.newest_file(wanted, Rendition(kwargs["rendition"]))
        if stored is None:
            raise Http404
        name = _("%(council)s minutes %(meeting)s, version %(version)s, %(rendition)s.pdf") % {
            "version": version,
            "council": self.meeting.council.label,
            "meeting": self.meeting.label.replace("/", "-"),
            "rendition": Rendition(stored.rendition).label,
        }
        response = FileResponse(
            stored.file.open("rb"),
            as_attachment=True,
            filename=name,
            content_type="application/pdf",
        )
        response.headers["ETag"] = f'"{stored.sha256}"'
        return response


def _today() -> date:
    return timezone.localdate()
