"""Cases that members bring up themselves (ALR-10), and change until they are taken up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from cases.domain.casework import cases
from cases.enums import CaseOrigin, CaseState
from cases.models import Case, Theme
from councils.models import Council
from legeraad.actors import Actor
from legeraad.errors import DomainError
from members.models import Person


def submit(
    *,
    council: Council,
    title: str,
    summary: str,
    themes: Iterable[Theme],
    person: Person,
    on: date,
    form_key: UUID | None = None,
    by: Actor | None,
) -> Case:
    """A case of the council's own, with its number, *registered* until the secretariat takes it up.

    The same `form_key` again returns the case that it made the first time.
    """
    return cases.register(
        council=council,
        title=title,
        summary=summary,
        themes=themes,
        origin=CaseOrigin.OWN_INITIATIVE,
        submitted_by=person,
        on=on,
        form_key=form_key,
        by=by,
    )


def change(
    *, case: Case, title: str, summary: str, themes: Iterable[Theme], by: Actor | None
) -> Case:
    """Raises DomainError when the secretariat has taken the case up meanwhile."""
    with transaction.atomic():
        case = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
        if case.state != CaseState.REGISTERED:
            raise DomainError(
                _("The secretariat has taken up the case meanwhile. Write to them instead.")
            )
        return cases.change(case=case, title=title, summary=summary, themes=themes, by=by)
