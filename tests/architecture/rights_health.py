"""Rows of the table in rights.py for the pages of health; the letters are explained there."""

ROWS: dict[str, tuple[str, str]] = {
    "cases:composition": ("LFF222FFF", "LFFMMMFFF"),
    "cases:health": ("LFFF22FFF", "LFFFMMFFF"),
    "cases:health_file": ("LFFF22FFF", "LFFFMMFFF"),
    "members:municipality_list": ("LFFF22FFF", "LFFFMMFFF"),
}


def about(sample) -> dict[str, dict[str, object]]:
    """What the addresses name, by the name of the address."""
    return {}
