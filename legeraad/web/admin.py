"""Registers for the keeper: to look things up. Writes go through domain, never through here."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest


class Register(admin.ModelAdmin):  # type: ignore[type-arg]  # it takes none at run time
    """A model to read. Whoever may open the site may read it; nobody adds, changes or deletes."""

    list_per_page = 50
    show_full_result_count = False

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return bool(request.user.is_active and request.user.is_staff)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False


def register(*columns: str, search: tuple[str, ...] = (), by: tuple[str, ...] = ()) -> Any:
    """A register that shows these columns and no more, found by `search` and filtered `by`."""
    facts = {"list_display": columns, "fields": columns, "search_fields": search}
    return type("Register", (Register,), facts | {"list_filter": by, "list_select_related": True})
