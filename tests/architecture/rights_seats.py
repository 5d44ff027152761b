"""Rows of the table in rights.py for the pages of seats; the letters are explained there."""

from councils.domain import seats
from members.models import Term

# The secretary's alone; everybody else who knows the address is refused
ACT = ("LFFF2FFFF", "LFFFUFFFF")

ROWS: dict[str, tuple[str, str]] = {
    "members:roster_list": ("LF222F2FF", "LFMMMFMFF"),
    "members:roster_detail": ("LF222F2FF", "LFMMMFMFF"),
    "members:seat_group_new": ACT,
    "members:seat_group_edit": ACT,
    "members:seat_new": ACT,
    "members:seat_edit": ACT,
    "members:seat_close": ACT,
    "members:substitute_new": ("LFFF2FFFF", "LFFF3FFFF"),
    "members:term_new": ACT,
    "members:term_edit": ACT,
    "members:term_end": ACT,
    "members:term_keep": ("LFFF2FFFF", "LFFF3FFFF"),
    "members:term_release": ACT,
    "members:office_new": ACT,
    "members:office_end": ACT,
}


def about(sample) -> dict[str, dict[str, object]]:
    """What the addresses name, by the name of the address."""
    held = Term.objects.filter(seat__group__council__slug="alr", ended_on=None)
    term = held.filter(seat__group__substitutes="personal").earliest("seat__ordinal", "pk")
    group = term.seat.group
    fresh = seats.add_seat(group=group, title="Fastlege", by=None)
    office = term.seat.group.council.offices.earliest("pk")
    names = {
        "term_edit term_end term_keep term_release": {"term": term.pk},
        "seat_edit seat_close term_new": {"seat": term.seat_id},
        "substitute_new": {"seat": fresh.pk},
        "seat_group_edit seat_new": {"group": group.pk},
        "office_end": {"office": office.pk},
    }
    return {f"members:{name}": ids for row, ids in names.items() for name in row.split()}
