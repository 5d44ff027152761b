"""Innkommet: e-mails and reports that wait, and what the secretariat does with them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cases import intake_permissions, permissions
from cases.domain.documents.filetypes import safe_name
from cases.domain.intake import mails, resembling
from cases.enums import CaseOrigin, CaseState, FeedbackState, FileType, MailState
from cases.forms.intake import CaseFromMailForm, MailsForm, MailToCaseForm, PutAsideForm
from cases.models import Case, IncomingMail
from cases.views.cases import CaseNew
from councils.models import Community
from councils.views.pages import CommunityPage
from legeraad.errors import DomainError
from legeraad.web.downloads import from_outside
from legeraad.web.pages import ActPage, FormPage, OfficeRequest, UploadPage
from members.permissions import can_run_community, councils_run_by

PER_PAGE = 20
HANDBOOK = "innkommet"
STATES = {"nye": MailState.NEW, "saker": MailState.FILED, "lagt-bort": MailState.PUT_ASIDE}
REPORTS = {
    "nye": (FeedbackState.RECEIVED,),
    "saker": (FeedbackState.IN_CASE,),
    "lagt-bort": (FeedbackState.ANSWERED,),
}


def intake_crumb(page: CommunityPage) -> tuple[str, str]:
    return _("Came in"), reverse("cases:intake", args=[page.community.slug])


def cases_to_put_on(user: Any, community: Community) -> Any:
    """Where something may go: cases of the councils that the user runs, the newest first."""
    rows = permissions.cases_visible_to(user, community)
    mine = councils_run_by(user, community)
    return rows.filter(council__in=mine).exclude(state=CaseState.MISREGISTERED)


class CaseAlike(CommunityPage):
    """A part of the page of a new case: what resembles the title as it is typed."""

    template_name = "cases/intake/_alike.html"

    def guard(self) -> bool:
        return can_run_community(self.request.user, self.community)

    def context(self) -> dict[str, Any]:
        visible = permissions.cases_visible_to(self.request.user, self.community)
        return {"alike": resembling.to_title(visible, self.request.GET.get("title", ""))}

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Whoever opens the address himself gets the whole page."""
        return self.show() if request.htmx else redirect("cases:case_new", self.community.slug)


class Intake(UploadPage, CommunityPage):
    """What waits, the oldest first; e-mails saved as files are dropped here."""

    template_name = "cases/intake/list.html"
    handbook_page = HANDBOOK
    section = "cases"
    form_class = MailsForm

    def guard(self) -> bool:
        return can_run_community(self.request.user, self.community)

    def make_form(self, data: Any = None) -> MailsForm:
        return MailsForm(data, self.request.FILES or None)

    def context(self) -> dict[str, Any]:
        group = self.request.GET.get("vis", "nye")
        group = group if group in STATES else "nye"
        rows = intake_permissions.mails_visible_to(self.request.user, self.community)
        shown = rows.filter(state=STATES[group]).defer("text")
        shown = shown.order_by("received_at", "pk") if group == "nye" else shown
        reports = intake_permissions.feedback_visible_to(self.request.user, self.community)
        told = reports.filter(state__in=REPORTS[group])
        told = told.order_by("received_on", "pk") if group == "nye" else told
        labels = (
            ("nye", _("Waiting")),
            ("saker", _("Have become cases")),
            ("lagt-bort", _("Put aside or answered")),
        )
        return {
            "page": Paginator(shown, PER_PAGE).get_page(self.request.GET.get("side")),
            "reports": Paginator(told, PER_PAGE).get_page(self.request.GET.get("melding")),
            "groups": [(key, label, key == group) for key, label in labels],
            "group": group,
            "crumbs": [(_("Cases"), reverse("cases:case_list", args=[self.community.slug]))],
        }

    def act(self, form: Any) -> HttpResponse:
        """One mail that came in leads to it; several stay on the list."""
        taken, refused = [], []
        for file in form.cleaned_data["files"]:
            try:
                taken.append(
                    mails.receive(
                        community=self.community, content=file.read(), by=self.request.user
                    )
                )
            except DomainError as refusal:
                refused.append(f"{file.name}: {refusal.sentence}")
        for sentence in refused:
            form.add_error("files", sentence)
        if refused:
            return self.show(status=422, form=form)
        if len(taken) == 1:
            return redirect(taken[0])
        sentence = ngettext("%(count)s e-mail is here.", "%(count)s e-mails are here.", len(taken))
        messages.success(self.request, sentence % {"count": len(taken)})
        return redirect(reverse("cases:intake", args=[self.community.slug]))


class MailPage(CommunityPage):
    """A page of one e-mail that came in."""

    handbook_page = HANDBOOK
    section = "cases"
    mail: IncomingMail

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = intake_permissions.mails_visible_to(self.request.user, self.community)
        self.mail = get_object_or_404(rows, pk=kwargs["mail"])

    def context(self) -> dict[str, Any]:
        return {
            "mail": self.mail,
            "about": self.mail,
            "crumbs": [intake_crumb(self), (str(self.mail), self.mail.get_absolute_url())],
            "cancel_url": self.mail.get_absolute_url(),
        }

    def open_cases(self) -> Any:
        return cases_to_put_on(self.request.user, self.community)

    def named(self) -> Case | None:
        """The case whose reference stands in the subject."""
        return mails.case_in(self.mail.subject, self.open_cases())


