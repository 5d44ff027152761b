"""Rows of the table in rights.py for a recommendation in force, and for taking in an older one."""

from tests.cases.domain.advice.given import assessed, drafted
from tests.factories import council_of

ROWS: dict[str, tuple[str, str]] = {
    "cases:recommendation_review": ("LNFF2FNNN", "LNFFUFNNN"),
    "cases:recommendation_revise": ("LNFF2FNNN", "LNFFUFNNN"),
    "cases:recommendation_withdraw": ("LNFF2FNNN", "LNFFUFNNN"),
    "cases:recommendation_take_over": ("LNFF2NNNN", "LNFFUNNNN"),
}


def about(sample) -> dict[str, dict[str, object]]:
    draft = drafted(assessed(council_of(sample.community)))
    in_force = {"case": "alr-01-26"}
    taken = {"case": draft.case.slug}
    return dict.fromkeys(ROWS, in_force) | {"cases:recommendation_take_over": taken}
