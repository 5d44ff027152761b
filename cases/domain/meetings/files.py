"""The stored PDFs of a meeting: made by the worker, kept with a SHA-256, read by those who may."""

from __future__ import annotations

import hashlib
from collections.abc import Container
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from cases import permissions
from cases.enums import Access, Audience, CasesEvent, MeetingFileKind, MeetingState
from cases.models import AgendaItem, Case, Meeting, MeetingFile, Minutes
from legeraad.history import save_with_reason
from legeraad.outbox import domain as outbox
from members.domain import sendings

MINUTE = timedelta(minutes=1)
COMMITTED = timedelta(seconds=5)  # a change made in the last moment of the minute is stored by then
OUT = (MeetingState.SUMMONED, MeetingState.IN_SESSION, MeetingState.HELD)


def ask_for_papers(meeting: Meeting) -> None:
    """Has agenda, papers and lists made, once the agenda has gone out; again after each change.

    They are made when the letter that goes with them has left, so that what is taken back leaves
    no file behind. What changes within one minute is one job.
    """
    if meeting.state in OUT:
        minute = (timezone.now() + sendings.HOLD).replace(second=0, microsecond=0)
        outbox.put(
            kind="meeting.papers",
            key=f"meeting:{meeting.pk}:papers:{minute.isoformat()}",
            payload={"meeting_id": meeting.pk},
            due_at=minute + MINUTE + COMMITTED,
        )


def ask_for_papers_of(case: Case) -> None:
    """The same for every coming meeting that treats the case: its access or title has changed."""
    rows = Meeting.objects.filter(items__case=case).exclude(state=MeetingState.HELD)
    for meeting in rows:
        ask_for_papers(meeting)


def ask_for_excerpts(minutes: Minutes) -> None:
    """Has an excerpt made for each case of approved minutes; one job per version."""
    outbox.put(
        kind="minutes.excerpts",
        key=f"minutes:{minutes.pk}:excerpts",
        payload={"minutes_id": minutes.pk},
    )


def accesses(items: list[AgendaItem]) -> str:
    """How open each case is now, such as `12:open 13:exempt`, in the order of the items' keys."""
    pairs = sorted((item.pk, item.case.access) for item in items if item.case is not None)
    return " ".join(f"{key}:{access}" for key, access in pairs)


def file_pdf(
    *,
    meeting: Meeting,
    kind: MeetingFileKind,
    audience: Audience,
    items: list[AgendaItem],
    content: bytes,
    item: AgendaItem | None = None,
) -> MeetingFile:
    """Stores one PDF that shows these items; the same bytes again are the same file."""
    digest = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
        stored = meeting.files.filter(kind=kind, item=item, sha256=digest).first()
        if stored is not None:
            return stored
        stored = MeetingFile(
            meeting=meeting,
            item=item,
            kind=kind,
            audience=audience,
            accesses=accesses(items),
            sha256=digest,
            size=len(content),
        )
        stored.file.save(f"{digest}.pdf", ContentFile(content), save=False)
        return save_with_reason(stored, CasesEvent.MEETING_FILED, by=None)


def holds(stored: MeetingFile, items: list[AgendaItem]) -> bool:
    """Whether what it shows may still be shown: no case in it is less open than it was.

    An item that was taken off since is no longer the reader's business.
    """
    now = {str(item.pk): item.case.access for item in items if item.case is not None}
    shown = (pair.partition(":") for pair in stored.accesses.split())
    return all(
        key in now and not _is_less_open(now[key], than=access) for key, _colon, access in shown
    )


def _is_less_open(access: str, *, than: str) -> bool:
    order = list(Access)
    return order.index(Access(access)) > order.index(Access(than))


def newest(meeting: Meeting, audience: Audience) -> list[MeetingFile]:
    """What these readers get of a meeting: the newest of each kind, then of each item in order.

    Agenda and papers of the whole meeting are made for each audience; what belongs to one item, or
    to the table, is made once, for the widest that may read it. Two queries.
    """
    items = list(meeting.items.select_related("case"))
    position = {item.pk: item.position for item in items}
    found: dict[tuple[str, int | None], MeetingFile] = {}
    for stored in meeting.files.select_related("item__case").order_by("pk"):
        if _is_for(stored, audience) and holds(stored, items):
            found[stored.kind, stored.item_id] = stored
    order = [kind.value for kind in MeetingFileKind]
    return sorted(
        found.values(),
        key=lambda each: (position.get(each.item_id or 0, 0), order.index(each.kind)),
    )


def _is_for(stored: MeetingFile, audience: Audience) -> bool:
    made_for = Audience(stored.audience)
    if stored.item_id is None and stored.kind in (MeetingFileKind.AGENDA, MeetingFileKind.PAPERS):
        return made_for == audience
    return made_for.narrowness <= audience.narrowness


def for_reader(user: Any, meeting: Meeting) -> list[MeetingFile]:
    """What somebody who is logged in may read of a meeting; nothing for those it is not for.

    A guest of one item has its own papers, also of an exempt case, and no more (ALR-27). Whoever
    has stepped down from an item has neither its papers nor all of them in one file (Z9).
    """
    withheld = permissions.items_withheld_from(user, meeting)
    audience = permissions.audience_of(user, meeting)
    if audience is not None:
        return [
            each
            for each in newest(meeting, audience)
            if each.item_id not in withheld
            and not (withheld and each.item_id is None and each.kind == MeetingFileKind.PAPERS)
        ]
    called = permissions.items_called_to(user, meeting) - withheld
    return [
        each
        for each in newest(meeting, Audience.OFFICE)
        if each.item_id in called and each.kind == MeetingFileKind.PAPERS
    ]


@dataclass(frozen=True)
class Excerpt:
    """What approved minutes say of a case; not in force once a later version was approved."""

    stored: MeetingFile
    in_force: bool


def excerpts_of(case: Case, audience: Audience, *, meetings: Container[int]) -> list[Excerpt]:
    """Those of one case that these readers get, of these meetings by key, the newest first.

    Of an open case there is one for everybody and one for those who sit; each reads his own. One
    query, however many.
    """
    rows = MeetingFile.objects.filter(kind=MeetingFileKind.EXCERPT, item__case=case)
    own: dict[int, list[MeetingFile]] = {}
    for stored in rows.select_related("item__case", "meeting__council__community").order_by("pk"):
        fits = Audience(stored.audience).narrowness <= audience.narrowness
        if fits and stored.meeting_id in meetings and stored.item and holds(stored, [stored.item]):
            own.setdefault(stored.item.pk, []).append(stored)
    found = []
    for versions in own.values():
        last = versions[-1]
        same = [each for each in versions if each.audience == last.audience]
        found += [Excerpt(each, in_force=each is last) for each in same]
    return sorted(found, key=lambda each: each.stored.pk, reverse=True)


def public(meeting: Meeting, kind: MeetingFileKind) -> MeetingFile | None:
    """Agenda or papers as everybody may read them, once the agenda has gone out."""
    if meeting.state not in OUT:
        return None
    rows = newest(meeting, Audience.PUBLIC)
    return next((each for each in rows if each.kind == kind and each.item_id is None), None)
