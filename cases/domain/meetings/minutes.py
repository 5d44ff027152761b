"""The minutes: written during the meeting, closed and sent to the chair, filed as PDF."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import mails
from cases.domain import conflicts, writing
from cases.domain.advice import gate
from cases.domain.conflicts import Choice
from cases.domain.meetings import adopted, meetings, rich_texts, votes
from cases.domain.meetings.attendance import present_voters
from cases.domain.meetings.votes import Gap
from cases.enums import (
    MINUTES_MOVES,
    CasesEvent,
    MeetingState,
    MinutesState,
    Outcome,
    Rendition,
)
from cases.models import Case, Meeting, Minutes, MinutesEntry, MinutesFile
from councils.domain import duties
from legeraad.actors import Actor
from legeraad.errors import BlockedError, DomainError
from legeraad.history import save_with_reason
from legeraad.outbox import domain as outbox
from members.domain import sendings
from members.models import Person

LONGEST = 150_000  # characters; about sixty pages, and well below what pdf.py refuses
WORDS = ("background", "discussion", "advice")
WRITABLE = (
    "background",
    "discussion",
    "outcome",
    "advice",
    "unanimous",
    "votes_for",
    "votes_against",
    "votes_abstained",
)


def open_session(*, meeting: Meeting, by: Actor | None) -> Minutes:
    """Opens the meeting and begins its minutes, one entry per item of the agenda."""
    with transaction.atomic():
        meeting = meetings.move(meeting=meeting, to=MeetingState.IN_SESSION, by=by)
        minutes = current(meeting)
        if minutes is None:
            minutes = Minutes(meeting=meeting)
            save_with_reason(minutes, CasesEvent.MINUTES_STARTED, by=by)
        ensure_entries(minutes, by=by)
        return minutes


def current(meeting: Meeting) -> Minutes | None:
    """The newest version of a meeting's minutes."""
    return meeting.minutes.order_by("-version").first()


def newest_closed(meeting: Meeting) -> Minutes | None:
    """The newest version that is out of the writer's hands: approved while the next is a draft."""
    return meeting.minutes.exclude(state=MinutesState.DRAFT).order_by("-version").first()


def ensure_entries(minutes: Minutes, *, by: Actor | None) -> None:
    """An entry for each item, also for one that came onto the agenda during the meeting."""
    written = set(minutes.entries.values_list("item_id", flat=True))
    for item in minutes.meeting.items.exclude(pk__in=written):
        entry = MinutesEntry(minutes=minutes, item=item)
        save_with_reason(entry, CasesEvent.MINUTES_STARTED, by=by)


def write(
    *,
    entry: MinutesEntry,
    revision: int,
    by: Actor | None,
    person: Person | None = None,
    settled: bool = True,
    **text: Any,
) -> MinutesEntry:
    """Saves what the minutes say of one item, with optimistic locking (C1).

    `revision` is the one that the writer started from. If somebody saved since, raises StaleError
    with the stored entry, so that nothing of either is lost. `settled=False` is the save while
    typing: it writes no history row; the next settled save, or the close, writes one. Background
    and discussion are rich text, as HTML or as people type it; the other texts are plain.
    """
    unknown = set(text) - set(WRITABLE)
    if unknown:
        raise TypeError(f"not a field of the minutes: {sorted(unknown)}")
    with transaction.atomic():
        # First the minutes, as in close(): nothing is written while they are being closed.
        locked(entry.minutes)
        entry = (
            MinutesEntry.objects.select_for_update(of=("self",))
            .select_related("minutes__meeting", "item", "saved_by")
            .get(pk=entry.pk)
        )
        _refuse_if_closed(entry.minutes)
        return writing.store(
            entry,
            rich_texts.cleaned(entry, text),
            revision=revision,
            settled=settled,
            event=CasesEvent.MINUTES_WRITTEN,
            check=lambda: votes.check(entry, entry.item),
            person=person,
            by=by,
        )


def write_chosen(
    *,
    entry: MinutesEntry,
    choice: Choice,
    revision: int,
    by: Actor | None,
    person: Person | None = None,
    **text: Any,
) -> MinutesEntry:
    """Saves what the writer chose after a conflict; what was not chosen stays in the history.

    Raises StaleError when somebody was faster once more, and DomainError as `write`.
    """

    def save(row: MinutesEntry, chosen: Mapping[str, Any]) -> MinutesEntry:
        return write(entry=row, revision=row.revision, person=person, by=by, **chosen)

    with transaction.atomic():
        locked(entry.minutes)
        stored = MinutesEntry.objects.select_related("minutes").get(pk=entry.pk)
        writing.refuse_if_stale(stored, revision)
        return conflicts.settle(stored=stored, choice=choice, mine=text, texts=WORDS, write=save)


