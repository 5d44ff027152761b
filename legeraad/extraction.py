"""Reads the text of a file that came in, in a process of its own that may not take long or much.

A file from outside may be made to hang or to fill the memory of whoever reads it. So the reading
is done by `python -m legeraad.extraction <ending>`, with the file on its input, and its limits are
the operating system's.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

SECONDS = 60
MEMORY = 1_500_000_000  # bytes of addresses; Python and its libraries take a fifth
MOST_TEXT = 400_000  # letters; PostgreSQL indexes at most one megabyte
MOST_PAGES = 600

UNTAGGED, SCANNED, AUTHOR, LOCATION = "untagged", "scanned", "author", "location"


@dataclass(frozen=True)
class Extract:
    """The text, and what to know of the file before everybody may read it."""

    text: str
    warnings: list[str]


def extract(content: bytes, ending: str) -> Extract:
    """Reads a file of a known kind; nothing, when it cannot be read within the limits."""
    try:
        done = subprocess.run(  # noqa: S603  our own module; `ending` is one of a closed list
            [sys.executable, "-m", "legeraad.extraction", ending],
            input=content,
            capture_output=True,
            timeout=SECONDS + 5,
            check=True,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return Extract("", [])
    found = json.loads(done.stdout)
    return Extract(found["text"], found["warnings"])


def main() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    reader = READERS.get(sys.argv[1], _nothing)
    text, warnings = reader(sys.stdin.buffer.read())
    clean = " ".join(text[:MOST_TEXT].replace("\0", " ").split())
    clean = clean.encode("utf-8", "ignore").decode()
    sys.stdout.write(json.dumps({"text": clean, "warnings": warnings}))


def _nothing(content: bytes) -> tuple[str, list[str]]:
    return "", []


def _pdf(content: bytes) -> tuple[str, list[str]]:
    from pypdf import PdfReader  # noqa: PLC0415  only in the process that reads

    reader = PdfReader(BytesIO(content))
    text = "\n".join(_joined(page.extract_text() for page in reader.pages[:MOST_PAGES]))
    root = reader.root_object
    warnings = [] if "/StructTreeRoot" in root else [UNTAGGED]
    if not text.strip():
        warnings = [SCANNED]
    if reader.metadata and reader.metadata.author:
        warnings.append(AUTHOR)
    return text, warnings


def _joined(pieces: Iterator[str]) -> Iterator[str]:
    """As many as are kept."""
    length = 0
    for piece in pieces:
        yield piece
        length += len(piece)
        if length > MOST_TEXT:
            return


def _office(*members: str) -> Callable[[bytes], tuple[str, list[str]]]:
    """Reads the text of the members of an office file whose names begin so."""

    def read(content: bytes) -> tuple[str, list[str]]:
        with ZipFile(BytesIO(content)) as packed:
            names = [name for name in packed.namelist() if name.startswith(members)]
            texts = [_words(packed.read(name)) for name in names if name.endswith(".xml")]
            return "\n".join(texts), _author(packed)

    return read


def _words(xml: bytes) -> str:
    """The text of the elements called t, as Microsoft has it; where there are none, all text."""
    root = ET.fromstring(xml)  # noqa: S314  limited by the process
    runs, ends = [], ("p", "si", "is", "tr")
    for element in root.iter():
        name = element.tag.rpartition("}")[2]
        if name == "t":
            runs.append(element.text or "")
        elif name in ends and runs:
            runs.append("\n")
    return "".join(runs) if any(runs) else "\n".join(root.itertext())


def _author(packed: ZipFile) -> list[str]:
    if "docProps/core.xml" not in packed.namelist():
        return []
    named = ("creator", "lastModifiedBy")
    root = ET.fromstring(packed.read("docProps/core.xml"))  # noqa: S314  limited by the process
    found = any(
        (element.text or "").strip() and element.tag.rpartition("}")[2] in named
        for element in root.iter()
    )
    return [AUTHOR] if found else []


def _picture(content: bytes) -> tuple[str, list[str]]:
    """Cameras write where a picture was taken into a part called Exif, under a tag of its own."""
    place = content.find(b"Exif\x00\x00")
    tag = (b"\x88\x25", b"\x25\x88")  # GPSInfo, in either order of bytes
    told = place >= 0 and any(each in content[place : place + 2_000] for each in tag)
    return "", [LOCATION] if told else []


def _mail(content: bytes) -> tuple[str, list[str]]:
    mail = message_from_bytes(content, policy=policy.default)
    body = mail.get_body(("plain", "html"))
    return f"{mail['Subject'] or ''}\n{body.get_content() if body else ''}", []


def _plain(content: bytes) -> tuple[str, list[str]]:
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        return content.decode("cp1252", "ignore"), []


READERS: dict[str, Callable[[bytes], tuple[str, list[str]]]] = {
    "pdf": _pdf,
    "docx": _office("word/document", "word/footnotes", "word/header"),
    "xlsx": _office("xl/sharedStrings", "xl/worksheets/sheet"),
    "pptx": _office("ppt/slides/slide", "ppt/notesSlides/"),
    "odt": _office("content"),
    "jpg": _picture,
    "eml": _mail,
    "txt": _plain,
}

if __name__ == "__main__":
    main()