class MailDetail(MailPage):
    template_name = "cases/intake/mail.html"

    def context(self) -> dict[str, Any]:
        named = self.named()
        alike = resembling.to_title(self.open_cases(), mails.subject_of(self.mail))
        return super().context() | {
            "crumbs": [intake_crumb(self)],
            "waits": self.mail.state == MailState.NEW,
            "color": {"new": "info", "filed": "success"}.get(self.mail.state, "neutral"),
            "alike": [named, *(each for each in alike if each != named)] if named else alike,
            "kind": FileType(self.mail.file_type).label,
        }


class MailFile(MailPage):
    """The e-mail as it came, as an attachment (U3)."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> Any:
        kind = FileType(self.mail.file_type)
        return from_outside(
            self.mail.file,
            filename=safe_name(f"{mails.subject_of(self.mail)}.{kind.value}", kind.value),
            media_type=kind.media_type,
            sha256=self.mail.sha256,
        )


class IntakeAct(FormPage):
    """Something done with what came in, mixed into a page of it: one form, one button."""

    template_name = "cases/intake/act.html"
    title: Any = ""
    ingress: Any = ""
    button: Any = ""

    def context(self) -> dict[str, Any]:
        words = {"title": self.title, "ingress": self.ingress, "button": self.button}
        return super().context() | words


class MailToCase(IntakeAct, MailPage):
    """Puts the e-mail and what was attached on a case; `?sak=` proposes one."""

    form_class = MailToCaseForm
    title = gettext_lazy("Put the e-mail on a case")
    ingress = gettext_lazy(
        "The e-mail and what was attached become documents of the case, with sender and date."
    )
    button = gettext_lazy("Put it there")

    def form_arguments(self) -> dict[str, Any]:
        return {"cases": self.open_cases(), "told": not mails.may_be_told(self.mail)}

    def initial(self) -> dict[str, Any]:
        slug = self.request.GET.get("sak", "")
        wanted = self.open_cases().filter(slug=slug).first() if slug else self.named()
        return {"case": wanted, "receipt": True}

    def act(self, form: Any) -> HttpResponse:
        case = form.cleaned_data["case"]
        filed = mails.file_on(
            mail=self.mail,
            case=case,
            receipt=form.cleaned_data.get("receipt", False),
            on=timezone.localdate(),
            by=self.request.user,
        )
        return said_of(self.request, filed, case)


def said_of(request: OfficeRequest, filed: mails.Filed, case: Case) -> HttpResponse:
    """Tells what became documents and what could not, on the page of the case."""
    sentence = ngettext(
        "%(count)s document of the e-mail is in the case.",
        "%(count)s documents of the e-mail are in the case.",
        len(filed.documents),
    )
    messages.success(request, sentence % {"count": len(filed.documents)})
    for refused in filed.refused:
        messages.warning(request, refused)
    return redirect(f"{case.get_absolute_url()}#documents")


class CaseFromMail(CaseNew, MailPage):
    """A new case with the words of the e-mail, which becomes its first document."""

    form_class = CaseFromMailForm
    handbook_page = HANDBOOK

    def form_arguments(self) -> dict[str, Any]:
        return super().form_arguments() | {"told": not mails.may_be_told(self.mail)}

    def asked(self) -> dict[str, Any]:
        return {
            "origin": CaseOrigin.REQUEST,
            "requester": (self.mail.sender_name or self.mail.sender)[:160],
            "title": mails.subject_of(self.mail)[:200],
            "summary": self.mail.text[:20_000],
            "receipt": True,
        }

    def context(self) -> dict[str, Any]:
        return super().context() | {"crumbs": MailPage.context(self)["crumbs"], "mail": self.mail}

    def act(self, form: Any) -> HttpResponse:
        case, filed = mails.make_case(
            mail=self.mail,
            on=timezone.localdate(),
            by=self.request.user,
            **{"receipt": False, **form.cleaned_data},
        )
        messages.success(
            self.request, _("The case is registered as %(label)s.") % {"label": case.reference}
        )
        return said_of(self.request, filed, case)


class MailPutAside(IntakeAct, MailPage):
    form_class = PutAsideForm
    title = gettext_lazy("Put the e-mail aside")
    ingress = gettext_lazy(
        "It is no matter for a council. It stays here with the reason, and you can take it up "
        "again."
    )
    button = gettext_lazy("Put it aside")

    def act(self, form: Any) -> HttpResponse:
        mails.put_aside(mail=self.mail, by=self.request.user, **form.cleaned_data)
        messages.success(self.request, _("The e-mail is put aside."))
        return redirect("cases:intake", self.community.slug)


class MailTakeUp(ActPage, MailPage):
    """It waits again after all."""

    def act(self, request: OfficeRequest) -> None:
        mails.take_up(mail=self.mail, by=request.user)

    def after(self) -> HttpResponse:
        return redirect(self.mail)
