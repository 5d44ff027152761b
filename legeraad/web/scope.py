"""Nobody reads across communities by an oversight: a request's SQL must name what it is about (Z4).

The rows of most tables belong to one health community. During a request each statement on such a
table has to compare a key with a value – a council's, a person's, its own – in a place that
narrows the whole statement; else ScopeError, also in production. What reads across communities on
purpose says so and why: `with across_communities("the public search")`.

The guard reads SQL (legeraad/web/narrowing.py), so it holds for the ORM and for raw statements
alike. It sees that something is narrowed by a key, not that the key is the right one: that is what
`visible_to` and `can_…` are for. See docs/decisions/0017-the-scope-guard.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.http import HttpRequest, HttpResponse

from legeraad.web.narrowing import narrowed

OWNED_APPS = ("councils", "members", "cases")
# Rows of these belong to no community: people act in several, the themes are common to all.
GLOBAL = (
    "councils.Community",
    "members.User",
    "members.Person",
    "members.DeadAddress",
    "cases.Theme",
    "cases.ThemeWord",
)
# As good as a key: unique in the whole portal, or made of keys (what a message was about)
UNIQUE = ("form_key", "key", "matter", "secret")
# A comparison with one of these does not say which community is meant
COMMON_KEYS = ("theme_id", "history_user_id")

Execute = Callable[[str, Any, bool, Any], Any]
GetResponse = Callable[[HttpRequest], HttpResponse]

_meta = attrgetter("_meta")  # Django's own name for its public description of a model
_across: ContextVar[str] = ContextVar("across_communities", default="")


class ScopeError(RuntimeError):
    """A statement in a request would read or change the rows of every community."""


@contextmanager
def across_communities(why: str) -> Iterator[None]:
    """Lets what is inside read across communities; `why` is for whoever reads the code."""
    if not why:
        raise ValueError("Say why this reads across communities.")
    token = _across.set(why)
    try:
        yield
    finally:
        _across.reset(token)


class ScopeGuard:
    """Watches what every request asks the database; the keeper's site is for all communities."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = _across.set("")
        try:
            with connection.execute_wrapper(watch):
                return self.get_response(request)
        finally:
            _across.reset(token)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        if request.resolver_match is not None and request.resolver_match.app_name == "admin":
            _across.set("the keeper's site")


def watch(execute: Execute, sql: Any, params: Any, many: bool, context: Any) -> Any:
    """Django's wrapper round each statement; the SQL may come as an object of psycopg."""
    if not _across.get() and not is_scoped(sql if isinstance(sql, str) else str(sql)):
        raise ScopeError(f"Narrow this by a key, or say why not: {sql}")
    return execute(sql, params, many, context)


@lru_cache(maxsize=4096)
def is_scoped(sql: str) -> bool:
    """Whether a statement adds a row, touches no table of a community, or is narrowed by a key."""
    if sql.lstrip()[:6].upper() == "INSERT":
        return True
    return not _owned_tables().intersection(re.findall(r"\w+", sql)) or narrowed(sql, key=_key())


def _models() -> list[type[models.Model]]:
    configs = [apps.get_app_config(label) for label in OWNED_APPS]
    return [each for app in configs for each in app.get_models(include_auto_created=True)]


@cache
def _owned_tables() -> frozenset[str]:
    """Tables whose rows belong to a community; a history belongs where its row does."""
    return frozenset(
        _meta(model).db_table
        for model in _models()
        if _meta(getattr(model, "instance_type", model)).label not in GLOBAL
    )


@cache
def _key() -> re.Pattern[str]:
    """The column of a key and the sign behind it, or the community's address."""
    references = {
        field.column
        for model in _models()
        for field in _meta(model).concrete_fields
        if field.is_relation
    }
    keys = "|".join(sorted({"id", *UNIQUE, *references} - set(COMMON_KEYS)))
    column = rf'(?<!\w)(?<!"cases_theme"\.)(?<!"cases_theme"\.")"?(?:{keys})"?'
    compared = r"\s*(?:=\s*(?:ANY\b)?|\bIN\b)"
    return re.compile(rf'(?:{column}|"councils_community"\."slug"){compared}', re.IGNORECASE)
