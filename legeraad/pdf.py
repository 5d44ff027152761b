"""HTML in, archive PDF out: PDF/A by WeasyPrint, then one pikepdf step for PDF/UA-1.

The worker calls this; a web request only for what one person asks for and nobody stores
(docs/decisions/0027). The same HTML gives the same bytes: nothing in the file comes from the clock,
so a stored PDF can be made again and compared (SHA-256).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from html.parser import HTMLParser
from mimetypes import guess_type
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from django.contrib.staticfiles import finders
from django.utils.translation import gettext as _

from legeraad.errors import DomainError

if TYPE_CHECKING:
    from pikepdf import Object, Page, Pdf
    from weasyprint.urls import URLFetcher

# A host that cannot exist. A scheme of our own would leave relative addresses unjoined, and the
# font would silently change.
STATIC = "http://static.invalid/"

MEDIA_TYPE = "application/pdf"

# Measured: a document at all four limits stays below 30 seconds and 512 MB (quality.md I4). It
# would have some 120 pages; list items and table rows cost most.
MAX_BYTES = 300_000
MAX_DEPTH = 100
MAX_ELEMENTS = 4_000
MAX_ROWS = 1_000

_VOID = frozenset(("br", "circle", "hr", "img", "input", "link", "meta", "path", "rect", "wbr"))
_CSS_PIXEL = 0.75  # points

# PDF/UA-1 (ISO 14289-1) needs its mark, and PDF/A-2 (ISO 19005-2, 6.6.2.3) wants every XMP schema
# that it does not know itself described in the file.
_UA_MARK = """
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about=""
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>Indicates which part of ISO 14289 the file follows
      </pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


class RefusedError(ValueError):
    """A document asked for something outside our static files. A fault in a template of ours."""


class TooLargeError(DomainError):
    """The document is larger than anybody writes by hand."""


def render(html: str, *, variant: str = "pdf/a-2a") -> bytes:
    """Makes a tagged PDF with embedded fonts.

    `html` is a whole page with `lang`, `<title>` and `<meta name="dcterms.created">`; its relative
    addresses are those of static files. Raises TooLargeError before any work is done, and
    RefusedError when the page asks for anything but a static file.
    """
    import weasyprint
    from weasyprint.urls import FatalURLFetchingError

    _measure(html)
    try:
        document = weasyprint.HTML(string=html, base_url=STATIC, url_fetcher=_fetcher())
        # With the hints of HTML a numbered list may begin where its text says.
        made = document.write_pdf(pdf_variant=variant, presentational_hints=True)
    except FatalURLFetchingError as stop:
        raise RefusedError(str(stop)) from None
    return _finish(made)


def _fetcher() -> URLFetcher:
    from weasyprint.urls import (
        FatalURLFetchingError,
        URLFetcher,
        URLFetcherResponse,
    )

    class StaticOnly(URLFetcher):
        """Never opens an address; reads the files that the static finders know."""

        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
            parts = urlsplit(url)
            found = None
            if url.startswith(STATIC):
                found = finders.find(unquote(parts.path).removeprefix("/"))
            if not found:
                raise FatalURLFetchingError(url)
            kind, _encoding = guess_type(found)
            headers = {"Content-Type": kind} if kind else {}
            return URLFetcherResponse(url, Path(found).read_bytes(), headers)

    return StaticOnly()


class _Meter(HTMLParser):
    """Counts elements, rows and list items, and how deep the elements lie in each other."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.depth = self.deepest = self.elements = self.rows = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.elements += 1
        self.rows += tag in ("tr", "li")
        if tag not in _VOID:
            self.depth += 1
            self.deepest = max(self.deepest, self.depth)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        self.elements += tag not in _VOID

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self.depth -= 1


def _measure(html: str) -> None:
    """Raises TooLargeError for what would take the worker's time or memory."""
    if len(html) > MAX_BYTES or len(html.encode()) > MAX_BYTES:
        raise TooLargeError(_("The text is too long for a PDF. Shorten it and try again."))
    meter = _Meter()
    meter.feed(html)
    if meter.deepest > MAX_DEPTH:
        raise TooLargeError(_("The document has too many levels inside each other for a PDF."))
    if meter.rows > MAX_ROWS:
        sentence = _("More than %(most)d list items or table rows are too many for a PDF.")
        raise TooLargeError(sentence % {"most": MAX_ROWS})
    if meter.elements > MAX_ELEMENTS:
        raise TooLargeError(_("The text has too many paragraphs for a PDF. Shorten it."))


def _finish(made: bytes) -> bytes:
    """Adds what WeasyPrint leaves out of PDF/UA, and writes with an id made of the content."""
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(made)) as pdf:
        xmp = pdf.Root.Metadata.read_bytes().decode()
        pdf.Root.Metadata.write(xmp.replace("</rdf:RDF>", f"{_UA_MARK}</rdf:RDF>", 1).encode())
        _mend_tree(pdf)
        _mend_pages(pdf)
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _walk(element: Object, above: tuple[str, ...] = ()) -> Iterator[tuple[Object, tuple[str, ...]]]:
    """Every structure element below `element`, each with the kinds of those above it."""
    import pikepdf

    kind = str(element.get("/S", ""))
    for child in element.get("/K", []):
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child, (*above, kind)
            yield from _walk(child, (*above, kind))


def _mend_tree(pdf: Pdf) -> None:
    """Scope on table headers, boxes of figures in points, decoration out of the tree."""
    import pikepdf

    decoration = []
    for element, above in _walk(pdf.Root.StructTreeRoot):
        if element.S == "/TH":
            in_head = "/THead" in above
            element.A.Scope = pikepdf.Name.Column if in_head else pikepdf.Name.Row
        elif element.S == "/Figure" and "/Alt" not in element:
            decoration.append(element)
        elif element.S == "/Figure":
            element.A.BBox = _in_points(element.A.BBox, page=element.Pg)
    for figure in decoration:
        siblings = figure.P.K
        del siblings[[same.objgen for same in siblings].index(figure.objgen)]


def _in_points(box: Object, *, page: Object) -> list[float]:
    """From CSS pixels below the top left corner to points above the bottom left one."""
    left, top, right, bottom = (float(side) * _CSS_PIXEL for side in box.as_list())
    height = float(page.MediaBox[3])
    return [round(side, 2) for side in (left, height - bottom, right, height - top)]


def _mend_pages(pdf: Pdf) -> None:
    """Marks page headers, page footers and decoration as artifacts.

    WeasyPrint gives them content marks that no element of the tree owns.
    """
    tree = pdf.Root.StructTreeRoot
    owned = {element.objgen for element, _above in _walk(tree)}
    numbers = tree.ParentTree.Nums
    owners = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
    for page in pdf.pages:
        owner = owners[int(page.obj.StructParents)]
        orphans = {mark for mark, element in enumerate(owner) if element.objgen not in owned}
        for mark in orphans:
            owner[mark] = None
        _make_artifacts(pdf, page, orphans)


def _make_artifacts(pdf: Pdf, page: Page, orphans: set[int]) -> None:
    import pikepdf

    begin = pikepdf.Operator("BMC")
    artifact = pikepdf.ContentStreamInstruction([pikepdf.Name.Artifact], begin)

    def mended(step: Any) -> Any:
        if str(step.operator) != "BDC":
            return step
        marks = step.operands[1]
        return artifact if int(marks.get("/MCID", -1)) in orphans else step

    steps = pikepdf.parse_content_stream(page)
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream([mended(s) for s in steps]))
