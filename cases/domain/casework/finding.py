"""The office's search: in everything that somebody may see, best first.

What may be seen is handed in as querysets; nothing is found, counted or hinted at beyond them (Z6).
Norwegian stems, and beginnings of words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank, SearchVector
from django.db.models import Q, QuerySet
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from cases.domain.public.search import beginnings, words_of
from cases.models import Case, CaseDocument, DocumentVersion, MinutesEntry
from legeraad import richtext

MOST = 6  # of each kind
START, END = "\ue000", "\ue001"  # around a word that was found; in no text of ours
SHORTEST = 2  # letters
NOTHING = SafeString()


@dataclass(frozen=True)
class Hit:
    """One thing that was found: its name, its page, what else to know, and the words around."""

    title: str
    address: str
    about: str = ""
    excerpt: SafeString = NOTHING


def is_enough(text: str) -> bool:
    """Whether there is anything to look for."""
    return len("".join(filter(str.isalnum, words_of(text)))) >= SHORTEST


def _query(text: str) -> SearchQuery:
    return SearchQuery(beginnings(words_of(text)), config="norwegian", search_type="raw")


def cases(visible: QuerySet[Case], text: str) -> list[Hit]:
    """By the words of title and summary. One query."""
    vector, query = SearchVector("title", "summary", config="norwegian"), _query(text)
    rows = visible.annotate(found=vector).filter(found=query)
    rows = rows.annotate(rank=SearchRank(vector, query), words=_headline("summary", query))
    return [
        Hit(str(case), case.get_absolute_url(), case.get_state_display(), _marked(case.words))
        for case in rows.order_by("-rank", "-pk")[:MOST]
    ]


def documents(visible: QuerySet[CaseDocument], text: str) -> list[Hit]:
    """By the words inside the files, then by the title alone. Two queries.

    A document that was found by an older version is one hit.
    """
    query = _query(text)
    vector = SearchVector("text", config="norwegian")
    versions = DocumentVersion.objects.filter(document__in=visible.order_by().values("pk"))
    versions = versions.annotate(found=vector).filter(found=query).defer("text")
    versions = versions.annotate(words=_headline("text", query)).order_by("-pk")
    versions = versions.select_related("document__case__council__community")
    hits = {each.document_id: _document(each.document, each.words) for each in versions[:MOST]}
    titled = visible.annotate(found=SearchVector("title", config="norwegian")).filter(found=query)
    for document in titled.order_by("-pk")[:MOST]:
        hits.setdefault(document.pk, _document(document, ""))
    return list(hits.values())[:MOST]


def _document(document: CaseDocument, words: str) -> Hit:
    return Hit(document.title, document.get_absolute_url(), document.case.reference, _marked(words))


def minutes(visible: QuerySet[MinutesEntry], text: str) -> list[Hit]:
    """By what the minutes say of an item. One query."""
    query = _query(text)
    vector = SearchVector("item__title", "background", "discussion", "advice", config="norwegian")
    rows = visible.annotate(found=vector).filter(found=query)
    rows = rows.annotate(words=_headline("discussion", query))
    rows = rows.select_related("item", "minutes__meeting__council__community")
    return [
        Hit(
            entry.item.title,
            f"{entry.minutes.meeting.get_absolute_url()}referat/",
            str(entry.minutes.meeting),
            _marked(richtext.plain(entry.words) if entry.rich else entry.words),
        )
        for entry in rows.order_by("-minutes__meeting__starts_at", "item__position")[:MOST]
    ]


def persons(visible: QuerySet[Any], text: str) -> list[Any]:
    """By name and address. One query."""
    words = words_of(text)
    rows = visible.filter(Q(name__icontains=words) | Q(email__icontains=words), merged_into=None)
    return list(rows.order_by("sort_key")[:MOST])


def _headline(name: str, query: SearchQuery) -> SearchHeadline:
    return SearchHeadline(
        name, query, config="norwegian", start_sel=START, stop_sel=END, max_words=24, min_words=12
    )


def _marked(words: str | None) -> SafeString:
    """Escaped, with what was found in <mark>; nothing where nothing in the text was found."""
    if not words or START not in words:
        return NOTHING
    marked = str(escape(words)).replace(START, "<mark>").replace(END, "</mark>")
    return mark_safe(marked)  # noqa: S308  escaped above
