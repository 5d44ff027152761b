"""What a file is, told by what it holds; what may do harm is refused before it is stored (U2, U3).

Nothing is unpacked to memory but two small members of an office file, and no picture is decoded.
"""

from __future__ import annotations

import struct
import unicodedata
from email.parser import BytesHeaderParser
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from django.utils.translation import gettext as _

from cases.enums import FileType
from legeraad.errors import DomainError

MOST_BYTES = 25_000_000
MOST_ENTRIES = 5_000
MOST_UNPACKED = 250_000_000  # bytes in all members of an office file
HIGHEST_RATIO = 200  # XML of office files shrinks to a fiftieth at most
SMALL = 100_000  # bytes; below that a high ratio is no danger
MOST_PIXELS = 80_000_000
NAME_LENGTH = 120
HEAD, TAIL = 1024, 2048  # bytes at either end in which a PDF says that it is one
HEADERS = 64_000  # bytes in which an e-mail has its headers
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OUTLOOK = "__properties_version1.0".encode("utf-16-le")
OFFICE = {
    "word/document.xml": FileType.DOCX,
    "xl/workbook.xml": FileType.XLSX,
    "ppt/presentation.xml": FileType.PPTX,
}
MACROS = ("vbaproject.bin", ".exe", ".dll", ".js", ".vbs")
ODT = b"application/vnd.oasis.opendocument.text"
JPEG_SIZES = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}
PORTS = {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
RESERVED = {"con", "prn", "aux", "nul", *PORTS}  # names that Windows keeps for itself
PNG_HEADER = 24  # bytes with the signature and the size
LONGEST_ENDING = 5


def file_type(content: bytes) -> FileType:
    """What the content is. Raises DomainError (`file`) when it is nothing that a case may hold, too
    large, damaged, locked, or made to do harm."""
    if not content:
        raise refusal(_("The file is empty."))
    if len(content) > MOST_BYTES:
        raise refusal(_("The file is too large: at most 25 MB."))
    for sniff in (_pdf, _office, _outlook, _picture, _letters):
        if found := sniff(content):
            return found
    raise refusal(
        _(
            "This kind of file cannot be kept with a case. Use PDF, Word, Excel, PowerPoint, "
            "OpenDocument text, a picture (PNG or JPEG), an e-mail (.eml or .msg) or plain text."
        )
    )


def refusal(sentence: str) -> DomainError:
    return DomainError(sentence, field="file")


def _pdf(content: bytes) -> FileType | None:
    if b"%PDF-" not in content[:HEAD]:
        return None
    if b"%%EOF" not in content[-TAIL:]:
        raise refusal(_("The PDF is not whole. Fetch it again, or save it anew."))
    return FileType.PDF


def _office(content: bytes) -> FileType | None:
    if not content.startswith(b"PK\x03\x04"):
        return None
    try:
        with ZipFile(BytesIO(content)) as packed:
            entries = packed.infolist()
            _check_members(entries)
            names = {entry.filename for entry in entries}
            found = next((kind for name, kind in OFFICE.items() if name in names), None)
            if found is None and "mimetype" in names:
                mimetype = (
                    packed.read("mimetype") if packed.getinfo("mimetype").file_size < HEAD else b""
                )
                found = FileType.ODT if mimetype.strip() == ODT else None
    except (BadZipFile, RuntimeError, NotImplementedError, ValueError) as error:
        raise refusal(_("The file is damaged or locked with a password.")) from error
    if found is None:
        raise refusal(_("Packed files are not kept with a case. Unpack it, and choose the files."))
    return found


def _says(packed: ZipFile, mimetype: bytes) -> bool:
    with packed.open("mimetype") as member:
        return member.read(HEAD).strip() == mimetype


def _check_members(entries: list[ZipInfo]) -> None:
    """By what the list of members says; a member that lies about its size cannot be unpacked."""
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED:
        raise refusal(_("The file holds too much when it is unpacked."))
    if unpacked > SMALL and unpacked > HIGHEST_RATIO * max(packed, 1):
        raise refusal(_("The file holds too much when it is unpacked."))
    if any(entry.filename.lower().endswith(MACROS) for entry in entries):
        raise refusal(_("The file has macros or programs in it. Save it without them."))


def _outlook(content: bytes) -> FileType | None:
    if not content.startswith(OLE):
        return None
    if OUTLOOK not in content:
        raise refusal(
            _("This is an old kind of office file. Save it as .docx, .xlsx, .pptx or PDF.")
        )
    return FileType.MSG


def _picture(content: bytes) -> FileType | None:
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        found, size = FileType.PNG, _png_size(content)
    elif content.startswith(b"\xff\xd8\xff"):
        found, size = FileType.JPEG, _jpeg_size(content)
    else:
        return None
    if size is None:
        raise refusal(_("The picture is damaged."))
    if size[0] * size[1] > MOST_PIXELS:
        raise refusal(_("The picture is too large: at most 80 million points."))
    return found


def _png_size(content: bytes) -> tuple[int, int] | None:
    if len(content) < PNG_HEADER or content[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", content[16:24])
    return (width, height) if width and height else None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """From the first frame; the segments before it say how long they are."""
    place = 2
    while place + 9 <= len(content) and content[place : place + 1] == b"\xff":
        mark, length = content[place + 1], struct.unpack(">H", content[place + 2 : place + 4])[0]
        if mark in JPEG_SIZES:
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return (width, height) if width and height else None
        place += 2 + max(length, 2)
    return None


def _letters(content: bytes) -> FileType | None:
    """Plain text, and e-mails, which are plain text with headers that only they have."""
    if b"\x00" in content:
        return None
    headers = BytesHeaderParser().parsebytes(content[:HEADERS])
    if headers["From"] and (headers["Date"] or headers["Received"]) and headers.defects == []:
        return FileType.EML
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="ignore")
    start = text.lstrip()[:HEAD].lower()
    if start.startswith(("<!doctype", "<html", "<svg", "<?xml", "<script")):
        return None
    odd = sum(1 for sign in text if unicodedata.category(sign) == "Cc" and sign not in "\r\n\t\f")
    return FileType.TXT if odd == 0 else None


def safe_name(name: str, ending: str) -> str:
    """A file name that is only a name, on any machine (U4), with the ending of what the file is.

    Folders, signs that turn the writing around, control signs and names that Windows keeps for
    itself are taken out; what is left is cut at 120 letters.
    """
    name = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(
        sign if unicodedata.category(sign)[0] != "C" and sign not in '<>:"|?*' else " "
        for sign in unicodedata.normalize("NFC", name)
    )
    stem, _dot, last = " ".join(kept.split()).rpartition(".")
    if not stem or len(last) > LONGEST_ENDING or " " in last:
        stem = " ".join(kept.split())
    stem = stem.strip(" .")[:NAME_LENGTH].strip(" .")
    if not stem or stem.split(".")[0].lower() in RESERVED:
        stem = f"{_('document')} {stem}".strip()
    return f"{stem}.{ending}"
