"""Numbered proposals of an item: written, put in order, decided one by one (AHU-20)."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from cases.domain.meetings import proposals
from cases.enums import ProposalResult
from cases.models import Proposal
from cases.views.items import ItemPage
from legeraad.errors import DomainError
from legeraad.web.pages import ActPage, OfficeRequest, explain

ADOPTED, REJECTED = ProposalResult.ADOPTED, ProposalResult.REJECTED
# What a button says: the result, and whether all agreed; else the numbers beside it count.
RESULTS = {
    "all": (ADOPTED, True),
    "adopt": (ADOPTED, False),
    "reject": (REJECTED, False),
    "none": (REJECTED, True),
    "withdraw": (ProposalResult.WITHDRAWN, False),
}


class Proposals(ItemPage):
    """The page of an item before the meeting; during it, its proposals as a part of that page.

    With htmx a press is answered by the part alone, so that the text under way stays as it is.
    """

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show() if self.before else self.done("proposals")

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.proposal_form(request.POST)
        if not form.is_valid():
            return self.answer(proposal_form=form)
        try:
            proposals.put_forward(item=self.item, by=request.user, **form.cleaned_data)
        except DomainError as refusal:
            explain(form, refusal)
            return self.answer(proposal_form=form)
        return self.answer()

    def answer(self, **refusal: Any) -> HttpResponse:
        self.__dict__.pop("rows", None)  # they were read before the change
        if self.request.htmx:
            context = {"community": self.community, "fragment": True}
            context |= self.treatment() | {"before": self.before} | refusal
            context["form"] = self.entry_form()
            template = "cases/minutes/_proposals.html"
            status = 422 if refusal else 200
            return TemplateResponse(self.request, template, context, status=status)
        return self.refused(**refusal) if refusal else self.done("proposals")


class OneProposal(ActPage, Proposals):
    """A button beside one proposal."""

    row: Proposal

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.row = get_object_or_404(
            self.item.proposals.select_related("proposer"), pk=kwargs["row"]
        )

    def after(self) -> HttpResponse:
        return self.answer()

    def after_refusal(self, refusal: DomainError) -> HttpResponse:
        return self.answer(proposal_refusal=refusal.sentence)


def _first_error(form: Any) -> DomainError:
    return DomainError(next(iter(form.errors.values()))[0])


class Change(OneProposal):
    def act(self, request: OfficeRequest) -> None:
        form = self.proposal_form_of(self.row, request.POST)
        if not form.is_valid():
            raise _first_error(form)
        proposals.change(proposal=self.row, by=request.user, **form.cleaned_data)


class Move(OneProposal):
    def act(self, request: OfficeRequest) -> None:
        proposals.move(proposal=self.row, up=request.POST.get("up") == "1", by=request.user)


class Remove(OneProposal):
    def act(self, request: OfficeRequest) -> None:
        proposals.remove(proposal=self.row, by=request.user)


class Decide(OneProposal):
    """The result by the button; an empty one takes the result back."""

    def act(self, request: OfficeRequest) -> None:
        wish = request.POST.get("result", "")
        if not wish:
            proposals.take_back(proposal=self.row, by=request.user)
            return
        if wish not in RESULTS:
            raise DomainError(_("Choose what came of the proposal."))
        result, unanimous = RESULTS[wish]
        form = self.tally_of(self.row, {} if unanimous else request.POST)
        if not form.is_valid():
            raise _first_error(form)
        proposals.decide(
            proposal=self.row,
            result=result,
            unanimous=unanimous,
            by=request.user,
            **form.cleaned_data,
        )
