"""The minutes while the meeting is held: opened, written item by item, closed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from cases import mails
from cases.domain.conflicts import Choice
from cases.domain.meetings import agenda, attendance, guests, minutes, quorum
from cases.domain.meetings.rich_texts import RICH, html
from cases.enums import MeetingState, MinutesState
from cases.forms.minutes import ActionForm, EntryForm, GuestForm
from cases.models import ActionPoint, Meeting, MinutesEntry
from cases.views.actions import act
from cases.views.conflicts import entry_differences
from cases.views.letters import ShowsLetter, sending_address
from cases.views.meetings import prepare_address
from cases.views.pages import MeetingPage
from cases.views.treatment import TreatmentPage
from legeraad.errors import BlockedError, DomainError, StaleError
from legeraad.web.pages import OfficeRequest, explain
from members.domain import sendings
from members.domain.sendings import Letter
from members.models import Person

HTTP_OK = 200
HTTP_CONFLICT = 409


def address_of(name: str, meeting: Meeting, *more: int) -> str:
    council = meeting.council
    names = [council.community.slug, council.slug, meeting.slug]
    return reverse(f"cases:{name}", args=[*names, *more])


def session_address(meeting: Meeting, entry: MinutesEntry | None = None) -> str:
    query = f"?punkt={entry.item_id}" if entry else ""
    return address_of("session", meeting) + query


class OpenSession(MeetingPage):
    """Opens the meeting; a second press leads to the same page.

    Before its day a meeting is opened only by somebody who says so twice.
    """

    gathers = True
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


class SessionPage(TreatmentPage):
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

    @cached_property
    def agreed(self) -> list[ActionPoint]:
        """Who does what by when, of the chosen item."""
        return list(self.chosen.actions.select_related("owner")) if self.chosen else []

    def action_form(self, data: Any = None) -> ActionForm | None:
        """Empty, or with the point that the address names, to be changed."""
        if self.chosen is None:
            return None
        owners = Person.objects.filter(pk__in=[person.pk for person in self.people])
        owners = owners.order_by("sort_key")
        wanted = self.request.GET.get("tiltak", "")
        point = next((each for each in self.agreed if str(each.pk) == wanted), None)
        facts = {"task": point.task, "owner": point.owner_id, "due": point.due} if point else {}
        return ActionForm(data, entry=self.chosen, owners=owners, initial=facts | {"point": point})

    def context(self) -> dict[str, Any]:
        chairs = attendance.chairs(self.meeting)
        items = [entry.item for entry in self.entries]
        clock = {item.pk: at for item, at in agenda.clock_times(self.meeting, items)}
        return {
            **self.treatment(),
            "minutes": self.minutes,
            "entries": [(entry, clock[entry.item_id]) for entry in self.entries],
            "chosen": self.chosen,
            "chosen_clock": clock.get(self.chosen.item_id) if self.chosen else "",
            "following": self.following(),
            "chairs": chairs,
            "others": [
                (row, self.table.stands_for(row)) for row in attendance.others(self.meeting)
            ],
            "seat_count": len(chairs),
            "met_count": sum(chair.met is not None for chair in chairs),
            "mixed": attendance.mixed(self.meeting),
            "quorum": quorum.of(self.meeting.council, self.item, self.table),
            "expected_guests": guests.expected(self.meeting),
            "guest_form": GuestForm(meeting=self.meeting),
            "agreed": self.agreed,
            "action_form": self.action_form(),
            "now": timezone.localtime(),
        }

    def following(self) -> MinutesEntry | None:
        """The entry after the chosen one, if there is any."""
        ids = [entry.item_id for entry in self.entries]
        after = ids.index(self.chosen.item_id) + 1 if self.chosen else len(ids)
        return self.entries[after] if after < len(ids) else None


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
        form = EntryForm(request.POST, instance=self.chosen)
        typed = None if request.htmx else self.action_form(request.POST)
        if not form.is_valid() or (typed and not typed.is_valid()):
            return self.answer(form, typed, status=422)
        try:
            with transaction.atomic():
                self.chosen = self._write(form)
                if typed:
                    act(request.POST.get("act", ""), typed, entry=self.chosen, by=request.user)
        except StaleError as stale:
            return self.conflict(form, typed, stale)
        except DomainError as refusal:
            explain(form, refusal)
            return self.answer(form, typed, status=422)
        return self.answer(form) if request.htmx else redirect(self._onwards(request))

    def _write(self, form: EntryForm) -> MinutesEntry:
        assert self.chosen is not None  # noqa: S101  load() chose it
        written: dict[str, Any] = {
            "entry": self.chosen,
            "revision": form.cleaned_data["revision"],
            "person": getattr(self.request.user, "person", None),
            "by": self.request.user,
            **form.text,
        }
        if choice := Choice.read(self.request.POST.get("keep", "")):
            return minutes.write_chosen(choice=choice, **written)
        return minutes.write(settled=not self.request.htmx, **written)

    def _onwards(self, request: OfficeRequest) -> str:
        following = self.following()
        if "next" in request.POST and following is not None:
            return session_address(self.meeting, following)
        here = session_address(self.meeting, self.chosen)
        point, _colon, wish = request.POST.get("act", "").partition(":")
        if wish == "edit" and point.isdecimal():
            here += f"&tiltak={point}"
        return f"{here}#agreed" if point else here

    def answer(
        self, form: EntryForm, typed: ActionForm | None = None, *, status: int = 200
    ) -> HttpResponse:
        if not self.request.htmx:
            return self.show(status=status, form=form, action_form=typed)
        context = {
            "form": form,
            "chosen": self.chosen,
            "saved": status == HTTP_OK,
            "agreed": self.agreed,
            "writes": self.writes(self.proposed()),
        }
        template = "cases/minutes/_saved.html"
        return TemplateResponse(self.request, template, context, status=status)

    def conflict(
        self, form: EntryForm, typed: ActionForm | None, stale: StaleError
    ) -> HttpResponse:
        """Both texts, and a form that goes on from what is stored now."""
        theirs: Any = stale.current
        self.chosen = theirs
        data: Any = form.data.copy()  # type: ignore[attr-defined]
        data["revision"] = theirs.revision
        mine = EntryForm(data, instance=theirs)
        context = {
            "form": mine,
            "theirs": theirs,
            "said": {name: html(theirs, name) for name in RICH},
            "conflict": stale.sentence,
            "differences": entry_differences(theirs, form),
            "language": theirs.item.case.language if theirs.item.case else "",
        }
        if self.request.htmx:
            context |= {"meeting": self.meeting, "chosen": theirs, "community": self.community}
            template = "cases/minutes/_conflict.html"
            return TemplateResponse(self.request, template, context, status=HTTP_CONFLICT)
        return self.show(status=HTTP_CONFLICT, action_form=typed, **context)


class Close(ShowsLetter, SessionPage):
    """Ends the meeting: shows what is missing, or the chair's letter; then closes the minutes."""

    template_name = "cases/minutes/close.html"
    handbook_page = "referat"

    def letter(self) -> Letter | None:
        return minutes.letter_to_chair(self.minutes)

    def context(self) -> dict[str, Any]:
        return super().context() | {
            "missing": minutes.missing(self.minutes),
            "one_sided": minutes.one_sided(self.minutes),
        }

    def send(self, request: OfficeRequest) -> HttpResponse:
        try:
            minutes.close(minutes=self.minutes, by=request.user)
        except BlockedError:
            return self.show(status=422)
        messages.success(
            request, _("The minutes are closed. The chair has been asked to read them.")
        )
        matter = {"minutes_id": self.minutes.pk}
        sending = sendings.newest(intent=mails.MINUTES_TO_READ, matter=matter)
        detail = address_of("minutes_detail", self.meeting)
        return redirect(sending_address(sending) if sending else detail)
