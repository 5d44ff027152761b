"""Rows of the table in rights.py for what is recorded during a meeting; its letters stand there."""

from cases.domain.meetings import dissents, impartiality, minutes, phrases, proposals, voting
from cases.models import Attendance

ROWS: dict[str, tuple[str, str]] = {
    "cases:impartiality_new": ("LNFFMNNNN", "LNFFUNNNN"),
    "cases:impartiality_decide": ("LNFFMNNNN", "LNFFUNNNN"),
    "cases:impartiality_call_in": ("LNFFMNNNN", "LNFFUNNNN"),
    "cases:impartiality_undo": ("LNFFMNNNN", "LNFF3NNNN"),
    "cases:session_projector": ("LNFF2NNNN", "LNFFMNNNN"),
    "cases:item_proposals": ("LNFF3NNNN", "LNFFUNNNN"),
    "cases:proposal_edit": ("LNFFMNNNN", "LNFFUNNNN"),
    "cases:proposal_move": ("LNFFMNNNN", "LNFF3NNNN"),
    "cases:proposal_remove": ("LNFFMNNNN", "LNFF3NNNN"),
    "cases:proposal_decide": ("LNFFMNNNN", "LNFF3NNNN"),
    "cases:dissent_new": ("LNFFMNNNN", "LNFFUNNNN"),
    "cases:dissent_remove": ("LNFFMNNNN", "LNFF3NNNN"),
    "cases:phrases": ("LFFF2FFFF", "LFFFUFFFF"),
    "cases:phrase_move": ("LFFFMFFFF", "LFFF3FFFF"),
    "cases:phrase_remove": ("LFFFMFFFF", "LFFF3FFFF"),
    "cases:attendance_when": ("LNFFMNNNN", "LNFF3NNNN"),
}


PROPOSALS = ("proposal_edit", "proposal_move", "proposal_remove", "proposal_decide")


def about(sample) -> dict[str, dict[str, object]]:
    """A question, a proposal and a dissent in the meeting that is under way, and a phrase."""
    here = sample.about["cases:attendance_remove"]
    row = Attendance.objects.get(pk=here["row"])
    meeting = row.meeting
    item = meeting.items.last()
    question = impartiality.raise_question(
        item=item, person=row.person, reason="Eier et firma.", by=None
    )
    proposal = proposals.put_forward(item=item, text="Ordningen prøves.", by=None)
    other = next(each.person for each in voting.voters(item))
    entry = minutes.current(meeting).entries.get(item=item)
    dissent = dissents.state(entry=entry, person=other, text="For dyrt.", by=None)
    moved, removed = (
        phrases.add(council=meeting.council, text=text, by=None) for text in ("Ja.", "Nei.")
    )
    asked = here | {"item": item.pk, "row": question.pk}
    return (
        dict.fromkeys(ROWS, asked)
        | {f"cases:{name}": asked | {"row": proposal.pk} for name in PROPOSALS}
        | {"cases:phrases": {}, "cases:phrase_move": {"row": moved.pk}}
        | {"cases:phrase_remove": {"row": removed.pk}}
        | {"cases:dissent_remove": asked | {"row": dissent.pk}, "cases:attendance_when": here}
    )
