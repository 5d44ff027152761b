"""A written procedure: prepared, shown before it is sent, answered, ended."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import permissions
from cases.domain.meetings import files, minutes, written
from cases.enums import OPEN_CASE_STATES, Access, ItemKind, MeetingState, MinutesState, WrittenReply
from cases.forms.planning import CancelForm
from cases.forms.written import NewWrittenForm, ProposalForm, ReplyForForm
from cases.models import Case, Meeting, MeetingFile
from cases.views.letters import ShowsLetter, sending_address
from cases.views.meeting_files import file_name
from cases.views.minutes import session_address
from cases.views.pages import MeetingPage
from cases.written_mails import WRITTEN_SENT, written_page
from councils.views.pages import CommunityPage
from legeraad.errors import DomainError
from legeraad.web.pages import FormPage, OfficeRequest, explain
from members.domain import sendings
from members.domain.sendings import Letter
from members.permissions import councils_run_by

HANDBOOK = "skriftlig-behandling"


class WrittenNew(FormPage, CommunityPage):
    """Which case, what is proposed, and for how long; the letter is shown before it is sent."""

    template_name = "cases/written/edit.html"
    handbook_page = HANDBOOK
    section = "meetings"
    form_class = NewWrittenForm

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.councils = councils_run_by(self.request.user, self.community)

    def guard(self) -> bool:
        return bool(self.councils)

    def cases(self) -> Any:
        """Those that may be decided in writing, of the councils that the user runs.

        What stands on an agenda is not offered; typed, it is refused with a sentence, or is the
        second half of a double click.
        """
        rows = Case.objects.filter(council__in=self.councils, state__in=OPEN_CASE_STATES)
        rows = rows.exclude(access=Access.EXEMPT).select_related("council")
        if self.request.method != "POST":
            busy = (*written.COMING, MeetingState.IN_SESSION)
            rows = rows.exclude(items__meeting__in=Meeting.objects.filter(state__in=busy))
        return rows.order_by("council__label", "year", "number")

    def form_arguments(self) -> dict[str, Any]:
        return {"cases": self.cases()}

    def initial(self) -> dict[str, Any]:
        return {"case": self.cases().filter(slug=self.request.GET.get("sak", "")).first()}

    def context(self) -> dict[str, Any]:
        return {"back": reverse("cases:meeting_plan", args=[self.community.slug])}

    def act(self, form: Any) -> HttpResponse:
        facts = form.cleaned_data | {"kind": ItemKind(form.cleaned_data["kind"])}
        made = written.begin(on=timezone.localdate(), by=self.request.user, **facts)
        return redirect(_address("written_send", made))


def _address(name: str, meeting: Meeting) -> str:
    council = meeting.council
    return reverse(f"cases:{name}", args=[council.community.slug, council.slug, meeting.slug])


class WrittenPage(MeetingPage):
    """One written procedure: the proposal, and for the secretariat who has said what."""

    template_name = "cases/written/detail.html"
    handbook_page = HANDBOOK

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        if not self.meeting.written:
            raise Http404

    def context(self) -> dict[str, Any]:
        meeting, item = self.meeting, written.item_of(self.meeting)
        readable = permissions.cases_visible_to(self.request.user, self.community)
        sees = readable.filter(items=item).exists()
        return {
            "meeting": meeting,
            "item": item,
            "proposal": written.proposal_of(meeting) if sees else "",
            "sees": sees,
            "files": self._files(),
            "runs": self.runs,
            "mine": self._mine(),
            **(self._for_the_secretary() if self.runs else {}),
        }

    def _files(self) -> list[tuple[str, MeetingFile]]:
        found = files.for_reader(self.request.user, self.meeting)
        return [(file_name(each), each) for each in found]

    def _mine(self) -> Any:
        """One's own answer, while it may be given."""
        if not written.is_open(self.meeting, on=timezone.localdate()):
            return None
        person = getattr(self.request.user, "person", None)
        return self.meeting.written_answers.filter(person=person).first() if person else None

    def _for_the_secretary(self) -> dict[str, Any]:
        rows = written.asked(self.meeting)
        draft = minutes.current(self.meeting)
        writes = draft is not None and draft.state == MinutesState.DRAFT
        return {
            "rows": rows,
            "silent": sum(not row.answer for row in rows),
            "open": written.is_open(self.meeting, on=timezone.localdate()),
            "coming": self.meeting.state in written.COMING,
            "session": session_address(self.meeting) if writes else "",
            "closed": draft.get_absolute_url() if draft and not writes else "",
            "behalf_form": self.behalf_form(),
        }

    def behalf_form(self, data: Any = None) -> ReplyForForm:
        rows = self.meeting.written_answers.select_related("person")
        return ReplyForForm(data, rows=rows)

    def own_address(self) -> str:
        return written_page(self.meeting)


