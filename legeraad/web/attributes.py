"""The closed set of values an attribute of a component may have."""

from collections.abc import Iterable

from django.template import TemplateSyntaxError


def closed(name: str, value: str, allowed: Iterable[str]) -> str:
    """Returns `value`, or stops the page when it is not one of `allowed`."""
    if value not in allowed:
        raise TemplateSyntaxError(f"{name}={value!r} is not one of: {', '.join(allowed)}")
    return value
