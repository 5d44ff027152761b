"""Rows of the table in rights.py for agendas and papers; its letters stand there."""

from cases.domain.meetings import agenda, files, standing
from cases.enums import Audience, MeetingFileKind
from tests import factories

PUBLIC = ("222222222", "MMMMMMMMM")
BUTTON = ("LNFFMNNNN", "LNFF3NNNN")
FORM = ("LNFF2NNNN", "LNFFUNNNN")

ROWS: dict[str, tuple[str, str]] = {
    "cases:item_edit": FORM,
    "cases:agenda_order": BUTTON,
    "cases:agenda_standing": BUTTON,
    "cases:item_carry": BUTTON,
    "cases:agenda_ask": BUTTON,
    "cases:agenda_approve": ("LNFMFNNNN", "LNF3FNNNN"),
    "cases:agenda_send_back": ("LNFMFNNNN", "LNFUFNNNN"),
    "cases:agenda_approve_for": ("LNFFMNNNN", "LNFFUNNNN"),
    "cases:papers_forward": FORM,
    "cases:meeting_file": ("LN222NNNN", "LNMMMNNNN"),
    "cases:meeting_bundle": ("LN222NNNN", "LNMMMNNNN"),
    "cases:public_agenda_file": PUBLIC,
    "cases:public_papers_file": PUBLIC,
    "cases:standing_items": ("LFFF2FFFF", "LFFFUFFFF"),
    "cases:standing_move": ("LFFFMFFFF", "LFFF3FFFF"),
    "cases:standing_remove": ("LFFFMFFFF", "LFFF3FFFF"),
}


def about(sample) -> dict[str, dict[str, object]]:
    """A planned meeting, and one whose papers are made."""
    council = factories.council_of(sample.community)
    planned, out = (factories.planned(council, on=factories.DAY) for _ in range(2))
    case = factories.new_case(council)
    item = agenda.add_case(meeting=out, case=case, by=None)
    agenda.send(meeting=out, on=factories.DAY, by=None)
    keep = {"meeting": out, "items": [item], "content": factories.PDF}
    for kind in (MeetingFileKind.AGENDA, MeetingFileKind.PAPERS):
        for audience in Audience:
            files.file_pdf(kind=kind, audience=audience, **keep | {"content": _pdf(audience)})
    paper = files.file_pdf(kind=MeetingFileKind.PAPERS, audience=Audience.PUBLIC, item=item, **keep)
    rows = [
        standing.add(council=council, title=title, by=None)
        for title in ("Godkjenning av referat", "Eventuelt")
    ]
    before = {"meeting": planned.slug, "item": planned.items.first().pk, "earlier": item.pk}
    after = {"meeting": out.slug, "file": paper.pk}
    return {
        **dict.fromkeys((name for name in ROWS if "item_" in name or "agenda_" in name), before),
        "cases:papers_forward": after,
        "cases:meeting_file": after,
        "cases:meeting_bundle": after,
        "cases:public_agenda_file": after,
        "cases:public_papers_file": after,
        "cases:standing_move": {"row": rows[0].pk},
        "cases:standing_remove": {"row": rows[1].pk},
    }


def _pdf(audience: Audience) -> bytes:
    return factories.PDF + audience.encode()
