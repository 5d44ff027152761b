"""The case paper: read, written with others, taken in from Word and given out for it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.documents import case_papers as document
from cases.domain.casework import case_papers
from cases.domain.conflicts import Choice
from cases.forms.case_papers import CasePaperForm, ReplaceForm, WordFileForm
from cases.models import CasePaper
from cases.views.cases import case_address, case_crumbs
from cases.views.conflicts import paper_differences
from cases.views.pages import CasePage
from legeraad import richtext
from legeraad.errors import DomainError, StaleError
from legeraad.web.downloads import made_here
from legeraad.web.pages import OfficeRequest, explain, explain_model

CONFLICT = 409


def version_address(name: str, paper: CasePaper) -> str:
    case = paper.case
    return reverse(name, args=[case.council.community.slug, case.slug, paper.version])


def word_response(content: bytes, name: str) -> HttpResponse:
    return made_here(content, name=name, media_type=document.CONTENT_TYPE)


def sections(paper: CasePaper) -> list[tuple[str, str]]:
    """The three texts below their headings, to read; the empty ones are left out."""
    rows = [(heading, getattr(paper, name)) for name, heading in document.headings().items()]
    return [(heading, richtext.shown(text)) for heading, text in rows if text]


class PaperPage(CasePage):
    """A page of the papers of one case that the user may see (Z9)."""

    handbook_page = "saksfremlegg"

    def context(self) -> dict[str, Any]:
        return {
            "case": self.case,
            "crumbs": case_crumbs(self.case),
            "runs": self.runs,
            "paper_url": case_address("cases:case_paper", self.case),
            "edit_url": case_address("cases:case_paper_edit", self.case),
            "take_in_url": case_address("cases:case_paper_take_in", self.case),
        }

    def versions(self) -> list[CasePaper]:
        """The newest first. What is still being written is for those who write it."""
        rows = self.case.papers.select_related("case__council__community", "saved_by")
        rows = rows if self.runs else rows.filter(sent_on__isnull=False)
        return list(rows.order_by("-version"))

    def version(self, number: int | None) -> CasePaper | None:
        """That version, or the newest."""
        rows = self.versions()
        if number is None:
            return next(iter(rows), None)
        found = next((each for each in rows if each.version == number), None)
        if found is None:
            raise Http404
        return found


class CasePaperDetail(PaperPage):
    """One version to read, with what is new in it. Without one, whoever may write does so."""

    template_name = "cases/case_papers/detail.html"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.paper = self.version(kwargs.get("version"))
        if self.paper is None and not self.runs:
            raise Http404

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.paper is None:
            return redirect("cases:case_paper_edit", self.community.slug, self.case.slug)
        return self.show(**self.of_paper(self.paper))

    def of_paper(self, paper: CasePaper) -> dict[str, Any]:
        versions = self.versions()
        before = case_papers.before(paper)
        return {
            "paper": paper,
            "newest": paper == versions[0],
            "sections": sections(paper),
            "before": before,
            "changes": case_papers.changes(before, paper) if before else [],
            "versions": versions,
            "word_url": version_address("cases:case_paper_word", paper),
        }


class CasePaperWord(PaperPage):
    """One version as a Word file, for comments."""

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.paper = self.version(kwargs["version"])

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        assert self.paper is not None  # noqa: S101  load() found it
        words = (self.case.reference.replace("/", "-"), _("Case paper"), f"v{self.paper.version}")
        return word_response(document.render(self.paper), f"{' '.join(words)}.docx")


class WritesPaper(PaperPage):
    """For whoever runs the council."""

    def guard(self) -> bool:
        return self.runs

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.paper = case_papers.being_written(self.case)

    def begun_from(self) -> dict[str, Any]:
        names = ("version", "revision", *case_papers.TEXTS)
        return {name: getattr(self.paper, name) for name in names}

    def write(self, form: CasePaperForm, *, settled: bool) -> CasePaper:
        written: dict[str, Any] = {
            "case": self.case,
            "person": getattr(self.request.user, "person", None),
            "by": self.request.user,
            **form.cleaned_data,
        }
        if choice := Choice.read(self.request.POST.get("keep", "")):
            return case_papers.write_chosen(choice=choice, **written)
        return case_papers.write(settled=settled, **written)


class CasePaperTemplate(WritesPaper):
    """An empty case paper for Word."""

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        name = f"{_('Case paper')} {self.case.council.label}.docx"
        return word_response(document.template(self.case.council), name)


class CasePaperEdit(WritesPaper):
    """Writes the version that has not gone out: while typing (htmx) or by the button.

    Somebody else was first: both texts are shown, nothing of either is lost, status 409.
    """

    template_name = "cases/case_papers/edit.html"

    def context(self) -> dict[str, Any]:
        before = case_papers.before(self.paper)
        stored = self.paper if self.paper.pk else before
        return super().context() | {
            "paper": self.paper,
            "before": before,
            "marked": any(
                richtext.has_marks(getattr(self.paper, name)) for name in case_papers.TEXTS
            ),
            "word_url": version_address("cases:case_paper_word", stored) if stored else "",
        }

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show(form=CasePaperForm(initial=self.begun_from()))

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = CasePaperForm(request.POST)
        if not form.is_valid():
            return self.answer(form, status=422)
        try:
            self.paper = self.write(form, settled=not request.htmx)
        except StaleError as stale:
            return self.conflict(form, stale)
        except DomainError as refusal:
            explain(form, refusal)
            return self.answer(form, status=422)
        except ValidationError as refusal:
            explain_model(form, refusal)
            return self.answer(form, status=422)
        if request.htmx:
            return self.answer(form)
        messages.success(request, _("The case paper is saved."))
        return redirect("cases:case_paper", self.community.slug, self.case.slug)

    def answer(self, form: CasePaperForm, *, status: int = 200, **extra: Any) -> HttpResponse:
        if not self.request.htmx:
            return self.show(status=status, form=form, **extra)
        context = {"form": form, "chosen": self.paper, "saved": status == HttpResponse.status_code}
        template = "cases/case_papers/_saved.html"
        return TemplateResponse(self.request, template, context | extra, status=status)

    def conflict(self, form: CasePaperForm, stale: StaleError) -> HttpResponse:
        """What the other one wrote, and a form that goes on from there."""
        theirs: Any = stale.current
        self.paper = theirs
        data: Any = form.data.copy()  # type: ignore[attr-defined]
        data["revision"] = theirs.revision
        told = {
            "conflict": stale.sentence,
            "theirs": theirs,
            "their_sections": sections(theirs),
            "differences": paper_differences(theirs, form),
            "language": self.case.language,
        }
        return self.answer(CasePaperForm(data), status=CONFLICT, **told)


class CasePaperTakeIn(WritesPaper):
    """A Word file: shown first, with what it changes, then it takes the place of what is there."""

    template_name = "cases/case_papers/take_in.html"

    def context(self) -> dict[str, Any]:
        address = case_address("cases:case_paper_template", self.case)
        return super().context() | {"paper": self.paper, "template_url": address}

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show(form=WordFileForm())

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "replace" in request.POST:
            return self.replace(ReplaceForm(request.POST))
        form = WordFileForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                taken = document.take_in(self.case, form.cleaned_data["file"].read())
            except DomainError as refusal:
                form.add_error("file", refusal.sentence)
            else:
                return self.preview(taken.texts, pictures=taken.pictures, unread=taken.unread)
        return self.show(status=422, form=form)

    def preview(self, texts: dict[str, str], *, status: int = 200, **told: Any) -> HttpResponse:
        comes = CasePaper(case=self.case, version=self.paper.version, **texts)
        replaces = case_papers.has_words(self.paper)
        return self.show(
            status=status,
            replace_form=ReplaceForm(initial=self.begun_from() | texts),
            sections=sections(comes),
            replaces=replaces,
            changes=case_papers.changes(self.paper, comes) if replaces else [],
            **told,
        )

    def replace(self, form: ReplaceForm) -> HttpResponse:
        if not form.is_valid():
            return self.show(status=422, form=WordFileForm(), replace_form=form)
        try:
            self.write(form, settled=True)
        except StaleError as stale:
            messages.warning(self.request, stale.sentence)
            texts = {name: form.cleaned_data[name] for name in case_papers.TEXTS}
            return self.preview(texts, status=CONFLICT)
        except DomainError as refusal:
            messages.error(self.request, refusal.sentence)
            return redirect("cases:case_paper", self.community.slug, self.case.slug)
        messages.success(self.request, _("The Word file is taken in. Read it through."))
        return redirect("cases:case_paper_edit", self.community.slug, self.case.slug)
