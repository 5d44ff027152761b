"""What the secretariat does with a hearing that is out, and with one body in it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.domain.hearings import answers, hearings
from cases.forms.hearings import AnswerForForm, ExtendForm, FollowUpForm, RenewForm
from cases.models import HearingAnswer, HearingInvitation
from cases.views.hearings import HearingActPage, HearingPage
from cases.views.letters import sending_address
from legeraad.errors import DomainError
from legeraad.web.pages import ActPage, OfficeRequest


class HearingRenew(HearingActPage):
    form_class = RenewForm
    title = gettext_lazy("Send a new text on hearing")
    ingress = gettext_lazy(
        "Everybody is told, and the answers to the old text no longer count. They are kept."
    )
    button = gettext_lazy("Send the new text")

    def initial(self) -> dict[str, Any]:
        return {"text": self.hearing.text, "deadline": self.hearing.deadline}

    def act(self, form: Any) -> HttpResponse:
        today = timezone.localdate()
        sent = hearings.renew(
            hearing=self.hearing, on=today, by=self.request.user, **form.cleaned_data
        )
        return redirect(sending_address(sent))


class HearingActNow(ActPage, HearingPage):
    """A button on the page of a hearing."""

    def guard(self) -> bool:
        return self.runs

    def after(self) -> HttpResponse:
        return redirect(self.own_address())

    def after_refusal(self, refusal: DomainError) -> HttpResponse:
        messages.error(self.request, refusal.sentence)
        return redirect(self.own_address())


class HearingClose(HearingActNow):
    def act(self, request: OfficeRequest) -> None:
        hearings.close(hearing=self.hearing, on=timezone.localdate(), by=request.user)
        messages.success(request, _("The hearing is closed. Nobody is reminded any more."))


class HearingReopen(HearingActNow):
    def act(self, request: OfficeRequest) -> None:
        hearings.reopen(hearing=self.hearing, by=request.user)
        messages.success(request, _("The hearing is open again."))


class InvitationActPage(HearingActPage):
    """Something that the secretariat does for one body."""

    invitation: HearingInvitation

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = self.hearing.invitations.select_related("body", "hearing")
        found = rows.filter(pk=kwargs["invitation"]).first()
        if found is None:
            raise Http404
        self.invitation = found

    def context(self) -> dict[str, Any]:
        return super().context() | {"eyebrow": self.invitation.body.name}


class HearingExtend(InvitationActPage):
    form_class = ExtendForm
    title = gettext_lazy("Give one body longer")
    button = gettext_lazy("Give it longer")

    def initial(self) -> dict[str, Any]:
        return {"deadline": self.invitation.promised_on or self.invitation.due}

    def act(self, form: Any) -> HttpResponse:
        hearings.extend(
            invitation=self.invitation,
            on=timezone.localdate(),
            by=self.request.user,
            **form.cleaned_data,
        )
        return self.finish(_("The body has longer."))


class HearingAnswerFor(InvitationActPage):
    form_class = AnswerForForm
    title = gettext_lazy("Register an answer that came in another way")
    button = gettext_lazy("Register the answer")

    def make_form(self, data: Any = None) -> AnswerForForm:
        initial = {"version": self.hearing.version, "answered_on": timezone.localdate()}
        return AnswerForForm(data, self.request.FILES or None, initial=initial)

    def act(self, form: Any) -> HttpResponse:
        facts = dict(form.cleaned_data)
        file = facts.pop("file")
        answers.answer(
            invitation=self.invitation,
            on=facts.pop("answered_on"),
            file=(file.name, file.read()) if file else None,
            by=self.request.user,
            **facts,
        )
        return self.finish(_("The answer is registered."))


class HearingFollowUp(HearingActPage):
    """You said, we did."""

    form_class = FollowUpForm
    title = gettext_lazy("Tell what the answer led to")
    button = gettext_lazy("Send it")
    given: HearingAnswer

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = HearingAnswer.objects.select_related("invitation__body")
        found = rows.filter(invitation__hearing=self.hearing, pk=kwargs["answer"]).first()
        if found is None:
            raise Http404
        self.given = found

    def initial(self) -> dict[str, Any]:
        return {"text": self.given.followed_up}

    def context(self) -> dict[str, Any]:
        return super().context() | {
            "eyebrow": self.given.invitation.body.name,
            "quoted": self.given.text or self.given.get_position_display(),
        }

    def act(self, form: Any) -> HttpResponse:
        answers.follow_up(
            given=self.given, on=timezone.localdate(), by=self.request.user, **form.cleaned_data
        )
        return self.finish(_("The body is told what its answer led to."))
