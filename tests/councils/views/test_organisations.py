"""Organisations in the browser: found, registered, changed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from councils.domain import councils
from councils.enums import OrganisationKind
from councils.models import Organisation
from tests.world import neighbour

LIST = "/agder/virksomheter/"
NEW = f"{LIST}ny/"


def errors(answer):
    return list(answer.context["form"].errors)


def test_organisation_is_registered_with_a_number_in_groups(as_keeper, agder):
    facts = {"kind": "other", "name": "Legevakten", "orgnr": "974 761 076"}

    answer = as_keeper.post(NEW, facts)

    assert (answer.status_code, answer.url) == (302, LIST)
    made = Organisation.objects.get(name="Legevakten")
    assert (made.community, made.orgnr, made.parent) == (agder, "974761076", None)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"orgnr": "974761077"}, "orgnr"),
        ({"kind": ""}, "kind"),
        ({"name": ""}, "name"),
        ({"municipality_number": "42"}, "municipality_number"),
        ({"municipality_number": "4203"}, "municipality_number"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(change, field, as_keeper):
    answer = as_keeper.post(NEW, {"kind": "other", "name": "Legevakten"} | change)

    assert (answer.status_code, errors(answer)) == (422, [field])
    assert not Organisation.objects.filter(name="Legevakten").exists()


def test_same_organisation_twice_is_refused_in_words(as_keeper, agder):
    facts = {"kind": "hospital_trust", "name": "Sykehuset"}

    answer = as_keeper.post(NEW, facts)

    assert answer.status_code == 422
    assert Organisation.objects.filter(community=agder, name="Sykehuset").count() == 1


def test_organisation_is_not_part_of_itself_or_of_a_neighbours(as_keeper, agder):
    there = neighbour()[0]
    theirs = councils.register_organisation(
        community=there, kind=OrganisationKind.OTHER, name="Deres", by=None
    )
    own = agder.organisations.get(name="Sykehuset")

    for parent in (own.pk, theirs.pk):
        facts = {"kind": own.kind, "name": own.name, "parent": parent}
        answer = as_keeper.post(f"{LIST}{own.pk}/rediger/", facts)
        assert (answer.status_code, errors(answer)) == (422, ["parent"])
    assert as_keeper.get(f"{LIST}{theirs.pk}/rediger/").status_code == 404


def test_organisation_is_changed(as_keeper, agder):
    own = agder.organisations.get(name="Sykehuset")

    as_keeper.post(f"{LIST}{own.pk}/rediger/", {"kind": own.kind, "name": "Sykehuset i sør"})

    assert Organisation.objects.get(pk=own.pk).name == "Sykehuset i sør"


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?slag=brukere", ["Brukerutvalget"]),
        ("?navn=kristi", ["Kristiansand"]),
        ("?slag=tillitsvalgte&navn=xyz", []),
    ],
)
def test_list_is_narrowed(query, names, as_keeper):
    page = as_keeper.get(LIST + query)

    assert [each.name for each in page.context["page"]] == names


def queries(browser):
    with CaptureQueriesContext(connection) as captured:
        browser.get(LIST)
    return len(captured)


def test_list_asks_as_often_for_many_as_for_few(as_keeper, agder):
    queries(as_keeper)  # fills what a process keeps
    few = queries(as_keeper)
    for number in range(30):
        councils.register_organisation(
            community=agder, kind=OrganisationKind.OTHER, name=f"Nr. {number}", by=None
        )

    assert queries(as_keeper) == few
