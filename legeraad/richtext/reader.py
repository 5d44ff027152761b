"""Reads HTML as people paste it – Word, LibreOffice, Google Docs, a web page – into blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from urllib.parse import urlsplit

from legeraad.richtext.blocks import BREAK, HEADING, ITEM, QUOTE, Block, Cell, P, Part, Run, Table
from legeraad.richtext.blocks import seen as seen_text

_MARKS = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "sub": "sub", "sup": "sup"}
_INLINE = frozenset((*_MARKS, "a", "span", "font", "u"))
_STYLES = (
    ("strong", re.compile(r"(?<![\w-])font-weight:\s*(?:bold|[6-9]00)\b")),
    ("em", re.compile(r"(?<![\w-])font-style:\s*italic\b")),
    ("sub", re.compile(r"vertical-align:\s*sub\b")),
    ("sup", re.compile(r"vertical-align:\s*super\b")),
)
_PLAIN_WEIGHT = re.compile(r"(?<![\w-])font-weight:\s*(?:normal|[1-4]00)\b")
_WORD_ITEM = re.compile(r"mso-list:\s*(?!ignore|none)\S+(?:\s+level(\d))?", re.IGNORECASE)
_WORD_LABEL = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_WORD_LEVEL = re.compile(r"mso-outline-level:\s*([1-6])", re.IGNORECASE)
_WORD_STYLE = re.compile(r"\bMso(?:Heading([1-6])|Title)\b")
_WORD_LIST = re.compile(r"\bMsoList(Bullet|Number)(\d?)\b")
_ORDERED = re.compile(r"^\W*(?:(\d{1,4})|[A-Za-z]{1,4})[.):]?\W*$")
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
LONGEST_ADDRESS = 2000
HIGHEST = 1000  # cells that one cell may reach down


@dataclass
class _Open:
    """A tag that is open: what it and those around it do to the text inside it.

    Each takes over from the one around it, so that no text has to ask them all: a hostile one has
    thousands (I4).
    """

    tag: str = ""
    mark: frozenset[str] = frozenset()
    href: str = ""
    label: bool = False  # Word's own bullet or number
    lists: tuple[str, int] = ("", 0)  # the innermost list, and how many there are
    inside: _Open | None = None  # the innermost that says what its text becomes
    block: Block | None = None
    written: int = -1  # where the list item stands among the parts


@dataclass
class _Grid:
    head: list[list[Cell]] = field(default_factory=list)
    body: list[list[Cell]] = field(default_factory=list)
    cell: Cell | None = None
    runs: list[Run] = field(default_factory=list)  # of the cell, until it ends


class Reader(HTMLParser):
    """Feed it well-formed HTML, close it, and take `parts`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[Part] = []
        self._open: list[_Open] = []
        self._runs: list[Run] = []
        self._more: dict[int, list[Run]] = {}  # the further lines of list items, by their place
        self._labels: list[str] = []
        self._grids: list[_Grid] = []
        self._starts = 1  # the number of the next list's first item

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._break()
            return
        around, style = self._innermost(), given.get("style", "")
        opened = replace(around, tag=tag, mark=around.mark | _marks(tag, style))
        if tag in _INLINE:
            opened.href = (address(given.get("href", "")) if tag == "a" else "") or around.href
            opened.label = around.label or bool(_WORD_LABEL.search(style))
        else:
            self._flush()
            if tag in ("ul", "ol"):
                opened.lists = (tag, around.lists[1] + 1)
            opened.block, opened.written = self._block(tag, given), -1
            opened.inside = opened if opened.block else around.inside
            self._open_grid(tag, given)
        self._open.append(opened)

    def handle_endtag(self, tag: str) -> None:
        if tag not in (each.tag for each in self._open):
            return
        while True:
            closed = self._open[-1]
            if closed.tag not in _INLINE:
                self._flush()
            self._open.pop()
            self._close_grid(closed.tag)
            if closed.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        inner = self._innermost()
        if inner.label:
            self._labels.append(data)
        else:
            self._runs.append(Run(seen_text(data), inner.mark, inner.href))

    def close(self) -> None:
        super().close()
        while self._open:
            self.handle_endtag(self._open[-1].tag)
        self._flush()
        for place, runs in self._more.items():
            item = self.parts[place]
            if isinstance(item, Block):
                self.parts[place] = replace(item, runs=(*item.runs, *runs))

    def _break(self) -> None:
        """One is a break inside the paragraph; two part paragraphs."""
        typed = (run.text for run in reversed(self._runs) if run.text.strip(" \u00a0"))
        outside = self._innermost().inside is None and not self._grids
        if outside and next(typed, "") == BREAK:
            self._flush()
        else:
            self._runs.append(Run(BREAK))

    def _block(self, tag: str, given: dict[str, str]) -> Block | None:
        """What the text inside this tag becomes; None leaves it to the tag around it."""
        if heading := _heading(tag, given):
            return Block(HEADING, (), level=heading)
        if tag == "blockquote":
            return Block(QUOTE, ())
        if tag == "ol":
            typed = given.get("start", "")
            self._starts = int(typed) if re.fullmatch(r"\d{1,4}", typed, re.ASCII) else 1
        if tag == "li":
            innermost, deep = self._innermost().lists
            said = given.get("aria-level", "")
            level = int(said) if re.fullmatch(r"[1-9]", said) else max(1, deep)
            number, self._starts = self._starts, 1
            return Block(ITEM, (), level=level, ordered=innermost == "ol", number=number)
        return None if self._innermost().inside else _word_item(tag, given)

    def _innermost(self) -> _Open:
        return self._open[-1] if self._open else _Open()

    def _flush(self) -> None:
        runs, self._runs = tuple(self._runs), []
        label, self._labels = "".join(self._labels).strip(), []
        if not any(run.text.strip(" \u00a0\n") for run in runs):
            return
        if self._grids:
            grid = self._grids[-1]
            if grid.cell is not None:
                grid.runs += (Run(BREAK), *runs)
                return
        inside = self._innermost().inside
        if inside is None or inside.block is None:
            self.parts.append(Block(P, runs))
            return
        block = inside.block
        if block.kind == ITEM and inside.written == len(self.parts) - 1 >= 0:
            self._more.setdefault(inside.written, []).extend((Run(BREAK), *runs))
            return
        inside.written = len(self.parts)
        self.parts.append(replace(_labelled(block, label), runs=runs))

    def _open_grid(self, tag: str, given: dict[str, str]) -> None:
        if tag == "table":
            inner = bool(self._grids)  # a table inside a cell becomes lines of that cell
            self._grids.append(self._grids[-1] if inner else _Grid())
        elif self._nested():
            return
        elif tag == "tr":
            grid = self._grids[-1]
            in_head = any(each.tag == "thead" for each in self._open)
            (grid.head if in_head and not grid.body else grid.body).append([])
        elif tag in ("td", "th"):
            spans = [_span(given.get(name, "")) for name in ("colspan", "rowspan")]
            self._grids[-1].cell = Cell((), tag == "th", *spans)

    def _close_grid(self, tag: str) -> None:
        if tag == "table" and self._grids:
            grid = self._grids.pop()
            if not self._grids:
                self.parts.append(_table(grid))
        elif tag in ("td", "th") and not self._nested():
            grid = self._grids[-1]
            rows = grid.body or grid.head
            if rows and grid.cell is not None:
                rows[-1].append(replace(grid.cell, runs=tuple(grid.runs)))
            grid.cell, grid.runs = None, []

    def _nested(self) -> bool:
        return len(self._grids) != 1


