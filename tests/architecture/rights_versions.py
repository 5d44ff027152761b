"""Rows of the table in rights.py for minutes in versions, and older ones; letters stand there."""

ROWS: dict[str, tuple[str, str]] = {
    "cases:meeting_take_in": ("LFFF2FFFF", "LFFFUFFFF"),
    "cases:minutes_reopen": ("LNFFMNNNN", "LNFFUNNNN"),
    "cases:minutes_version_download": ("LN222NNNN", "LNMMMNNNN"),
    "cases:minutes_file_version": ("222222222", "MMMMMMMMM"),
}


def about(sample) -> dict[str, dict[str, object]]:
    """The first version of what was approved."""
    known = {"minutes_version_download": "minutes_download", "minutes_file_version": "minutes_file"}
    return {
        f"cases:{name}": sample.about[f"cases:{same}"] | {"version": 1}
        for name, same in known.items()
    }
