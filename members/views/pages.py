"""What the office pages of members have in common, and which entries of the menu they open."""

from __future__ import annotations

from typing import Any

from councils.models import Community
from legeraad.web.doors import doors
from members import permissions


@doors
def office_doors(user: Any, community: Community) -> dict[str, bool]:
    return {"members": permissions.can_run_community(user, community)}
