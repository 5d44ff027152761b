"""How far a recommendation has come, and sending it out."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from cases import reach_permissions
from cases.domain.reach import figures, sending
from cases.enums import ReachKind, RecommendationState
from cases.forms.reach import SendOutForm
from cases.models import Recommendation
from cases.views.letters import ShowsLetter, sending_address
from cases.views.reach_answers import crumbs
from councils.views.pages import CommunityPage
from legeraad.errors import DomainError
from legeraad.web.pages import FormPage
from members.domain.sendings import Letter

PER_PAGE = 50


class ReachPage(CommunityPage):
    """A page of one recommendation that is or was in force."""

    handbook_page = "spredning"
    recommendation: Recommendation

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = Recommendation.objects.select_related("case__council__community", "community")
        found = rows.filter(community=self.community, number=kwargs["number"]).first()
        if found is None:
            raise Http404
        self.recommendation = found

    def guard(self) -> bool:
        return reach_permissions.can_see_reach(self.request.user, self.community)

    @property
    def may_send(self) -> bool:
        return reach_permissions.can_send_out(self.request.user, self.recommendation)

    def context(self) -> dict[str, Any]:
        return {
            "recommendation": self.recommendation,
            "runs": self.may_send,
            "in_force": self.recommendation.state == RecommendationState.IN_FORCE,
        }


class ReachDetail(ReachPage):
    """Figures for each kind, and below them those of one kind (`vis`), paged (`side`)."""

    template_name = "cases/reach/detail.html"

    def context(self) -> dict[str, Any]:
        rows = figures.reached(self.recommendation, on=timezone.localdate())
        sums = figures.sums(rows)
        kinds = [each.kind for each in sums]
        asked = self.request.GET.get("vis", "")
        shown = ReachKind(asked) if asked in kinds else next(iter(kinds), None)
        page = Paginator([each for each in rows if each.kind == shown], PER_PAGE)
        return super().context() | {
            "sums": sums,
            "line": figures.line(rows),
            "shown": shown,
            "page": page.get_page(self.request.GET.get("side")),
            "case": self.recommendation.case,
        }


class ReachSend(ShowsLetter, FormPage, ReachPage):
    """Who gets it and what they read; then it is sent, to each once."""

    template_name = "cases/reach/send.html"
    form_class = SendOutForm

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.waiting = (
            sending.waiting(self.recommendation, on=timezone.localdate()) if self.may_send else []
        )

    def guard(self) -> bool:
        return self.may_send

    def form_arguments(self) -> dict[str, Any]:
        numbers = self.numbers()
        labels = [
            (kind.value, f"{capfirst(kind.label)} ({numbers[kind]})")
            for kind in ReachKind
            if kind in numbers
        ]
        return {"kinds": labels}

    def numbers(self) -> dict[ReachKind, int]:
        """How many of each kind can get it now."""
        found: dict[ReachKind, int] = {}
        for unit in self.waiting:
            if unit.reachable:
                found[unit.kind] = found.get(unit.kind, 0) + 1
        return found

    def chosen(self) -> list[str]:
        """What is shown is what is sent: the kinds of the address, or all."""
        every = [kind.value for kind in self.numbers()]
        asked = self.request.POST.getlist("kinds") or self.request.GET.getlist("kinds")
        return [kind for kind in every if kind in asked] if asked else every

    def initial(self) -> dict[str, Any]:
        return {"kinds": self.chosen()}

    def letter(self) -> Letter | None:
        self.refused = ""
        try:
            return sending.letter(
                recommendation=self.recommendation,
                kinds=self.chosen(),
                on=timezone.localdate(),
                by=self.request.user,
            )
        except DomainError as refusal:
            self.refused = refusal.sentence
            return None

    def context(self) -> dict[str, Any]:
        return super().context() | {
            "refused": self.refused,
            "chosen": self.chosen(),
            "missing": [unit for unit in self.waiting if not unit.reachable],
            "crumbs": crumbs(self.recommendation),
            "cancel_url": reverse(
                "cases:reach_detail", args=[self.community.slug, self.recommendation.number]
            ),
        }

    def act(self, form: Any) -> HttpResponse:
        sent = sending.send(
            recommendation=self.recommendation,
            kinds=form.cleaned_data["kinds"],
            on=timezone.localdate(),
            by=self.request.user,
        )
        return redirect(sending_address(sent))
