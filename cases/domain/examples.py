"""What the mails about cases and meetings are shown by: see members/domain/examples.py."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from cases import mails
from cases.hearing_mails import HEARING_CHANGED, HEARING_FOLLOWED_UP, HEARING_SENT
from cases.intake_mails import FEEDBACK_CODE, FEEDBACK_NEWS, MAIL_RECEIVED
from cases.models import (
    AgendaItem,
    Call,
    Commission,
    Feedback,
    Guest,
    Hearing,
    HearingAnswer,
    IncomingMail,
    Meeting,
    Minutes,
    PrincipalResolution,
    Reach,
    Recommendation,
    SpecialistRequest,
    Summons,
)
from cases.reach_mails import RECOMMENDATION_OUT, RECOMMENDATION_TO_MEMBERS
from cases.specialist_mails import SPECIALIST_ANSWERED, SPECIALIST_ASKED
from cases.written_mails import WRITTEN_SENT, WRITTEN_STOPPED
from councils.models import Council
from members.domain.examples import Matter, example, newest


@example(mails.AGENDA_SENT)
def _agenda_sent(councils: list[Council], _on: date) -> Matter | None:
    rows = Meeting.objects.filter(council__in=councils, items__isnull=False)
    return newest("meeting_id", rows)


@example(mails.MEETING_CHANGED)
def _meeting_changed(councils: list[Council], _on: date) -> Matter | None:
    """The newest meeting, with its first row of history as the time and place of before."""
    found = newest("meeting_id", Meeting.objects.filter(council__in=councils))
    if found is None:
        return None
    before = Meeting.history.filter(id=found["meeting_id"]).earliest()
    return found | {"before_id": before.history_id}


@example(mails.MEETING_CANCELLED)
def _meeting_cancelled(councils: list[Council], on: date) -> Matter | None:
    found = _meeting_changed(councils, on)
    return found | {"cases": []} if found else None


@example(mails.DAYS_ANNOUNCED)
def _days_announced(councils: list[Council], _on: date) -> Matter | None:
    found = newest("meeting_id", Meeting.objects.filter(council__in=councils))
    return {"meeting_ids": [found["meeting_id"]]} if found else None


@example(mails.CALL_IN)
@example(mails.CALL_ENDED)
def _called_in(councils: list[Council], _on: date) -> Matter | None:
    rows = Call.objects.filter(summons__meeting__council__in=councils, rank__gt=0)
    return newest("call_id", rows)


@example(mails.ANSWER_REFUSED)
def _refused(councils: list[Council], _on: date) -> Matter | None:
    found = newest("meeting_id", Meeting.objects.filter(council__in=councils))
    why = _("Answers are taken from the day the agenda is sent until it begins.")
    return found | {"why": why} if found else None


@example(mails.SEAT_UNFILLED)
def _unfilled(councils: list[Council], _on: date) -> Matter | None:
    return newest("summons_id", Summons.objects.filter(meeting__council__in=councils))


@example(mails.GUEST_INVITED)
def _guest(councils: list[Council], _on: date) -> Matter | None:
    return newest("guest_id", Guest.objects.filter(meeting__council__in=councils))


@example(SPECIALIST_ASKED)
@example(SPECIALIST_ANSWERED)
def _specialist(councils: list[Council], _on: date) -> Matter | None:
    rows = SpecialistRequest.objects.filter(case__council__in=councils)
    return newest("request_id", rows)


@example(mails.COMMISSION_RECEIVED)
def _commission_received(councils: list[Council], _on: date) -> Matter | None:
    return newest("commission_id", Commission.objects.filter(council__in=councils))


@example(mails.MINUTES_TO_READ)
def _minutes_to_read(councils: list[Council], _on: date) -> Matter | None:
    return newest("minutes_id", Minutes.objects.filter(meeting__council__in=councils))


@example(mails.MINUTES_TO_APPROVE)
def _minutes_to_approve(councils: list[Council], _on: date) -> Matter | None:
    rows = Minutes.objects.filter(meeting__council__in=councils, approval_due__isnull=False)
    return newest("minutes_id", rows)


@example(mails.ADVICE_LIFTED)
def _advice_lifted(councils: list[Council], _on: date) -> Matter | None:
    rows = Recommendation.objects.filter(
        case__council__in=councils, case__council__anchored_in__isnull=False
    )
    return newest("recommendation_id", rows)


@example(mails.ANSWER_REGISTERED)
def _answer_registered(councils: list[Council], _on: date) -> Matter | None:
    rows = PrincipalResolution.objects.filter(recommendation__case__council__in=councils)
    return newest("resolution_id", rows)


@example(mails.RECOMMENDATION_IN_FORCE)
def _recommendation_in_force(councils: list[Council], _on: date) -> Matter | None:
    rows = Recommendation.objects.filter(case__council__in=councils, number__isnull=False)
    return newest("recommendation_id", rows)


@example(mails.AGENDA_TO_APPROVE)
def _agenda_to_approve(councils: list[Council], _on: date) -> Matter | None:
    return newest("meeting_id", Meeting.objects.filter(council__in=councils))


@example(mails.AGENDA_RETURNED)
def _agenda_returned(councils: list[Council], _on: date) -> Matter | None:
    found = newest("meeting_id", Meeting.objects.filter(council__in=councils))
    return found | {"why": _("Let the second case wait.")} if found else None


@example(mails.PAPERS_FORWARDED)
def _papers_forwarded(councils: list[Council], _on: date) -> Matter | None:
    """The first case of the newest meeting that treats one."""
    rows = Meeting.objects.filter(council__in=councils, items__case__isnull=False).distinct()
    found = newest("meeting_id", rows)
    if found is None:
        return None
    items = AgendaItem.objects.filter(meeting=found["meeting_id"], case__isnull=False)
    return found | {"item_ids": [items.earliest("position").pk], "note": ""}


@example(WRITTEN_SENT)
@example(WRITTEN_STOPPED)
def _in_writing(councils: list[Council], _on: date) -> Matter | None:
    return newest("meeting_id", Meeting.objects.filter(council__in=councils, written=True))


@example(HEARING_SENT)
@example(HEARING_CHANGED)
def _hearing(councils: list[Council], _on: date) -> Matter | None:
    rows = Hearing.objects.filter(case__council__in=councils)
    return newest("hearing_id", rows)


@example(HEARING_FOLLOWED_UP)
def _hearing_answer(councils: list[Council], _on: date) -> Matter | None:
    rows = HearingAnswer.objects.filter(invitation__hearing__case__council__in=councils)
    return newest("answer_id", rows)


@example(RECOMMENDATION_OUT)
def _recommendation_out(councils: list[Council], _on: date) -> Matter | None:
    rows = Recommendation.public.filter(case__council__in=councils)
    found = newest("recommendation_id", rows)
    return found | {"wave": 1} if found else None


@example(RECOMMENDATION_TO_MEMBERS)
def _recommendation_to_members(councils: list[Council], _on: date) -> Matter | None:
    rows = Reach.objects.filter(recommendation__case__council__in=councils).exclude(body=None)
    return newest("reach_id", rows)


@example(MAIL_RECEIVED)
def _mail_received(councils: list[Council], _on: date) -> Matter | None:
    rows = IncomingMail.objects.filter(case__council__in=councils)
    return newest("mail_id", rows)


@example(FEEDBACK_NEWS)
def _feedback_news(councils: list[Council], _on: date) -> Matter | None:
    communities = {council.community_id for council in councils}
    rows = Feedback.objects.filter(community__in=communities, received_on__isnull=False)
    return newest("feedback_id", rows)


@example(FEEDBACK_CODE)
def _feedback_code(councils: list[Council], on: date) -> Matter | None:
    found = _feedback_news(councils, on)
    return found | {"code": "123456"} if found else None
