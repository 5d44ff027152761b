"""What the secretary does with a recommendation in force, and taking in an older one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.domain.advice import gate, lifecycle
from cases.enums import RecommendationState
from cases.forms.recommendations import CheckForm, RevisedSheet, TakeOverForm, WithdrawForm
from cases.models import Recommendation
from cases.views.cases import case_address
from cases.views.recommendations import (
    RecommendationEdit,
    RecommendationPage,
    exemption_of,
    row_of,
)
from legeraad.errors import StaleError

TWO_YEARS = timedelta(days=730)


class InForcePage(RecommendationPage):
    """One form about what is in force."""

    template_name = "cases/recommendations/act.html"
    title: Any = ""
    ingress: Any = ""
    button: Any = ""

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        if self.recommendation.state != RecommendationState.IN_FORCE:
            raise Http404

    def form_arguments(self) -> dict[str, Any]:
        return {}

    def context(self) -> dict[str, Any]:
        words = {"title": self.title, "ingress": self.ingress, "button": self.button}
        return super().context() | words


class RecommendationReview(InForcePage):
    """The date has come: it still holds, or it goes on one of the other ways."""

    template_name = "cases/recommendations/review.html"
    form_class = CheckForm
    title = gettext_lazy("Review the recommendation")
    ingress = gettext_lazy("Does it still hold? Say so here, or choose what is to become of it.")
    button = gettext_lazy("Checked, still valid")

    def initial(self) -> dict[str, Any]:
        return {"review_by": timezone.localdate() + TWO_YEARS}

    def act(self, form: Any) -> HttpResponse:
        lifecycle.check(
            recommendation=self.recommendation,
            on=timezone.localdate(),
            by=self.request.user,
            **form.cleaned_data,
        )
        return self.finish(_("It is checked, and still holds."))


class RecommendationWithdraw(InForcePage):
    form_class = WithdrawForm
    title = gettext_lazy("Withdraw the recommendation")
    ingress = gettext_lazy(
        "It does not hold any more. Its page stays, and says so. This cannot be undone."
    )
    button = gettext_lazy("Withdraw it")

    def act(self, form: Any) -> HttpResponse:
        lifecycle.withdraw(
            recommendation=self.recommendation,
            on=timezone.localdate(),
            by=self.request.user,
            **form.cleaned_data,
        )
        return self.finish(_("The recommendation is withdrawn."))


class RecommendationRevise(RecommendationEdit):
    """Corrects the words of what is in force as a new version."""

    template_name = "cases/recommendations/revise.html"
    handbook_page = "publisering"
    sheet_class = RevisedSheet
    recommendation: Recommendation

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        if self.recommendation is None or self.recommendation.state != RecommendationState.IN_FORCE:
            raise Http404

    def act(self, form: Any) -> HttpResponse:
        words = form.words.cleaned_data
        texts = {name: words[name] for name in words if name not in ("seen", "kind", "goals")}
        try:
            revised = lifecycle.revise(
                recommendation=self.recommendation,
                rows=[row_of(line) for line in form.rows.written],
                exceptions=[exemption_of(line) for line in form.exceptions.written],
                why=form.why.cleaned_data["why"],
                seen=words["seen"],
                on=timezone.localdate(),
                by=self.request.user,
                **texts,
            )
        except StaleError as stale:
            return self.show_both(self.recommendation, stale.sentence)
        return redirect(revised.get_absolute_url())


class RecommendationTakeOver(RecommendationPage):
    """A draft that was given before the portal comes into force as it was given (*overført*)."""

    template_name = "cases/recommendations/take_over.html"
    handbook_page = "anbefaling"
    form_class = TakeOverForm

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        if self.recommendation.state != RecommendationState.DRAFT:
            raise Http404

    def context(self) -> dict[str, Any]:
        return super().context() | {
            "missing": gate.missing_before_lifting(self.recommendation),
            "edit_url": case_address("cases:recommendation_edit", self.case),
        }

    def act(self, form: Any) -> HttpResponse:
        taken = lifecycle.take_over(
            recommendation=self.recommendation, by=self.request.user, **form.cleaned_data
        )
        return redirect(taken.get_absolute_url())
