"""Rows of the table in rights.py for the pages of imports; the letters are explained there."""

from django.utils import timezone

from members.domain.imports import lists
from members.enums import ImportKind

ROWS: dict[str, tuple[str, str]] = {
    "members:import_new": ("LFFF2FFFF", "LFFFUFFFF"),
    "members:import_template": ("LFFF2FFFF", "LFFFMFFFF"),
    "members:import_detail": ("LFFF2FFFF", "LFFFMFFFF"),
    "members:import_apply": ("LFFFMFFFF", "LFFF3FFFF"),
    "members:import_drop": ("LFFFMFFFF", "LFFF3FFFF"),
}


def about(sample) -> dict[str, dict[str, object]]:
    """What the addresses name, by the name of the address."""
    listed = lists.upload(
        community=sample.community,
        kind=ImportKind.PERSONS,
        filename="personer.csv",
        content=b"Navn;E-post\nK.N.;kn@eksempel.example\n",
        at=timezone.now(),
        by=None,
    )
    return {key: {"listed": listed.pk} for key in ROWS} | {
        "members:import_template": {"kind": ImportKind.PERSONS.value}
    }
