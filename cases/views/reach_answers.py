"""One page per body and recommendation: what it was sent, and two buttons that answer.

Opened by the link of a mail, by whoever answers for the body, or by the secretary on its behalf. A
page that is fetched changes nothing: mail scanners open every link.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views import View

from cases import reach_permissions
from cases.domain.public import recommendations
from cases.domain.reach import answers, figures, sending
from cases.enums import Channel, RecommendationState, Use
from cases.forms.reach import DiscussedForForm, DiscussedForm, UseForForm, UseForm
from cases.models import Reach, Recommendation
from cases.reach_mails import own_page, reach_signer
from cases.views.letters import ShowsLetter, sending_address
from councils.views.pages import CommunityPage
from legeraad.errors import DomainError
from legeraad.web.pages import OfficeRequest, Page, explain, explain_model
from members.domain.sendings import Letter
from members.permissions import person_of

THANKS = "takk"  # in the address after an answer
# The button that says whether it is in use; the other one says when it was discussed
USE = "bruk"


class Answers:
    """Takes what the two buttons of a page say. `facts` tell who says it, or how it came."""

    discussed_form: type[DiscussedForm] = DiscussedForm
    use_form: type[UseForm] = UseForm

    def forms(self, reach: Reach, data: Any = None) -> dict[str, Any]:
        """Both, the one whose button was pressed with what was typed."""
        uses = data is not None and USE in data
        said = {"day": timezone.localdate()}
        return {
            "discussed": self.discussed_form(
                None if uses else data, initial=said, kind=reach.kind, prefix="drofta"
            ),
            "use": self.use_form(data if uses else None, prefix="bruk"),
        }

    def take(
        self, reach: Reach, data: Any, *, by: Any, person: Any = None
    ) -> tuple[dict[str, Any], str]:
        """The forms as they are to be shown again, and the sentence when something was written."""
        shown = self.forms(reach, data)
        form = shown["use" if USE in data else "discussed"]
        if form.is_valid():
            try:
                return shown, self._write(reach, dict(form.cleaned_data), by=by, person=person)
            except DomainError as refusal:
                explain(form, refusal)
            except ValidationError as refusal:
                explain_model(form, refusal)
        return shown, ""

    def _write(self, reach: Reach, said: dict[str, Any], *, by: Any, person: Any) -> str:
        facts = {"reach": reach, "person": person, "on": timezone.localdate(), "by": by}
        if "use" in said:
            answers.answer_use(use=Use(said.pop("use")), **said, **facts)
            return _("Thank you. The answer is registered.")
        answers.discussed(channel=Channel(said.pop("channel")), **said, **facts)
        return _("Thank you. It is registered when it was discussed.")


def about(reach: Reach) -> dict[str, Any]:
    """What the page shows of the recommendation and of what was said."""
    of = reach.recommendation
    rows = figures.reached(of, on=timezone.localdate(), bodies_only=True)
    answer = next((each.answer for each in rows if each.whom == reach.whom), None)
    return {
        "reach": reach,
        "recommendation": of,
        "parties": recommendations.parties(of.rows.all()),
        "answer": answer,
        "in_force": of.state == RecommendationState.IN_FORCE,
        "community": of.community,
    }


class SignedReach(Answers, View):
    """The link in a mail. Whoever has it may answer, by a button."""

    http_method_names = ["get", "head", "post", "options"]
    reach: Reach

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        found = answers.read_address(kwargs["signed"])
        if found is None or found.recommendation.community.slug != kwargs["community"]:
            raise Http404
        self.reach = found
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show(self.forms(self.reach))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        shown, sentence = self.take(self.reach, request.POST, by=None)
        if not sentence:
            return self.show(shown, status=422)
        return redirect(f"{reach_signer.address(self.reach)}?{THANKS}=1")

    def show(self, shown: dict[str, Any], *, status: int = 200) -> HttpResponse:
        context = about(self.reach) | shown | {"own_url": own_page(self.reach)}
        # In the address, since a page for strangers keeps no cookie
        context["thanks"] = status == HTTPStatus.OK and THANKS in self.request.GET
        template = "cases/reach_answers/signed.html"
        return TemplateResponse(self.request, template, context, status=status)


class MyReach(Answers, Page):
    """The same for those who answer for the body, or represent it in the council; logged in."""

    template_name = "cases/reach_answers/own.html"
    handbook_page = "spredning"
    reach: Reach

    def load(self, **kwargs: Any) -> None:
        rows = reach_permissions.reach_to_answer(self.request.user)
        found = rows.filter(pk=kwargs["reach"]).first()
        if found is None:
            raise Http404
        self.reach = found

    def context(self) -> dict[str, Any]:
        to_members = reach_permissions.can_send_to_members(self.request.user, self.reach)
        return self.forms(self.reach) | about(self.reach) | {"may_send_on": to_members}

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = person_of(request.user)
        shown, sentence = self.take(self.reach, request.POST, by=request.user, person=person)
        if not sentence:
            return self.show(status=422, **shown)
        messages.success(request, sentence)
        return redirect(own_page(self.reach))


class MyReachSend(ShowsLetter, CommunityPage):
    """The chair sees who gets it and what they read, and sends it to the committee's members."""

    template_name = "cases/reach_answers/send.html"
    handbook_page = "spredning"
    reach: Reach

    def load(self, **kwargs: Any) -> None:
        rows = reach_permissions.reach_to_answer(self.request.user)
        found = rows.filter(pk=kwargs["reach"]).first()
        if found is None or found.body is None:
            raise Http404
        self.reach = found
        self.community = found.recommendation.community

    def guard(self) -> bool:
        return reach_permissions.can_send_to_members(self.request.user, self.reach)

    def letter(self) -> Letter | None:
        return sending.letter_to_members(self.reach, on=timezone.localdate())

    def context(self) -> dict[str, Any]:
        return super().context() | about(self.reach) | {"cancel_url": own_page(self.reach)}

    def send(self, request: OfficeRequest) -> HttpResponse:
        try:
            sent = sending.send_to_members(
                reach=self.reach, on=timezone.localdate(), by=request.user
            )
        except DomainError as refusal:
            messages.error(request, refusal.sentence)
            return redirect(own_page(self.reach))
        return redirect(sending_address(sent))


