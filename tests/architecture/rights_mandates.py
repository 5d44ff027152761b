"""Rows of the table in rights.py for the pages of mandates; the letters are explained there."""

ROWS: dict[str, tuple[str, str]] = {
    "councils:mandate_new": ("LFFF2FFFF", "LFFFUFFFF"),
}


def about(sample) -> dict[str, dict[str, object]]:
    """What the addresses name, by the name of the address."""
    return {}
