"""Rows of the table in rights.py for the pages of vacancies; the letters are explained there."""

from members.models import Vacancy

ROWS: dict[str, tuple[str, str]] = {
    "members:vacancy_detail": ("LFFF2FFFF", "LFFFMFFFF"),
}


def about(sample) -> dict[str, dict[str, object]]:
    """What the addresses name, by the name of the address."""
    return {"members:vacancy_detail": {"vacancy": Vacancy.objects.earliest("pk").pk}}
