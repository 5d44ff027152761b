"""The minutes: written during the meeting, closed, read by the chair, approved, fetched as PDF."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import permissions
from cases.domain.meetings import agenda, approval, attendance, minutes, sentences
from cases.enums import MeetingState, MinutesState, Rendition
from cases.forms.minutes import EntryForm, GuestForm, SendBackForm
from cases.models import Meeting, MinutesEntry
from cases.views.meetings import prepare_address
from cases.views.pages import MeetingPage
from legeraad.errors import BlockedError, DomainError, StaleError
from legeraad.web.pages import OfficeRequest, explain

HTTP_OK = 200
HTTP_CONFLICT = 409


def _address(name: str, meeting: Meeting) -> str:
    council = meeting.council
    return reverse(f"cases:{name}", args=[council.community.slug, council.slug, meeting.slug])


def session_address(meeting: Meeting, entry: MinutesEntry | None = None) -> str:
    query = f"?punkt={entry.item_id}" if entry else ""
    return _address("session", meeting) + query


class OpenSession(MeetingPage):
    """Opens the meeting; a second press leads to the same page.

    Before its day a meeting is opened only by somebody who says so twice.
    """

    http_method_names = ["post", "options"]
    template_name = "cases/meetings/open_early.html"
    handbook_page = "gjennomfor-mote"

    def guard(self) -> bool:
        return self.runs

    def context(self) -> dict[str, Any]:
        return {"meeting": self.meeting}

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        early = timezone.localdate() < timezone.localdate(self.meeting.starts_at)
        if early and self.meeting.state == MeetingState.SUMMONED and "sure" not in request.POST:
            return self.show()
        try:
            minutes.open_session(meeting=self.meeting, by=request.user)
        except DomainError as refusal:
            messages.error(request, refusal.sentence)
            return redirect(prepare_address(self.meeting))
        return redirect(session_address(self.meeting))


class SessionPage(MeetingPage):
    """What the page used during the meeting shows: agenda, one item, attendance."""

    template_name = "cases/minutes/session.html"
    handbook_page = "gjennomfor-mote"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        current = minutes.current(self.meeting)
        if current is None or current.state != MinutesState.DRAFT:
            raise Http404
        self.minutes = current
        rows = current.entries.select_related("item__case__council", "item__meeting", "saved_by")
        self.entries = list(rows.order_by("item__position"))
        self.chosen = self._chosen()

    def guard(self) -> bool:
        return self.runs

    def _chosen(self) -> MinutesEntry | None:
        """The item named in the address, else the first without an outcome."""
        wanted = self.request.GET.get("punkt") or self.request.POST.get("punkt") or ""
        for entry in self.entries:
            if str(entry.item_id) == wanted:
                return entry
        waiting = [entry for entry in self.entries if not entry.outcome]
        return next(iter(waiting or self.entries), None)

    def context(self) -> dict[str, Any]:
        chairs = attendance.chairs(self.meeting)
        voters = attendance.present_voters(self.meeting)
        items = [entry.item for entry in self.entries]
        clock = {item.pk: at for item, at in agenda.clock_times(self.meeting, items)}
        return {
            "meeting": self.meeting,
            "minutes": self.minutes,
            "entries": [(entry, clock[entry.item_id]) for entry in self.entries],
            "chosen": self.chosen,
            "chosen_clock": clock.get(self.chosen.item_id) if self.chosen else "",
            "following": self.following(),
            "chairs": chairs,
            "others": attendance.others(self.meeting),
            "seat_count": len(chairs),
            "met_count": sum(chair.met is not None for chair in chairs),
            "voters": voters,
            "vote_sentence": vote_sentence(self.chosen, len(voters)),
            "guest_form": GuestForm(meeting=self.meeting),
            "now": timezone.localtime(),
        }

    def following(self) -> MinutesEntry | None:
        """The entry after the chosen one, if there is any."""
        ids = [entry.item_id for entry in self.entries]
        after = ids.index(self.chosen.item_id) + 1 if self.chosen else len(ids)
        return self.entries[after] if after < len(ids) else None


def vote_sentence(entry: MinutesEntry | None, voters: int) -> str:
    """What the minutes say of the vote, derived from its facts; empty without a vote."""
    if entry is None:
        return ""
    return sentences.vote(
        sentences.Vote(
            unanimous=entry.unanimous,
            votes_for=entry.votes_for,
            votes_against=entry.votes_against,
            votes_abstained=entry.votes_abstained,
            voters=voters,
        )
    )


class Session(SessionPage):
    """Gjennomfør møtet: one page during the whole meeting."""

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = EntryForm(instance=self.chosen) if self.chosen else None
        return self.show(form=form)


class WriteEntry(SessionPage):
    """Saves one item: while typing (htmx, no history row) or by the button.

    Somebody else was first: the page shows both texts, nothing of either is lost, status 409.
    """

    http_method_names = ["post", "options"]

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        found = [entry for entry in self.entries if entry.item_id == kwargs["item"]]
        if not found:
            raise Http404
        self.chosen = found[0]

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        entry = self.chosen
        assert entry is not None  # noqa: S101  load() chose it
        form = EntryForm(request.POST, instance=entry)
        if not form.is_valid():
            return self.answer(form, status=422)
        try:
            self.chosen = minutes.write(
                entry=entry,
                revision=form.cleaned_data["revision"],
                person=getattr(request.user, "person", None),
                settled=not request.htmx,
                by=request.user,
                **form.text,
            )
        except StaleError as stale:
            return self.conflict(form, stale)
        except DomainError as refusal:
            explain(form, refusal)
            return self.answer(form, status=422)
        return self.answer(form) if request.htmx else redirect(self._onwards(request))

    def _onwards(self, request: OfficeRequest) -> str:
        following = self.following()
        if "next" in request.POST and following is not None:
            return session_address(self.meeting, following)
        return session_address(self.meeting, self.chosen)

    def answer(self, form: EntryForm, *, status: int = 200) -> HttpResponse:
        if not self.request.htmx:
            return self.show(status=status, form=form)
        voters = len(attendance.present_voters(self.meeting))
        context = {
            "form": form,
            "chosen": self.chosen,
            "saved": status == HTTP_OK,
            "vote_sentence": vote_sentence(self.chosen, voters),
        }
        template = "cases/minutes/_saved.html"
        return TemplateResponse(self.request, template, context, status=status)

    def conflict(self, form: EntryForm, stale: StaleError) -> HttpResponse:
        """Both texts, and a form that goes on from what is stored now."""
        theirs: Any = stale.current
        self.chosen = theirs
        data: Any = form.data.copy()  # type: ignore[attr-defined]
        data["revision"] = theirs.revision
        mine = EntryForm(data, instance=theirs)
        context = {"form": mine, "theirs": theirs, "conflict": stale.sentence}
        if self.request.htmx:
            context |= {"meeting": self.meeting, "chosen": theirs, "community": self.community}
            template = "cases/minutes/_conflict.html"
            return TemplateResponse(self.request, template, context, status=HTTP_CONFLICT)
        return self.show(status=HTTP_CONFLICT, **context)


class Close(SessionPage):
    """Ends the meeting: shows what is missing, then closes the minutes."""

    template_name = "cases/minutes/close.html"
    handbook_page = "referat"

    def context(self) -> dict[str, Any]:
        return super().context() | {"missing": minutes.missing(self.minutes)}

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            minutes.close(minutes=self.minutes, by=request.user)
        except BlockedError:
            return self.show(status=422)
        messages.success(
            request, _("The minutes are closed. The chair has been asked to read them.")
        )
        return redirect(_address("minutes_detail", self.meeting))


class Detail(MeetingPage):
    """The closed minutes: for the chair to read and approve, for the others to read."""

    template_name = "cases/minutes/detail.html"
    handbook_page = "referat"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        current = minutes.current(self.meeting)
        if current is None or current.state == MinutesState.DRAFT:
            raise Http404
        self.minutes = current

    @property
    def approves(self) -> bool:
        return permissions.can_approve_minutes(self.request.user, self.meeting)

    def context(self) -> dict[str, Any]:
        rows = self.minutes.entries.select_related("item__case__council", "item__meeting")
        chairs = attendance.chairs(self.meeting)
        voters = len(attendance.present_voters(self.meeting))
        return {
            "meeting": self.meeting,
            "minutes": self.minutes,
            "entries": [
                (entry, vote_sentence(entry, voters)) for entry in rows.order_by("item__position")
            ],
            "chairs": chairs,
            "others": attendance.others(self.meeting),
            "met_count": sum(chair.met is not None for chair in chairs),
            "files": [
                (rendition, minutes.newest_file(self.minutes, rendition)) for rendition in Rendition
            ],
            "approves": self.approves and self.minutes.state == MinutesState.WITH_CHAIR,
            "runs": self.runs,
            "send_back_form": SendBackForm(),
        }


class Approve(Detail):
    http_method_names = ["post", "options"]

    def guard(self) -> bool:
        return self.approves

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            today = timezone.localdate()
            approval.circulate(
                minutes=self.minutes,
                reader=request.user.person,
                due=today + timedelta(days=approval.DAYS_TO_ANSWER),
                on=today,
                by=request.user,
            )
        except DomainError as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, _("The minutes are sent to those who met."))
        return redirect(_address("minutes_detail", self.meeting))


class SendBack(Detail):
    http_method_names = ["post", "options"]

    def guard(self) -> bool:
        return self.approves

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = SendBackForm(request.POST)
        if form.is_valid():
            try:
                why = form.cleaned_data["why"]
                minutes.send_back(minutes=self.minutes, why=why, by=request.user)
                messages.success(request, _("The secretary can write in the minutes again."))
                return redirect(prepare_address(self.meeting))
            except DomainError as refusal:
                explain(form, refusal)
        return self.show(status=422, send_back_form=form)


class Download(Detail):
    """A stored PDF, as an attachment with a human name; never made here."""

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> Any:
        if kwargs["rendition"] not in Rendition.values:
            raise Http404
        stored = minutes.newest_file(self.minutes, Rendition(kwargs["rendition"]))
        if stored is None:
            raise Http404
        name = _("%(council)s minutes %(meeting)s, %(rendition)s.pdf") % {
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
