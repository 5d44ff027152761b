"""Dissent: what somebody who voted on an item wants said against what was concluded."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from cases.domain.meetings import actions, voting
from cases.enums import CasesEvent
from cases.models import Dissent, MinutesEntry
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import delete_with_reason, save_with_reason
from members.models import Person


def state(
    *, entry: MinutesEntry, person: Person, text: str, named: bool = False, by: Actor | None
) -> Dissent:
    """One statement of each person in an item; a later one takes the place of the earlier.

    `named`: the person agrees to be named on the public page of the recommendation (REC-9).
    """
    with transaction.atomic():
        actions.written_on(entry.minutes_id)
        if not text.strip():
            raise DomainError(_("Write what the dissent says."), field="text")
        if all(voter.person.pk != person.pk for voter in voting.voters(entry.item)):
            sentence = _("%(name)s has no vote on this item, and so no dissent.")
            raise DomainError(sentence % {"name": person.name}, field="person")
        row = entry.dissents.filter(person=person).first() or Dissent(entry=entry, person=person)
        row.text, row.named = text.strip(), named
        row.full_clean()
        return save_with_reason(row, CasesEvent.DISSENT_WRITTEN, by=by)


def remove(*, dissent: Dissent, by: Actor | None) -> None:
    """Takes out what was written by mistake, while the minutes are written."""
    with transaction.atomic():
        actions.written_on(dissent.entry.minutes_id)
        delete_with_reason(dissent, CasesEvent.DISSENT_REMOVED, by=by)
