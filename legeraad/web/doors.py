"""The entries of the office's menu: each app says which of its own open for a user."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Opens = Callable[[Any, Any], dict[str, bool]]
_rules: list[Opens] = []


def doors(opens: Opens) -> Opens:
    """Registers a function of (user, community) that tells by name which entries open."""
    _rules.append(opens)
    return opens


def doors_of(user: Any, community: Any) -> dict[str, bool]:
    """All entries of the menu in a community; a closed door is not shown."""
    opened: dict[str, bool] = {}
    for opens in _rules:
        opened |= opens(user, community)
    return opened
