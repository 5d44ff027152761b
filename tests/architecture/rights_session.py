"""Rows of the table in rights.py for what is recorded during a meeting; its letters stand there."""

from cases.domain.meetings import impartiality
from cases.models import Attendance

ROWS: dict[str, tuple[str, str]] = {
    "cases:impartiality_new": ("LNFFMNNNN", "LNFFUNNNN"),
    "cases:impartiality_decide": ("LNFFMNNNN", "LNFFUNNNN"),
    "cases:impartiality_call_in": ("LNFFMNNNN", "LNFFUNNNN"),
    "cases:impartiality_undo": ("LNFFMNNNN", "LNFF3NNNN"),
    "cases:attendance_when": ("LNFFMNNNN", "LNFF3NNNN"),
}


def about(sample) -> dict[str, dict[str, object]]:
    """A question of impartiality in the meeting that is under way."""
    here = sample.about["cases:attendance_remove"]
    row = Attendance.objects.get(pk=here["row"])
    item = row.meeting.items.last()
    question = impartiality.raise_question(
        item=item, person=row.person, reason="Eier et firma.", by=None
    )
    asked = here | {"item": item.pk, "row": question.pk}
    return dict.fromkeys(ROWS, asked) | {"cases:attendance_when": here}
