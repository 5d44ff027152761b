"""What the cases app says by mail. Templates: templates/emails/cases/<intent>/."""

from __future__ import annotations

from typing import Any

from django.core.signing import Signer
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import invitations
from cases.models import (
    Call,
    Commission,
    Guest,
    Meeting,
    Minutes,
    PrincipalResolution,
    Recommendation,
    Summons,
)
from legeraad.mail import Attachment, MailIntent

# The address opens one person's answer to one meeting and nothing else, so it needs no login.
call_signer = Signer(salt="cases.call", sep="~")


def answer_address(*, meeting_id: int, person_id: int) -> str:
    """The page with the two buttons, for a link in a mail."""
    return reverse("cases:call_signed", args=[call_signer.sign(f"{meeting_id}-{person_id}")])


def own_page(meeting: Meeting) -> str:
    """The same on Min side, with the papers."""
    return reverse("cases:my_call", args=[meeting.pk])


def prepare_page(meeting: Meeting) -> str:
    """The office's page of the agenda."""
    council = meeting.council
    return reverse(
        "cases:meeting_prepare", args=[council.community.slug, council.slug, meeting.slug]
    )


def summons_page(meeting: Meeting) -> str:
    council = meeting.council
    return reverse("cases:summons", args=[council.community.slug, council.slug, meeting.slug])


def _called(meeting_id: int, person_id: int) -> dict[str, Any]:
    """What the one receiver is asked: as holder or called in (`duty`), or with the right to meet.

    `call` is None for somebody without a seat, such as a chair; the one with a duty comes first.
    """
    calls = Call.objects.filter(summons__meeting=meeting_id, person=person_id)
    return {
        "own": True,
        "call": calls.order_by("duty_since", "rank").first(),  # NULL comes last
        "answer_url": answer_address(meeting_id=meeting_id, person_id=person_id),
    }


def _agenda_sent(meeting_id: int) -> dict[str, Any]:
    meeting = Meeting.objects.select_related("council__community").get(pk=meeting_id)
    return {"meeting": meeting, "council": meeting.council, "items": invitations.told(meeting)}


def _agenda_approval(meeting_id: int, why: str = "") -> dict[str, Any]:
    meeting = Meeting.objects.select_related("council__community").get(pk=meeting_id)
    return {"meeting": meeting, "council": meeting.council, "why": why}


def _answer_refused(meeting_id: int, why: str) -> dict[str, Any]:
    meeting = Meeting.objects.select_related("council__community").get(pk=meeting_id)
    return {"meeting": meeting, "council": meeting.council, "why": why}


def _papers_forwarded(meeting_id: int, item_ids: list[int], note: str) -> dict[str, Any]:
    meeting = Meeting.objects.select_related("council__community").get(pk=meeting_id)
    items = invitations.told(meeting, pk__in=item_ids)
    return {"meeting": meeting, "council": meeting.council, "items": items, "note": note}


def _agenda_files(meeting_id: int, person_id: int | None) -> list[Attachment]:
    return [invitations.file(meeting_id, person_id, filename="innkalling.ics")]


def _meeting_changed(meeting_id: int, before_id: int) -> dict[str, Any]:
    """`before_id` is the row of the history that has the meeting as it was."""
    meeting = Meeting.objects.select_related("council__community").get(pk=meeting_id)
    before = Meeting.history.get(history_id=before_id)
    days = {timezone.localdate(each.starts_at) for each in (meeting, before)}
    another_day = len(days) > 1
    council = meeting.council
    return {"meeting": meeting, "council": council, "before": before, "another_day": another_day}


def _meeting_changed_own(meeting_id: int, before_id: int, person_id: int) -> dict[str, Any]:
    """What the receiver is asked now; `guest` is None for whoever is not one."""
    del before_id
    guest = Guest.objects.filter(meeting=meeting_id, person=person_id).first()
    return _called(meeting_id, person_id) | {"guest": guest}


def _meeting_changed_files(
    meeting_id: int, before_id: int, person_id: int | None
) -> list[Attachment]:
    del before_id  # the new file takes the place of the old by itself
    return _agenda_files(meeting_id, person_id)


def _meeting_cancelled(meeting_id: int, before_id: int, cases: list[int]) -> dict[str, Any]:
    """`before_id` is the history row of the meeting as it was, `cases` those that wait again."""
    del before_id, cases
    meeting = Meeting.objects.select_related("council__community").get(pk=meeting_id)
    return {"meeting": meeting, "council": meeting.council}


def _meeting_cancelled_files(
    meeting_id: int, before_id: int, cases: list[int], person_id: int | None
) -> list[Attachment]:
    del before_id, cases
    return [invitations.file(meeting_id, person_id, filename="avlysning.ics")]


def _days_announced(meeting_ids: list[int]) -> dict[str, Any]:
    rows = Meeting.objects.filter(pk__in=meeting_ids).select_related("council__community")
    meetings = list(rows.order_by("starts_at", "pk"))
    return {"meetings": meetings, "council": meetings[0].council}


