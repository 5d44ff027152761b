"""What the base and the councils may know of the one who acts (they may not name User)."""

from __future__ import annotations

from datetime import date
from typing import Any, Protocol


class Actor(Protocol):
    """A signed-in user, or anybody who looks like one."""

    pk: Any
    is_active: bool

    def holds(self, role: str, *, within: Any, on: date) -> bool:
        """Tells whether the role was held on that day, within a community or a council."""
        ...
