"""Lists that are taken in: the upload, what it would change, and the templates to fill in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from councils.views.pages import CommunityPage, must
from legeraad.errors import DomainError
from legeraad.web.pages import FormPage, OfficeRequest
from legeraad.web.spreadsheets import XLSX_TYPE, write_book
from members import permissions
from members.domain.imports import lists, templates
from members.domain.imports.columns import COLUMNS
from members.domain.imports.plan import Outcome, Plan
from members.enums import ImportKind
from members.forms.imports import ImportForm
from members.models import Import

PER_PAGE = 50
RECENT = 10
FAULTS, NOTED = "feil", "merknader"


class ImportPage(CommunityPage):
    """For the secretariat of the community."""

    handbook_page = "import"
    section = "members"

    def guard(self) -> bool:
        return permissions.can_run_community(self.request.user, self.community)

    @property
    def crumb(self) -> tuple[str, str]:
        return _("Take in a list"), reverse("members:import_new", args=[self.community.slug])


class ImportNew(ImportPage, FormPage):
    """Uploading writes nothing but the list itself."""

    template_name = "members/imports/new.html"
    form_class = ImportForm

    def initial(self) -> dict[str, Any]:
        return {"kind": self.request.GET.get("liste") or ImportKind.PERSONS}

    def make_form(self, data: Any = None) -> forms.BaseForm:
        files = None if data is None else self.request.FILES
        return ImportForm(data, files, initial=self.initial())

    def act(self, form: Any) -> HttpResponse:
        file = form.cleaned_data["file"]
        listed = lists.upload(
            community=self.community,
            kind=form.cleaned_data["kind"],
            filename=file.name,
            content=file.read(),
            at=timezone.now(),
            by=self.request.user,
        )
        return redirect(listed)

    def context(self) -> dict[str, Any]:
        recent = Import.objects.filter(community=self.community).select_related("uploaded_by")
        kinds = [(kind, kind.label, COLUMNS[kind]) for kind in ImportKind]
        return {"kinds": kinds, "recent": recent[:RECENT]}


class ImportTemplate(ImportPage):
    """An Excel file with the headings, an example, and what each column is for."""

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.kind = kwargs["kind"]
        must(self.kind in ImportKind.values)

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        name = slugify(ImportKind(self.kind).label)
        sheets = {
            _("List"): templates.rows(self.kind),
            _("Explanations"): templates.explanations(self.kind),
        }
        disposition = f'attachment; filename="{name}.xlsx"'
        return HttpResponse(
            write_book(sheets),
            content_type=XLSX_TYPE,
            headers={"Content-Disposition": disposition},
        )


class OneImport(ImportPage):
    """A page about one list of this community."""

    listed: Import

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = Import.objects.filter(community=self.community)
        rows = rows.select_related("community", "uploaded_by")
        self.listed = get_object_or_404(rows, pk=kwargs["listed"])

    @cached_property
    def councils(self) -> list[Any]:
        return permissions.councils_run_by(self.request.user, self.community)


class ImportDetail(OneImport):
    """What the list would change, each kind of row on its own tab, the faults first."""

    template_name = "members/imports/detail.html"

    @cached_property
    def plan(self) -> Plan:
        return lists.preview(listed=self.listed, councils=self.councils, on=timezone.localdate())

    def context(self) -> dict[str, Any]:
        about = {"listed": self.listed, "crumbs": [self.crumb]}
        if not self.listed.waits:
            return about
        tabs = self.tabs()
        wanted = self.request.GET.get("vis", "")
        chosen = wanted if wanted in tabs else next(iter(tabs), "")
        rows = tabs[chosen][1] if chosen else []
        page = Paginator(rows, PER_PAGE).get_page(self.request.GET.get("side"))
        return about | {
            "plan": self.plan,
            "tabs": [(key, label, len(rows)) for key, (label, rows) in tabs.items()],
            "chosen": chosen,
            "shows_faults": chosen == FAULTS,
            "page": page,
        }

    def tabs(self) -> dict[str, tuple[str, list[Any]]]:
        """Those with a row in them, in the order of what should be looked at first."""
        tabs: dict[str, tuple[str, list[Any]]] = {FAULTS: (_("Errors"), self.plan.faults)}
        tabs[NOTED] = (_("Worth a look"), self.plan.noted)
        for outcome in Outcome:
            tabs[outcome.value] = (str(outcome.label), self.plan.of(outcome))
        first = {key: tab for key, tab in tabs.items() if tab[1] and key != NOTED}
        return first | ({NOTED: tabs[NOTED]} if self.plan.noted else {})


class ImportApply(OneImport):
    """Takes the whole list in, or says which row stops it."""

    http_method_names = ["post", "options"]

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        before = self.listed.applied_at
        try:
            done = lists.take_in(
                listed=self.listed,
                councils=self.councils,
                at=timezone.now(),
                on=timezone.localdate(),
                by=request.user,
            )
        except DomainError as refusal:
            messages.error(request, refusal.sentence)
            return redirect(self.listed)
        if before is None:
            sentence = ngettext(
                "The list is taken in: %(count)s new row.",
                "The list is taken in: %(count)s new rows.",
                done.rows_new,
            )
            messages.success(request, sentence % {"count": done.rows_new})
        return redirect(self.listed)


class ImportDrop(OneImport):
    """Forgets the list; nothing of it was written."""

    http_method_names = ["post", "options"]

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        lists.drop(listed=self.listed)
        messages.success(request, _("The list is thrown away. Nothing was changed."))
        return redirect(self.crumb[1])
