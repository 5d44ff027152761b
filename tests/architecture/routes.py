"""Every address of the portal, taken from the URLconf, filled in with things that exist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse

# Words for the parameters of an address, where the route is not named in ABOUT.
USUAL = {
    "community": "agder",
    "council": "alr",
    "meeting": "2026-02",
    "case": "alr-01-26",
    "number": 1,
    "version": 1,
    "theme": "sykmelding",
    "page": "index",
    "rendition": "full",
    "key": "sekretar",
}


@dataclass(frozen=True)
class Route:
    """`name` with its namespaces, and the names of the parameters in the address."""

    name: str
    parameters: tuple[str, ...]

    def address(self, things: dict[str, object]) -> str:
        words = USUAL | things
        return reverse(self.name, kwargs={name: words[name] for name in self.parameters})


def routes() -> dict[str, Route]:
    """All routes by name, but for the keeper's site, which has one door of its own."""
    found = {route.name: route for route in _walk(get_resolver(), "", ())}
    return {name: route for name, route in found.items() if not name.startswith("admin:")}


def keepers_routes() -> list[Route]:
    """The routes of the keeper's site; two of Django's only send on and have no name."""
    found = _walk(get_resolver(), "", ())
    return [r for r in found if r.name.startswith("admin:") and r.name != "admin:None"]


def _walk(resolver: URLResolver, space: str, above: tuple[str, ...]) -> Iterator[Route]:
    for pattern in resolver.url_patterns:
        parameters = (*above, *pattern.pattern.converters)
        if isinstance(pattern, URLPattern):
            yield Route(f"{space}{pattern.name}", parameters)
        else:
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern, inner, parameters)
