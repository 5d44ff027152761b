"""Saved filters: one's own, by name, and not too many."""

import pytest

from cases.domain.casework import filters
from legeraad.errors import DomainError
from members.models import Person


def person(name):
    return Person.objects.get(name=name)


def kept(who, agder):
    return [(each.name, each.query) for each in filters.of(who, agder)]


def test_same_name_replaces_and_others_see_nothing(agder):
    mine, other = person("Q.B."), person("Q.V.")
    filters.keep(person=mine, community=agder, name="Mine", query="vis=alle")
    row = filters.keep(person=mine, community=agder, name=" Mine ", query="vis=apne")
    assert kept(mine, agder) == [("Mine", "vis=apne")]
    assert kept(other, agder) == []

    filters.take_away(person=other, community=agder, key=row.pk)
    assert kept(mine, agder) == [("Mine", "vis=apne")]
    for _twice in range(2):
        filters.take_away(person=mine, community=agder, key=row.pk)
    assert kept(mine, agder) == []


def test_twentyfirst_is_refused(agder):
    mine = person("Q.B.")
    for number in range(filters.MOST):
        filters.keep(person=mine, community=agder, name=f"Nr. {number}", query="")
    filters.keep(person=mine, community=agder, name="Nr. 3", query="vis=alle")

    with pytest.raises(DomainError):
        filters.keep(person=mine, community=agder, name="En til", query="")
