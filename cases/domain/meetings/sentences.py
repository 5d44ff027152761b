"""The minutes write themselves: sentences made of recorded facts, in the language in force.

Pure functions of plain values; used on the page where the meeting is held and in the PDF.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


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


def agreed(*, task: str, owner: str = "", due: str = "") -> str:
    """«V.Ø.: sends the case on, by 30 September 2026.»; `owner` and `due` may be empty."""
    who = _("%(owner)s: %(task)s") % {"owner": owner, "task": task} if owner else capfirst(task)
    if due:
        who = _("%(what)s, by %(day)s") % {"what": who.rstrip("."), "day": due}
    return who if who.endswith(".") else f"{who}."


def approved(*, day: str, by_silence: bool = False, after_remark: bool = False) -> str:
    """How the minutes were approved, for their last line.

    `by_silence`: somebody said nothing until the deadline; `after_remark`: a remark was considered,
    and the text stands.
    """
    if after_remark:
        sentence = _(
            "Those who met were heard; a remark did not change the text; approved on %(day)s."
        )
    elif by_silence:
        sentence = _("Those who met were heard, and nobody objected; approved on %(day)s.")
    else:
        sentence = _("Approved by all who met, on %(day)s.")
    return sentence % {"day": day}


def round_the_table(*, present: int, seats: int) -> str:
    return _("Round the table: %(present)d of %(seats)d") % {"present": present, "seats": seats}


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
