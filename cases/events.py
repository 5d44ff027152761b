"""Why a row in cases was written."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class CasesEvent(models.TextChoices):
    """Why a row in cases was written; the label is the sentence of the timeline."""

    THEME_ADDED = "theme.added", _("The theme was added.")
    THEME_WORD_ADDED = "theme.word_added", _("A word for the theme was added.")
    COMMISSION_REGISTERED = "commission.registered", _("The commission was registered.")
    COMMISSION_CHANGED = "commission.changed", _("The commission was changed.")
    COMMISSION_MOVED = "commission.moved", _("The commission went on to its next step.")
    CASE_REGISTERED = "case.registered", _("The case was registered.")
    CASE_CHANGED = "case.changed", _("The case was changed.")
    CASE_ASSESSED = "case.assessed", _("The consequences were assessed.")
    CASE_MOVED = "case.moved", _("The case was moved on.")
    MEETING_PLANNED = "meeting.planned", _("The meeting was planned.")
    MEETING_CHANGED = "meeting.changed", _("The meeting was changed.")
    MEETING_ANNOUNCED = "meeting.announced", _("The day of the meeting was told in advance.")
    MEETING_CANCELLED = "meeting.cancelled", _("The meeting was cancelled, with a reason.")
    SERIES_PLANNED = "series.planned", _("Several meetings were planned together.")
    MEETING_MOVED = "meeting.moved", _("The meeting went on to its next step.")
    ITEM_ADDED = "item.added", _("The item was put on the agenda.")
    ITEM_MOVED = "item.moved", _("The item was moved on the agenda.")
    ITEM_REMOVED = "item.removed", _("The item was taken off the agenda.")
    ITEM_CHANGED = "item.changed", _("The item was changed.")
    ITEM_NUMBERED = "item.numbered", _("The item got its number.")
    STANDING_ADDED = "standing.added", _("An item was put on every agenda.")
    STANDING_CHANGED = "standing.changed", _("An item of every agenda was changed.")
    STANDING_REMOVED = "standing.removed", _("An item was taken off every agenda.")
    AGENDA_ASKED = "agenda.asked", _("The chair was asked to approve the agenda.")
    AGENDA_APPROVED = "agenda.approved", _("The agenda was approved.")
    AGENDA_RETURNED = "agenda.returned", _("The chair sent the agenda back.")
    AGENDA_REOPENED = "agenda.reopened", _("The agenda was changed after it was approved.")
    MEETING_FILED = "meeting.filed", _("A PDF of the meeting was made.")
    SUMMONED = "summons.called", _("Somebody was called to the meeting.")
    SUMMONS_MOVED = "summons.moved", _("The call of a seat went on to its next step.")
    CALL_ANSWERED = "call.answered", _("It was answered whether somebody comes.")
    CALLED_IN = "call.duty", _("A substitute was called in.")
    CALL_ENDED = "call.released", _("A substitute who was called in is not needed after all.")
    CALL_CLOSED = "call.closed", _("A call to the meeting was taken away.")
    GUEST_INVITED = "guest.invited", _("Somebody without a seat was invited.")
    GUEST_REMOVED = "guest.removed", _("An invitation was taken away.")
    ATTENDANCE_RECORDED = "attendance.recorded", _("Attendance was recorded.")
    ATTENDANCE_REMOVED = "attendance.removed", _("An entry of attendance was removed.")
    IMPARTIALITY_RAISED = "impartiality.raised", _("The impartiality of somebody was raised.")
    IMPARTIALITY_DECIDED = "impartiality.decided", _("The others decided on the impartiality.")
    IMPARTIALITY_REMOVED = "impartiality.removed", _("The question of impartiality was removed.")
    MINUTES_STARTED = "minutes.started", _("The minutes were begun.")
    MINUTES_WRITTEN = "minutes.written", _("The minutes were written on.")
    MINUTES_CLOSED = "minutes.closed", _("The minutes were closed and sent to the chair.")
    MINUTES_RETURNED = "minutes.returned", _("The chair sent the minutes back.")
    MINUTES_CIRCULATED = (
        "minutes.circulated",
        _("The chair read the minutes and sent them to those who met."),
    )
    MINUTES_TAKEN_BACK = "minutes.taken_back", _("The sending of the minutes was taken back.")
    APPROVAL_ASKED = "approval.asked", _("Somebody who met was asked to approve the minutes.")
    APPROVAL_ANSWERED = "approval.answered", _("Somebody who met answered about the minutes.")
    REMARK_SETTLED = "approval.settled", _("A remark to the minutes was settled.")
    ACTION_AGREED = "action.agreed", _("It was agreed who does what.")
    ACTION_CHANGED = "action.changed", _("What was agreed was changed.")
    ACTION_REMOVED = "action.removed", _("What was agreed was taken out again.")
    ACTION_FINISHED = "action.finished", _("What was agreed was done or dropped.")
    MINUTES_APPROVED = "minutes.approved", _("The minutes were approved.")
    MINUTES_TAKEN_IN = "minutes.taken_in", _("Older minutes were taken in as a PDF.")
    MINUTES_REOPENED = "minutes.reopened", _("A new version of the minutes was begun.")
    MINUTES_SUPERSEDED = (
        "minutes.superseded",
        _("A later version of the minutes took the place of this one."),
    )
    ARCHIVED = "archive.marked", _("It was marked as archived.")
    TIME_NOTED = "time.noted", _("The time spent on a meeting was noted.")
    MINUTES_FILED = "minutes.filed", _("The PDF of the minutes was made.")
    RECOMMENDATION_DRAFTED = "recommendation.drafted", _("The recommendation was drafted.")
    RECOMMENDATION_CHANGED = "recommendation.changed", _("The recommendation was changed.")
    RECOMMENDATION_MOVED = "recommendation.moved", _("The recommendation was moved on.")
    RECOMMENDATION_PUBLISHED = "recommendation.published", _("The recommendation was published.")
    LIFTING_REFUSED = "recommendation.not_lifted", _("The gate held the lifting back.")
    PUBLICATION_REFUSED = "recommendation.refused", _("The gate held the publication back.")
    VERSION_FILED = "recommendation.filed", _("The PDF of the recommendation was made.")
    VERSION_KEPT = "recommendation.version", _("The published text was kept as a version.")
    RESOLUTION_REGISTERED = "resolution.registered", _("The principal's answer was registered.")
