"""Rows of the table in rights.py for the archive package; its letters stand there."""

ROWS: dict[str, tuple[str, str]] = {
    "cases:meeting_archive": ("LNFF2NNNN", "LNFFUNNNN"),
    "cases:meeting_package": ("LNFF2NNNN", "LNFFMNNNN"),
    "cases:case_archive": ("LNFF2NNNN", "LNFFUNNNN"),
    "cases:case_package": ("LNFF2NNNN", "LNFFMNNNN"),
}


def about(_sample) -> dict[str, dict[str, object]]:
    return {}