def _days_announced_files(meeting_ids: list[int], person_id: int | None) -> list[Attachment]:
    del person_id  # nobody is called yet, and nobody is asked to answer
    return [invitations.file_of_days(meeting_ids, filename="moter.ics")]


def _call(call_id: int) -> dict[str, Any]:
    rows = Call.objects.select_related(
        "summons__meeting__council__community",
        "summons__seat__group",
        "summons__seat__region",
        "summons__seat__organisation",
    )
    call = rows.get(pk=call_id)
    meeting = call.summons.meeting
    return {"call": call, "seat": call.summons.seat, "meeting": meeting, "council": meeting.council}


def _call_files(call_id: int, person_id: int | None) -> list[Attachment]:
    summons = Call.objects.select_related("summons").get(pk=call_id).summons
    return _agenda_files(summons.meeting_id, person_id)


def _call_own(call_id: int, person_id: int) -> dict[str, Any]:
    call = Call.objects.select_related("summons").get(pk=call_id)
    return _own_answer(call.summons.meeting_id, call.person_id == person_id, person_id)


def _own_answer(meeting_id: int, is_called: bool, person_id: int) -> dict[str, Any]:
    """A stand-in reads the mail, too, but does not answer for the other by a link."""
    url = answer_address(meeting_id=meeting_id, person_id=person_id) if is_called else ""
    return {"own": True, "answer_url": url}


def _seat_unfilled(summons_id: int) -> dict[str, Any]:
    rows = Summons.objects.select_related(
        "meeting__council__community", "seat__group", "seat__region", "seat__organisation"
    )
    summons = rows.get(pk=summons_id)
    meeting = summons.meeting
    return {"seat": summons.seat, "meeting": meeting, "council": meeting.council}


def _guest(guest_id: int) -> dict[str, Any]:
    guest = Guest.objects.select_related("meeting__council__community", "item").get(pk=guest_id)
    return {"guest": guest, "meeting": guest.meeting, "council": guest.meeting.council}


def _guest_own(guest_id: int, person_id: int) -> dict[str, Any]:
    guest = Guest.objects.get(pk=guest_id)
    return _own_answer(guest.meeting_id, guest.person_id == person_id, person_id)


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
    personal=_called,
    urgent=True,
)
CALL_IN = MailIntent(
    "cases/call_in",
    _call,
    ("call", "seat", "meeting", "council"),
    label=_("You are called in to a meeting"),
    attach=_call_files,
    personal=_call_own,
    urgent=True,
    texted=True,
)
CALL_ENDED = MailIntent(
    "cases/call_ended",
    _call,
    ("call", "seat", "meeting", "council"),
    label=_("The member comes after all"),
    urgent=True,
)
ANSWER_REFUSED = MailIntent(
    "cases/answer_refused",
    _answer_refused,
    ("meeting", "council", "why"),
    label=_("An answer that came too late"),
    urgent=True,
)
SEAT_UNFILLED = MailIntent(
    "cases/seat_unfilled",
    _seat_unfilled,
    ("seat", "meeting", "council"),
    label=_("Nobody comes in a seat"),
    urgent=True,
)
GUEST_INVITED = MailIntent(
    "cases/guest_invited",
    _guest,
    ("guest", "meeting", "council"),
    label=_("An invitation to a meeting"),
    personal=_guest_own,
    urgent=True,
)
AGENDA_TO_APPROVE = MailIntent(
    "cases/agenda_to_approve",
    _agenda_approval,
    ("meeting", "council", "why"),
    label=_("An agenda to approve"),
    urgent=True,
)
AGENDA_RETURNED = MailIntent(
    "cases/agenda_returned",
    _agenda_approval,
    ("meeting", "council", "why"),
    label=_("The chair sent the agenda back"),
)
PAPERS_FORWARDED = MailIntent(
    "cases/papers_forwarded",
    _papers_forwarded,
    ("meeting", "council", "items", "note"),
    label=_("Papers sent after the agenda"),
    urgent=True,
)
MEETING_CHANGED = MailIntent(
    "cases/meeting_changed",
    _meeting_changed,
    ("meeting", "council", "before", "another_day"),
    label=_("A new time or place of a meeting"),
    attach=_meeting_changed_files,
    personal=_meeting_changed_own,
    urgent=True,
    texted=True,
)
MEETING_CANCELLED = MailIntent(
    "cases/meeting_cancelled",
    _meeting_cancelled,
    ("meeting", "council"),
    label=_("A meeting that is cancelled"),
    attach=_meeting_cancelled_files,
    urgent=True,
    texted=True,
)
DAYS_ANNOUNCED = MailIntent(
    "cases/days_announced",
    _days_announced,
    ("meetings", "council"),
    label=_("Days of meetings to keep free"),
    attach=_days_announced_files,
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
