"""Lists as text: whatever a spreadsheet program calls CSV."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from legeraad.errors import DomainError

DELIMITERS = ";,\t|"
# The first line that some programs write for Excel, which does not show it
HINT = re.compile(r"\Asep=.?(?:\r\n|\r|\n)", re.IGNORECASE)
# UTF-32 before UTF-16: its mark begins with the other's.
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What a Norwegian list holds beside ASCII; other signs say that the bytes were read wrongly.
LETTERS = frozenset("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿŠšŽž")
SIGNS = frozenset("\u00a0§°´·«»–—’‚“”„…€½²³µ©®")
# æ, ø, å in UTF-8 that somebody has read as something else and saved again
SPOILT = ("Ã¦", "Ã¸", "Ã¥", "Ã†", "Ã˜", "Ã…", "\ufffd")


def decode(content: bytes) -> str:
    """The text of a file whose encoding nobody has told; never a guess that spoils letters (U8).

    UTF-8, UTF-16 and UTF-32 by their mark, UTF-16 without one by its zeros, else UTF-8, else
    Windows-1252 if that gives letters. Raises DomainError with what to do.
    """
    text = _decoded(content)
    if text is None or any(spoilt in text for spoilt in SPOILT):
        sentence = _(
            "The letters æ, ø and å in this file cannot be read. Save it as an Excel file (.xlsx), "
            "or as “CSV UTF-8”, and try again."
        )
        raise DomainError(sentence, field="file")
    if any(ord(sign) < ord(" ") and sign not in "\t\n\r\x0b\x0c" for sign in text):
        sentence = _("This is not a list. Choose an Excel file (.xlsx) or a CSV file.")
        raise DomainError(sentence, field="file")
    return text


def _decoded(content: bytes) -> str | None:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _tried(content, encoding)
    if encoding := _without_mark(content):
        return _tried(content, encoding)
    text = _tried(content, "utf-8")
    return _windows(content) if text is None else text


def _tried(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _without_mark(content: bytes) -> str:
    """UTF-16 tells itself: every second byte of our letters is zero."""
    first = content[:400]
    even, odd = first[0::2].count(0), first[1::2].count(0)
    if max(even, odd) * 3 < len(first[0::2]):
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def _windows(content: bytes) -> str | None:
    text = _tried(content, "cp1252")
    if text is None or not {sign for sign in text if not sign.isascii()} <= LETTERS | SIGNS:
        return None
    return text


def rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with its number as a spreadsheet counts it; line breaks in quotes do not count."""
    text = HINT.sub("", text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    number = 0
    try:
        for cells in reader:
            number += 1
            yield number, cells
    except csv.Error as fault:
        sentence = _(
            "Row %(row)s cannot be read: a quotation mark is not closed, or a cell is far too long."
        )
        raise DomainError(sentence % {"row": number + 1}, field="file") from fault


def _delimiter(text: str) -> str:
    """The sign that parts the headings: the one that the first line with any has most of."""
    for line in text.splitlines():
        found = max(DELIMITERS, key=line.count)
        if line.count(found):
            return found
    return ";"
