"""What a PDF of the house must be, read back from the bytes: PDF/A-2a and PDF/UA-1."""

import io
import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pikepdf  # noqa: TID253  a test pays for what it tests

PDFAID = "{http://www.aiim.org/pdfa/ns/id/}"
PDFUAID = "{http://www.aiim.org/pdfua/ns/id/}"
PDFA_PROPERTY = "{http://www.aiim.org/pdfa/ns/property#}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def check(content: bytes) -> list[str]:
    """Every fault found, one sentence each; empty when the file is as it should be."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [
            *pdf.check_pdf_syntax(),
            *_identifiers(pdf),
            *_catalog(pdf),
            *_fonts(pdf),
            *_tree(pdf),
            *_headings(pdf),
            *_content(pdf),
        ]


def font_names(content: bytes) -> set[str]:
    """The fonts without the six letters of the subset, such as `Inter-Semi-Bold`."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return {str(font.BaseFont).rpartition("+")[2] for font in _descriptors(pdf)}


def words(content: bytes) -> str:
    """The text alternatives and the bookmarks; the drawn text needs a reader (pdftotext)."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        alternatives = [str(e.Alt) for e, _above in elements(pdf) if "/Alt" in e]
        with pdf.open_outline() as outline:
            return "\n".join([*alternatives, *(item.title for item in outline.root)])


def attachments(content: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        files = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/EF" in o]
        return [*pdf.attachments, *(str(file.get("/F", "")) for file in files)]


def elements(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Object, tuple[str, ...]]]:
    """The structure elements in reading order, each with the kinds above it."""

    def below(element, above):
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield kid, above
                yield from below(kid, (*above, str(kid.S)))

    yield from below(pdf.Root.StructTreeRoot, ())


def _identifiers(pdf: pikepdf.Pdf) -> Iterator[str]:
    packet = pdf.Root.Metadata.read_bytes().decode()
    tree = ET.fromstring(re.sub(r"<\?xpacket.*?\?>", "", packet).strip())  # noqa: S314  our own file
    facts = {}
    for description in tree.iter(f"{RDF}Description"):
        facts.update(description.attrib)
    if facts.get(f"{PDFAID}part") != "2" or facts.get(f"{PDFAID}conformance") != "A":
        yield "The XMP block does not say PDF/A-2a."
    if facts.get(f"{PDFUAID}part") != "1":
        yield "The XMP block does not say PDF/UA-1."
    if "part" not in [name.text for name in tree.iter(f"{PDFA_PROPERTY}name")]:
        yield "The PDF/UA schema is not described in the XMP block."
    if pdf.Root.get("/OutputIntents", [{}])[0].get("/S") != "/GTS_PDFA1":
        yield "There is no output intent."
    if "/ID" not in pdf.trailer:
        yield "There is no file identifier."


def _catalog(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if not str(root.get("/Lang", "")):
        yield "No language is set."
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield "The document is not marked as tagged."
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "The title is not shown in the window."
    if not str(pdf.docinfo.get("/Title", "")):
        yield "There is no title."
    if "/CreationDate" not in pdf.docinfo:
        yield "There is no date of creation."
    if "/Outlines" not in root or int(root.Outlines.get("/Count", 0)) == 0:
        yield "There are no bookmarks."
    if "/EmbeddedFiles" in root.get("/Names", {}):
        yield "A file is attached."
    for number, page in enumerate(pdf.pages, start=1):
        if page.get("/Tabs") != "/S":
            yield f"Page {number} does not take its tab order from the structure."


def _descriptors(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """The fonts themselves: descendants of the composite ones."""
    fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary)]
    return [o for o in fonts if o.get("/Type") == "/Font" and "/FontDescriptor" in o]


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    fonts = _descriptors(pdf)
    if not fonts:
        yield "There are no fonts."
    for font in fonts:
        if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(font.FontDescriptor.keys()):
            yield f"{font.BaseFont} is not embedded."
    composite = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary)]
    for font in composite:
        if font.get("/Subtype") == "/Type0" and "/ToUnicode" not in font:
            yield f"{font.BaseFont} cannot be read as text."


def _tree(pdf: pikepdf.Pdf) -> Iterator[str]:
    for element, above in elements(pdf):
        kind = str(element.S)
        if kind == "/TH" and "/Scope" not in element.get("/A", {}):
            yield "A table header has no scope."
        if kind == "/Figure" and not str(element.get("/Alt", "")):
            yield "A figure has no text alternative."
        if kind == "/LI" and above[-1] != "/L":
            yield f"A list item lies in {above[-1]}."
        if kind == "/TR" and above[-1] not in ("/Table", "/THead", "/TBody", "/TFoot"):
            yield f"A table row lies in {above[-1]}."
        if kind in ("/TH", "/TD") and above[-1] != "/TR":
            yield f"A table cell lies in {above[-1]}."


def _headings(pdf: pikepdf.Pdf) -> Iterator[str]:
    level = 0
    for element, _above in elements(pdf):
        if match := re.fullmatch(r"/H([1-6])", str(element.S)):
            if int(match[1]) > level + 1:
                yield f"A heading jumps from level {level} to {match[1]}."
            level = int(match[1])


def _content(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Everything drawn is either an artifact or owned by an element that the tree reaches."""
    reached = {element.objgen for element, _above in elements(pdf)}
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    owners = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
    for number, page in enumerate(pdf.pages, start=1):
        owner = owners[int(page.StructParents)]
        for mark in _marks(page):
            if mark is None:
                yield f"Something on page {number} is neither content nor artifact."
            elif mark >= len(owner) or getattr(owner[mark], "objgen", None) not in reached:
                yield f"Mark {mark} on page {number} belongs to nothing."


DRAWING = frozenset(
    ("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Tj", "TJ", "'", '"', "Do", "sh")
)


def _marks(page: pikepdf.Page) -> Iterator[int | None]:
    """The MCIDs of a page, and None for something drawn outside every mark."""
    open_marks = 0
    for step in pikepdf.parse_content_stream(page):
        operator = str(step.operator)
        if operator in ("BMC", "BDC"):
            open_marks += 1
            properties = step.operands[1] if operator == "BDC" else {}
            if "/MCID" in properties:
                yield int(properties["/MCID"])
        elif operator == "EMC":
            open_marks -= 1
        elif operator in DRAWING and not open_marks:
            yield None