def _refuse_if_closed(minutes: Minutes) -> None:
    if minutes.state != MinutesState.DRAFT:
        raise DomainError(_("The minutes are closed; what you wrote was not saved."))


def missing(minutes: Minutes) -> list[Gap]:
    """What must be there before the minutes can be closed, one sentence each."""
    gaps = []
    rows = minutes.entries.select_related("item__case")
    entries = list(rows.prefetch_related("dissents__person", "item__proposals"))
    if not present_voters(minutes.meeting):
        gaps.append(Gap(_("Record who met.")))
    if sum(map(_length, entries)) > LONGEST:
        sentence = _("The minutes are too long for one PDF; write the discussions shorter.")
        gaps.append(Gap(sentence))
    for entry in entries:
        if not entry.outcome:
            sentence = _("Choose the outcome of «%(title)s».")
            gaps.append(Gap(sentence % {"title": entry.item.title}, entry.item_id))
        elif adopted.wants_advice(entry) and not adopted.words(entry.item.proposals.all()):
            sentence = _("Write the advice of «%(title)s».")
            gaps.append(Gap(sentence % {"title": entry.item.title}, entry.item_id))
    return gaps + votes.unsettled(minutes, entries)


def one_sided(minutes: Minutes) -> list[str]:
    """Advice that could not be published, since a side is not recorded for it (BG-3); no stop.

    Attendance is locked with the minutes, so it is said before. Three queries.
    """
    advising = [outcome for outcome in Outcome if outcome.advises]
    rows = minutes.entries.filter(outcome__in=advising).select_related("item")
    entries = list(rows.order_by("item__position"))
    took_part = gate.sides_of(minutes.meeting_id, [entry.item for entry in entries])
    sentences = []
    for entry in entries:
        name = {"item": entry.item.label or entry.item.title}
        if not took_part[entry.item_id].gp:
            sentence = _(
                "Item %(item)s: nobody who met is recorded as a GP. Without one the"
                " recommendation cannot be published."
            )
            sentences.append(sentence % name)
        if not took_part[entry.item_id].hospital:
            sentence = _(
                "Item %(item)s: nobody who met is recorded as a hospital doctor; a director is"
                " not one. Without one the recommendation cannot be published."
            )
            sentences.append(sentence % name)
    return sentences


def _length(entry: MinutesEntry) -> int:
    return len(entry.background) + len(entry.discussion) + len(entry.advice)


def close(*, minutes: Minutes, by: Actor | None) -> Minutes:
    """Ends the meeting, closes the minutes, and asks the worker for the chair's PDF.

    Raises BlockedError with what is missing. A second close is no error.
    """
    with transaction.atomic():
        minutes = locked(minutes)
        if minutes.state != MinutesState.DRAFT:
            return minutes
        if gaps := missing(minutes):
            raise BlockedError([gap.sentence for gap in gaps])
        for entry in minutes.entries.filter(unsettled=True):
            writing.settle(entry, CasesEvent.MINUTES_WRITTEN, by=by)
        adopted.write_down(minutes, by=by)
        minutes.closed_at = timezone.now()
        minutes = move(minutes, MinutesState.WITH_CHAIR, CasesEvent.MINUTES_CLOSED, by=by)
        meeting = meetings.move(meeting=minutes.meeting, to=MeetingState.HELD, by=by)
        if not meeting.written:
            held_on = timezone.localdate(meeting.starts_at)
            duties.note_meeting(council=meeting.council, on=held_on, by=by)
        ask_for_pdf(minutes)
        _send_to_chair(minutes, by=by)
        return minutes


def locked(minutes: Minutes) -> Minutes:
    """The same minutes, their row locked until the caller's transaction ends."""
    rows = Minutes.objects.select_for_update(of=("self",))
    return rows.select_related("meeting__council__community", "meeting__chair").get(pk=minutes.pk)


def move(
    minutes: Minutes, to: MinutesState, event: CasesEvent, *, by: Actor | None, why: str = ""
) -> Minutes:
    """The one function that changes the state of minutes; their row is locked by the caller."""
    if to not in MINUTES_MOVES[MinutesState(minutes.state)]:
        sentence = _("Minutes that are %(now)s cannot become %(then)s.")
        raise DomainError(sentence % {"now": minutes.get_state_display(), "then": to.label})
    minutes.state = to
    return save_with_reason(minutes, event, by=by, why=why)


