"""Reads a Word file that somebody uploads: what it says as HTML, and what could not be taken along.

What comes is looked at before it is unpacked (quality.md I4), and nothing that it names is fetched.
The HTML is as little to be trusted as any: `richtext.clean` takes it from here.
"""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from typing import Any
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile, ZipFile, ZipInfo

import mammoth
from django.utils.translation import gettext as _

from legeraad.errors import DomainError

MOST_BYTES = 10_000_000
MOST_ENTRIES = 2_000
MOST_XML = 2_500_000  # bytes unpacked, of which sixty pages take half; some seconds of work
MOST_UNPACKED = 200_000_000  # bytes, pictures included, which are not read
HIGHEST_RATIO = 200  # Word's own XML shrinks to a tenth, at most to a fiftieth
SMALL = 100_000  # bytes; below that a high ratio is no danger
DOCUMENT = "word/document.xml"
STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='List Bullet'] => ul > li:fresh
p[style-name='List Number'] => ol > li:fresh
p[style-name='List Bullet 2'] => ul|ol > li > ul > li:fresh
p[style-name='List Number 2'] => ul|ol > li > ol > li:fresh
p[style-name='List Bullet 3'] => ul|ol > li > ul|ol > li > ul > li:fresh
p[style-name='List Number 3'] => ul|ol > li > ul|ol > li > ol > li:fresh
"""
_UNREAD = "An unrecognised element was ignored: "
_WITH_WORDS = ("/math}", "w:fldSimple", "w:bdo", "w:dir", "w:ruby")  # read by nobody, but seen


@dataclass(frozen=True)
class Document:
    """What a Word file says. `pictures` and `unread` were left behind: how many of each."""

    html: str
    pictures: int
    unread: int


def read(content: bytes) -> Document:
    """Raises DomainError with a sentence for the field `file`, whatever is wrong with it."""
    _check(content)
    pictures: list[Any] = []

    def leave(image: Any) -> list[Any]:
        pictures.append(image)
        return []

    try:
        result = mammoth.convert_to_html(
            io.BytesIO(content),
            style_map=STYLES,
            include_embedded_style_map=False,  # it could hide paragraphs
            convert_image=leave,
        )
    except RecursionError:
        raise _refusal(_("The file is built in too many layers. Save it anew in Word.")) from None
    except (BadZipFile, ExpatError, zlib.error, OSError, LookupError, ValueError, AttributeError):
        raise _refusal(_no_word_file()) from None
    ignored = [each.message for each in result.messages if each.message.startswith(_UNREAD)]
    unread = [name for name in ignored if any(word in name for word in _WITH_WORDS)]
    return Document(result.value, len(pictures), len(unread))


def _check(content: bytes) -> None:
    """By what the file holds, not by its name; before anything of it is unpacked."""
    if len(content) > MOST_BYTES:
        raise _refusal(_("The file is too large: at most 10 MB. Take out the pictures."))
    try:
        with ZipFile(io.BytesIO(content)) as packed:
            _check_size(packed.infolist())
            if DOCUMENT not in packed.namelist():
                raise _refusal(_no_word_file())
            for each in packed.infolist():
                if _is_xml(each) and b"<!DOCTYPE" in packed.read(each).replace(b"\0", b"").upper():
                    raise _refusal(_no_word_file())
    except (BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, ValueError):
        raise _refusal(_no_word_file()) from None


def _check_size(entries: list[ZipInfo]) -> None:
    """A ZIP never unpacks to more than it says it does: the rest is cut off."""
    total = sum(each.file_size for each in entries)
    xml = sum(each.file_size for each in entries if _is_xml(each))
    dense = any(
        each.file_size > SMALL and each.file_size > HIGHEST_RATIO * max(1, each.compress_size)
        for each in entries
    )
    if len(entries) > MOST_ENTRIES or total > MOST_UNPACKED or xml > MOST_XML or dense:
        raise _refusal(
            _("The file holds far more than a case paper. Copy the text into a new one.")
        )


def _is_xml(entry: ZipInfo) -> bool:
    return entry.filename.lower().endswith((".xml", ".rels"))


def _no_word_file() -> str:
    return _("This is not a Word file. In Word, choose Save as, and the type .docx.")


def _refusal(sentence: str) -> DomainError:
    return DomainError(sentence, field="file")
