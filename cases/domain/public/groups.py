"""What the public page of a council says of its work as a group, and of the projects it follows."""

from __future__ import annotations

from typing import Any

from cases.domain.casework.groups import progress
from cases.enums import Access
from cases.models import Group, ReferenceBody
from councils.models import Council


def of(council: Council) -> dict[str, Any]:
    """`group` with `goals`, `progress` and `references`, and `refers`: who asks this body (ALR-12).

    The sub-goals are left out while a case of the group is not open.
    """
    rows = Group.objects.select_related("commissioner", "presents_at__council")
    group = rows.filter(body=council).first()
    asked = ReferenceBody.objects.filter(body=council)
    refers = list(asked.select_related("group__body__community"))
    if group is None:
        return {"group": None, "refers": refers}
    closed = group.case_links.exclude(case__access=Access.OPEN).exists()
    goals = [] if closed else list(group.goals.all())
    references = list(group.references.select_related("body__community"))
    return {
        "group": group,
        "goals": goals,
        "progress": progress(goals),
        "references": references,
        "refers": refers,
    }
