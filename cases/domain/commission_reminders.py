"""What the cases app reminds of in commissions: accepting, dates, milestones, the report.

Lines of the same table as cases/domain/reminders.py.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from cases.domain import waiting
from cases.enums import OPEN_COMMISSION_STATES, CommissionState
from members.domain.audiences import CHAIR, SECRETARY, registrar
from members.domain.reminding import Rule

Rule(
    name="commission.accept",
    label=gettext_lazy("A commission from the principal"),
    rows=lambda _on: waiting.commissions(CommissionState.RECEIVED),
    due="accept_by",
    council="council",
    matter=("commission", "pk"),
    steps={SECRETARY: (0, 7), CHAIR: (14,)},
    stops=gettext_lazy("When the commission is accepted."),
    says=waiting.commission_line(
        gettext_lazy("Accept the commission %(reference)s"),
        gettext_lazy("Accept"),
        "cases:commission_accept",
    ),
)
Rule(  # FSU-5
    name="commission.report",
    label=gettext_lazy("The report on a commission"),
    rows=lambda _on: waiting.commissions(*OPEN_COMMISSION_STATES).filter(due__isnull=False),
    due="due",
    since="registered_on",
    council="council",
    matter=("commission", "pk"),
    steps={SECRETARY: (-30, -14, 0, 7, 14), CHAIR: (7, 14)},
    shown=14,
    stops=gettext_lazy("When the report is given, or the deadline is moved."),
    says=waiting.commission_line(
        gettext_lazy("Report on the commission %(reference)s"),
        gettext_lazy("Write the report"),
        "cases:commission_report",
    ),
)
Rule(  # PRJ-9
    name="commission.later",
    label=gettext_lazy("A council has proposed a later day"),
    rows=lambda _on: waiting.later_days(),
    due="wanted",
    council="principal",
    matter=("commission", "pk"),
    steps={
        registrar("principal", gettext_lazy("the principal's registrar")): (-60, -30, -14, 0),
        SECRETARY: (-14, 0),
    },
    stops=gettext_lazy("When the principal agrees, or the report is given."),
    says=waiting.commission_line(
        gettext_lazy("Agree to a later day for the commission %(reference)s, or not"),
        gettext_lazy("See the commission"),
        "cases:commission_detail",
    ),
)
Rule(  # PRJ-9
    name="commission.milestone",
    label=gettext_lazy("A milestone of a commission"),
    rows=lambda _on: waiting.milestones(),
    due="due",
    council="commission__council",
    matter=("milestone", "pk"),
    steps={SECRETARY: (-7, 0, 7), CHAIR: (14,)},
    shown=14,
    stops=gettext_lazy("When the milestone is done, moved or taken out, or the report is given."),
    says=waiting.milestone_line,
)
Rule(  # FSU-2
    name="commission.reported",
    label=gettext_lazy("A report on a commission has come in"),
    rows=lambda _on: waiting.commissions(CommissionState.REPORTED),
    due="reported_on",
    council="principal",
    matter=("commission", "pk"),
    steps={
        SECRETARY: (14, 42),
        registrar("principal", gettext_lazy("the principal's registrar")): (14, 42),
    },
    patience=42,
    stops=gettext_lazy("When the principal closes the commission, or sends it back."),
    says=waiting.commission_line(
        gettext_lazy("Read the report on the commission %(reference)s"),
        gettext_lazy("Read the report"),
        "cases:commission_close",
    ),
)
