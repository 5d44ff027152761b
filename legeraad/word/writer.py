"""Writes Word files: a title, headings, and rich text with its lists, tables and links."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

import docx
from django.utils import timezone
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from legeraad import richtext
from legeraad.richtext.blocks import BREAK, HEADING, ITEM, QUOTE, Block, Part, Row, Run, Runs, Table

GUIDANCE = "Guidance"  # the style of what tells the writer what to write
INK, LINK, FAINT = (
    RGBColor(0x1A, 0x1A, 0x1A),
    RGBColor(0x0B, 0x50, 0x8C),
    RGBColor(0x59, 0x59, 0x59),
)
FONT = "Calibri"
LANGUAGES = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}
DEEPEST_STYLE = 3  # Word has List Bullet to List Bullet 3


class Word:
    """One document. Everything is added at its end; `content()` gives the bytes."""

    def __init__(self, *, title: str, author: str, language: str, head: str = "") -> None:
        self.document = docx.Document()
        self._dress(LANGUAGES.get(language, language))
        about = self.document.core_properties
        about.title, about.author, about.comments = title, author, ""
        about.language = LANGUAGES.get(language, language)
        about.created = about.modified = timezone.now().replace(tzinfo=None)
        about.last_modified_by = author
        if head:
            self.document.sections[0].header.paragraphs[0].text = head

    def _dress(self, language: str) -> None:
        """One font, dark headings, the language of the text, a page of A4."""
        page = self.document.sections[0]
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2.5)
        styles = self.document.styles
        styles.add_style(GUIDANCE, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
        styles[GUIDANCE].font.italic = True
        for name in (
            "Normal",
            "Title",
            "Subtitle",
            "Header",
            *(f"Heading {n}" for n in range(1, 5)),
        ):
            self._plain(styles[name])
        styles[GUIDANCE].font.color.rgb = styles["Header"].font.color.rgb = FAINT
        styles["Normal"].font.size = Pt(11)
        styles["Title"].font.size = Pt(20)
        tongue = OxmlElement("w:lang")
        tongue.set(qn("w:val"), language)
        styles["Normal"].element.get_or_add_rPr().append(tongue)

    def _plain(self, style: Any) -> None:
        """The themes of Word's own styles go before the font that is named."""
        style.font.name = FONT
        style.font.color.rgb = INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for name in [name for name in fonts.attrib if "Theme" in name]:
            del fonts.attrib[name]
        for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(kind), FONT)

    def title(self, text: str) -> None:
        self.document.add_paragraph(text, "Title")

    def heading(self, text: str, *, level: int = 1) -> None:
        self.document.add_heading(text, level)

    def text(self, text: str, *, style: str = "Normal") -> None:
        """Plain text, a paragraph for each line that is not empty."""
        for line in filter(None, map(str.strip, text.splitlines())):
            self.document.add_paragraph(line, style)

    def items(self, texts: Iterable[str]) -> None:
        for text in texts:
            self.document.add_paragraph(text, "List Bullet")

    def facts(self, rows: Iterable[tuple[str, str]]) -> None:
        """A table of two columns: what it is, and what it is here. Empty ones are left out."""
        filled = [(name, value) for name, value in rows if value]
        if filled:
            table = self.document.add_table(rows=0, cols=2, style="Table Grid")
            for name, value in filled:
                first, second = table.add_row().cells
                first.paragraphs[0].add_run(name).bold = True
                second.text = value

    def rich(self, html: str, *, heading: int = 2) -> None:
        """A rich text; its headings are of this level and the one below."""
        numbering: dict[int, Any] = {}
        before: Part | None = None
        for part in richtext.parts(html):
            if isinstance(part, Table):
                self._table(part)
            else:
                self._block(part, before, numbering, heading)
            before = part

    def _block(
        self, block: Block, before: Part | None, numbering: dict[int, Any], heading: int
    ) -> None:
        if block.kind == HEADING:
            paragraph = self.document.add_heading("", heading + block.level - 1)
        elif block.kind == ITEM:
            paragraph = self._item(block, before, numbering)
        else:
            paragraph = self.document.add_paragraph(
                style="Quote" if block.kind == QUOTE else "Normal"
            )
        self._runs(paragraph, block.runs)

    def _item(self, block: Block, before: Part | None, numbering: dict[int, Any]) -> Any:
        """A numbered list begins anew wherever one opens: Word would go on counting."""
        kind = "List Number" if block.ordered else "List Bullet"
        level = min(block.level, DEEPEST_STYLE)
        paragraph = self.document.add_paragraph(style=f"{kind} {level}" if level > 1 else kind)
        above = before if isinstance(before, Block) and before.kind == ITEM else None
        if not block.ordered:
            numbering.pop(block.level, None)
            return paragraph
        opens = above is None or above.level < block.level or block.level not in numbering
        if opens:
            numbering[block.level] = self._new_list(paragraph.style, block.number)
        properties = _xml(paragraph).get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = numbering[block.level]
        return paragraph

    def _new_list(self, style: Any, start: int) -> int:
        """The key of a list that looks like the style's and begins with this number."""
        lists = self.document.part.numbering_part.element
        of_style = style.element.pPr.numPr.numId.val
        found = next(each for each in lists.num_lst if each.numId == of_style)
        made = lists.add_num(found.abstractNumId.val)
        made.add_lvlOverride(0).add_startOverride(start)
        return int(made.numId)

    def _table(self, table: Table) -> None:
        rows = [*table.head, *table.body]
        width = max(sum(cell.across for cell in row) for row in rows)
        drawn = self.document.add_table(rows=len(rows), cols=width, style="Table Grid")
        taken: set[tuple[int, int]] = set()
        for at, row in enumerate(rows):
            self._row(drawn, at, row, taken, width)
        for drawn_row in list(drawn.rows)[: len(table.head)]:
            repeated = OxmlElement("w:tblHeader")
            _xml(drawn_row).get_or_add_trPr().append(repeated)
        self.document.add_paragraph()

    def _row(self, drawn: Any, at: int, row: Row, taken: set[tuple[int, int]], width: int) -> None:
        column = 0
        for cell in row:
            while (at, column) in taken:
                column += 1
            if column >= width:
                return
            last_column = min(width, column + cell.across) - 1
            last_row = min(len(drawn.rows), at + cell.down) - 1
            covered = [
                (r, c) for r in range(at, last_row + 1) for c in range(column, last_column + 1)
            ]
            taken.update(covered)
            place = drawn.cell(at, column)
            if len(covered) > 1:
                place = place.merge(drawn.cell(last_row, last_column))
            self._runs(place.paragraphs[0], cell.runs, bold=cell.heading)
            column = last_column + 1

    def _runs(self, paragraph: Any, runs: Runs, *, bold: bool = False) -> None:
        for run in runs:
            self._run(paragraph, run, bold)

    def _run(self, paragraph: Any, run: Run, bold: bool) -> None:
        written = paragraph.add_run()
        for number, line in enumerate(run.text.split(BREAK)):
            if number:
                written.add_break()
            written.add_text(line)
        font = written.font
        font.bold = True if bold or "strong" in run.marks else None
        font.italic = True if "em" in run.marks else None
        if "sub" in run.marks:
            font.subscript = True
        elif "sup" in run.marks:
            font.superscript = True
        if run.href:
            font.underline, font.color.rgb = True, LINK
            link = OxmlElement("w:hyperlink")
            target = paragraph.part.relate_to(
                run.href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
            )
            link.set(qn("r:id"), target)
            _xml(paragraph).append(link)
            link.append(_xml(written))

    def content(self) -> bytes:
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()


def _xml(proxy: Any) -> Any:
    """The element below a paragraph, a run or a row; python-docx has no public name for it."""
    return proxy._element  # noqa: SLF001
