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
    # A reserved name stands in it: for the person himself and the secretariat.
    "cases:own_confirmation": ("LN222NNNN", "LMMMMMMMM"),
    "cases:own_confirmation_of_one": ("LN2NNNNNN", "LNMNNNNNN"),
    "cases:confirmation": ("LFFF2FFFF", "LFFFMFFFF"),
    "cases:confirmation_of_one": ("LFFF2FFFF", "LFFFMFFFF"),
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
    own = {"year": found["year"], "community": sample.community.slug}
    return {
        "cases:own_hours_note": found,
        "cases:hours_note": found,
        "cases:own_confirmation": own,
        "cases:own_confirmation_of_one": found,
        "cases:confirmation": {"year": found["year"], "person": row.person_id},
        "cases:confirmation_of_one": found,
    }
