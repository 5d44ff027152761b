"""The legal bases that a community exempts by: a list that its secretariat keeps; and how open
something is, in words."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases.enums import Access, CasesEvent
from cases.models import Case, CaseDocument, LegalBasis
from councils.models import Community
from legeraad.actors import Actor
from legeraad.history import delete_with_reason, save_with_reason


def offered(community: Community) -> list[str]:
    """What stands beside the field of a legal basis, in the order of the alphabet."""
    rows = LegalBasis.objects.filter(community=community).order_by("text")
    return list(rows.values_list("text", flat=True))


def keep(*, community: Community, texts: Iterable[str], by: Actor | None) -> None:
    """Makes the list exactly these, each once. What is exempted already keeps its own words."""
    wanted = dict.fromkeys(text.strip() for text in texts if text.strip())
    with transaction.atomic():
        Community.objects.select_for_update().get(pk=community.pk)
        for row in LegalBasis.objects.filter(community=community):
            if row.text not in wanted:
                delete_with_reason(row, CasesEvent.LEGAL_BASIS_REMOVED, by=by)
            wanted.pop(row.text, None)
        for text in wanted:
            row = LegalBasis(community=community, text=text)
            row.full_clean()
            save_with_reason(row, CasesEvent.LEGAL_BASIS_ADDED, by=by)


def words(thing: Case | CaseDocument, access: Access) -> list[str]:
    """How open it is, by what, and whether more openness was considered: a line each. `access` is
    the narrower one where a document lies in a case that is less open."""
    if access == Access.OPEN:
        return [str(capfirst(access.label))]
    considered = _("More openness is considered.")
    if not thing.openness_considered:
        considered = _("Nobody has noted whether more openness was considered.")
    return [str(capfirst(access.label)), thing.legal_basis, considered]
