"""Rows of the table in rights.py for mandates, duties and trials; its letters stand there."""

from datetime import date

from councils.domain import duties, mandates
from councils.enums import DutyKind
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
    """What the addresses name: a changed mandate, a trial, and duties, one of them done."""
    council, start = council_of(sample.community), date(2026, 1, 1)
    adopted = {"adopted_by": "OSS", "adopted_on": start, "by": None}
    sections = [{"heading": "Formål", "body": "Råd om hvem som gjør hva."}]
    mandates.adopt_mandate(council=council, sections=sections, **adopted)
    trial = duties.start_trial(
        council=council, start=start, ends_on=date(2027, 1, 1), decided_by="OSS", by=None
    )
    meeting = DutyKind.YEARLY_MEETING
    held = duties.add_duty(council=council, kind=meeting, first_due=start, every_months=12, by=None)
    duties.fulfil(duty=held, on=start, by=None)
    duty = {"duty": council.duties.get(kind=DutyKind.EVALUATION, ended_on=None).pk}
    return {
        "councils:duty_fulfil": duty,
        "councils:duty_edit": duty,
        "councils:trial_decide": {"trial": trial.pk},
    }
