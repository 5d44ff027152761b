"""Rows of the table in rights.py for mandates, duties and trials; its letters stand there."""

from datetime import date

from councils.domain import duties
from tests.factories import council_of

FOR_THE_SECRETARY = ("LFFF2FFFF", "LFFFUFFFF")

ROWS: dict[str, tuple[str, str]] = {
    "councils:mandate_new": FOR_THE_SECRETARY,
    "councils:duty_list": ("LF2222FFF", "LFMMMMFFF"),
    "councils:duty_new": FOR_THE_SECRETARY,
    "councils:duty_fulfil": FOR_THE_SECRETARY,
    "councils:duty_edit": FOR_THE_SECRETARY,
    "councils:trial_new": FOR_THE_SECRETARY,
    "councils:trial_decide": FOR_THE_SECRETARY,
}


def about(sample) -> dict[str, dict[str, object]]:
    """What the addresses name, by the name of the address."""
    start, ends_on = date(2026, 1, 1), date(2027, 1, 1)
    trial = duties.start_trial(
        council=council_of(sample.community),
        start=start,
        ends_on=ends_on,
        decided_by="OSS",
        by=None,
    )
    duty = {"duty": trial.council.duties.get(kind="evaluation", ended_on=None).pk}
    return {
        "councils:duty_fulfil": duty,
        "councils:duty_edit": duty,
        "councils:trial_decide": {"trial": trial.pk},
    }