def _table(grid: _Grid) -> Table:
    """A first row of header cells only is the head, also where nobody said so."""
    head = [tuple(row) for row in grid.head if row]
    body = [tuple(row) for row in grid.body if row]
    while not head and len(body) > 1 and all(cell.heading for cell in body[0]):
        head.append(body.pop(0))
    return Table(tuple(head), tuple(body))


def _heading(tag: str, given: dict[str, str]) -> int:
    """The level of a heading, also of one that Word wrote as a paragraph; 0 for anything else."""
    if re.fullmatch(r"h[1-6]", tag):
        return int(tag[1])
    said = given.get("aria-level", "")
    if given.get("role") == "heading" and re.fullmatch(r"[1-6]", said):  # Word on the web
        return int(said)
    if word := _WORD_STYLE.search(given.get("class", "")):
        return int(word.group(1) or 1)
    outline = _WORD_LEVEL.search(given.get("style", "")) if tag == "p" else None
    return int(outline.group(1)) if outline else 0


def _word_item(tag: str, given: dict[str, str]) -> Block | None:
    """Word writes list items as paragraphs that name their list and level."""
    if tag not in ("p", "div"):
        return None
    if found := _WORD_ITEM.search(given.get("style", "")):
        return Block(ITEM, (), level=int(found.group(1) or 1))
    if listed := _WORD_LIST.search(given.get("class", "")):
        numbered = listed.group(1) == "Number"
        return Block(ITEM, (), level=int(listed.group(2) or 1), ordered=numbered)
    return None


def _labelled(block: Block, label: str) -> Block:
    """Word writes its numbers as text; what it wrote says whether the list is numbered."""
    found = _ORDERED.match(label) if block.kind == ITEM and label else None
    if not found or label in ("o", "O"):  # Word's hollow bullet is the letter o
        return block
    return replace(block, ordered=True, number=int(found.group(1) or 1))


def _marks(tag: str, style: str) -> frozenset[str]:
    marks = (
        {mark for mark, pattern in _STYLES if pattern.search(style)} if tag in _INLINE else set()
    )
    if tag in _MARKS and not (_MARKS[tag] == "strong" and _PLAIN_WEIGHT.search(style)):
        marks.add(_MARKS[tag])
    return frozenset(marks)


def _span(typed: str) -> int:
    return min(max(int(typed), 1), HIGHEST) if re.fullmatch(r"\d{1,6}", typed, re.ASCII) else 1


def address(href: str) -> str:
    """The address of a link, if it is one that a text may lead to; else nothing."""
    href = seen_text(href).strip()
    if len(href) > LONGEST_ADDRESS or not _ADDRESS.fullmatch(href):
        return ""
    try:
        parts = urlsplit(href)
    except ValueError:
        return ""
    return href if parts.netloc or parts.scheme.lower() == "mailto" else ""
