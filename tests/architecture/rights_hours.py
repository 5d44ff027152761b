"""Rows of the table in rights.py for hours; its letters stand there."""

from cases.enums import AttendanceStatus, MeetingState
from cases.models import Attendance

ROWS: dict[str, tuple[str, str]] = {
    # Whoever is a person; the hours of one meeting are for the one who met.
    "cases:own_hours": ("L22222222", "LMMMMMMMM"),
    "cases:own_hours_note": ("LN2NNNNNN", "LNUNNNNNN"),
    "cases:hours": ("LFFF2FFFF", "LFFFMFFFF"),
    "cases:hours_file": ("LFFF2FFFF", "LFFFMFFFF"),
    "cases:hours_note": ("LFFF2FFFF", "LFFFUFFFF"),
}


def about(sample) -> dict[str, dict[str, object]]:
    """The member's seat in a meeting that was held."""
    rows = Attendance.objects.filter(
        person=sample.users["member"].person,
        status=AttendanceStatus.PRESENT,
        meeting__state=MeetingState.HELD,
    )
    row = rows.latest("meeting__starts_at")
    found = {"year": row.meeting.starts_at.year, "attendance": row.pk}
    return {"cases:own_hours_note": found, "cases:hours_note": found}
