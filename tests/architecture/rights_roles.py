"""Rows of the table in rights.py for the pages of roles; the letters are explained there."""

from members.models import RoleAssignment

ROWS: dict[str, tuple[str, str]] = {
    "members:role_list": ("LFFFFF2FF", "LFFFFFMFF"),
    "members:role_new": ("LFFFFF2FF", "LFFFFFUFF"),
    "members:role_end": ("LFFFFF2FF", "LFFFFFUFF"),
}


def about(sample) -> dict[str, dict[str, object]]:
    """What the addresses name, by the name of the address."""
    given = RoleAssignment.objects.filter(community=sample.community, role="registrar")
    return {"members:role_end": {"role": given.first().pk}}
