"""Cases: the list, one case, a new one, and what is done with it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases import commission_permissions, permissions
from cases.domain.advice.next_steps import Standing, Step, standing
from cases.domain.casework import case_papers, cases, legal_bases, sources
from cases.domain.casework.representation import represented
from cases.domain.casework.timeline import timeline
from cases.domain.hearings import hearings
from cases.domain.meetings import agenda, files, treated
from cases.enums import (
    ENDED_RECOMMENDATION_STATES,
    OPEN_CASE_STATES,
    Access,
    Audience,
    CaseOrigin,
    CaseState,
    Consequence,
    ItemKind,
    RecommendationState,
)
from cases.forms.cases import (
    AssessForm,
    CaseForm,
    MoveForm,
    NewCaseForm,
    ScheduleForm,
    commissions_to,
)
from cases.models import Case, CaseNote, Group, Meeting, Recommendation
from cases.views import case_acts, document_rows, statuses
from cases.views.meeting_files import file_name
from cases.views.pages import CasePage
from councils.views.pages import CommunityPage
from legeraad.web.pages import FormPage
from members.permissions import councils_run_by

STEP_PAGES = {
    Step.ASSESS: "cases:case_assess",
    Step.DRAFT: "cases:recommendation_edit",
    Step.SCHEDULE: "cases:case_schedule",
    Step.LIFT: "cases:recommendation_lift",
    Step.ANSWER: "cases:resolution_new",
    Step.PUBLISH: "cases:recommendation_publish",
}


def case_address(name: str, case: Case) -> str:
    return reverse(name, args=[case.council.community.slug, case.slug])


def step_address(where: Standing) -> str:
    """The page on which the next step is taken; empty when there is none."""
    if where.step == Step.TREAT and where.meeting is not None:
        meeting = where.meeting
        community = where.case.council.community
        return reverse(
            "cases:meeting_prepare", args=[community.slug, meeting.council.slug, meeting.slug]
        )
    name = STEP_PAGES.get(where.step)
    return case_address(name, where.case) if name else ""


def list_crumb(case: Case) -> tuple[str, str]:
    return _("Cases"), reverse("cases:case_list", args=[case.council.community.slug])


def case_crumbs(case: Case) -> list[tuple[str, str]]:
    return [list_crumb(case), (case.reference, case.get_absolute_url())]


class CaseDetail(CasePage):
    """One case, with the one thing that it needs now. Those who sit in the council only read."""

    template_name = "cases/cases/detail.html"
    handbook_page = "sak"

    def context(self) -> dict[str, Any]:
        where = standing(self.case)
        recommendation, items = where.recommendation, self.items()
        return {
            "case": self.case,
            "crumbs": [list_crumb(self.case)],
            "runs": self.runs,
            "status": statuses.of_case(self.case),
            "step": where.step if self.runs else None,
            "step_url": step_address(where),
            "paper": case_papers.newest(self.case, drafts=self.runs),
            "facts": self.facts(),
            "items": items,
            "excerpts": self.excerpts(items),
            "hearings": self.hearings(),
            "documents": document_rows.of_case(self.case, self.request.user),
            "recommendation": recommendation,
            "recommendation_status": recommendation and statuses.of_recommendation(recommendation),
            "in_force": recommendation and recommendation.state == RecommendationState.IN_FORCE,
            "may_change": recommendation and _may_change(recommendation),
            "may_schedule": self.case.state in OPEN_CASE_STATES,
            "may_take_over": case_acts.may_take_over(self.case, self.request.user),
            "may_take_in": recommendation and recommendation.state == RecommendationState.DRAFT,
            "may_lift": recommendation and recommendation.state == RecommendationState.ADVISED,
            "groups": self.groups(),
            "timeline": timeline(self.case),
            "notes": self.notes(),
            "sources": sources.of_case(self.case),
            "represented": represented(self.case),
            "specialists": self.case.specialist_requests.select_related("body", "person"),
            **_text_of(recommendation),
        }

    def facts(self) -> list[tuple[str, Any]]:
        case = self.case
        return [
            (_("Where it comes from"), self.origin()),
            (_("Themes"), ", ".join(theme.name for theme in case.themes.all())),
            (_("Regions"), ", ".join(region.name for region in case.regions.all())),
            (_("Case officer"), case.officer),
            (_("Organisational consequences"), capfirst(case.get_organisational_display())),
            (_("Economic consequences"), capfirst(case.get_economic_display())),
            (_("What they consist of"), case.consequence_note),
            (_("Access"), legal_bases.words(case, Access(case.access))),
            (_("Reason"), case.state_reason),
        ]

    def origin(self) -> list[Any]:
        """The commission is a link for those who may see it."""
        case = self.case
        origin = [capfirst(case.get_origin_display()), case.requester, case.submitted_by]
        return [words for words in (*origin, self.commission()) if words]

    def commission(self) -> str:
        if self.case.commission_id is None:
            return ""
        visible = commission_permissions.commissions_visible_to(self.request.user, self.community)
        commission = visible.filter(pk=self.case.commission_id).first()
        if commission is None:
            return str(self.case.commission)
        address = commission.get_absolute_url()
        return format_html('<a class="ds-link" href="{}">{}</a>', address, commission)

    def items(self) -> list[tuple[Any, bool, str]]:
        """Where it has been treated, or will be; whether the user may open it; what came of it."""
        visible = permissions.meetings_visible_to(self.request.user, self.community)
        seen = set(visible.filter(items__case=self.case).values_list("pk", flat=True))
        items = [(item, item.meeting_id in seen) for item in treated.treatments(self.case)]
        return [(item, opens, treated.outcome_of(item) if opens else "") for item, opens in items]

    def notes(self) -> list[tuple[CaseNote, bool]]:
        """What the office has written for itself, and whether the reader wrote it."""
        if not self.runs:
            return []
        person = getattr(self.request.user, "person", None)
        rows = self.case.notes.select_related("author")
        return [(note, person is not None and note.author_id == person.pk) for note in rows]

    def groups(self) -> list[Group]:
        """The groups that work with it, of those that the user may see."""
        visible = permissions.groups_visible_to(self.request.user, self.community)
        return list(visible.filter(case_links__case=self.case))

    def hearings(self) -> Any:
        rows = permissions.hearings_visible_to(self.request.user, self.community)
        return hearings.counted(rows.filter(case=self.case)).order_by("-pk")

    def excerpts(self, items: list[tuple[Any, bool, str]]) -> list[tuple[str, files.Excerpt]]:
        """What the minutes of the meetings that the user may open say of it, with a file name."""
        audience = Audience.OFFICE if self.runs else Audience.MEMBERS
        opens = {item.meeting_id for item, seen, _outcome in items if seen}
        found = files.excerpts_of(self.case, audience, meetings=opens)
        return [(file_name(each.stored), each) for each in found]


def _text_of(recommendation: Recommendation | None) -> dict[str, Any]:
    """What is written of it in rows of their own, to read; the rest is on the recommendation."""
    if recommendation is None:
        return {}
    return {
        "rows": recommendation.rows.all(),
        "exceptions": recommendation.exceptions.all(),
        "answers": recommendation.resolutions.select_related("principal"),
    }


def _may_change(recommendation: Recommendation) -> bool:
    fixed = (RecommendationState.IN_FORCE, RecommendationState.DECLINED)
    return recommendation.state not in (*fixed, *ENDED_RECOMMENDATION_STATES)


class CaseNew(FormPage, CommunityPage):
    """A new case in under a minute; `?oppdrag=` fills in what a commission says already."""

    template_name = "cases/cases/new.html"
    handbook_page = "ny-sak"
    form_class: type[NewCaseForm] = NewCaseForm

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.councils = councils_run_by(self.request.user, self.community)

    def guard(self) -> bool:
        return bool(self.councils)

    def form_arguments(self) -> dict[str, Any]:
        return {
            "community": self.community,
            "councils": self.councils,
            "today": timezone.localdate(),
            "legal_bases": legal_bases.offered(self.community),
        }

    def initial(self) -> dict[str, Any]:
        newest = Case.objects.filter(council__in=self.councils).order_by("-pk").first()
        slug = self.request.GET.get("utvalg", "")
        named = next((each.pk for each in self.councils if each.slug == slug), None)
        return {
            "council": named or (newest.council_id if newest else self.councils[0].pk),
            "officer": getattr(self.request.user, "person", None),
            "registered_on": timezone.localdate(),
        } | self.asked()

    def asked(self) -> dict[str, Any]:
        slug = self.request.GET.get("oppdrag", "")
        commission = commissions_to(self.councils).filter(slug=slug).first() if slug else None
        if commission is None:
            return {}
        return {
            "council": commission.council_id,
            "origin": CaseOrigin.COMMISSION,
            "commission": commission,
            "title": commission.title,
            "summary": commission.text,
        }

    def context(self) -> dict[str, Any]:
        list_url = reverse("cases:case_list", args=[self.community.slug])
        return {"crumbs": [(_("Cases"), list_url)], "cancel_url": list_url}

    def act(self, form: Any) -> HttpResponse:
        facts = dict(form.cleaned_data)
        case = cases.register(on=facts.pop("registered_on"), by=self.request.user, **facts)
        messages.success(
            self.request, _("The case is registered as %(label)s.") % {"label": case.reference}
        )
        return redirect(case)


class CaseActPage(FormPage, CasePage):
    """Something that the secretariat does with one case; afterwards it sees the case again."""

    handbook_page = "sak"
    done = ""

    def guard(self) -> bool:
        return self.runs

    def context(self) -> dict[str, Any]:
        return {
            "case": self.case,
            "crumbs": case_crumbs(self.case),
            "cancel_url": self.case.get_absolute_url(),
        }

    def finish(self, sentence: str) -> HttpResponse:
        messages.success(self.request, sentence)
        return redirect(self.case)


class CaseEdit(CaseActPage):
    template_name = "cases/cases/edit.html"
    form_class = CaseForm

    def form_arguments(self) -> dict[str, Any]:
        kept = self.case.commission_id
        return {
            "community": self.community,
            "commissions": commissions_to([self.case.council], kept=kept),
            "legal_bases": legal_bases.offered(self.community),
        }

    def initial(self) -> dict[str, Any]:
        written = {name: getattr(self.case, name) for name in CaseForm.base_fields}
        return written | {"themes": self.case.themes.all(), "regions": self.case.regions.all()}

    def act(self, form: Any) -> HttpResponse:
        cases.change(case=self.case, by=self.request.user, **form.cleaned_data)
        return self.finish(_("The case is saved."))


class CaseAssess(CaseActPage):
    template_name = "cases/cases/assess.html"
    handbook_page = "konsekvenser"
    form_class = AssessForm

    def initial(self) -> dict[str, Any]:
        return {
            "organisational": self.case.organisational,
            "economic": self.case.economic,
            "note": self.case.consequence_note,
        }

    def act(self, form: Any) -> HttpResponse:
        facts = form.cleaned_data
        case = cases.assess(
            case=self.case,
            organisational=Consequence(facts["organisational"]),
            economic=Consequence(facts["economic"]),
            note=facts["note"],
            by=self.request.user,
        )
        if case.significant:
            principal = case.council.anchored_in
            sentence = _(
                "The consequences are assessed. The advice must be lifted to %(principal)s "
                "before it is published."
            ) % {"principal": principal.label if principal else _("the principal")}
            return self.finish(sentence)
        return self.finish(_("The consequences are assessed."))


class CaseSchedule(CaseActPage):
    """Puts the case on the agenda of a coming meeting."""

    template_name = "cases/cases/schedule.html"
    form_class = ScheduleForm

    def coming(self) -> Any:
        rows = Meeting.objects.filter(
            council=self.case.council, written=False, state__in=agenda.OPEN_FOR_ITEMS
        ).exclude(items__case=self.case)
        return rows.select_related("council__community").order_by("starts_at")

    def form_arguments(self) -> dict[str, Any]:
        return {"coming": self.coming()}

    def initial(self) -> dict[str, Any]:
        return {"meeting": self.coming().first()}

    def context(self) -> dict[str, Any]:
        ready = self.case.state == CaseState.READY
        return super().context() | {
            "coming": self.coming(),
            "blocks": [] if ready else cases.blocks(self.case, CaseState.READY),
        }

    def act(self, form: Any) -> HttpResponse:
        facts = dict(form.cleaned_data)
        kind = ItemKind(facts.pop("kind"))
        item = agenda.add_case(case=self.case, kind=kind, by=self.request.user, **facts)
        return self.finish(
            _("The case is on the agenda of meeting %(label)s.") % {"label": item.meeting.label}
        )


class CaseMove(CaseActPage):
    """Moves a case on by hand. What is held back says why."""

    template_name = "cases/cases/move.html"
    form_class = MoveForm

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.moves = cases.moves(self.case)

    def form_arguments(self) -> dict[str, Any]:
        return {"moves": self.moves}

    def context(self) -> dict[str, Any]:
        return super().context() | {
            "possible": [each for each in self.moves if each.possible],
            "held_back": [each for each in self.moves if not each.possible],
            "status": statuses.of_case(self.case),
        }

    def act(self, form: Any) -> HttpResponse:
        to = CaseState(form.cleaned_data["to"])
        cases.move(case=self.case, to=to, why=form.cleaned_data["why"], by=self.request.user)
        return self.finish(_("The case is now %(state)s.") % {"state": to.label})
