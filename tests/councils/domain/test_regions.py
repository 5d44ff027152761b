"""A region with its municipalities in one go."""

import pytest
from django.core.exceptions import ValidationError

from councils.domain.councils import join_region
from councils.domain.regions import open_region
from councils.models import Organisation, Region
from legeraad.errors import DomainError


def opened(community, *municipalities, name="Ny region"):
    return open_region(
        community=community, name=name, slug="ny-region", municipalities=municipalities, by=None
    )


def names(region):
    return [row.municipality.name for row in region.memberships.order_by("municipality__name")]


def test_region_comes_last_and_takes_municipalities_that_are_new(agder):
    region = opened(agder, ("4214", "Froland"), ("", "Åmli"))

    assert list(agder.regions.all())[-1] == region
    assert names(region) == ["Froland", "Åmli"]
    assert Organisation.objects.get(name="Froland").municipality_number == "4214"


def test_municipality_on_file_is_not_registered_again(agder):
    made = opened(agder, ("4214", "Froland"))
    made.memberships.all().delete()

    again = open_region(
        community=agder, name="Enda en", slug="enda-en", municipalities=[("", "froland")], by=None
    )

    assert names(again) == ["Froland"]
    assert Organisation.objects.filter(name__iexact="froland").count() == 1


def test_municipality_in_another_region_is_not_taken_from_it(agder):
    arendal = agder.organisations.get(name="Arendal")
    join_region(region=agder.regions.first(), municipality=arendal, by=None)

    with pytest.raises(DomainError) as refusal:
        opened(agder, ("4214", "Froland"), ("4203", "Arendal"))

    assert refusal.value.field == "municipalities"
    assert not Region.objects.filter(slug="ny-region").exists()
    assert not Organisation.objects.filter(name="Froland").exists()


def test_region_of_a_name_that_is_taken_is_refused(agder):
    opened(agder)

    with pytest.raises(ValidationError):
        opened(agder)
