"""Saved filters of the list of cases: each person's own."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from cases.models import SavedFilter
from councils.models import Community
from legeraad.errors import DomainError
from members.models import Person

MOST = 20  # more than that nobody finds anything in


def of(person: Person, community: Community) -> QuerySet[SavedFilter]:
    return SavedFilter.objects.filter(person=person, community=community).order_by("name")


def keep(*, person: Person, community: Community, name: str, query: str) -> SavedFilter:
    """Keeps the query of the address under a name; the same name again replaces it."""
    name = name.strip()
    others = of(person, community).exclude(name=name)
    if others.count() >= MOST:
        sentence = _("You have %(most)d saved filters. Take one away first.")
        raise DomainError(sentence % {"most": MOST}, field="name")
    row = SavedFilter(person=person, community=community, name=name, query=query)
    row.full_clean(validate_constraints=False)
    kept, _made = SavedFilter.objects.update_or_create(
        person=person, community=community, name=name, defaults={"query": query}
    )
    return kept


def take_away(*, person: Person, community: Community, key: int) -> None:
    """A second time, or somebody else's, changes nothing."""
    of(person, community).filter(pk=key).delete()
