"""The recommendation of a case: writing it, lifting it, publishing it through the gate."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import mails
from cases.domain.advice import gate, letters, recommendations, versions
from cases.domain.advice.next_steps import Step, standing
from cases.domain.advice.recommendations import Exemption, Row
from cases.domain.meetings import minutes
from cases.enums import Party, RecommendationState, Responsibility
from cases.forms.recommendations import (
    LiftForm,
    PublishForm,
    RecommendationForm,
    Sheet,
)
from cases.models import Recommendation
from cases.views import statuses
from cases.views.cases import CaseActPage, case_address, step_address
from cases.views.letters import ShowsLetter, sending_address
from councils.views.pages import must
from legeraad.errors import StaleError
from legeraad.mail import MailIntent
from legeraad.web.pages import OfficeRequest
from members.domain import sendings
from members.domain.sendings import Letter

MORE = "flere-rader"  # the button that adds lines and saves nothing


class RecommendationPage(CaseActPage):
    """A page of the recommendation that the case has."""

    handbook_page = "publisering"
    recommendation: Recommendation

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        found = self.case.recommendations.select_related("case__council__community", "item").first()
        if found is None:
            raise Http404
        self.recommendation = found

    def form_arguments(self) -> dict[str, Any]:
        return {"today": timezone.localdate()}

    def context(self) -> dict[str, Any]:
        return super().context() | {
            "recommendation": self.recommendation,
            "status": statuses.of_recommendation(self.recommendation),
        }

    def sent(self, intent: MailIntent, sentence: str) -> HttpResponse:
        """On to the letter that has just been sent, where it can be taken back."""
        messages.success(self.request, sentence)
        matter = {"recommendation_id": self.recommendation.pk}
        sending = sendings.newest(intent=intent, matter=matter)
        return redirect(sending_address(sending) if sending else self.case.get_absolute_url())


class RecommendationEdit(CaseActPage):
    """Drafts the recommendation of a case, or changes what is not in force yet."""

    template_name = "cases/recommendations/edit.html"
    handbook_page = "anbefaling"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.recommendation: Recommendation | None = self.case.recommendations.first()

    def context(self) -> dict[str, Any]:
        return super().context() | {"recommendation": self.recommendation, "more": MORE}

    sheet_class: type[Sheet] = Sheet

    @cached_property
    def goals(self) -> list[str]:
        """Those of the mandate in force, and those that the recommendation has already."""
        mandate = self.case.council.mandates.filter(in_force=True).first()
        own = self.recommendation.goals if self.recommendation else []
        return list(dict.fromkeys([*(mandate.goals if mandate else []), *own]))

    def make_form(self, data: Any = None) -> Sheet:
        if data is not None:
            return self.sheet_class(data, goals=self.goals)
        if self.recommendation is None:
            return Sheet(
                goals=self.goals,
                initial={
                    "question": self.suggested(),
                    "advice": minutes.advice_given(self.case),
                    "language": self.case.language,
                },
            )
        written = self.recommendation
        words = [name for name in RecommendationForm.base_fields if name != "seen"]
        return self.sheet_class(
            goals=self.goals,
            initial={name: getattr(written, name) for name in words}
            | {"seen": versions.mark_of(written)},
            rows=tuple(written.rows.values("party", "responsibility", "task")),
            exceptions=tuple(written.exceptions.values("condition", "party", "then")),
        )

    def suggested(self) -> str:
        """A title that is a question already is likely to be the question."""
        return self.case.title if self.case.title.endswith("?") else ""

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if MORE in request.POST:
            of = request.POST[MORE]
            more = self.sheet_class.with_more_lines(request.POST, of=of, goals=self.goals)
            return self.show(form=more)
        return super().post(request, *args, **kwargs)

    def act(self, form: Sheet) -> HttpResponse:
        facts = {
            **form.words.cleaned_data,
            "rows": [row_of(line) for line in form.rows.written],
            "exceptions": [exemption_of(line) for line in form.exceptions.written],
            "by": self.request.user,
        }
        seen = facts.pop("seen")
        if self.recommendation is None:
            recommendations.draft(case=self.case, **facts)
            return self.finish(_("The recommendation is saved."))
        try:
            recommendations.change(recommendation=self.recommendation, seen=seen, **facts)
        except StaleError as stale:
            return self.show_both(self.recommendation, stale.sentence)
        return self.finish(_("The recommendation is saved."))

    def show_both(self, stored: Recommendation, sentence: str) -> HttpResponse:
        """What was typed, in the form, and above it what is stored; the next save is knowing."""
        stored.refresh_from_db()
        typed = self.request.POST.copy()
        typed["seen"] = versions.mark_of(stored)
        form = self.make_form(typed)
        form.is_valid()
        form.add_error(None, sentence)
        return self.show(status=409, form=form, stored=stored)


def row_of(line: dict[str, Any]) -> Row:
    return Row(Party(line["party"]), Responsibility(line["responsibility"]), line["task"])


def exemption_of(line: dict[str, Any]) -> Exemption:
    return Exemption(line["condition"], line["party"], line["then"])


class RecommendationPublish(ShowsLetter, RecommendationPage):
    """The gate: what is met, what is missing, and the button when it is open (ALR-16, BG-3)."""

    template_name = "cases/recommendations/publish.html"
    form_class = PublishForm

    def form_arguments(self) -> dict[str, Any]:
        others = Recommendation.public.filter(community=self.recommendation.community)
        others = others.exclude(pk=self.recommendation.pk).order_by("number")
        return super().form_arguments() | {"others": others}

    def letter(self) -> Letter | None:
        return letters.of_publication(
            recommendation=self.recommendation, on=timezone.localdate(), by=self.request.user
        )

    def context(self) -> dict[str, Any]:
        conditions = gate.conditions(self.recommendation)
        where = standing(self.case)
        first = where.step not in (Step.PUBLISH, Step.DRAFT, Step.NOTHING)
        return super().context() | {
            "step": where.step,
            "step_url": step_address(where) if first else "",
            "conditions": conditions,
            "open": all(condition.met for condition in conditions),
            "in_force": self.recommendation.state == RecommendationState.IN_FORCE,
            "edit_url": case_address("cases:recommendation_edit", self.case),
        }

    def act(self, form: Any) -> HttpResponse:
        published = recommendations.publish(
            recommendation=self.recommendation,
            on=timezone.localdate(),
            review_by=form.cleaned_data["review_by"],
            replaces=form.cleaned_data["replaces"],
            by=self.request.user,
        )
        return self.sent(
            mails.RECOMMENDATION_IN_FORCE,
            _("%(label)s is in force and open to everybody.") % {"label": published.label},
        )


class RecommendationLift(ShowsLetter, RecommendationPage):
    template_name = "cases/recommendations/lift.html"
    form_class = LiftForm

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        must(self.case.council.anchored_in_id is not None)

    def letter(self) -> Letter | None:
        today = timezone.localdate()
        return letters.of_lifting(recommendation=self.recommendation, on=today)

    def initial(self) -> dict[str, Any]:
        return {"on": timezone.localdate()}

    def context(self) -> dict[str, Any]:
        principal: Any = self.case.council.anchored_in
        return super().context() | {
            "principal": principal,
            "may_lift": self.recommendation.state == RecommendationState.ADVISED,
        }

    def act(self, form: Any) -> HttpResponse:
        recommendations.lift(
            recommendation=self.recommendation, by=self.request.user, **form.cleaned_data
        )
        principal: Any = self.case.council.anchored_in
        messages.info(self.request, _("Register the answer here when it has come."))
        return self.sent(
            mails.ADVICE_LIFTED,
            _("The recommendation is lifted to %(principal)s.") % {"principal": principal.label},
        )
