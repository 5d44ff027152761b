"""Rich text: a small list of tags, and the one function that lets HTML in.

Whatever comes – the editor, Word's clipboard, a .docx – is read into blocks of runs and written
anew from them, so nothing of what came is ever passed on: no class, no style, no script (quality.md
I1, I3). The written form is canonical: cleaning it once more changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from itertools import groupby

import nh3
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from legeraad.errors import DomainError
from legeraad.richtext.blocks import (
    BREAK,
    ITEM,
    Block,
    P,
    Part,
    Row,
    Run,
    Runs,
    Table,
    html_of,
    seen,
    text_of,
    tidy,
    tidy_runs,
)
from legeraad.richtext.reader import Reader

ZERO_WIDTH_SPACE = "\N{ZERO WIDTH SPACE}"
LONGEST_RAW = 2_000_000  # characters; Word's clipboard is mostly styles
MOST_TAGS, DEEPEST = 100_000, 200  # in all and inside each other; reading costs their product
LONGEST_PARAGRAPH, MOST_LINES = 2_000, 40  # as legeraad/web/prose.py (I4)
_LONG_WORD = re.compile(r"\S{200}(?=\S)")
_WORD = re.compile(rf"\s+|{ZERO_WIDTH_SPACE}|[^\s{ZERO_WIDTH_SPACE}]+[\s{ZERO_WIDTH_SPACE}]?")
_BULLET = re.compile(r"^\s*[-–•]\s+")
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
_WHOLE_TAG = re.compile(r"<[^<>]*>?")
# They end by themselves, or hold nothing.
_UNCLOSED = frozenset(
    ("p", "li", "td", "th", "tr", "dt", "dd", "thead", "tbody", "tfoot", "br", "hr", "img", "col")
)
_OUTER = r"(?:p|div|h[1-6]|ul|ol|table|blockquote)"
_HTML = re.compile(rf"\A\s*<{_OUTER}\b|</{_OUTER}>\s*\Z", re.IGNORECASE)

# Goes on to the reader, well-formed; what is inside the silent ones is no text.
_TAGS = """
    p div h1 h2 h3 h4 h5 h6 ul ol li table thead tbody tfoot tr th td caption a b strong i em u span
    font br hr blockquote sub sup section article header footer main aside nav figure figcaption
    dl dt dd pre address center
"""
_SILENT = """
    script style title noscript template svg math iframe object embed select textarea button xml
    head noembed noframes plaintext xmp audio video canvas
"""
_READ = nh3.Cleaner(
    tags=set(_TAGS.split()),
    clean_content_tags=set(_SILENT.split()),
    attributes={
        "*": {"style", "class", "role", "aria-level"},
        "a": {"href"},
        "ol": {"start"},
        "td": {"colspan", "rowspan"},
        "th": {"colspan", "rowspan"},
    },
    link_rel=None,
    url_schemes={"http", "https", "mailto"},
)


def parts(html: str) -> list[Part]:
    """The blocks of any HTML. Raises DomainError when there is more than anybody writes.

    What has more tags than a person's text is read as words alone: no cleaner is asked about it.
    """
    if len(html) > LONGEST_RAW:
        raise DomainError(_("The text is too long. Divide it, or attach it as a file."))
    if _is_overloaded(html):
        return tidy(_typed(unescape(_WHOLE_TAG.sub("\n", html))))
    reader = Reader()
    reader.feed(_READ.clean(html))
    reader.close()
    return tidy(reader.parts)


def _is_overloaded(html: str) -> bool:
    """Whether there are more tags than a person needs, or deeper ones; counted roughly and fast."""
    deep = 0
    for count, found in enumerate(_TAG.finditer(html)):
        if found[2].lower() not in _UNCLOSED:
            deep = max(deep - 1, 0) if found[1] else deep + 1
        if count > MOST_TAGS or deep > DEEPEST:
            return True
    return False


def clean(html: str) -> str:
    """The text in our few tags, from any HTML; canonical, so that it may be cleaned again."""
    return html_of(parts(html))


def of_plain(text: str) -> str:
    """Plain text as people type it: a blank line parts paragraphs, "- " begins a list item."""
    return html_of(tidy(_typed(text)))


def _typed(text: str) -> Iterator[Part]:
    lines = [line.strip() for line in text.splitlines()]
    for kind, same in groupby(lines, lambda line: (bool(line), bool(_BULLET.match(line + " ")))):
        there, bullet = kind
        if bullet:
            for line in same:
                yield Block(ITEM, (Run(seen(_BULLET.sub("", line))),), level=1)
        elif there:
            yield Block(P, (Run(BREAK.join(map(seen, same))),))


def of_typed(text: str) -> str:
    """What a text field sends, in our few tags: HTML begins or ends with the tag of a block."""
    return clean(text) if _HTML.search(text) else of_plain(text)


def typed(html: str) -> str:
    """What a text field shows: plain text where nothing is lost by it, else the HTML itself.

    `of_typed(typed(html)) == clean(html)`, so that a page without script loses nothing (decision
    23).
    """
    lines: list[str] = []
    for part in (found := parts(html)):
        item = isinstance(part, Block) and part.kind == ITEM
        if lines and not (item and lines[-1].startswith("- ")):
            lines.append("")
        if isinstance(part, Block):
            lines.append(("- " if item else "") + text_of(part.runs))
    text, canonical = "\n".join(lines), html_of(found)
    return text if of_typed(text) == canonical else canonical


def has_marks(html: str) -> bool:
    """Whether a text field shows it as HTML: it has more than paragraphs and simple lists."""
    return typed(html).startswith("<")


def plain(html: str) -> str:
    """What the text says without its looks, a line for each block; for searching and mails."""
    return "\n".join(filter(None, map(_line, parts(html))))


def _line(part: Part) -> str:
    if isinstance(part, Table):
        rows = (*part.head, *part.body)
        return "\n".join(" | ".join(text_of(cell.runs) for cell in row) for row in rows)
    bullet = "- " if part.kind == ITEM else ""
    return bullet + text_of(part.runs)


def shown(html: str, *, heading: int = 3) -> SafeString:
    """The text on a page or in a PDF, its headings from `heading` on.

    Cleaned once more, whatever is stored. Very long words, paragraphs and runs of lines are broken:
    setting them costs their square (I4).
    """
    broken = [each for part in parts(html) for each in _broken(part)]
    return mark_safe(html_of(broken, heading=heading))  # noqa: S308  written from blocks, escaped


def _broken(part: Part) -> Iterator[Part]:
    if isinstance(part, Table):
        yield Table(*(tuple(_row(row) for row in rows) for rows in (part.head, part.body)))
        return
    length = lines = 0
    words: list[Run] = []
    for word in _words(part.runs):
        length, lines = length + len(word.text), lines + word.text.count(BREAK)
        if words and (length > LONGEST_PARAGRAPH or lines > MOST_LINES):
            yield replace(part, runs=tidy_runs(words))
            words, length, lines = [], len(word.text), 0
        words.append(word)
    yield replace(part, runs=tidy_runs(words))


def _row(row: Row) -> Row:
    return tuple(replace(cell, runs=tidy_runs(_words(cell.runs))) for cell in row)


def _words(runs: Runs) -> Iterator[Run]:
    for run in runs:
        text = _LONG_WORD.sub(lambda long: long[0] + ZERO_WIDTH_SPACE, run.text)
        for word in _WORD.findall(text):
            yield replace(run, text=word)
