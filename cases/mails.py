"""What the cases app says by mail. Templates: templates/emails/cases/<intent>/."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.models import Meeting, Minutes, Recommendation
from legeraad.mail import MailIntent


def _agenda_sent(meeting_id: int) -> dict[str, Any]:
    meeting = Meeting.objects.select_related("council__community").get(pk=meeting_id)
    items = list(meeting.items.select_related("case"))
    return {"meeting": meeting, "council": meeting.council, "items": items}


def _minutes_to_read(minutes_id: int) -> dict[str, Any]:
    minutes = Minutes.objects.select_related("meeting__council__community").get(pk=minutes_id)
    return {"minutes": minutes, "meeting": minutes.meeting, "council": minutes.meeting.council}


def _recommendation_in_force(recommendation_id: int) -> dict[str, Any]:
    rows = Recommendation.objects.select_related("community", "case__council")
    recommendation = rows.get(pk=recommendation_id)
    return {"recommendation": recommendation, "council": recommendation.case.council}


AGENDA_SENT = MailIntent(
    "cases/agenda_sent",
    _agenda_sent,
    ("meeting", "council", "items"),
    label=_("The agenda of a meeting"),
)
MINUTES_TO_READ = MailIntent(
    "cases/minutes_to_read",
    _minutes_to_read,
    ("minutes", "meeting", "council"),
    label=_("Minutes to read through"),
)
RECOMMENDATION_IN_FORCE = MailIntent(
    "cases/recommendation_in_force",
    _recommendation_in_force,
    ("recommendation", "council"),
    label=_("A recommendation is in force"),
)
