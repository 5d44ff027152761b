"""What the cases app reminds of when a specialist was asked for (ALR-32).

Lines of the same table as cases/domain/reminders.py.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.enums import OPEN_CASE_STATES, Access
from cases.models import SpecialistRequest
from cases.specialist_mails import own_page
from members.domain.audiences import council_body
from members.domain.reminding import Line, Rule


def unanswered() -> Any:
    rows = SpecialistRequest.objects.filter(
        answer="", case__access=Access.OPEN, case__state__in=OPEN_CASE_STATES
    )
    return rows.select_related("case__council__community", "body")


def answer_line(asked: SpecialistRequest) -> Line:
    title = _("Name a specialist: %(wanted)s") % {"wanted": asked.wanted}
    return Line(title, _("Name somebody"), own_page(asked))


def silent_line(asked: SpecialistRequest) -> Line:
    """The same as the secretariat sees it."""
    words = {"body": asked.body.name, "reference": asked.case.reference}
    title = _("%(body)s has not named a specialist for %(reference)s") % words
    return Line(title, _("See the case"), asked.case.get_absolute_url())


Rule(
    name="specialist.answer",
    label=gettext_lazy("A specialist is to be named"),
    rows=lambda _on: unanswered(),
    due="deadline",
    since="asked_on",
    council="case__council",
    matter=("specialist_request", "pk"),
    steps={council_body("body", gettext_lazy("those who answer for the body")): (-7, -1, 3)},
    stops=gettext_lazy("When the body has answered, or the case is treated."),
    says=answer_line,
    seen=silent_line,
)
