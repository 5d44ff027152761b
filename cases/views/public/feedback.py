"""Meld om oppgaveforskyvning: a report without an account, confirmed by a code (BG-2, BG-6)."""

from __future__ import annotations

from typing import Any

from allauth.core.internal import ratelimit
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views import View

from cases.domain.intake import feedback
from cases.enums import FeedbackKind, FeedbackState
from cases.forms.feedback import FeedbackCodeForm, FeedbackForm
from cases.intake_mails import feedback_signer
from cases.models import Feedback, Recommendation
from cases.views.public.pages import community_of, to_community
from councils.enums import Language
from legeraad.errors import DomainError
from legeraad.web.pages import explain

HANDBOOK = "meld-fra"
TOO_MANY = 429
LONGEST_NUMBER = 9


class FeedbackView(View):
    """A page without login; nothing of it is kept by browsers or proxies."""

    template_name = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        # 0.2 s that no other page should pay for.
        from redis.exceptions import RedisError  # noqa: PLC0415

        self.community = community_of(kwargs["community"])
        try:
            response = super().dispatch(request, *args, **kwargs)
        except RedisError:  # tries are counted in the cache
            response = render(request, "503.html", status=503)
        add_never_cache_headers(response)
        return response

    def show(self, *, status: int = 200, **extra: Any) -> HttpResponse:
        context = {
            "community": self.community,
            "crumbs": [to_community(self.community)],
            "handbook_page": HANDBOOK,
        }
        return render(self.request, self.template_name, context | extra, status=status)

    def may_send(self, address: str) -> bool:
        """Whether another code may go to the address, and from this place."""
        used = ratelimit.consume(
            self.request, app="allauth.account", action="report", key=address.lower()
        )
        return used is not None


class FeedbackNew(FeedbackView):
    """`?anbefaling=7` is the recommendation that is not followed."""

    template_name = "cases/public/feedback/new.html"
    http_method_names = ["get", "head", "post", "options"]

    def form(self, data: Any = None) -> FeedbackForm:
        rows = Recommendation.public.filter(community=self.community).order_by("number")
        number = self.request.GET.get("anbefaling", "")
        known = number.isascii() and number.isdecimal() and len(number) < LONGEST_NUMBER
        named = rows.filter(number=int(number)).first() if known else None
        kind = FeedbackKind.NOT_FOLLOWED if named else FeedbackKind.TASK_TRANSFER
        return FeedbackForm(
            data,
            community=self.community,
            recommendations=rows,
            initial={"kind": kind, "recommendation": named},
        )

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.show(form=self.form())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form=form, status=422)
        if not self.may_send(form.cleaned_data["email"]):
            form.add_error(None, _("Too many reports at once. Try again in an hour."))
            return self.show(form=form, status=TOO_MANY)
        facts = dict(form.cleaned_data)
        language = get_language() or ""
        written = feedback.write(
            community=self.community,
            kind=FeedbackKind(facts.pop("kind")),
            language=language if language in Language.values else self.community.language,
            **facts,
        )
        return redirect(feedback_signer.code_address(written))


class SignedFeedback(FeedbackView):
    """One report, by the address that only its sender has."""

    feedback: Feedback

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        rows = Feedback.objects.select_related(
            "community", "theme", "region", "recommendation__community", "case__council"
        )
        key = feedback_signer.read(kwargs["signed"])
        found = rows.filter(pk=key, community__slug=kwargs["community"]).first() if key else None
        if found is None:
            raise Http404
        self.feedback = found

    def show(self, *, status: int = 200, **extra: Any) -> HttpResponse:
        shown = {
            "feedback": self.feedback,
            "code_url": feedback_signer.code_address(self.feedback),
            "waits": self.feedback.state == FeedbackState.UNCONFIRMED,
        }
        return super().show(status=status, **shown, **extra)


class FeedbackCode(SignedFeedback):
    """The code from the mail; *send a new one* is a button of the same page."""

    template_name = "cases/public/feedback/code.html"
    http_method_names = ["get", "head", "post", "options"]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if self.feedback.state != FeedbackState.UNCONFIRMED:
            return redirect(feedback_signer.address(self.feedback))
        return self.show(form=FeedbackCodeForm())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if "new" in request.POST:
            return self.send_new(request)
        form = FeedbackCodeForm(request.POST)
        if form.is_valid():
            try:
                feedback.confirm(
                    feedback=self.feedback, code=form.cleaned_data["code"], at=timezone.now()
                )
            except DomainError as refusal:
                explain(form, refusal)
            else:
                return redirect(feedback_signer.address(self.feedback))
        return self.show(form=form, status=422)

    def send_new(self, request: HttpRequest) -> HttpResponse:
        if not self.may_send(self.feedback.email):
            form = FeedbackCodeForm()
            messages.error(request, _("Too many codes at once. Try again in an hour."))
            return self.show(form=form, status=TOO_MANY)
        feedback.send_new_code(feedback=self.feedback)
        messages.success(request, _("A new code is on its way."))
        return redirect(feedback_signer.code_address(self.feedback))


class FeedbackStatus(SignedFeedback):
    """What became of it, for whoever wrote it; nothing is changed here."""

    template_name = "cases/public/feedback/status.html"
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if self.feedback.state == FeedbackState.UNCONFIRMED:
            return redirect(feedback_signer.code_address(self.feedback))
        return self.show()
