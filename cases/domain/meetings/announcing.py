"""Telling the days of meetings in advance, without papers, so that they are kept free."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from cases import mails
from cases.domain.meetings import agenda
from cases.enums import CasesEvent, MeetingState
from cases.models import Meeting
from councils.models import Council
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import save_with_reason
from members.domain import sendings
from members.domain.sendings import Letter
from members.models import Person, Sending


def untold(council: Council, *, now: datetime) -> QuerySet[Meeting]:
    """Coming meetings whose day nobody has been told, the nearest first."""
    rows = Meeting.objects.filter(
        council=council,
        state=MeetingState.PLANNED,
        written=False,
        announced_on=None,
        starts_at__gt=now,
    )
    return rows.select_related("council__community", "chair", "minute_taker").order_by("starts_at")


def untold_in(councils: Iterable[Council], *, now: datetime) -> dict[int, int]:
    """How many such meetings each council has, by its key, if any. One query."""
    rows = Meeting.objects.filter(
        council__in=list(councils),
        state=MeetingState.PLANNED,
        written=False,
        announced_on=None,
        starts_at__gt=now,
    )
    return Counter(rows.order_by().values_list("council", flat=True))


def announce(*, meetings: Iterable[Meeting], on: date, by: Actor | None) -> Sending:
    """One mail with all days, and a calendar file in which each stands as tentative.

    Meetings that were announced before stay out of it. Raises DomainError when none is left, or
    when they belong to more than one council.
    """
    with transaction.atomic():
        keys = [meeting.pk for meeting in meetings]
        rows = Meeting.objects.select_for_update(of=("self",)).filter(
            pk__in=keys, state=MeetingState.PLANNED, announced_on=None
        )
        found = list(rows.select_related("council__community").order_by("starts_at", "pk"))
        if not found:
            raise DomainError(_("Choose at least one meeting that nobody has been told of."))
        council = found[0].council
        if any(each.council_id != council.pk for each in found):
            raise DomainError(_("Tell of the meetings of one council at a time."))
        for each in found:
            each.announced_on = on
            save_with_reason(each, CasesEvent.MEETING_ANNOUNCED, by=by)
        return sendings.send(
            intent=mails.DAYS_ANNOUNCED,
            to=recipients(found),
            community=council.community,
            council=council,
            matter={"meeting_ids": [each.pk for each in found]},
            path=council.get_absolute_url(),
            by=by,
        )


def letter(*, meetings: Iterable[Meeting], on: date, by: Actor | None) -> Letter:
    """What `announce` would send. Raises DomainError as it does."""
    chosen = list(meetings)
    with sendings.rehearsal():
        sent = announce(meetings=chosen, on=on, by=by)
        return sendings.preview(
            intent=mails.DAYS_ANNOUNCED,
            to=recipients(Meeting.objects.filter(pk__in=sent.matter["meeting_ids"])),
            community=sent.community,
            matter=sent.matter,
        )


def take_back(*, meeting_ids: list[int], by: Actor | None) -> None:
    """Undoes `announce` while its letter is held. Raises DomainError when one has gone on since."""
    with transaction.atomic():
        rows = Meeting.objects.select_for_update().filter(pk__in=meeting_ids).order_by("pk")
        for meeting in rows:
            if meeting.state != MeetingState.PLANNED:
                raise DomainError(_("A meeting was cancelled or its agenda was sent since."))
            meeting.announced_on = None
            save_with_reason(meeting, CasesEvent.MEETING_CHANGED, by=by)


def recipients(meetings: Iterable[Meeting]) -> list[Person]:
    """Whoever will sit on one of the days, each person once."""
    return list(dict.fromkeys(person for each in meetings for person in agenda.recipients(each)))
