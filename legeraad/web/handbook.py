"""The handbook: Markdown files in docs/handbok, one for each office page, shown as HTML.

A chapter begins with its title (`# …`) and a lead of one plain paragraph. Chapters link to each
other by file name (`[saken](sak.md)`), which works in an editor too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import nh3
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

if TYPE_CHECKING:
    from markdown_it.token import Token

FOLDER: Path = settings.BASE_DIR / "docs" / "handbok"
INDEX = "index"
TAGS = {"a", "code", "em", "h2", "h3", "li", "ol", "p", "strong", "ul"}
ATTRIBUTES = {"a": {"class", "href"}, "h2": {"class", "data-size"}, "h3": {"class", "data-size"}}
HEADING_SIZES = {"h2": "xs", "h3": "2xs"}
_CHAPTER_LINK = re.compile(r"([a-z0-9-]+)\.md")


class Chapter(NamedTuple):
    page: str
    title: str
    lead: str
    html: SafeString
    leads_to: tuple[str, ...]  # the chapters it links to, in order


def read(page: str) -> Chapter | None:
    """The chapter of a page, or None when the handbook has none by that name."""
    path = {path.stem: path for path in FOLDER.glob("*.md")}.get(page)
    if path is None:
        return None
    return _parse(path, path.stat().st_mtime_ns, get_language())


def contents() -> list[Chapter]:
    """All chapters, in the order in which the first of them links to the others."""
    index = read(INDEX)
    if index is None:
        return []
    return [index, *(chapter for page in index.leads_to if (chapter := read(page)))]


@lru_cache(maxsize=128)
def _parse(path: Path, changed: int, language: str | None) -> Chapter:
    """Kept until the file changes. The language is that of the links, not of the text."""
    from markdown_it import MarkdownIt  # noqa: PLC0415  0.1 s that only the handbook needs

    markdown = MarkdownIt("commonmark", {"html": False})
    tokens = markdown.parse(path.read_text(encoding="utf-8"))
    title, lead = tokens[1], tokens[4]
    body = tokens[6:]
    leads_to = tuple(dict.fromkeys(_dress(body)))
    html = nh3.clean(
        markdown.renderer.render(body, markdown.options, {}),
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"https", "mailto"},
        link_rel=None,
    )
    return Chapter(path.stem, title.content, lead.content, mark_safe(html), leads_to)  # noqa: S308  nh3 cleaned it


def _dress(tokens: list[Token]) -> Iterator[str]:
    """Gives headings and links the classes of the house; yields the chapters linked to."""
    for token in tokens:
        if token.type == "heading_open":
            token.attrs = {"class": "ds-heading", "data-size": HEADING_SIZES.get(token.tag, "2xs")}
        elif token.type == "link_open":
            token.attrSet("class", "ds-link")
            if match := _CHAPTER_LINK.fullmatch(str(token.attrGet("href"))):
                token.attrSet("href", reverse("legeraad:handbook", args=[match[1]]))
                yield match[1]
        yield from _dress(token.children or [])
