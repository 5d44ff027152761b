"""Rows of the table in rights.py for what the principal does with what was lifted to it."""

from cases.domain.advice import recommendations
from cases.enums import Consequence
from tests.cases.domain.advice.given import TODAY, advised
from tests.factories import council_of

ROWS: dict[str, tuple[str, str]] = {
    "cases:principal_take_up": ("LNNNMMNNN", "LNNN33NNN"),
    "cases:principal_package": ("LFFF22FFF", "LFFFMMFFF"),
}


def about(sample) -> dict[str, dict[str, object]]:
    of = advised(council_of(sample.community), organisational=Consequence.SIGNIFICANT)
    recommendations.lift(recommendation=of, on=TODAY, by=None)
    things = {"case": of.case.slug}
    return dict.fromkeys(ROWS, things)
