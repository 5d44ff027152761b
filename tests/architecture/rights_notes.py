"""Rows of the table in rights.py for the internal notes of a case; its letters stand there."""

from cases.domain.casework import notes
from tests import factories

WRITE = ("LNFF2NNNN", "LNFFUNNNN")

ROWS: dict[str, tuple[str, str]] = {"cases:note_new": WRITE, "cases:note_edit": WRITE}


def about(sample) -> dict[str, dict[str, object]]:
    case = factories.new_case(factories.council_of(sample.community))
    writer = sample.users["secretary"].person
    note = notes.write(case=case, text="Ring kommunen først.", author=writer, by=None)
    things = {"case": case.slug, "note": note.pk}
    return dict.fromkeys(ROWS, things)
