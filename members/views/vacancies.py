"""Vacant seats: the secretariat's list, and the page where a body answers."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from councils.models import Council, Seat
from councils.permissions import can_run_council
from councils.views.pages import CommunityPage
from legeraad.web.formats import day_short
from members import permissions
from members.domain import awaiting, happenings, vacancies
from members.domain.awaiting import Next, Waiting
from members.domain.gatherings import gatherings
from members.enums import VacancyState
from members.forms.vacancies import VacancyFilter
from members.models import Vacancy

PER_PAGE = 20
LATELY = timedelta(days=365)
YEAR = timedelta(days=365)

COLORS = {
    VacancyState.OPEN: "warning",
    VacancyState.ASKED: "info",
    VacancyState.PROPOSED: "accent",
    VacancyState.FILLED: "success",
    VacancyState.LEFT_OPEN: "neutral",
}
# What each state of the filter shows.
SHOWN = {
    "gjor-noe": (Next.SEAT, Next.CHOOSE_BODY, Next.REACH, Next.ASK_AGAIN),
    "venter": (Next.WAIT,),
    "star-apen": (Next.LEFT_OPEN,),
}
# The secretariat's next act: the address below the vacancy, the words on the button.
ACTS = {
    Next.SEAT: ("vacancy_seat", lambda: _("Put in the seat")),
    Next.CHOOSE_BODY: ("vacancy_address", lambda: _("Choose who fills it")),
    Next.REACH: ("vacancy_propose", lambda: _("Register the answer")),
    Next.ASK_AGAIN: ("vacancy_ask", lambda: _("Ask again")),
    Next.WAIT: ("vacancy_propose", lambda: _("Register the answer")),
    Next.LEFT_OPEN: ("vacancy_propose", lambda: _("Register the answer")),
}
ORDER = list(Next)


def address(vacancy: Vacancy, name: str) -> str:
    here = vacancy.seat.group.council.community.slug
    return reverse(f"members:{name}", args=[here, vacancy.pk])


def words_of(seat: Seat) -> str:
    """A seat in a line: its title, whether it is a substitute's, and whom it speaks for."""
    substitute = _("substitute") if seat.substitute_for_id else ""
    return ", ".join(word for word in (seat.title, substitute, seat.place) if word)


def next_act(one: Waiting) -> dict[str, str] | None:
    """The secretariat's next act with a vacancy, as a named link."""
    if one.next not in ACTS:
        return None
    name, label = ACTS[one.next]
    return {"name": name, "label": label(), "url": address(one.vacancy, name)}


class VacancyList(CommunityPage):
    """What is vacant, whom we asked and when, and the next act; below it what was filled lately."""

    template_name = "members/vacancies/list.html"
    handbook_page = "ledige-plasser"
    section = "members"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.councils = permissions.councils_run_by(self.request.user, self.community)
        self.today = timezone.localdate()

    def guard(self) -> bool:
        return bool(self.councils)

    def context(self) -> dict[str, Any]:
        run = Council.objects.filter(pk__in=[council.pk for council in self.councils])
        form = VacancyFilter(self.request.GET, councils=run.order_by("name"))
        form.is_valid()  # what cannot be read is left out of the filter, and said beside its field
        page: Any = Paginator(self.shown(form.cleaned_data), PER_PAGE)
        page = page.get_page(self.request.GET.get("side"))
        lately = self.today - LATELY
        return {
            "form": form,
            "narrowed": any(form.cleaned_data.values()),
            "page": page,
            "rows": [self.row(one) for one in page.object_list],
            "filled": [
                (vacancy, vacancy.days(self.today))
                for vacancy in vacancies.filled_since(councils=self.councils, day=lately)
            ],
        }

    def shown(self, chosen: dict[str, Any]) -> list[Waiting]:
        """What needs the secretariat first, then the oldest."""
        councils = [chosen["utvalg"]] if chosen.get("utvalg") else self.councils
        rows = awaiting.waiting(vacancies.of_councils(councils).unfilled(), on=self.today)
        wanted = SHOWN.get(chosen.get("tilstand") or "", ORDER)
        found = [one for one in rows if one.next in wanted]
        return sorted(found, key=lambda one: (ORDER.index(one.next), one.vacancy.since))

    def row(self, one: Waiting) -> dict[str, Any]:
        state = VacancyState(one.vacancy.state)
        return {"at": one, "color": COLORS[state], "act": next_act(one)}


