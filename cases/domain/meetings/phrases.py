"""Ready sentences for the text of an item: the council's own, else those of the portal."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext as _

from cases.domain.meetings import ordering
from cases.enums import CasesEvent
from cases.models import Phrase
from councils.models import Council
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import delete_with_reason, save_with_reason


def of(council: Council) -> list[str]:
    """In the council's language, since they go into its minutes."""
    own = list(council.phrases.values_list("text", flat=True))
    if own:
        return own
    with translation.override(council.language):
        return built_in()


def built_in() -> list[str]:
    return [
        _("The council took the matter under consideration."),
        _("The matter was presented, and questions were answered."),
        _("The GPs and the hospital doctors agreed on who does what."),
        _("The council asks for a written account until its next meeting."),
        _("The council postpones the item, to have it better prepared."),
        _("There were no remarks."),
    ]


def add(*, council: Council, text: str, by: Actor | None) -> Phrase:
    with transaction.atomic():
        council = Council.objects.select_for_update().get(pk=council.pk)
        if council.phrases.filter(text=text.strip()).exists():
            raise DomainError(_("It is on the list already."), field="text")
        end = council.phrases.aggregate(end=Max("position"))["end"] or 0
        row = Phrase(council=council, position=end + 1, text=text.strip())
        row.full_clean()
        return save_with_reason(row, CasesEvent.PHRASE_ADDED, by=by)


def move(*, row: Phrase, up: bool, by: Actor | None) -> None:
    """Swaps it with its neighbour; else nothing happens."""
    with transaction.atomic():
        council = Council.objects.select_for_update().get(pk=row.council_id)
        rows = council.phrases.order_by("position")
        ordering.swap(row, rows, up=up, event=CasesEvent.PHRASE_MOVED, by=by)


def remove(*, row: Phrase, by: Actor | None) -> None:
    """Takes it off the list; where it was used it stays."""
    delete_with_reason(row, CasesEvent.PHRASE_REMOVED, by=by)
