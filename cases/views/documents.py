"""The documents of a case: added, read, corrected."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cases import permissions
from cases.domain.casework import legal_bases
from cases.domain.documents import documents
from cases.domain.intake import mails
from cases.enums import Access, FileType
from cases.forms.documents import (
    DocumentForm,
    DocumentsForm,
    MisfileForm,
    MoveDocumentForm,
    VersionForm,
    written_of,
)
from cases.models import Case, CaseDocument, DocumentVersion
from cases.views.access import ACCESS
from cases.views.cases import case_crumbs
from cases.views.pages import CasePage
from legeraad.errors import DomainError
from legeraad.web.downloads import from_outside
from legeraad.web.pages import ActPage, FormPage, OfficeRequest, UploadPage

WARNINGS = {
    "untagged": gettext_lazy("The PDF has no structure that a screen reader can follow."),
    "scanned": gettext_lazy("The PDF is a picture of text: nobody can search or hear it."),
    "author": gettext_lazy("The file says who wrote it. Take that out before it is public."),
    "location": gettext_lazy("The picture says where it was taken. Take that out first."),
}


class DocumentAdd(UploadPage, CasePage):
    """Several files at once. One that cannot be kept does not lose the others."""

    template_name = "cases/documents/new.html"
    handbook_page = "dokumenter"
    form_class = DocumentsForm
    refused: list[str]

    def guard(self) -> bool:
        return self.runs

    def context(self) -> dict[str, Any]:
        return {
            "case": self.case,
            "crumbs": case_crumbs(self.case),
            "cancel_url": self.case.get_absolute_url(),
        }

    def make_form(self, data: Any = None) -> DocumentsForm:
        return DocumentsForm(
            data,
            self.request.FILES or None,
            initial={name: getattr(self.case, name) for name in ACCESS},
            legal_bases=legal_bases.offered(self.community),
        )

    def act(self, form: Any) -> HttpResponse:
        facts = dict(form.cleaned_data)
        receipt = facts.pop("receipt")
        kept, refused = [], []
        for file in facts.pop("files"):
            try:
                found, left = self.keep(file.name, file.read(), facts, receipt=receipt)
                kept += found
                refused += left
            except DomainError as refusal:
                refused.append(f"{file.name}: {refusal.sentence}")
        if kept:
            sentence = ngettext(
                "%(count)s document is added.", "%(count)s documents are added.", len(kept)
            )
            messages.success(self.request, sentence % {"count": len(kept)})
        for sentence in refused:
            form.add_error("files", sentence)
        if refused:
            return self.show(status=422, form=form)
        return redirect(f"{self.case.get_absolute_url()}#documents")

    def keep(
        self, name: str, content: bytes, facts: dict[str, Any], *, receipt: bool
    ) -> tuple[list[CaseDocument], list[str]]:
        """What a file became, and what of an e-mail could not be kept. A mail tells itself who
        sent it, and when."""
        today, by = timezone.localdate(), self.request.user
        if mails.is_mail(content):
            mail = mails.receive(community=self.community, content=content, by=by)
            own = {key: facts[key] for key in ACCESS}
            filed = mails.file_on(
                mail=mail, case=self.case, receipt=receipt, on=today, by=by, **own
            )
            return filed.documents, filed.refused
        added = documents.add(case=self.case, name=name, content=content, on=today, by=by, **facts)
        return [added], []


class DocumentPage(CasePage):
    """A page of one document that the user may read."""

    handbook_page = "dokumenter"
    document: CaseDocument

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = {each.pk: each for each in documents.of_case(self.case, self.request.user)}
        if kwargs["document"] not in rows:
            raise Http404
        self.document = rows[kwargs["document"]]

    def context(self) -> dict[str, Any]:
        return {
            "case": self.case,
            "document": self.document,
            "crumbs": [*case_crumbs(self.case), (self.document.title, self.address)],
            "cancel_url": self.address,
        }

    @property
    def address(self) -> str:
        return self.document.get_absolute_url()


class DocumentDetail(DocumentPage):
    template_name = "cases/documents/detail.html"

    def context(self) -> dict[str, Any]:
        versions = list(self.document.versions.all())
        newest = versions[0]
        document = self.document
        facts = [
            (_("Who it came from"), document.received_from),
            (_("When it came"), document.received_on),
            (_("Registered"), document.registered_on),
            (_("What it is"), document.description),
            (_("Access"), legal_bases.words(document, Access(documents.narrowest(document)))),
            (_("Registered by mistake"), document.misfiled),
        ]
        return super().context() | {
            "runs": self.runs,
            "facts": facts,
            "crumbs": case_crumbs(self.case),
            "versions": [
                (each, FileType(each.file_type).label, documents.download_name(each))
                for each in versions
            ],
            "warnings": [WARNINGS[code] for code in newest.warnings if code in WARNINGS],
        }


class DocumentDownload(DocumentPage):
    """The file as an attachment: a browser never shows it as a page of ours (U3, Z7)."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> Any:
        wanted = kwargs.get("version")
        versions: list[DocumentVersion] = list(self.document.versions.all())
        found = [each for each in versions if wanted in (None, each.number)]
        if not found:
            raise Http404
        version = found[0]
        return from_outside(
            version.file,
            filename=documents.download_name(version),
            media_type=FileType(version.file_type).media_type,
            sha256=version.sha256,
        )


