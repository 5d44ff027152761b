"""What a council is there for: adopting a mandate, which replaces the one before."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from councils.domain.differences import Difference, Section
from councils.domain.differences import sections as compared
from councils.enums import CouncilsEvent
from councils.models import Council, Mandate
from legeraad.actors import Actor
from legeraad.errors import DomainError, StaleError
from legeraad.history import save_with_reason


def adopt_mandate(
    *,
    council: Council,
    adopted_by: str,
    adopted_on: date,
    sections: list[dict[str, str]],
    seen: int | None = None,
    by: Actor | None,
    **facts: Any,
) -> Mandate:
    """Puts a new version in force; the one before stays readable (ALR-1).

    `facts`: goals (ALR-3), anchor_title and anchor_url (FSU-1), why (what is new). `seen` is the
    version that the writer went on from (0: there was none); raises StaleError when somebody has
    put another one in force since.
    """
    with transaction.atomic():
        Council.objects.select_for_update().get(pk=council.pk)
        last = Mandate.objects.filter(council=council).order_by("-version").first()
        version = last.version if last else 0
        if seen is not None and seen != version:
            sentence = _("Somebody else has put a new version in force. Read it before you save.")
            raise StaleError(sentence, current=last)
        if last is not None:
            _retire(last, adopted_on, by=by)
        mandate = Mandate(
            council=council,
            version=version + 1,
            adopted_by=adopted_by,
            adopted_on=adopted_on,
            sections=sections,
            in_force=True,
            **facts,
        )
        mandate.full_clean()
        return save_with_reason(mandate, CouncilsEvent.MANDATE_ADOPTED, by=by)


def _retire(last: Mandate, following: date, *, by: Actor | None) -> None:
    if following < last.adopted_on:
        sentence = _("The mandate before was adopted later than this.")
        raise DomainError(sentence, field="adopted_on")
    if last.in_force:
        last.in_force = False
        save_with_reason(last, CouncilsEvent.MANDATE_REPLACED, by=by)


def changes(before: Mandate, after: Mandate) -> list[Difference]:
    """What is new in a version: its sections, its goals, and what it rests on (ALR-1)."""
    return compared(_read(before), _read(after))


def _read(mandate: Mandate) -> list[Section]:
    sections = [Section(each["heading"], each["body"]) for each in mandate.sections]
    goals = "\n".join(f"- {goal}" for goal in mandate.goals)
    anchor = "\n".join(line for line in (mandate.anchor_title, mandate.anchor_url) if line)
    more = [Section(_("Goals"), goals), Section(_("Rests on"), anchor)]
    return sections + [section for section in more if section.body]