class VacancyPage(CommunityPage):
    """A page about one vacancy that the user may answer for. A contact sees no other one."""

    vacancy: Vacancy
    handbook_page = "ledige-plasser"
    section = "members"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = Vacancy.objects.filter(seat__group__council__community=self.community)
        self.vacancy = get_object_or_404(vacancies.with_seats(rows), pk=kwargs["vacancy"])
        self.today = timezone.localdate()

    def guard(self) -> bool:
        return permissions.can_answer_vacancy(self.request.user, self.vacancy)

    @property
    def runs(self) -> bool:
        """The secretariat of the seat's council; the others answer for the body."""
        return can_run_council(self.request.user, self.vacancy.seat.group.council)

    def crumbs(self) -> list[tuple[str, str]]:
        if not self.runs:
            return []
        return [(_("Vacant seats"), reverse("members:vacancy_list", args=[self.community.slug]))]


class VacancyDetail(VacancyPage):
    """One vacancy. The body reads what the seat is about, answers, and reads what happens next."""

    template_name = "members/vacancies/detail.html"

    def context(self) -> dict[str, Any]:
        vacancy = self.vacancy
        (one,) = awaiting.waiting([vacancy], on=self.today)
        state = VacancyState(vacancy.state)
        step = next_act(one) if self.runs else self.answer()
        acts = self.acts_of_secretariat() if self.runs else self.acts_of_body()
        return {
            "vacancy": vacancy,
            "heading": words_of(vacancy.seat),
            "at": one,
            "color": COLORS[state],
            "crumbs": self.crumbs(),
            "runs": self.runs,
            "facts": self.facts(one),
            "step": step,
            "acts": [act for act in acts if step is None or act["name"] != step["name"]],
            "timeline": happenings.of_vacancy(vacancy) if self.runs else [],
        }

    def facts(self, one: Waiting) -> list[tuple[str, Any]]:
        vacancy, seat = self.vacancy, self.vacancy.seat
        facts: list[tuple[str, Any]] = [
            (_("Council"), seat.group.council.name),
            (_("Group"), seat.group.label),
            (_("Speaks for"), seat.place),
            (_("Preferably"), seat.preferred),
            (_("Term"), self._term()),
            (_("Meetings in the last year"), self._meetings()),
            (_("Filled by"), str(vacancy.body or _("not fixed"))),
        ]
        if self.runs:
            contacts = [person.name for person in one.contacts]
            facts += [
                (_("Asked"), day_short(vacancy.asked_on) if vacancy.asked_on else ""),
                (_("Answers for the body"), contacts or _("no address")),
            ]
        return facts

    def _term(self) -> str:
        months = self.vacancy.seat.group.term_months
        return _("%(months)s months") % {"months": months} if months else ""

    def _meetings(self) -> str:
        now = timezone.now()
        held = gatherings(council=self.vacancy.seat.group.council, start=now - YEAR, end=now)
        return str(len(held)) if held else ""

    def answer(self) -> dict[str, str] | None:
        """What the body is asked for; nothing once it has answered."""
        if self.vacancy.state in (VacancyState.FILLED, VacancyState.PROPOSED):
            return None
        return self._act("vacancy_propose", _("Say who is to have the seat"))

    def acts_of_body(self) -> list[dict[str, str]]:
        if self.vacancy.state == VacancyState.FILLED:
            return []
        if self.vacancy.state == VacancyState.PROPOSED:
            return [self._act("vacancy_propose", _("Propose somebody else instead"))]
        return [self._act("vacancy_postpone", _("Say when you will answer"))]

    def acts_of_secretariat(self) -> list[dict[str, str]]:
        if self.vacancy.state == VacancyState.FILLED:
            return []
        acts = [
            self._act("vacancy_propose", _("Register the answer")),
            self._act("vacancy_postpone", _("Register when they answer")),
            self._act("vacancy_address", _("Choose another body")),
            self._act("vacancy_leave", _("Leave the seat open")),
        ]
        if self.vacancy.body is not None:
            acts.insert(2, self._act("vacancy_ask", _("Ask again")))
        return acts

    def _act(self, name: str, label: str) -> dict[str, str]:
        return {"name": name, "label": label, "url": address(self.vacancy, name)}
