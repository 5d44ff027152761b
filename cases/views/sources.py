"""Sources: what cases build on (BG-1, PRJ-10)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import permissions
from cases.domain.casework import sources
from cases.forms.sources import LinkSourceForm, SourceFilter, SourceForm
from cases.models import Source
from cases.views.cases import CaseActPage
from cases.views.pages import CasePage
from councils.views.pages import CommunityPage
from legeraad.errors import DomainError
from legeraad.web.pages import ActPage, FormPage, OfficeRequest
from members.permissions import can_run_community

PER_PAGE = 20
WRITTEN = ("title", "publisher", "dated", "url", "conclusion")


class SourcesPage(CommunityPage):
    handbook_page = "kilder"
    section = "cases"

    def guard(self) -> bool:
        return permissions.can_see_work_of_community(self.request.user, self.community)

    @property
    def runs(self) -> bool:
        return can_run_community(self.request.user, self.community)

    def crumbs(self) -> list[tuple[str, str]]:
        here = self.community.slug
        return [
            (_("Cases"), reverse("cases:case_list", args=[here])),
            (_("Sources"), reverse("cases:source_list", args=[here])),
        ]


class SourceList(SourcesPage):
    template_name = "cases/sources/list.html"

    def context(self) -> dict[str, Any]:
        form = SourceFilter(self.request.GET)
        form.is_valid()  # what cannot be read is left out of the filter, and said beside its field
        words = form.cleaned_data.get("q", "")
        rows = sources.found(self.community, words)
        page: Any = Paginator(rows, PER_PAGE).get_page(self.request.GET.get("side"))
        return {
            "form": form,
            "page": page,
            "words": words,
            "crumbs": self.crumbs()[:1],
            "runs": self.runs,
        }


class SourcePage(SourcesPage):
    source: Source

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = Source.objects.filter(community=self.community).select_related("community")
        self.source = get_object_or_404(rows, pk=kwargs["source"])


class SourceDetail(SourcePage):
    """What it concluded, and the cases that build on it, of those that the user may see."""

    template_name = "cases/sources/detail.html"

    def context(self) -> dict[str, Any]:
        seen = permissions.cases_visible_to(self.request.user, self.community)
        cases = seen.filter(source_links__source=self.source).order_by("-year", "-number")
        return {
            "source": self.source,
            "cases": cases,
            "crumbs": self.crumbs(),
            "runs": self.runs,
        }


class SourceNew(FormPage, SourcesPage):
    template_name = "cases/sources/edit.html"
    form_class = SourceForm

    def guard(self) -> bool:
        return self.runs

    def context(self) -> dict[str, Any]:
        return {
            "heading": _("New source"),
            "crumbs": self.crumbs(),
            "cancel_url": self.crumbs()[-1][1],
        }

    def act(self, form: Any) -> HttpResponse:
        made = sources.write_down(
            community=self.community, by=self.request.user, **form.cleaned_data
        )
        messages.success(self.request, _("The source is written down."))
        return redirect(made)


class SourceEdit(SourcePage, SourceNew):
    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.source, name) for name in WRITTEN}

    def context(self) -> dict[str, Any]:
        here = (self.source.title, self.source.get_absolute_url())
        return {
            "heading": _("Change the source"),
            "crumbs": [*self.crumbs(), here],
            "cancel_url": self.source.get_absolute_url(),
        }

    def act(self, form: Any) -> HttpResponse:
        facts = {name: form.cleaned_data[name] for name in WRITTEN}
        sources.change(source=self.source, by=self.request.user, **facts)
        messages.success(self.request, _("The source is saved."))
        return redirect(self.source)


class CaseSources(CaseActPage):
    """What one case builds on: a new source is written down and linked in one go."""

    template_name = "cases/sources/of_case.html"
    handbook_page = "kilder"
    form_class = SourceForm

    def context(self) -> dict[str, Any]:
        others = sources.found(self.community, "").exclude(case_links__case=self.case)
        return super().context() | {
            "linked": sources.of_case(self.case),
            "link_form": LinkSourceForm(sources=others) if others.exists() else None,
        }

    def act(self, form: Any) -> HttpResponse:
        by = self.request.user
        made = sources.write_down(community=self.community, by=by, **form.cleaned_data)
        sources.link(case=self.case, source=made, by=by)
        return self.finish(_("The case builds on the source."))


class CaseSourceAct(ActPage, CasePage):
    """A button on the page of the case's sources."""

    def guard(self) -> bool:
        return self.runs

    def after(self) -> HttpResponse:
        return redirect("cases:case_sources", self.community.slug, self.case.slug)

    def after_refusal(self, refusal: DomainError) -> HttpResponse:
        messages.error(self.request, refusal.sentence)
        return self.after()


class CaseSourceLink(CaseSourceAct):
    def act(self, request: OfficeRequest) -> None:
        form = LinkSourceForm(request.POST, sources=sources.found(self.community, ""))
        if not form.is_valid():
            raise DomainError(_("Choose the source."))
        sources.link(case=self.case, source=form.cleaned_data["source"], by=request.user)
        messages.success(request, _("The case builds on the source."))


class CaseSourceUnlink(CaseSourceAct):
    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = Source.objects.filter(community=self.community)
        self.source = get_object_or_404(rows, pk=kwargs["source"])

    def act(self, request: OfficeRequest) -> None:
        sources.unlink(case=self.case, source=self.source, by=request.user)
        messages.success(request, _("The source is taken off the case."))
