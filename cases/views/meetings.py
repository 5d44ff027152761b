"""Planning meetings."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import permissions
from cases.domain.meetings import announcing, budget, changing, clashes, planning, wheel
from cases.domain.meetings.cancelling import COMING
from cases.enums import MeetingState
from cases.forms.meetings import MeetingForm
from cases.models import Meeting, MeetingSeries
from cases.views.letters import TRIAL, send_to_me, sending_address
from cases.views.pages import MeetingPage
from councils.models import Council
from councils.views.pages import CommunityPage
from legeraad.web.form_fields import EARLIEST, LATEST
from legeraad.web.pages import FormPage, OfficeRequest
from members.models import Sending
from members.permissions import can_run_community, councils_run_by

PER_PAGE = 20
# The buttons of the page that shows the letter about a changed meeting.
SEND, BACK = "send", "rediger"


def prepare_address(meeting: Meeting) -> str:
    council = meeting.council
    return reverse(
        "cases:meeting_prepare", args=[council.community.slug, council.slug, meeting.slug]
    )


def warn(request: OfficeRequest, meeting: Meeting) -> None:
    """Says what speaks against the time that was chosen, and stops nobody."""
    council, today = meeting.council, timezone.localdate()
    when = {"starts_at": meeting.starts_at, "ends_at": meeting.ends_at}
    for sentence in clashes.warnings(council=council, on=today, beside=[meeting.pk], **when):
        messages.warning(request, sentence)
    [year] = budget.of_year([council], year=timezone.localdate(meeting.starts_at).year)
    if year.exceeded:
        text = _("The meetings of the year take %(hours)s.")
        messages.warning(request, text % {"hours": year.words})


class MeetingPlan(CommunityPage):
    """All meetings whose papers the user may see: the coming ones first, then those held."""

    template_name = "cases/meetings/plan.html"
    handbook_page = "moteplan"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = permissions.meetings_visible_to(self.request.user, self.community)
        self.rows = rows.annotate(item_count=Count("items"))

    def guard(self) -> bool:
        return permissions.can_see_work_of_community(self.request.user, self.community)

    def context(self) -> dict[str, Any]:
        over = (MeetingState.HELD, MeetingState.CANCELLED)
        held = self.rows.filter(state__in=over).order_by("-starts_at")
        page = Paginator(held, PER_PAGE).get_page(self.request.GET.get("side"))
        return {
            "coming": self.rows.exclude(state__in=over).order_by("starts_at"),
            "page": page,
            "runs": can_run_community(self.request.user, self.community),
            "series": self._series(),
            "untold": self._untold(),
        }

    def _series(self) -> QuerySet[MeetingSeries]:
        """Those with a meeting that has not begun."""
        run = councils_run_by(self.request.user, self.community)
        rows = MeetingSeries.objects.filter(council__in=run, meetings__state__in=COMING)
        return rows.select_related("council__community").annotate(ahead=Count("meetings"))

    def _untold(self) -> list[tuple[Council, int]]:
        """Councils with days that nobody has been told of, and how many."""
        run = councils_run_by(self.request.user, self.community)
        count = announcing.untold_in(run, now=timezone.now())
        return [(council, count[council.pk]) for council in run if council.pk in count]


class MeetingYear(CommunityPage):
    """The year at a glance: its meetings, public holidays, closed weeks, and the hours used."""

    template_name = "cases/meetings/year.html"
    handbook_page = "moteplan"
    section = "meetings"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.year = year_of(self.request)

    def guard(self) -> bool:
        return permissions.can_see_work_of_community(self.request.user, self.community)

    def context(self) -> dict[str, Any]:
        rows = permissions.meetings_visible_to(self.request.user, self.community)
        meetings_of_year = list(rows.filter(starts_at__year=self.year).order_by("starts_at"))
        councils = {each.council_id: each.council for each in meetings_of_year}
        return {
            "months": wheel.months(meetings_of_year, community=self.community, year=self.year),
            "budgets": budget.of_year(councils.values(), year=self.year),
            "count": len(meetings_of_year),
            "year": self.year,
        }


def year_of(request: OfficeRequest) -> int:
    """The year in the address (`?ar=2027`), else the one that runs."""
    this = timezone.localdate().year
    typed = request.GET.get("ar", "")
    wanted = int(typed) if typed.isdecimal() and len(typed) == len(str(this)) else this
    return wanted if EARLIEST <= wanted <= LATEST else this


class MeetingNew(FormPage, CommunityPage):
    template_name = "cases/meetings/edit.html"
    handbook_page = "moteplan"
    form_class = MeetingForm

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.councils = councils_run_by(self.request.user, self.community)

    def guard(self) -> bool:
        return bool(self.councils)

    def form_arguments(self) -> dict[str, Any]:
        return {"councils": self.councils}

    def act(self, form: Any) -> HttpResponse:
        meeting = planning.plan(
            council=form.cleaned_data["council"],
            form_key=form.cleaned_data["form_key"],
            by=self.request.user,
            **form.facts,
        )
        warn(self.request, meeting)
        text = _("Meeting %(label)s is planned. Now put something on the agenda.")
        messages.success(self.request, text % {"label": meeting.label})
        return redirect(prepare_address(meeting))


class MeetingEdit(FormPage, MeetingPage):
    """Changes when and where. Once the agenda has gone out, those who were called are told: then
    the letter is shown first, and the second page sends it."""

    gathers = True
    template_name = "cases/meetings/edit.html"
    handbook_page = "moteplan"
    form_class = MeetingForm

    def guard(self) -> bool:
        return self.runs

    def context(self) -> dict[str, Any]:
        return {"meeting": self.meeting}

    def form_arguments(self) -> dict[str, Any]:
        return {"councils": [self.meeting.council]}

    def initial(self) -> dict[str, Any]:
        meeting = self.meeting
        starts, ends = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
        return {
            "day": starts.date(),
            "starts": starts.time(),
            "ends": ends.time(),
            "place": meeting.place,
            "remote": meeting.remote,
        }

    def act(self, form: Any) -> HttpResponse:
        facts = form.facts | {"meeting": self.meeting, "by": self.request.user}
        letter = changing.letter(**facts)
        if letter is None or SEND in self.request.POST:
            return self.done(changing.change(**facts))
        if BACK in self.request.POST:
            return self.show(form=form)
        if TRIAL in self.request.POST:
            send_to_me(self.request, self.community, letter)
        self.template_name = "cases/meetings/send_change.html"
        return self.show(form=form, letter=letter)

    def done(self, sending: Sending | None) -> HttpResponse:
        self.meeting.refresh_from_db()
        warn(self.request, self.meeting)
        messages.success(self.request, _("The meeting was changed."))
        return redirect(sending_address(sending) if sending else prepare_address(self.meeting))
