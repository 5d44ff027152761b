"""A draft of the minutes as a Word file: the facts and sentences of the PDF, to be written on."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cases.documents.minutes import facts
from cases.documents.minutes_facts import Entry, MinutesDocument
from cases.enums import Rendition
from cases.models import Minutes
from legeraad import richtext
from legeraad.word.writer import Word


def render(minutes: Minutes) -> bytes:
    """The full rendition, in the council's language. It is no record: the PDF is."""
    with translation.override(minutes.meeting.council.language):
        document = facts(minutes, Rendition.FULL)
        title = pgettext("heading of the document", "Minutes")
        head = f"{document.brand} · {document.status}"
        word = Word(title=title, author=document.brand, language=document.language, head=head)
        word.title(title)
        _front(word, document)
        for entry in document.entries:
            _item(word, entry)
        return word.content()


def _front(word: Word, document: MinutesDocument) -> None:
    lead = _("Meeting %(label)s, %(when)s") % {"label": document.label, "when": document.when}
    word.text(f"{document.council}\n{lead}\n{document.where}, {document.clock}")
    word.facts(
        [
            (_("Chair of the meeting"), document.chair),
            (_("Minute taker"), document.minute_taker),
            (_("Notice sent"), document.summoned),
            (_("Quorum"), document.quorum),
        ]
    )
    if document.columns:
        word.heading(document.table_heading)
        for column in document.columns:
            word.heading(column.label, level=2)
            word.items(
                ", ".join(filter(None, (seat.name, seat.place, seat.note)))
                for seat in column.seats
                if seat.name or seat.note
            )
    if document.observers:
        word.text(f"{_('Observers:')} {'; '.join(document.observers)}")
    word.text("\n".join((*document.guests, *document.movements)))


def _item(word: Word, entry: Entry) -> None:
    word.heading(f"{entry.number} {entry.title}".strip())
    word.facts(
        [
            (_("Access"), entry.access),
            (_("Outcome"), entry.outcome),
            (_("Vote"), entry.vote),
            (_("Quorum"), entry.quorum),
            (_("Called in"), "; ".join(entry.guests)),
        ]
    )
    _part(word, _("Impartiality"), "\n".join(entry.impartiality))
    _rich(word, _("Background"), entry.background)
    _rich(word, _("Discussion"), entry.discussion)
    proposed = (
        "\n".join(filter(None, (f"{each.number} {each.text}", each.proposer, each.result)))
        for each in entry.proposals
    )
    _part(word, _("Proposals"), "\n".join(proposed))
    _rich(word, _("Advice") if entry.advises else _("Conclusion"), richtext.of_plain(entry.advice))
    _part(word, _("Dissent"), "\n".join(entry.dissents))
    _part(word, _("Responsibility and deadline"), "\n".join(map(str, entry.actions)))


def _part(word: Word, heading: str, text: str) -> None:
    if text:
        word.heading(heading, level=2)
        word.text(text)


def _rich(word: Word, heading: str, html: str) -> None:
    if html:
        word.heading(heading, level=2)
        word.rich(html, heading=3)
