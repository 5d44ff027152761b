"""How one item was treated, as the minutes tell it: votes, proposals, dissent, impartiality."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from cases.documents.minutes_facts import Mark, Proposed
from cases.domain.meetings import sentences, voting
from cases.enums import ImpartialityResult, ProposalResult
from cases.models import Attendance, Dissent, Impartiality, MinutesEntry, Proposal
from councils.enums import Side
from members.models import Person

Name = Callable[[Person | None], str]  # as the rendition tells it: a reserved name may be left out

SHAPES = {Side.HOSPITAL: "square", Side.MUNICIPALITY: "circle", Side.OTHER: "diamond"}
DRAWN_VOTES = 60  # more would not fit on a line, and the sentence says it anyway


def in_text(person: Person | None, name: Name) -> str:
    said = title(person, name)
    return f"{name(person)} ({said})" if said else name(person)


def title(person: Person | None, name: Name) -> str:
    """A title could tell who a reserved person is, so it goes with the name."""
    return person.title if person and name(person) == person.name else ""


def impartiality(each: Impartiality, name: Name, *, reason: bool) -> str:
    """The reason is told in the full rendition only."""
    return sentences.impartiality(
        name=name(each.person),
        stepped_down=each.result == ImpartialityResult.DISQUALIFIED,
        reason=each.reason if reason else "",
        substitute=name(each.substitute),
    )


def proposed(row: Proposal, voters: int, name: Name, *, advice: str) -> Proposed:
    """Without its text where it was adopted and the advice says the same, word for word."""
    said_below = row.result == ProposalResult.ADOPTED and row.text.strip() == advice
    return Proposed(
        number=str(row.number),
        text="" if said_below else row.text,
        proposer=in_text(row.proposer, name),
        result=sentences.proposal(
            number=row.number, result=row.result, cast=sentences.cast(row, voters)
        ),
    )


def dissent(row: Dissent, name: Name) -> str:
    return sentences.dissent(name=in_text(row.person, name), text=row.text)


def marks(entry: MinutesEntry, voters: Sequence[voting.Voter]) -> tuple[Mark, ...]:
    """A shape for each voter when all agreed; else ticks, for who voted what is not recorded."""
    cast = sentences.cast(entry, len(voters))
    against, abstained = cast.votes_against or 0, cast.votes_abstained or 0
    if not cast.taken or cast.total_for + against + abstained > DRAWN_VOTES:
        return ()
    if cast.unanimous and cast.total_for == len(voters):
        sides = [Side(row.seat.group.side) for row in voters]
        return tuple(Mark(SHAPES[side], "on") for side in sorted(sides, key=list(Side).index))
    counts = {"on": cast.total_for, "off": against, "vacant": abstained}
    return tuple(Mark("tick", state) for state, count in counts.items() for _n in range(count))


def movements(rows: Iterable[Attendance], hidden: set[int], name: Name) -> list[str]:
    """Who came late and who left. A `hidden` item is called by its number, never by its title."""
    told = []
    for row in rows:
        for item, sentence in ((row.came_at, sentences.came), (row.left_at, sentences.left)):
            if item and (item.label or item.pk not in hidden):
                called = item.short_name
                told.append(sentence(name=in_text(row.person, name), item=called))
    return told
