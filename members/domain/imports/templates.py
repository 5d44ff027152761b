"""What a list may hold, as a sheet to fill in; one row shows how."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from members.domain.imports.columns import COLUMNS


def rows(kind: str) -> list[list[str]]:
    """The headings in the reader's language, and an example."""
    columns = COLUMNS[kind]
    return [[str(column.label) for column in columns], [column.example for column in columns]]


def explanations(kind: str) -> Iterator[list[str]]:
    """Each column: what it is called, whether it must be filled in, and what goes into it."""
    yield [_("Column"), _("Must be filled in"), _("What goes into it"), _("Example")]
    for column in COLUMNS[kind]:
        needed = _("yes") if column.required else str(column.when) or _("no")
        yield [str(column.label), needed, str(column.explanation), column.example]
