"""The tools of the editor: what they are called, how they look, and which keys reach them.

What each does is in static/js/editor/toolbar.js, under the same name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class Tool:
    """`keys` as people read them; `toggles` when the button stays pressed."""

    name: str
    icon: str
    label: str | Promise
    keys: str = ""
    toggles: bool = False

    @property
    def shortcut(self) -> str:
        """The keys as `aria-keyshortcuts` writes them."""
        words = {"Ctrl": "Control", "→": "ArrowRight", "←": "ArrowLeft"}
        return "+".join(words.get(key, key) for key in self.keys.split(" + "))


GROUPS = (
    (
        Tool("heading", "heading", pgettext_lazy("editor", "Heading"), "Ctrl + Shift + 1", True),
        Tool("subheading", "subheading", _("Subheading"), "Ctrl + Shift + 2", True),
    ),
    (
        Tool("bold", "bold", _("Bold"), "Ctrl + B", True),
        Tool("italic", "italic", _("Italic"), "Ctrl + I", True),
    ),
    (
        Tool("bullets", "list", _("Bulleted list"), "Ctrl + Shift + 8", True),
        Tool("numbers", "list-numbers", _("Numbered list"), "Ctrl + Shift + 9", True),
        Tool("higher", "outdent", _("One level out"), "Alt + Shift + ←"),
        Tool("deeper", "indent", _("One level in"), "Alt + Shift + →"),
    ),
    (
        Tool("link", "link", pgettext_lazy("editor", "Link"), "Ctrl + K", True),
        Tool("table", "table", pgettext_lazy("editor", "Table")),
    ),
    (
        Tool("clear", "clear", _("Clear the formatting")),
        Tool("undo", "undo", pgettext_lazy("editor", "Undo"), "Ctrl + Z"),
        Tool("redo", "redo", pgettext_lazy("editor", "Redo"), "Ctrl + Y"),
    ),
)
IN_TABLE = (
    Tool("row-add", "row-add", _("Row below")),
    Tool("row-remove", "row-remove", _("Remove the row")),
    Tool("column-add", "column-add", _("Column after")),
    Tool("column-remove", "column-remove", _("Remove the column")),
)


def keys() -> Iterator[tuple[str, str | Promise]]:
    """The list of the keys: which, and what they do."""
    for group in GROUPS:
        yield from ((tool.keys, tool.label) for tool in group if tool.keys)
    yield "Alt + F10", _("To the tools; Esc leads back")
    yield "Tab", _("Leaves the field")
