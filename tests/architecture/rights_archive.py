"""Rows of the table in rights.py for the archive package; its letters stand there."""

ROWS: dict[str, tuple[str, str]] = {
    "cases:meeting_archive": ("LNFF2NNNN", "LNFFUNNNN"),
    "cases:meeting_package": ("LNFF2NNNN", "LNFFMNNNN"),
    # The principal's registrar sees the case, which was lifted, and keeps no archive of it.
    "cases:case_archive": ("LNFF2FNNN", "LNFFUFNNN"),
    "cases:case_package": ("LNFF2FNNN", "LNFFMFNNN"),
}


def about(_sample) -> dict[str, dict[str, object]]:
    return {}