class DocumentActPage(FormPage, DocumentPage):
    """Something that the secretariat does with one document; then it sees the document again."""

    template_name = "cases/documents/act.html"
    title: Any = ""
    ingress: Any = ""
    button: Any = ""

    def guard(self) -> bool:
        return self.runs

    def context(self) -> dict[str, Any]:
        words = {"title": self.title, "ingress": self.ingress, "button": self.button}
        return super().context() | words

    def finish(self, sentence: str) -> HttpResponse:
        messages.success(self.request, sentence)
        return redirect(self.address)


class DocumentEdit(DocumentActPage):
    form_class = DocumentForm
    title = gettext_lazy("Change the document")
    button = gettext_lazy("Save")

    def make_form(self, data: Any = None) -> DocumentForm:
        bases = legal_bases.offered(self.community)
        return DocumentForm(data, initial=written_of(self.document), legal_bases=bases)

    def act(self, form: Any) -> HttpResponse:
        documents.change(document=self.document, by=self.request.user, **form.cleaned_data)
        return self.finish(_("The document is saved."))


class DocumentVersionNew(DocumentActPage):
    form_class = VersionForm
    title = gettext_lazy("A new version of the document")
    button = gettext_lazy("Add the version")

    def make_form(self, data: Any = None) -> VersionForm:
        return VersionForm(data, self.request.FILES or None)

    def act(self, form: Any) -> HttpResponse:
        file = form.cleaned_data["file"]
        version = documents.add_version(
            document=self.document, name=file.name, content=file.read(), by=self.request.user
        )
        return self.finish(_("Version %(number)s is the newest now.") % {"number": version.number})


class DocumentMove(DocumentActPage):
    form_class = MoveDocumentForm
    title = gettext_lazy("Move the document to another case")
    button = gettext_lazy("Move the document")

    def form_arguments(self) -> dict[str, Any]:
        return {"cases": self.cases()}

    def cases(self) -> Any:
        """Of the council whose secretariat moves it, the newest first."""
        rows = permissions.cases_visible_to(self.request.user, self.community)
        return rows.filter(council=self.case.council).exclude(pk=self.case.pk)

    def act(self, form: Any) -> HttpResponse:
        case: Case = form.cleaned_data["case"]
        documents.move_to(document=self.document, by=self.request.user, **form.cleaned_data)
        messages.success(
            self.request, _("The document is in %(case)s now.") % {"case": case.reference}
        )
        return redirect(case)


class DocumentMisfile(DocumentActPage):
    form_class = MisfileForm
    title = gettext_lazy("Registered by mistake")
    ingress = gettext_lazy(
        "The document leaves the lists, and nobody but the secretariat sees that it was there. "
        "Its content is kept for the record, and you can bring it back."
    )
    button = gettext_lazy("Mark it as a mistake")

    def act(self, form: Any) -> HttpResponse:
        documents.misfile(document=self.document, by=self.request.user, **form.cleaned_data)
        return self.finish(_("The document is marked as registered by mistake."))


class DocumentRestore(ActPage, DocumentPage):
    def guard(self) -> bool:
        return self.runs

    def act(self, request: OfficeRequest) -> None:
        documents.restore(document=self.document, by=request.user)

    def after(self) -> HttpResponse:
        messages.success(self.request, _("The document is back in the case."))
        return redirect(self.address)

    def after_refusal(self, refusal: DomainError) -> HttpResponse:
        messages.error(self.request, refusal.sentence)
        return redirect(self.address)