def ask_for_pdf(minutes: Minutes) -> None:
    """One job per state and close: the PDF is made by the worker, never in a request."""
    written = minutes.history.count()
    outbox.put(
        kind="minutes.pdf",
        key=f"minutes:{minutes.pk}:{minutes.state}:{written}",
        payload={"minutes_id": minutes.pk},
    )


def _send_to_chair(minutes: Minutes, *, by: Actor | None) -> None:
    meeting = minutes.meeting
    if meeting.chair is None:
        return
    sendings.send(
        intent=mails.MINUTES_TO_READ,
        to=[meeting.chair],
        community=meeting.council.community,
        council=meeting.council,
        matter={"minutes_id": minutes.pk},
        path=minutes.get_absolute_url(),
        by=by,
    )


def letter_to_chair(minutes: Minutes) -> sendings.Letter | None:
    """What `close` would send; None when nobody chairs the meeting."""
    meeting = minutes.meeting
    if meeting.chair is None:
        return None
    return sendings.preview(
        intent=mails.MINUTES_TO_READ,
        to=[meeting.chair],
        community=meeting.council.community,
        matter={"minutes_id": minutes.pk},
    )


def take_back(*, minutes: Minutes, by: Actor | None) -> Minutes:
    """Undoes the close while the chair's mail is held: the minutes can be written in again.

    Raises DomainError when the chair was faster and has sent them on.
    """
    with transaction.atomic():
        minutes = locked(minutes)
        if minutes.state != MinutesState.WITH_CHAIR:
            raise DomainError(_("The chair has sent the minutes on. Take that sending back first."))
        minutes.closed_at = None
        return move(minutes, MinutesState.DRAFT, CasesEvent.MINUTES_TAKEN_BACK, by=by)


def send_back(*, minutes: Minutes, why: str, by: Actor | None) -> Minutes:
    """Something must be changed: the minutes can be written in again, and go the way anew.

    A letter about them that is still held goes out no more: its reader would find a draft.
    """
    if not why.strip():
        raise DomainError(_("Write what should be changed."), field="why")
    with transaction.atomic():
        # First the sendings, as in taking_back: two who lock in another order wait for each other.
        for intent in (mails.MINUTES_TO_READ, mails.MINUTES_TO_APPROVE):
            matter = {"minutes_id": minutes.pk}
            if held := sendings.held(intent=intent, matter=matter, at=timezone.now()):
                sendings.take_back(sending=held, by=by)
        minutes = locked(minutes)
        minutes.closed_at = minutes.approval_due = None
        return move(minutes, MinutesState.DRAFT, CasesEvent.MINUTES_RETURNED, by=by, why=why)


def advice_given(case: Case) -> str:
    """What the newest approved minutes say that the council advised in a case; or nothing."""
    rows = MinutesEntry.objects.filter(
        item__case=case,
        minutes__state=MinutesState.APPROVED,
        outcome__in=[outcome for outcome in Outcome if outcome.advises],
    )
    newest = rows.order_by("-pk").first()
    return newest.advice if newest else ""


def file_pdf(
    *, minutes: Minutes, rendition: Rendition, content: bytes, facts: str = ""
) -> MinutesFile:
    """Stores one PDF with its SHA-256; the same bytes again are the same file.

    `facts` is what it says, as canonical JSON (cases/documents/fingerprints.py).
    """
    digest = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        minutes = locked(minutes)
        stored = minutes.files.filter(rendition=rendition, sha256=digest).first()
        if stored is not None:
            return stored
        stored = MinutesFile(
            minutes=minutes,
            rendition=rendition,
            state=minutes.state,
            sha256=digest,
            size=len(content),
            facts=facts,
        )
        stored.file.save(f"{digest}.pdf", ContentFile(content), save=False)
        return save_with_reason(stored, CasesEvent.MINUTES_FILED, by=None)


def newest_file(minutes: Minutes, rendition: Rendition) -> MinutesFile | None:
    """The PDF of the minutes as they are now; None while the worker has not made it.

    One from before they were sent back and closed again is not theirs any more. Those of a version
    that was replaced are the ones it was approved with.
    """
    state = MinutesState.APPROVED if minutes.locked else minutes.state
    files = minutes.files.filter(rendition=rendition, state=state)
    if minutes.closed_at:
        files = files.filter(made_at__gte=minutes.closed_at)
    return files.order_by("-pk").first()
