"""What a council is there for: adopting a mandate, which replaces the one before."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from councils.enums import CouncilsEvent
from councils.models import Council, Mandate
from legeraad.actors import Actor
from legeraad.history import save_with_reason


def adopt_mandate(
    *,
    council: Council,
    adopted_by: str,
    adopted_on: date,
    sections: list[dict[str, str]],
    by: Actor | None,
    **facts: Any,
) -> Mandate:
    """Puts a new version in force; the one before stays readable (ALR-1).

    `facts`: goals (ALR-3), anchor_title and anchor_url (FSU-1), why (what is new).
    """
    with transaction.atomic():
        Council.objects.select_for_update().get(pk=council.pk)
        last = Mandate.objects.filter(council=council).order_by("-version").first()
        if last is not None and last.in_force:
            last.in_force = False
            save_with_reason(last, CouncilsEvent.MANDATE_REPLACED, by=by)
        mandate = Mandate(
            council=council,
            version=last.version + 1 if last else 1,
            adopted_by=adopted_by,
            adopted_on=adopted_on,
            sections=sections,
            in_force=True,
            **facts,
        )
        mandate.full_clean()
        return save_with_reason(mandate, CouncilsEvent.MANDATE_ADOPTED, by=by)
