"""What one person is asked about one meeting, and the answer: by link, on Min side, on behalf."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.core.signing import BadSignature
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import mails
from cases.domain.meetings import chain, guests, summons
from cases.enums import CallAnswer, CasesEvent, MeetingState
from cases.models import Call, Guest, Meeting
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import save_with_reason
from members.models import Person

OVER = (MeetingState.HELD, MeetingState.CANCELLED)


@dataclass(frozen=True)
class Invitation:
    """All calls of one person to one meeting: to seats, and as a guest."""

    meeting: Meeting
    person: Person
    calls: tuple[Call, ...]
    guests: tuple[Guest, ...]

    @property
    def rows(self) -> tuple[Call | Guest, ...]:
        return (*self.calls, *self.guests)

    @property
    def answer_by(self) -> date | None:
        """The first deadline among those not answered yet."""
        days = [call.answer_by for call in self.calls if call.answer_by and not call.answer]
        return min(days, default=None)

    @property
    def answer(self) -> str:
        """What was answered; empty while anything is still open."""
        said = {row.answer for row in self.rows}
        return said.pop() if len(said) == 1 else ""

    @property
    def answered_at(self) -> datetime | None:
        given = [row.answered_at for row in self.rows if row.answered_at]
        return max(given, default=None)

    @property
    def may_answer(self) -> bool:
        """Calls from the sending of the agenda until the meeting begins; guests also before it."""
        if self.calls:
            return self.meeting.state == MeetingState.SUMMONED
        return self.meeting.state in guests.OPEN


def invitation(*, meeting: Meeting, person: Person) -> Invitation | None:
    """None for somebody who is not called. Two queries."""
    calls = Call.objects.filter(summons__meeting=meeting, person=person).order_by("rank")
    rows = meeting.guests.filter(person=person).select_related("item__case__council__community")
    seats = ("summons__seat__group", "summons__seat__region", "summons__seat__organisation")
    found = Invitation(meeting, person, tuple(calls.select_related(*seats)), tuple(rows))
    return found if found.calls or found.guests else None


def called_to(*, person: Person, meetings: list[Meeting]) -> dict[int, str]:
    """The person's answers by the key of the meeting, of those that he is called to. Two queries.

    Empty where something is still to be answered.
    """
    keys = [meeting.pk for meeting in meetings]
    calls = Call.objects.filter(person=person, summons__meeting__in=keys)
    rows = Guest.objects.filter(person=person, meeting__in=keys)
    said: dict[int, set[str]] = {}
    for key, given in (
        *calls.values_list("summons__meeting", "answer"),
        *rows.values_list("meeting", "answer"),
    ):
        said.setdefault(key, set()).add(given)
    return {key: given.pop() if len(given) == 1 else "" for key, given in said.items()}


def read_address(signed: str, *, at: datetime) -> Invitation | None:
    """Whose invitation a link in a mail opens.

    None for an address that we have not written, for somebody who is not called any more, and when
    the meeting is over.
    """
    try:
        meeting_id, person_id = mails.call_signer.unsign(signed).split("-")
    except BadSignature:
        return None
    meeting = Meeting.objects.select_related("council__community").filter(pk=meeting_id).first()
    person = Person.objects.filter(pk=person_id, merged_into=None).first()
    if meeting is None or person is None or meeting.ends_at < at or meeting.state in OVER:
        return None
    return invitation(meeting=meeting, person=person)


def answer_all(
    *,
    meeting: Meeting,
    person: Person,
    answer: CallAnswer,
    why: str = "",
    came_by: str = "",
    on: date,
    by: Actor | None,
) -> None:
    """One's own answer: it counts for everything that the person is called to in that meeting."""
    found = invitation(meeting=meeting, person=person)
    if found is None:
        raise DomainError(_("%(name)s is not called to this meeting.") % {"name": person.name})
    with transaction.atomic():
        for call in found.calls:
            answer_call(call=call, answer=answer, why=why, came_by=came_by, on=on, by=by)
        for guest in found.guests:
            guests.answer(guest=guest, answer=answer, why=why, came_by=came_by, by=by)


def answer_call(
    *,
    call: Call,
    answer: CallAnswer,
    why: str = "",
    came_by: str = "",
    on: date,
    by: Actor | None,
) -> Call:
    """Registers an answer, and calls in the next one where that follows; at once, and once.

    One may change one's mind until the meeting begins. Raises DomainError afterwards, and when the
    member comes after all though a substitute has said yes: then the substitute votes.
    """
    with transaction.atomic():
        row = summons.row_of(call.summons)
        mine = next((each for each in row.calls if each.pk == call.pk), None)
        if mine is None:
            raise DomainError(_("This call has been taken away; the seat is another's now."))
        given = {"answer": answer, "why": why, "came_by": came_by}
        if all(getattr(mine, name) == value for name, value in given.items()):
            return mine
        if answer == CallAnswer.ACCEPTED:
            _make_room(mine, row, by=by)
        for name, value in given.items():
            setattr(mine, name, value)
        mine.answered_at = timezone.now()
        mine.full_clean()
        save_with_reason(mine, CasesEvent.CALL_ANSWERED, by=by, why=answer)
        summons.settle(row, on=on, away=summons.away_from(row), by=by)
        return mine


def _make_room(mine: Call, row: summons.Row, *, by: Actor | None) -> None:
    """Whoever says yes late, after another has been called in and said yes."""
    substitute = chain.replaced_by(row.calls)
    if substitute is None or substitute.pk == mine.pk:
        return
    if mine.is_substitute:
        if mine.duty_since:
            chain.release(mine, by=by)
    elif mine.answer == CallAnswer.APOLOGISED:
        sentence = _(
            "%(name)s has been called in and has said yes, and votes in the seat. "
            "You may still attend, without a vote; tell the secretariat."
        )
        raise DomainError(sentence % {"name": substitute.person.name})
