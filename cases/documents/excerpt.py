"""What approved minutes say of one case (saksprotokoll), as a PDF that goes back to the case."""

from __future__ import annotations

from collections.abc import Iterator

from django.template.loader import render_to_string
from django.utils import translation

from cases.documents import minutes as document
from cases.enums import Access, Audience, Rendition
from cases.models import AgendaItem, Case, Minutes
from legeraad import pdf

# In the public rendition reserved names are left out; those who sit read it as it was written.
RENDITION = {
    Audience.PUBLIC: Rendition.PUBLIC,
    Audience.MEMBERS: Rendition.FULL,
    Audience.OFFICE: Rendition.FULL,
}


def render(minutes: Minutes) -> Iterator[tuple[AgendaItem, Audience, bytes]]:
    """Each case that was treated, once for each audience that reads it in its own way."""
    with translation.override(minutes.meeting.council.language):
        said = {each: document.facts(minutes, each) for each in Rendition}
        entries = list(minutes.entries.select_related("item__case"))
        for place, entry in enumerate(entries):
            case = entry.item.case
            for audience in audiences(case):
                whole = said[RENDITION[audience]]
                context = {
                    "document": whole,
                    "entry": whole.entries[place],
                    "reference": case.reference if case else "",
                }
                yield (
                    entry.item,
                    audience,
                    pdf.render(render_to_string("pdf/excerpt.html", context)),
                )


def audiences(case: Case | None) -> tuple[Audience, ...]:
    """None for an item without a case: what was said of it stands in the minutes alone."""
    if case is None:
        return ()
    return {
        Access.OPEN: (Audience.PUBLIC, Audience.MEMBERS),
        Access.PARTLY: (Audience.MEMBERS,),
        Access.EXEMPT: (Audience.OFFICE,),
    }[Access(case.access)]
