"""The minutes write themselves: sentences made of recorded facts, in the language in force.

Pure functions of plain values; used on the page where the meeting is held and in the PDF.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.enums import ProposalResult


@dataclass(frozen=True)
class Vote:
    """What was recorded of a vote; `voters` is how many present might vote."""

    unanimous: bool
    votes_for: int | None
    votes_against: int | None
    votes_abstained: int | None
    voters: int

    @property
    def taken(self) -> bool:
        counts = (self.votes_for, self.votes_against, self.votes_abstained)
        return self.unanimous or any(counts)

    @property
    def total_for(self) -> int:
        """Everybody, when a unanimous vote was recorded without a number."""
        if self.unanimous and self.votes_for is None:
            return self.voters
        return self.votes_for or 0


class Counted(Protocol):
    """What an entry of the minutes and a proposal have in common."""

    unanimous: bool
    votes_for: int | None
    votes_against: int | None
    votes_abstained: int | None


def cast(row: Counted, voters: int) -> Vote:
    return Vote(
        unanimous=row.unanimous,
        votes_for=row.votes_for,
        votes_against=row.votes_against,
        votes_abstained=row.votes_abstained,
        voters=voters,
    )


def vote(cast: Vote) -> str:
    """«Unanimous (11 votes).», «8 for, 2 against, 1 abstained.», or nothing without a vote."""
    if not cast.taken:
        return ""
    if cast.unanimous:
        count = cast.total_for
        sentence = ngettext("Unanimous (%(count)d vote).", "Unanimous (%(count)d votes).", count)
        return sentence % {"count": count}
    parts = [
        _("%(count)d for") % {"count": cast.total_for},
        _("%(count)d against") % {"count": cast.votes_against or 0},
    ]
    if cast.votes_abstained:
        parts.append(_("%(count)d abstained") % {"count": cast.votes_abstained})
    return f"{', '.join(parts)}."


def proposal(*, number: int, result: str, cast: Vote) -> str:
    """«Proposal 1 was adopted unanimously (11 votes).»; `result` is empty until it is decided."""
    if result == ProposalResult.WITHDRAWN:
        return _("Proposal %(number)d was withdrawn.") % {"number": number}
    if not result:
        return ""
    adopted = result == ProposalResult.ADOPTED
    if cast.unanimous:
        said = _("Proposal %(number)d was adopted unanimously (%(votes)s).")
        if not adopted:
            said = _("Proposal %(number)d was unanimously not adopted (%(votes)s).")
        count = cast.total_for
        votes = ngettext("%(count)d vote", "%(count)d votes", count) % {"count": count}
        return said % {"number": number, "votes": votes}
    if adopted and not cast.taken:  # nobody objected in a written procedure
        return _("Proposal %(number)d was adopted.") % {"number": number}
    said = _("Proposal %(number)d was adopted: %(votes)s")
    if not adopted:
        said = _("Proposal %(number)d was not adopted: %(votes)s")
    return said % {"number": number, "votes": vote(cast)}


def dissent(*, name: str, text: str) -> str:
    """Against what was concluded, in the words of the one who voted."""
    return _("%(name)s disagrees: %(text)s") % {"name": name, "text": text}


def came(*, name: str, item: str) -> str:
    return _("%(name)s came at item %(item)s.") % {"name": name, "item": item}


def left(*, name: str, item: str) -> str:
    return _("%(name)s left before item %(item)s.") % {"name": name, "item": item}


def quorum(*, there: int, needed: int) -> str:
    """«Nine with a vote are there; seven are needed.»"""
    sentence = _("%(there)s with a vote are there; %(needed)s are needed.")
    return sentence % {"there": capfirst(in_words(there)), "needed": in_words(needed)}


def met(*, name: str, remote: bool = False) -> str:
    """`remote` is said only where some sat in the room and others on screen."""
    if remote:
        return _("%(name)s met on screen.") % {"name": name}
    return _("%(name)s met.") % {"name": name}


def met_as_substitute(*, name: str, absent: str) -> str:
    """`absent` is empty when nobody holds the seat."""
    if not absent:
        return _("%(name)s met as a substitute in a vacant seat.") % {"name": name}
    sentence = _("%(name)s met for %(absent)s.") % {"name": name, "absent": absent}
    return sentence.replace("..", ".")  # a name may end with an initial


def apologised(*, name: str, replaced: bool) -> str:
    """`replaced` is whether a substitute met; without one the empty chair is said aloud (AHU-9)."""
    if replaced:
        return _("%(name)s sent apologies.") % {"name": name}
    return _("%(name)s sent apologies; no substitute met.") % {"name": name}


def attended_without_vote(*, name: str, voter: str) -> str:
    """Member and substitute both met, and only one of them votes in the seat (AHU-9)."""
    sentence = _("%(name)s, without a vote: %(voter)s voted in the seat")
    return sentence % {"name": name, "voter": voter}


def came_for_item(*, name: str, item: str) -> str:
    """Somebody called in for one item (ALR-27)."""
    return _("%(name)s took part in item %(item)s only.") % {"name": name, "item": item}


def impartiality(*, name: str, stepped_down: bool, reason: str = "", substitute: str = "") -> str:
    """What the others found; `reason` and `substitute` may be empty."""
    why = f" ({reason.rstrip('.')})" if reason else ""
    if not stepped_down:
        sentence = _(
            "The impartiality of %(name)s was raised%(why)s; %(name)s was found impartial."
        )
        return sentence % {"name": name, "why": why}
    sentence = _("%(name)s was found not to be impartial%(why)s, and took no part in the item.")
    said = sentence % {"name": name, "why": why}
    if substitute:
        said += " " + _("%(name)s stepped in.") % {"name": substitute}
    return said


def decided_in_writing(*, day: str, agreed: int, silent: int, out: int) -> str:
    """«The case was treated in writing. …» `out` is how many were asked and took no part."""
    said = [
        _("The case was treated in writing. The last day for objections was %(day)s.")
        % {"day": day},
        _("Nobody asked for it to be treated in a meeting."),
    ]
    for count, sentence in (
        (agreed, ngettext("%(n)d answered yes.", "%(n)d answered yes.", agreed)),
        (silent, ngettext("%(n)d let it stand.", "%(n)d let it stand.", silent)),
        (out, ngettext("%(n)d took no part.", "%(n)d took no part.", out)),
    ):
        if count:
            said.append(sentence % {"n": count})
    return " ".join(said)


def agreed(*, task: str, owner: str = "", due: str = "") -> str:
    """«V.Ø.: sends the case on, by 30 September 2026.»; `owner` and `due` may be empty."""
    who = _("%(owner)s: %(task)s") % {"owner": owner, "task": task} if owner else capfirst(task)
    if due:
        who = _("%(what)s, by %(day)s") % {"what": who.rstrip("."), "day": due}
    return who if who.endswith(".") else f"{who}."


def approved(
    *, day: str, by_silence: bool = False, after_remark: bool = False, in_writing: bool = False
) -> str:
    """How the minutes were approved, for their last line.

    `by_silence`: somebody said nothing until the deadline; `after_remark`: a remark was considered,
    and the text stands; `in_writing`: of a written procedure, where nobody met.
    """
    if after_remark:
        met = _("Those who met were heard; a remark did not change the text; approved on %(day)s.")
        asked = _(
            "Those who took part were heard; a remark did not change the text; approved on %(day)s."
        )
    elif by_silence:
        met = _("Those who met were heard, and nobody objected; approved on %(day)s.")
        asked = _("Those who took part were heard, and nobody objected; approved on %(day)s.")
    else:
        met = _("Approved by all who met, on %(day)s.")
        asked = _("Approved by all who took part, on %(day)s.")
    return (asked if in_writing else met) % {"day": day}


def round_the_table(*, present: int, seats: int) -> str:
    return _("Round the table: %(present)d of %(seats)d") % {"present": present, "seats": seats}


def in_writing(*, present: int, seats: int) -> str:
    """The heading of a written procedure, where nobody sat round a table."""
    return _("Took part in writing: %(present)d of %(seats)d") % {
        "present": present,
        "seats": seats,
    }


def members_met(*, present: int) -> str:
    """The heading where members come by contract, and there are no seats to count against."""
    return ngettext("%(count)d member met", "%(count)d members met", present) % {"count": present}


def cases_and_answers(*, cases: int, answers: int) -> str:
    """«Four cases, four answers»; without any answer yet only the cases."""
    said = ngettext("%(count)s case", "%(count)s cases", cases) % {"count": in_words(cases)}
    if answers:
        answered = ngettext("%(count)s answer", "%(count)s answers", answers)
        said = f"{said}, {answered % {'count': in_words(answers)}}"
    return capfirst(said)


def in_words(count: int) -> str:
    """Up to twelve as a word, above that in figures, as in running text."""
    words = (
        _("no"),
        _("one"),
        _("two"),
        _("three"),
        _("four"),
        _("five"),
        _("six"),
        _("seven"),
        _("eight"),
        _("nine"),
        _("ten"),
        _("eleven"),
        _("twelve"),
    )
    return words[count] if count < len(words) else str(count)
