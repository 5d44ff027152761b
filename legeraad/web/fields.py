"""Dresses a Django form field for `{% field %}`: which markup, classes and descriptions it gets."""

from django import forms
from django.forms.boundfield import BoundField, BoundWidget
from django.utils.translation import gettext

GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)
SMALL = (forms.NumberInput, forms.TimeInput, forms.DateInput)


def dress(bound: BoundField) -> dict[str, object]:
    """The facts the template needs: ids, help, errors and the control itself."""
    widget = bound.field.widget
    if bound.is_hidden:
        return {"kind": "hidden", "control": bound}
    kind = "single"
    if isinstance(widget, GROUPS):
        kind = "group"
    elif isinstance(widget, forms.CheckboxInput):
        kind = "checkbox"
    described = _descriptions(bound)
    return {
        "kind": kind,
        "bound": bound,
        "help": help_text(bound),
        "help_id": f"{bound.auto_id}_helptext",
        "error_id": f"{bound.auto_id}_error",
        "described": described,
        "control": None if kind == "group" else _control(bound, described),
        "options": _options(bound) if kind == "group" else (),
        "radios": isinstance(widget, forms.RadioSelect),
    }


def may_be_empty(bound: BoundField) -> bool:
    """Whatever else is answered in the form."""
    return not bound.field.required and bound.name not in getattr(bound.form, "depending", ())


def help_text(bound: BoundField) -> str:
    """The field's own help; a typed date without any gets its form shown."""
    widget = bound.field.widget
    typed_date = isinstance(widget, forms.DateInput) and widget.input_type == "text"
    if not bound.help_text and typed_date:
        return gettext("Day, month, year: 16.09.2026")
    return str(bound.help_text)


def first_id(bound: BoundField) -> str:
    """Where the error summary sends the reader: the field, or the first choice of a group."""
    return f"{bound.auto_id}_0" if isinstance(bound.field.widget, GROUPS) else bound.auto_id


def _descriptions(bound: BoundField) -> str:
    ids = []
    if help_text(bound):
        ids.append(f"{bound.auto_id}_helptext")
    if bound.errors:
        ids.append(f"{bound.auto_id}_error")
    return " ".join(ids)


def _control(bound: BoundField, described: str) -> str:
    widget = bound.field.widget
    classes = ["ds-input", widget.attrs.get("class", "")]
    if isinstance(widget, SMALL):
        classes.append("lr-input--short")
    attrs: dict[str, str | bool] = {"class": " ".join(name for name in classes if name)}
    if described:
        attrs["aria-describedby"] = described
    return bound.as_widget(attrs=attrs)


def _options(bound: BoundField) -> list[BoundWidget]:
    """The choices of a group. `aria-invalid` is not allowed on a radio; the group carries it."""
    options = list(bound.subwidgets)
    for option in options:
        option.data["attrs"].pop("aria-invalid", None)
        option.data["attrs"]["class"] = "ds-input"
    return options
