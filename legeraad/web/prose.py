"""Plain text as people write it, shown as paragraphs and lists."""

from __future__ import annotations

import re
from itertools import groupby

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

BULLET = "- "
ZERO_WIDTH_SPACE = "\N{ZERO WIDTH SPACE}"
# Setting a paragraph costs the square of its lines, of its length and of its longest word (I4).
LINES_IN_PARAGRAPH = 40
_LONG_WORD = re.compile(r"\S{200}(?=\S)")
_LONG_LINE = re.compile(r"[^\n]{2000}[^\s]{0,200}(?=[^\n])")
# Cannot be seen, and neither HTML nor PDF/A allows them.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def prose(text: str) -> SafeString:
    """A blank line parts two paragraphs; lines that begin with "- " make a list.

    Everything else is shown as it was typed: no mark-up is read and no address becomes a link.
    """
    clean = _CONTROL.sub("", "\n".join(str(text).splitlines()))
    clean = _LONG_WORD.sub(lambda word: word[0] + ZERO_WIDTH_SPACE, clean)
    lines = _LONG_LINE.sub(lambda line: line[0] + "\n\n", clean).split("\n")
    blocks = (_block(kind, list(block)) for kind, block in groupby(lines, _kind))
    return mark_safe("".join(blocks))  # noqa: S308  each block is escaped


def _kind(line: str) -> str:
    typed = line.strip()
    if not typed:
        return ""
    return "ul" if typed.startswith(BULLET) else "p"


def _block(kind: str, lines: list[str]) -> SafeString:
    shown = [line.strip() for line in lines]
    if kind == "ul":
        items = format_html_join("", "<li>{}</li>", ((li.removeprefix(BULLET),) for li in shown))
        return format_html("<ul>{}</ul>", items)
    if kind == "p":
        parts = range(0, len(shown), LINES_IN_PARAGRAPH)
        return mark_safe("".join(_paragraph(shown[i : i + LINES_IN_PARAGRAPH]) for i in parts))  # noqa: S308  escaped
    return SafeString()


def _paragraph(lines: list[str]) -> SafeString:
    br = mark_safe("<br>")
    return format_html("<p>{}</p>", format_html_join(br, "{}", ((line,) for line in lines)))
