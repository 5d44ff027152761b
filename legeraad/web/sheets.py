"""A page of words and lines as one form: a text with a table of lines that grows below it.

It works without a script: a button adds empty lines and saves nothing (`with_more_lines` of the
sheet that is built on this), and an empty line is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms


class Lines(forms.BaseFormSet):  # type: ignore[type-arg]  # generic in the stubs only
    """Lines of one kind. An empty one is ignored, also where there was something before.

    What was stored is only shown, never compared with: a line that was not touched must be read
    as written. So a bound set has no initial values.
    """

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {**super().get_form_kwargs(index), "empty_permitted": True}

    @property
    def written(self) -> list[dict[str, Any]]:
        """What stands in the lines that are neither empty nor taken away, in their order."""
        return [
            form.cleaned_data
            for form in self.forms
            if form.has_changed() and form not in self.deleted_forms
        ]

    def put_cursor(self) -> None:
        """In the first of the new lines."""
        for form in self.extra_forms[:1]:
            next(iter(form.fields.values())).widget.attrs["autofocus"] = True


class Sheet:
    """The words and the lines of a page as one form.

    It answers what a page asks of a form (`is_valid`, `add_error`, `fields`, iteration over the
    bound fields), so that a failed save is shown like any other.
    """

    words: forms.Form
    lines: tuple[Any, ...]

    @property
    def fields(self) -> dict[str, forms.Field]:
        return self.words.fields

    def is_valid(self) -> bool:
        return all(part.is_valid() for part in (self.words, *self.lines))

    def add_error(self, field: str | None, error: Any) -> None:
        self.words.add_error(field, error)

    def non_field_errors(self) -> list[str]:
        of_lines = [sentence for lines in self.lines for sentence in lines.non_form_errors()]
        return [*self.words.non_field_errors(), *of_lines]

    def __iter__(self) -> Iterator[Any]:
        yield from self.words
        for lines in self.lines:
            for form in lines:
                if not (lines.is_bound and form in lines.deleted_forms):
                    yield from form


def typed(data: Any, prefix: str, form: type[forms.Form], most: int) -> list[dict[str, Any]]:
    """The lines of a post that hold anything, as they stand; a tick to take one away stays."""
    lines = []
    for index in range(most):
        line = {name: data.get(f"{prefix}-{index}-{name}", "") for name in form.base_fields}
        if any(line.values()):
            gone = f"{prefix}-{index}-DELETE" in data
            lines.append(line | ({"DELETE": True} if gone else {}))
    return lines