class WrittenEdit(FormPage, WrittenPage):
    """Before it is sent: another text, or another time to object."""

    template_name = "cases/written/edit.html"
    form_class = ProposalForm

    def guard(self) -> bool:
        return self.runs

    def initial(self) -> dict[str, Any]:
        return {"proposal": written.proposal_of(self.meeting)}

    def context(self) -> dict[str, Any]:
        return {"meeting": self.meeting, "back": self.own_address()}

    def act(self, form: Any) -> HttpResponse:
        today, by = timezone.localdate(), self.request.user
        written.change(meeting=self.meeting, on=today, by=by, **form.cleaned_data)
        return redirect(_address("written_send", self.meeting))


class WrittenSend(ShowsLetter, WrittenPage):
    """Shows who is asked and what the letter says; then sends it, once."""

    template_name = "cases/written/send.html"

    def guard(self) -> bool:
        return self.runs

    def letter(self) -> Letter | None:
        """None when it has gone out, or cannot go out; `_refused` says why."""
        self._refused = ""
        if self.meeting.state != MeetingState.PLANNED:
            return None
        try:
            today, by = timezone.localdate(), self.request.user
            return written.preview(meeting=self.meeting, on=today, by=by)
        except DomainError as refusal:
            self._refused = refusal.sentence
            return None

    def context(self) -> dict[str, Any]:
        shown = super().context()
        return shown | {"back": self.own_address(), "refused": self._refused}

    def send(self, request: OfficeRequest) -> HttpResponse:
        try:
            written.send(meeting=self.meeting, on=timezone.localdate(), by=request.user)
        except DomainError as refusal:
            messages.error(request, refusal.sentence)
            return self.show(status=422)
        sending = sendings.newest(intent=WRITTEN_SENT, matter={"meeting_id": self.meeting.pk})
        return redirect(sending_address(sending) if sending else self.own_address())


class WrittenAnswerFor(WrittenPage):
    """Only POST: what somebody said by telephone or in a mail, with how it came."""

    http_method_names = ["post", "options"]

    def guard(self) -> bool:
        return self.runs

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.behalf_form(request.POST)
        if form.is_valid():
            facts = form.cleaned_data
            try:
                written.answer(
                    meeting=self.meeting,
                    person=facts["row"].person,
                    answer=WrittenReply(facts["answer"]),
                    why=facts["why"],
                    came_by=facts["came_by"],
                    on=timezone.localdate(),
                    by=request.user,
                )
                messages.success(request, _("The answer is registered."))
                return redirect(self.own_address())
            except DomainError as refusal:
                explain(form, refusal)
        return self.show(status=422, behalf_form=form)


class WrittenStop(FormPage, WrittenPage):
    """Ends it with a reason; the case waits for a meeting."""

    template_name = "cases/written/stop.html"
    form_class = CancelForm

    def guard(self) -> bool:
        return self.runs

    def context(self) -> dict[str, Any]:
        told = written.recipients(self.meeting) if self.meeting.summoned_on else []
        open_still = self.meeting.state in written.COMING
        back = self.own_address()
        return {"meeting": self.meeting, "told": len(told), "open": open_still, "back": back}

    def act(self, form: Any) -> HttpResponse:
        why = form.cleaned_data["why"]
        written.stop(meeting=self.meeting, why=why, by=self.request.user)
        messages.success(self.request, _("The written procedure has ended. The case waits."))
        return redirect(self.own_address())
