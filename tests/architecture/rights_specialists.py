"""Rows of the table in rights.py for requests for specialists; its letters stand there."""

from tests.architecture.test_mails import wanted

ROWS: dict[str, tuple[str, str]] = {
    "cases:specialist_ask": ("LNFF2NNNN", "LNFFUNNNN"),
    "cases:specialist_answer_for": ("LNFF2NNNN", "LNFFUNNNN"),
    "cases:my_specialist_request": ("LNNNNNNNN", "LNNNNNNNN"),
}


def about(sample) -> dict[str, dict[str, object]]:
    asked = wanted()
    things = {"case": asked.case.slug, "asked": asked.pk}
    return dict.fromkeys(ROWS, things)
