"""Rows of the table in rights.py for yearly reports; its letters stand there."""

READ = ("LFFF22FFF", "LFFFMMFFF")

ROWS: dict[str, tuple[str, str]] = {
    "cases:annual_list": READ,
    "cases:annual_file": READ,
    "cases:annual_report": ("LFFF22FFF", "LFFF3FFFF"),
    "cases:annual_report_submit": ("LFFFMFFFF", "LFFF3FFFF"),
    "cases:annual_report_file": READ,
}


def about(sample) -> dict[str, dict[str, object]]:
    things = {"number": 2026, "council": "alr"}
    return dict.fromkeys(ROWS, things)
