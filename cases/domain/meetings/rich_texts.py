"""Background and discussion of the minutes: rich text, in old minutes plain."""

from __future__ import annotations

from typing import Any

from cases.models import MinutesEntry
from legeraad import richtext

RICH = ("background", "discussion")


def html(entry: MinutesEntry, name: str) -> str:
    """Background or discussion as HTML, also of old minutes that hold them as plain text."""
    text = getattr(entry, name)
    return text if entry.rich else richtext.of_plain(text)


def cleaned(entry: MinutesEntry, text: dict[str, Any]) -> dict[str, Any]:
    """What is written, the rich texts in our few tags, from HTML or as people type it.

    An entry of plain text stays so until its words are changed.
    """
    typed = {name: richtext.of_typed(text[name]) for name in RICH if name in text}
    if entry.rich or not typed:
        return text | typed
    stored = {name: html(entry, name) for name in RICH}
    if stored | typed == stored:
        return {name: value for name, value in text.items() if name not in RICH}
    return text | stored | typed | {"rich": True}
