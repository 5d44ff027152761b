"""A hearing as the bodies meet it: a link that reads, and a page of one's own that answers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views import View

from cases import permissions
from cases.domain.documents import documents
from cases.domain.hearings import answers, hearings
from cases.enums import Access, FileType, HearingState
from cases.forms.hearings import AnswerForm, PromiseForm
from cases.hearing_mails import invitation_signer, own_page
from cases.models import CaseDocument, HearingInvitation
from legeraad.errors import DomainError
from legeraad.web.downloads import from_outside
from legeraad.web.pages import FormPage, OfficeRequest, explain
from members.permissions import person_of


class SignedHearing(View):
    """The link in a mail reads, and may be sent on to twenty colleagues; it never answers (A8).

    A case that was exempted from publicity since opens no more.
    """

    http_method_names = ["get", "head", "options"]
    invitation: HearingInvitation

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        found = answers.read_address(kwargs["signed"])
        if found is None or found.hearing.case.access != Access.OPEN:
            raise Http404
        self.invitation = found
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def open_documents(self) -> list[CaseDocument]:
        rows = self.invitation.hearing.documents.filter(access=Access.OPEN, misfiled="")
        return list(rows.select_related("case__council__community").order_by("pk"))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        hearing = self.invitation.hearing
        context = {
            "invitation": self.invitation,
            "hearing": hearing,
            "case": hearing.case,
            "community": hearing.case.council.community,
            "documents": [
                (each, reverse("cases:hearing_signed_file", args=[kwargs["signed"], each.pk]))
                for each in self.open_documents()
            ],
            "answer_url": own_page(self.invitation),
            "open": hearing.state == HearingState.SENT,
            "answered": self.invitation.answers.filter(voided_on=None).exists(),
        }
        return TemplateResponse(request, "cases/hearing_answers/signed.html", context)


class SignedFile(SignedHearing):
    """One document of the hearing, as an attachment."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        found = [each for each in self.open_documents() if each.pk == kwargs["document"]]
        if not found:
            raise Http404
        version = found[0].versions.order_by("-number")[0]
        return from_outside(
            version.file,
            filename=documents.download_name(version),
            media_type=FileType(version.file_type).media_type,
            sha256=version.sha256,
        )


class MyHearing(FormPage):
    """Where whoever answers for the body writes its answer, logged in by a code to the address
    on file."""

    template_name = "cases/hearing_answers/own.html"
    handbook_page = "horinger"
    form_class = AnswerForm
    invitation: HearingInvitation

    def load(self, **kwargs: Any) -> None:
        rows = permissions.hearings_to_answer(self.request.user)
        found = rows.filter(pk=kwargs["invitation"]).first()
        if found is None:
            raise Http404
        self.invitation = found

    def initial(self) -> dict[str, Any]:
        return {"version": self.invitation.hearing.version}

    def context(self) -> dict[str, Any]:
        hearing = self.invitation.hearing
        return {
            "invitation": self.invitation,
            "hearing": hearing,
            "case": hearing.case,
            "open": hearing.state == HearingState.SENT,
            "answer": self.invitation.answers.filter(voided_on=None).first(),
            "read_url": invitation_signer.address(self.invitation),
            "promise_form": PromiseForm(),
            "late": timezone.localdate() > self.invitation.due,
        }

    def act(self, form: Any) -> HttpResponse:
        answers.answer(
            invitation=self.invitation,
            person=person_of(self.request.user),
            on=timezone.localdate(),
            by=self.request.user,
            **form.cleaned_data,
        )
        messages.success(self.request, _("Thank you. The answer is registered."))
        return redirect(own_page(self.invitation))


class MyPromise(MyHearing):
    """Only POST: «we answer after our meeting on …»."""

    http_method_names = ["post", "options"]

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = PromiseForm(request.POST)
        if form.is_valid():
            try:
                hearings.promise(
                    invitation=self.invitation,
                    on=timezone.localdate(),
                    by=request.user,
                    **form.cleaned_data,
                )
                messages.success(request, _("Thank you. You are not reminded before that."))
                return redirect(own_page(self.invitation))
            except DomainError as refusal:
                explain(form, refusal)
        return self.show(status=422, form=self.make_form(), promise_form=form)
