"""Taking back what was sent: the message, and what the sending changed in its matter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction

from cases import mails
from cases.domain.advice import recommendations
from cases.domain.casework import case_papers
from cases.domain.hearings import hearings
from cases.domain.meetings import (
    agenda,
    announcing,
    approval,
    cancelling,
    changing,
    minutes,
    written,
)
from cases.domain.reach import sending as reach
from cases.hearing_mails import HEARING_CHANGED, HEARING_SENT
from cases.models import Meeting, Minutes, Recommendation
from cases.reach_mails import RECOMMENDATION_OUT, RECOMMENDATION_TO_MEMBERS
from cases.written_mails import WRITTEN_SENT
from legeraad.actors import Actor
from members.domain import sendings
from members.models import Sending

Undo = Callable[..., Any]


def _agenda(*, meeting_id: int, by: Actor | None) -> None:
    agenda.take_back(meeting=Meeting.objects.get(pk=meeting_id), by=by)


def _new_time(*, meeting_id: int, before_id: int, by: Actor | None) -> None:
    meeting = Meeting.objects.get(pk=meeting_id)
    changing.take_back(meeting=meeting, before_id=before_id, by=by)


def _cancelled(*, meeting_id: int, before_id: int, cases: list[int], by: Actor | None) -> None:
    meeting = Meeting.objects.get(pk=meeting_id)
    cancelling.take_back(meeting=meeting, before_id=before_id, cases_waiting=cases, by=by)


def _to_chair(*, minutes_id: int, by: Actor | None) -> None:
    minutes.take_back(minutes=Minutes.objects.get(pk=minutes_id), by=by)


def _to_those_who_met(*, minutes_id: int, by: Actor | None) -> None:
    approval.take_back(minutes=Minutes.objects.get(pk=minutes_id), by=by)


def _written(*, meeting_id: int, by: Actor | None) -> None:
    written.take_back(meeting=Meeting.objects.get(pk=meeting_id), by=by)


def _lifting(*, recommendation_id: int, by: Actor | None) -> None:
    lifted = Recommendation.objects.get(pk=recommendation_id)
    recommendations.take_back_lifting(recommendation=lifted, by=by)


# A publication stays: it may have been read on the public page. Only its letter is taken back.
UNDO: dict[str, Undo] = {
    mails.AGENDA_SENT.name: _agenda,
    mails.MEETING_CHANGED.name: _new_time,
    mails.MEETING_CANCELLED.name: _cancelled,
    mails.DAYS_ANNOUNCED.name: announcing.take_back,
    WRITTEN_SENT.name: _written,
    HEARING_SENT.name: hearings.take_back,
    HEARING_CHANGED.name: hearings.take_back_new_text,
    mails.MINUTES_TO_READ.name: _to_chair,
    mails.MINUTES_TO_APPROVE.name: _to_those_who_met,
    mails.ADVICE_LIFTED.name: _lifting,
    RECOMMENDATION_OUT.name: reach.take_back,
    RECOMMENDATION_TO_MEMBERS.name: reach.take_back_from_members,
}


def take_back(*, sending: Sending, by: Actor | None) -> Sending:
    """Takes a sending back and undoes its step, both or neither.

    A second call is no error. Raises DomainError when the message has gone out, or when the matter
    has gone on since.
    """
    with transaction.atomic():
        before = Sending.objects.select_for_update().get(pk=sending.pk)
        if before.taken_back_at is not None:
            return before
        taken = sendings.take_back(sending=before, by=by)
        if undo := UNDO.get(taken.intent):
            undo(**taken.matter, by=by)
        case_papers.unsend(sending=taken, by=by)
        return taken
