"""Rows of the table in rights.py for the pages of bodies; the letters are explained there."""

from councils.models import Organisation

SETS_UP = ("LFFFFF2FF", "LFFFFFUFF")  # who sets up the whole community, here its keeper
CHANGES = ("LFFF2F2FF", "LFFFUFUFF")  # the council's own secretary too

ROWS: dict[str, tuple[str, str]] = {
    "members:community_new": SETS_UP,
    "cases:setup": ("LFFF2F2FF", "LFFFMFMFF"),
    "councils:community_edit": SETS_UP,
    "councils:organisation_list": ("LFFFFF2FF", "LFFFFFMFF"),
    "councils:organisation_new": SETS_UP,
    "councils:organisation_edit": SETS_UP,
    "councils:region_list": ("LFFFFF2FF", "LFFFFFMFF"),
    "councils:region_new": SETS_UP,
    "councils:region_join": SETS_UP,
    "councils:council_new": SETS_UP,
    "councils:council_edit": CHANGES,
    "councils:council_rename": CHANGES,
    "members:council_status": CHANGES,
    "councils:council_kind": CHANGES,
    "councils:council_move": CHANGES,
}


def about(sample) -> dict[str, dict[str, object]]:
    """What the addresses name, by the name of the address."""
    here = Organisation.objects.filter(community=sample.community)
    return {"councils:organisation_edit": {"organisation": here.earliest("pk").pk}}
