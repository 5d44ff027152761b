"""What happened to a vacancy, told from its history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from legeraad.web.formats import day_short
from members.enums import MembersEvent
from members.models import Vacancy


@dataclass(frozen=True)
class Happening:
    """`sentence` is the label of the event, `facts` what was answered, `why` the words of the one
    who acted; the last two may be empty."""

    at: datetime
    who: str
    sentence: str
    facts: str
    why: str


def of_vacancy(vacancy: Vacancy) -> list[Happening]:
    """Newest first. One query, however many."""
    rows = Vacancy.history.filter(id=vacancy.pk).order_by("-history_date", "-history_id")
    named = rows.select_related(
        "history_user__person", "asked_council", "asked_organisation", "term__person"
    )
    return [_read(row) for row in named]


def _read(row: Any) -> Happening:
    """The reason is stored as `event: why` (see legeraad.history)."""
    event, _colon, why = (row.history_change_reason or "").partition(": ")
    sentence = str(MembersEvent(event).label) if event in MembersEvent else ""
    facts = FACTS[event](row) if event in FACTS else ""
    return Happening(row.history_date, _who(row.history_user), sentence, facts, why)


def _who(user: Any) -> str:
    if user is None:
        return ""
    return str(getattr(user, "person", None) or user)


def _proposal(row: Any) -> str:
    words = {"name": row.proposed_name, "day": day_short(row.decided_on)}
    if row.present:
        words["count"] = str(row.present)
        return _("%(name)s, elected in a meeting %(day)s with %(count)s present") % words
    return _("%(name)s, decided %(day)s") % words


# What a row says beside its event.
FACTS: dict[str, Any] = {
    MembersEvent.VACANCY_ASKED: lambda row: str(row.asked_council or row.asked_organisation or ""),
    MembersEvent.VACANCY_UNREACHED: lambda row: str(
        row.asked_council or row.asked_organisation or ""
    ),
    MembersEvent.VACANCY_POSTPONED: lambda row: day_short(row.answer_by),
    MembersEvent.VACANCY_PROPOSED: _proposal,
    MembersEvent.VACANCY_FILLED: lambda row: str(row.term.person) if row.term else "",
    MembersEvent.VACANCY_LEFT_OPEN: lambda row: row.reason,
}
