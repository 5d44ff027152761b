"""A rich text as blocks of runs, made tidy and written as HTML in one way only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby

MARKS = ("strong", "em", "sub", "sup")  # in the order in which they are written
DEEPEST = 4  # levels of a list; what lies deeper is written at the last
WIDEST = 20  # cells that one cell may cover
BREAK = "\n"  # a line break inside a block
P, QUOTE, ITEM, HEADING = "p", "blockquote", "li", "h"


@dataclass(frozen=True)
class Run:
    """Some text that looks the same: its marks, and the address that it leads to."""

    text: str
    marks: frozenset[str] = frozenset()
    href: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Block:
    """A paragraph, a quoted one, a heading or a list item.

    level: of a heading 1 or 2, of an item from 1; number: where a numbered list begins
    """

    kind: str
    runs: Runs
    level: int = 0
    ordered: bool = False
    number: int = 1


@dataclass(frozen=True)
class Cell:
    runs: Runs
    heading: bool = False
    across: int = 1
    down: int = 1


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    head: tuple[Row, ...]
    body: tuple[Row, ...]


Part = Block | Table

_SPACES = re.compile(r"[ \u00a0]{2,}")
# Neither seen nor allowed in PDF/A, or they would turn the order of what is read.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)


def seen(text: str) -> str:
    """The text without characters that nobody sees, with every white space a plain one."""
    return re.sub(r"[ \t\r\n\f\x85\u2028\u2029]+", " ", _UNSEEN.sub("", text))


def text_of(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def tidy_runs(runs: Iterable[Run]) -> Runs:
    """Neighbours that look the same as one; no space or break twice, at the start or the end."""
    kept: list[Run] = []
    before = BREAK
    for run in runs:
        letters: list[str] = []
        for letter in _SPACES.sub(" ", run.text):
            white = letter in " \u00a0" and before in " \u00a0\n"
            if white or (letter == BREAK and before == BREAK):
                continue
            if letter == BREAK and before in " \u00a0":
                _drop_last(kept, letters)
            letters.append(letter)
            before = letter
        if letters:
            kept.append(replace(run, text="".join(letters)))
    while kept and not (stripped := kept[-1].text.rstrip(" \u00a0\n")):
        kept.pop()
    if kept:
        kept[-1] = replace(kept[-1], text=stripped)
    return tuple(_joined(kept))


def _drop_last(kept: list[Run], letters: list[str]) -> None:
    """Takes the white space before a line break away."""
    if letters:
        letters.pop()
    elif kept:
        shorter = kept.pop()
        if shorter.text[:-1]:
            kept.append(replace(shorter, text=shorter.text[:-1]))


def _joined(runs: Sequence[Run]) -> Iterator[Run]:
    for (marks, href), same in groupby(runs, lambda run: (run.marks, run.href)):
        yield Run(text_of(same), marks, href)


def tidy(parts: Iterable[Part]) -> list[Part]:
    """The same text in its one canonical form: nothing empty, levels that follow each other."""
    cleaned = [_tidy_part(part) for part in parts]
    kept = [part for part in cleaned if part is not None]
    headings = [part for part in kept if isinstance(part, Block) and part.kind == HEADING]
    top = min((part.level for part in headings), default=1)
    settled: list[Part] = []
    for part in kept:
        before = settled[-1] if settled else None
        settled.append(_placed(part, before, top) if isinstance(part, Block) else part)
    return settled


def _tidy_part(part: Part) -> Part | None:
    if isinstance(part, Block):
        runs = tidy_runs(part.runs)
        if part.kind == HEADING:  # all of it is bold
            runs = tidy_runs(replace(run, marks=run.marks - {"strong"}) for run in runs)
        return replace(part, runs=runs) if text_of(runs) else None
    rows = [_tidy_row(row) for row in (*part.head, *part.body)]
    head = sum(any(row) for row in rows[: len(part.head)])
    full = [row for row in rows if row]
    if not any(text_of(cell.runs) for row in full for cell in row):
        return None
    if head == 0 and len(full) > 1 and not any(cell.heading for row in full[1:] for cell in row):
        head = 1  # PDF/UA wants headers, and Word seldom says which row they are
    return Table(
        tuple(_within(tuple(_as_head(row)), head - at) for at, row in enumerate(full[:head])),
        tuple(_within(row, len(full) - head - at) for at, row in enumerate(full[head:])),
    )


def _tidy_row(row: Row) -> Row:
    return tuple(replace(cell, runs=tidy_runs(cell.runs)) for cell in row)


def _as_head(row: Row) -> Iterator[Cell]:
    for cell in row:
        runs = tidy_runs(replace(run, marks=run.marks - {"strong"}) for run in cell.runs)
        yield replace(cell, runs=runs, heading=True)


def _within(row: Row, rows_left: int) -> Row:
    """No cell reaches below the last row of its part."""
    return tuple(
        replace(cell, down=max(1, min(cell.down, rows_left)), across=min(cell.across, WIDEST))
        for cell in row
    )


def _placed(block: Block, before: Part | None, top: int) -> Block:
    if block.kind == HEADING:
        return replace(block, level=1 if block.level == top else 2)
    if block.kind != ITEM:
        return block
    above = before if isinstance(before, Block) and before.kind == ITEM else None
    deepest = min(DEEPEST, above.level + 1 if above else 1)
    level = max(1, min(block.level, deepest))
    opens = above is None or above.level < level or above.ordered != block.ordered
    number = block.number if opens and block.ordered else 1
    return replace(block, level=level, number=number)


# written


def html_of(parts: Iterable[Part], *, heading: int = 3) -> str:
    """The HTML of tidy parts; their headings are `h<heading>` and one below."""
    kinds = groupby(parts, lambda part: "table" if isinstance(part, Table) else part.kind)
    return "".join(_written(kind, list(same), heading) for kind, same in kinds)


def _written(kind: str, parts: list[Part], heading: int) -> str:
    if kind == "table":
        return "".join(map(_table, parts))
    blocks = [part for part in parts if isinstance(part, Block)]
    if kind == ITEM:
        return _list(blocks)
    if kind == HEADING:
        names = [(f"h{heading + block.level - 1}", block) for block in blocks]
        return "".join(f"<{name}>{inline(block.runs)}</{name}>" for name, block in names)
    text = "".join(f"<p>{inline(block.runs)}</p>" for block in blocks)
    return f"<blockquote>{text}</blockquote>" if kind == QUOTE else text


def _list(items: list[Block]) -> str:
    """Nested lists; `opened` holds the tags that are still open, the outermost first."""
    out: list[str] = []
    opened: list[str] = []
    for item in items:
        tag = "ol" if item.ordered else "ul"
        while len(opened) > item.level:
            out.append(f"</li></{opened.pop()}>")
        if len(opened) == item.level and opened[-1] != tag:
            out.append(f"</li></{opened.pop()}>")
        elif len(opened) == item.level:
            out.append("</li>")
        if len(opened) < item.level:
            start = f' start="{item.number}"' if item.number != 1 else ""
            out.append(f"<{tag}{start}>")
            opened.append(tag)
        out.append(f"<li>{inline(item.runs)}")
    out.extend(f"</li></{tag}>" for tag in reversed(opened))
    return "".join(out)


def _table(table: Part) -> str:
    if not isinstance(table, Table):
        return ""
    head = "".join(_row(row, scope="col") for row in table.head)
    body = "".join(_row(row, scope="row") for row in table.body)
    head = f"<thead>{head}</thead>" if head else ""
    body = f"<tbody>{body}</tbody>" if body else ""
    return f"<table>{head}{body}</table>"


def _row(row: Row, *, scope: str) -> str:
    return f"<tr>{''.join(_cell(cell, scope) for cell in row)}</tr>"


def _cell(cell: Cell, scope: str) -> str:
    tag, of = ("th", f' scope="{scope}"') if cell.heading else ("td", "")
    across = f' colspan="{cell.across}"' if cell.across > 1 else ""
    down = f' rowspan="{cell.down}"' if cell.down > 1 else ""
    return f"<{tag}{of}{across}{down}>{inline(cell.runs)}</{tag}>"


def inline(runs: Runs) -> str:
    """The runs of one block; each run is closed before the next one begins."""
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    text = escape(run.text, quote=False).replace(BREAK, "<br>")
    for mark in reversed([mark for mark in MARKS if mark in run.marks]):
        text = f"<{mark}>{text}</{mark}>"
    return f'<a href="{escape(run.href)}">{text}</a>' if run.href else text
