"""The minutes of a written procedure, begun from what is known once nobody has objected."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone, translation

from cases.domain.meetings import meetings, minutes, sentences
from cases.enums import (
    CasesEvent,
    ItemKind,
    MeetingState,
    Mode,
    Outcome,
    ProposalResult,
    WrittenReply,
)
from cases.models import AgendaItem, Attendance, Meeting, MinutesEntry, WrittenAnswer
from legeraad import richtext
from legeraad.history import create_many, save_with_reason
from legeraad.web import formats
from members.domain import absences

# What comes of an item of each type; the secretary may choose another in the draft.
OUTCOMES = {
    ItemKind.INFORMATION: Outcome.NOTED,
    ItemKind.DISCUSSION: Outcome.NOTED,
    ItemKind.ADVICE: Outcome.ADVICE,
    ItemKind.FORMAL: Outcome.OWN_DECISION,
}


def takes_part(row: WrittenAnswer, *, away: bool) -> bool:
    """Whoever agreed, or let it stand. Whoever could not be reached has let nothing stand."""
    if row.answer:
        return row.answer == WrittenReply.AGREES
    return bool(row.person.email) and not away


def record(*, meeting: Meeting, asked: Sequence[WrittenAnswer], item: AgendaItem) -> None:
    """Attendance, the proposal's result and the draft of the minutes; the caller has locked."""
    away = absences.of_people(
        [row.person for row in asked], on=timezone.localdate(meeting.starts_at)
    )
    there = [row for row in asked if takes_part(row, away=row.person_id in away)]
    draft = minutes.open_session(meeting=meeting, by=None)
    create_many([_met(row) for row in there], CasesEvent.ATTENDANCE_RECORDED, by=None)
    for proposal in item.proposals.all():
        proposal.result = ProposalResult.ADOPTED
        save_with_reason(proposal, CasesEvent.PROPOSAL_DECIDED, by=None)
    _write(draft.entries.get(), item, asked, there)
    meetings.move(meeting=meeting, to=MeetingState.HELD, by=None)


def _met(row: WrittenAnswer) -> Attendance:
    return Attendance(
        meeting=row.meeting,
        person=row.person,
        seat=row.seat,
        professional_group=row.seat.group.professional_group,
        mode=Mode.REMOTE,
    )


def _write(
    entry: MinutesEntry,
    item: AgendaItem,
    asked: Sequence[WrittenAnswer],
    there: Sequence[WrittenAnswer],
) -> None:
    with translation.override(item.meeting.council.language):
        agreed = sum(row.answer == WrittenReply.AGREES for row in there)
        said = sentences.decided_in_writing(
            day=formats.day(item.meeting.starts_at),
            agreed=agreed,
            silent=len(there) - agreed,
            out=len(asked) - len(there),
        )
    outcome = OUTCOMES[ItemKind(item.kind)]
    minutes.write(
        entry=entry,
        revision=entry.revision,
        discussion=richtext.of_plain(said),
        outcome=outcome,
        advice="\n\n".join(each.text for each in item.proposals.all()),
        by=None,
    )
