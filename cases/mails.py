"""What the cases app says by mail. Templates: templates/emails/cases/<intent>/."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.enums import MeetingState
from cases.models import Commission, Meeting, Minutes, PrincipalResolution, Recommendation
from legeraad import calendar
from legeraad.mail import Attachment, MailIntent


def _agenda_sent(meeting_id: int) -> dict[str, Any]:
    meeting = Meeting.objects.select_related("council__community").get(pk=meeting_id)
    items = list(meeting.items.select_related("case"))
    return {"meeting": meeting, "council": meeting.council, "items": items}


def _agenda_files(meeting_id: int) -> list[Attachment]:
    """The meeting for the reader's own calendar, its time in Oslo."""
    meeting = Meeting.objects.select_related("council__community").get(pk=meeting_id)
    event = calendar.Event(
        uid=f"meeting-{meeting.pk}@{settings.SITE_URL.split('//', 1)[-1].split(':')[0]}",
        sequence=meeting.history.count(),
        changed_at=meeting.history.latest().history_date,
        starts_at=timezone.localtime(meeting.starts_at),
        ends_at=timezone.localtime(meeting.ends_at),
        title=f"{meeting.council.name}, {meeting.label}",
        place=meeting.place,
        text="\n".join(str(item) for item in meeting.items.order_by("position")),
        address=settings.SITE_URL + meeting.get_absolute_url(),
        cancelled=meeting.state == MeetingState.CANCELLED,
    )
    return [calendar.attachment(event, filename="innkalling.ics")]


def _meeting_changed(meeting_id: int, before_id: int) -> dict[str, Any]:
    """`before_id` is the row of the history that has the meeting as it was."""
    meeting = Meeting.objects.select_related("council__community").get(pk=meeting_id)
    before = Meeting.history.get(history_id=before_id)
    return {"meeting": meeting, "council": meeting.council, "before": before}


def _meeting_changed_files(meeting_id: int, before_id: int) -> list[Attachment]:
    del before_id  # the new file takes the place of the old by itself
    return _agenda_files(meeting_id)


def _commission_received(commission_id: int) -> dict[str, Any]:
    rows = Commission.objects.select_related("principal", "council__community")
    commission = rows.get(pk=commission_id)
    return {"commission": commission, "council": commission.council}


def _minutes_to_read(minutes_id: int) -> dict[str, Any]:
    minutes = Minutes.objects.select_related("meeting__council__community").get(pk=minutes_id)
    return {"minutes": minutes, "meeting": minutes.meeting, "council": minutes.meeting.council}


def _recommendation_in_force(recommendation_id: int) -> dict[str, Any]:
    rows = Recommendation.objects.select_related("community", "case__council")
    recommendation = rows.get(pk=recommendation_id)
    return {"recommendation": recommendation, "council": recommendation.case.council}


def _advice_lifted(recommendation_id: int) -> dict[str, Any]:
    rows = Recommendation.objects.select_related("case__council__anchored_in", "community")
    recommendation = rows.get(pk=recommendation_id)
    council = recommendation.case.council
    return {
        "recommendation": recommendation,
        "council": council,
        "principal": council.anchored_in,
    }


def _answer_registered(resolution_id: int) -> dict[str, Any]:
    rows = PrincipalResolution.objects.select_related(
        "principal", "recommendation__case__council__community"
    )
    resolution = rows.get(pk=resolution_id)
    case = resolution.recommendation.case
    return {"resolution": resolution, "case": case, "council": case.council}


COMMISSION_RECEIVED = MailIntent(
    "cases/commission_received",
    _commission_received,
    ("commission", "council"),
    label=_("A commission from the principal"),
)
AGENDA_SENT = MailIntent(
    "cases/agenda_sent",
    _agenda_sent,
    ("meeting", "council", "items"),
    label=_("The agenda of a meeting"),
    attach=_agenda_files,
    urgent=True,
)
MEETING_CHANGED = MailIntent(
    "cases/meeting_changed",
    _meeting_changed,
    ("meeting", "council", "before"),
    label=_("A new time or place of a meeting"),
    attach=_meeting_changed_files,
    urgent=True,
    texted=True,
)
MINUTES_TO_READ = MailIntent(
    "cases/minutes_to_read",
    _minutes_to_read,
    ("minutes", "meeting", "council"),
    label=_("Minutes to read through"),
)
MINUTES_TO_APPROVE = MailIntent(
    "cases/minutes_to_approve",
    _minutes_to_read,
    ("minutes", "meeting", "council"),
    label=_("Minutes to approve"),
)
ADVICE_LIFTED = MailIntent(
    "cases/advice_lifted",
    _advice_lifted,
    ("recommendation", "council", "principal"),
    label=_("A matter lifted to the principal"),
)
ANSWER_REGISTERED = MailIntent(
    "cases/answer_registered",
    _answer_registered,
    ("resolution", "case", "council"),
    label=_("The principal has answered"),
)
RECOMMENDATION_IN_FORCE = MailIntent(
    "cases/recommendation_in_force",
    _recommendation_in_force,
    ("recommendation", "council"),
    label=_("A recommendation is in force"),
)
