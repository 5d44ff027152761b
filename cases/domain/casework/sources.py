"""Sources: written once for the community, linked to the cases that build on them (PRJ-10)."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from cases.domain.once import once
from cases.enums import CasesEvent
from cases.models import Case, CaseSource, Source
from councils.models import Community
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import delete_with_reason, save_with_reason


def write_down(
    *,
    community: Community,
    title: str,
    form_key: UUID | None = None,
    by: Actor | None,
    **facts: Any,
) -> Source:
    """A source with its `publisher`, `dated`, `url` and `conclusion`, as far as they are known.

    The same `form_key` again returns the source that it made the first time.
    """

    def make() -> Source:
        source = Source(community=community, title=title.strip(), form_key=form_key, **facts)
        source.full_clean(exclude=["form_key"])
        return save_with_reason(source, CasesEvent.SOURCE_WRITTEN, by=by)

    return once(Source, form_key, make)


def change(
    *,
    source: Source,
    title: str,
    publisher: str,
    dated: date | None,
    url: str,
    conclusion: str,
    by: Actor | None,
) -> Source:
    with transaction.atomic():
        row = Source.objects.select_for_update().get(pk=source.pk)
        row.title, row.publisher, row.dated = title.strip(), publisher, dated
        row.url, row.conclusion = url, conclusion
        row.full_clean(exclude=["form_key"])
        return save_with_reason(row, CasesEvent.SOURCE_WRITTEN, by=by)


def link(*, case: Case, source: Source, by: Actor | None) -> CaseSource:
    """The case builds on the source; once more is no error. Raises DomainError for a source of
    another community (Z5)."""
    if source.community_id != case.council.community_id:
        raise DomainError(_("The source belongs to another community."), field="source")
    with transaction.atomic():
        Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
        there = case.source_links.filter(source=source).first()
        if there is not None:
            return there
        made = CaseSource(case=case, source=source)
        return save_with_reason(made, CasesEvent.SOURCE_LINKED, by=by, why=source.title)


def unlink(*, case: Case, source: Source, by: Actor | None) -> None:
    """A second time changes nothing."""
    with transaction.atomic():
        Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
        if there := case.source_links.filter(source=source).first():
            delete_with_reason(there, CasesEvent.SOURCE_UNLINKED, by=by)


def of_case(case: Case) -> QuerySet[Source]:
    rows = Source.objects.filter(case_links__case=case)
    return rows.select_related("community").order_by("title", "pk")


def found(community: Community, words: str) -> QuerySet[Source]:
    """The sources of a community whose title, publisher or conclusion holds the words, each with
    how many cases build on it (`case_count`)."""
    rows = Source.objects.filter(community=community).select_related("community")
    if words:
        holds = Q(title__icontains=words) | Q(publisher__icontains=words)
        rows = rows.filter(holds | Q(conclusion__icontains=words))
    return rows.annotate(case_count=Count("case_links")).order_by("title", "pk")
