"""Regions in the browser: with their municipalities, a new one, a move."""

from datetime import date

import pytest

from councils.domain.councils import join_region
from councils.models import Organisation, RegionMembership

LIST = "/agder/regioner/"
NEW = f"{LIST}ny/"
JOIN = f"{LIST}flytt/"


@pytest.fixture
def arendal(agder):
    """A municipality that has always been in Østre Agder."""
    here = agder.organisations.get(name="Arendal")
    join_region(region=agder.regions.get(slug="ostre-agder"), municipality=here, by=None)
    return here


def shown(answer):
    return {
        region.name: [each.municipality.name for each in region.today]
        for region in answer.context["regions"]
    }


def test_region_comes_with_its_municipalities_one_a_line(as_keeper):
    lines = "4214 Froland\r\nÅmli, 4217\r\n\r\nGjerstad\r\n"

    answer = as_keeper.post(NEW, {"name": "Indre Østre", "municipalities": lines})

    assert (answer.status_code, answer.url) == (302, LIST)
    assert shown(as_keeper.get(LIST))["Indre Østre"] == ["Froland", "Gjerstad", "Åmli"]
    numbers = Organisation.objects.filter(name__in=["Froland", "Åmli", "Gjerstad"])
    assert set(numbers.values_list("municipality_number", flat=True)) == {"4214", "4217", ""}


def test_line_without_a_name_is_refused(as_keeper):
    answer = as_keeper.post(NEW, {"name": "Ny", "municipalities": "4214"})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["municipalities"])


def test_municipality_of_another_region_is_refused_beside_the_field(as_keeper, arendal):
    answer = as_keeper.post(NEW, {"name": "Ny", "municipalities": "4203 Arendal"})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["municipalities"])


def test_municipality_moves_from_a_day(as_keeper, agder, arendal):
    lister = agder.regions.get(slug="lister")
    facts = {"municipality": arendal.pk, "region": lister.pk, "start": "01.11.2026"}

    as_keeper.post(JOIN, facts)

    rows = RegionMembership.objects.filter(municipality=arendal)
    assert [row.region.slug for row in rows.on(date(2026, 10, 31))] == ["ostre-agder"]
    assert [row.region.slug for row in rows.on(date(2026, 11, 1))] == ["lister"]
    assert "Arendal" in shown(as_keeper.get(LIST))["Listerregionen"]


def test_move_without_a_day_is_refused(as_keeper, agder, arendal):
    facts = {"municipality": arendal.pk, "region": agder.regions.get(slug="lister").pk}

    answer = as_keeper.post(JOIN, facts)

    assert answer.status_code == 422
    assert arendal.region_memberships.get().region.slug == "ostre-agder"


def test_municipality_without_a_region_is_listed_with_a_way_in(as_keeper, agder, arendal):
    valle = agder.organisations.get(name="Valle")

    page = as_keeper.get(LIST)

    homeless = [each.name for each in page.context["homeless"]]
    assert ("Arendal" in homeless, "Valle" in homeless) == (False, True)
    assert f"{JOIN}?kommune={valle.pk}" in page.content.decode()