class ReachAnswerFor(Answers, CommunityPage):
    """The secretary registers what a body said by other means, with how it came."""

    template_name = "cases/reach_answers/answer_for.html"
    handbook_page = "spredning"
    discussed_form = DiscussedForForm
    use_form = UseForForm
    reach: Reach

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = Reach.objects.select_related("recommendation__case__council__community")
        rows = rows.select_related("recommendation__community", "body", "organisation")
        here = {"recommendation__community": self.community}
        found = rows.filter(
            **here, recommendation__number=kwargs["number"], pk=kwargs["reach"]
        ).first()
        if found is None:
            raise Http404
        self.reach = found

    def guard(self) -> bool:
        return reach_permissions.can_send_out(self.request.user, self.reach.recommendation)

    def context(self) -> dict[str, Any]:
        of = self.reach.recommendation
        return self.forms(self.reach) | about(self.reach) | {"crumbs": crumbs(of)}

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        shown, sentence = self.take(self.reach, request.POST, by=request.user)
        if not sentence:
            return self.show(status=422, **shown)
        messages.success(request, sentence)
        return redirect(reach_address(self.reach.recommendation))


def reach_address(recommendation: Recommendation) -> str:
    """Where it is seen how far a recommendation has come."""
    return reverse(
        "cases:reach_detail", args=[recommendation.community.slug, recommendation.number]
    )


def crumbs(recommendation: Recommendation) -> list[tuple[str, str]]:
    return [
        (recommendation.case.reference, recommendation.case.get_absolute_url()),
        (_("How far the advice has come"), reach_address(recommendation)),
    ]
