"""Rows of the table in rights.py for the pages of bodies; the letters are explained there."""

from councils.models import Organisation

SETS_UP = ("LFFF2F2FF", "LFFFUFUFF")  # the secretary of the whole community, and the keeper

ROWS: dict[str, tuple[str, str]] = {
    "members:community_new": ("LFFFFF2FF", "LFFFFFUFF"),
    "cases:setup": ("LFFF2F2FF", "LFFFMFMFF"),
    "councils:community_edit": SETS_UP,
    "councils:organisation_list": ("LFFF2F2FF", "LFFFMFMFF"),
    "councils:organisation_new": SETS_UP,
    "councils:organisation_edit": SETS_UP,
    "councils:region_list": ("LFFF2F2FF", "LFFFMFMFF"),
    "councils:region_new": SETS_UP,
    "councils:region_join": SETS_UP,
    "councils:council_new": SETS_UP,
    "councils:council_edit": SETS_UP,
    "councils:council_rename": SETS_UP,
    "councils:council_status": SETS_UP,
    "councils:council_kind": SETS_UP,
    "councils:council_move": SETS_UP,
}


def about(sample) -> dict[str, dict[str, object]]:
    """What the addresses name, by the name of the address."""
    here = Organisation.objects.filter(community=sample.community)
    return {"councils:organisation_edit": {"organisation": here.earliest("pk").pk}}
