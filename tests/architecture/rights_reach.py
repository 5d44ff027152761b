"""Rows of the table in rights.py for how far recommendations have come; its letters stand there."""

from cases.reach_mails import reach_signer
from tests.cases.domain.reach.reached import sent_out

ROWS: dict[str, tuple[str, str]] = {
    "cases:reach_detail": ("LFFF22FFF", "LFFFMMFFF"),
    "cases:reach_send": ("LFFF2FFFF", "LFFFUFFFF"),
    "cases:reach_answer_for": ("LFFF2FFFF", "LFFFUFFFF"),
    "cases:reach_signed": ("222222222", "UUUUUUUUU"),
    "cases:my_reach": ("LNNNNNNNN", "LNNNNNNNN"),
    "cases:my_reach_send": ("LNNNNNNNN", "LNNNNNNNN"),
}


def about(sample) -> dict[str, dict[str, object]]:
    row = sent_out("alu-ostre-agder")
    things = {"number": 1, "reach": row.pk, "signed": reach_signer.of(row.pk)}
    return dict.fromkeys(ROWS, things)
