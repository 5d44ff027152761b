"""The working committee that prepares the principal coordinates its commissions (FSU-2)."""

from datetime import date

import pytest

from cases import commission_permissions as permissions
from cases.domain.casework import commissions
from councils.domain import councils
from councils.enums import Behaviour, Office
from members.domain import people, terms
from members.enums import Role
from tests import factories

BEGAN = date(2025, 1, 1)


@pytest.fixture
def alr(agder):
    return factories.council_of(agder)


@pytest.fixture
def committee(agder, alr):
    made = councils.register_council(
        community=agder,
        name="Arbeidsutvalget for OSS",
        label="AU-OSS",
        slug="au-oss",
        behaviour=Behaviour.WORKING_COMMITTEE,
        kind="arbeidsutvalg",
        purpose="Forbereder OSS.",
        by=None,
    )
    councils.anchor(council=alr.anchored_in, prepared_by=made, by=None)
    alr.anchored_in.refresh_from_db()
    return made


def someone(name, address):
    return people.register_person(name=name, email=address, by=None)


@pytest.fixture
def secretary(agder, committee):
    person = someone("A.U.", "au@eksempel.example")
    people.give_role(
        person=person, role=Role.SECRETARY, community=agder, council=committee, start=BEGAN, by=None
    )
    return person.user


@pytest.fixture
def chair(committee):
    person = someone("L.A.", "leder.au@eksempel.example")
    terms.take_office(person=person, council=committee, office=Office.CHAIR, start=BEGAN, by=None)
    return person.user


@pytest.mark.parametrize("who", ["secretary", "chair"])
def test_committee_registers_follows_up_and_closes(request, agder, alr, committee, who):
    user = request.getfixturevalue(who)
    commission = factories.commissioned(alr)

    assert permissions.can_commission(user, alr.anchored_in)
    assert permissions.can_register_commission(user, alr.anchored_in, alr)
    assert permissions.can_see_commissions(user, agder)
    assert commission in permissions.commissions_visible_to(user, agder)
    assert not permissions.can_answer_commission(user, commission)


def test_committee_of_another_principal_coordinates_nothing(agder, alr, secretary):
    councils_of = agder.councils.filter(behaviour=Behaviour.STRATEGIC)
    councils_of.update(prepared_by=None)
    alr.anchored_in.refresh_from_db()

    assert not permissions.can_commission(secretary, alr.anchored_in)
    assert permissions.councils_to_commission(secretary, agder) == []


def test_commission_says_who_coordinates(client, alr, committee, secretary):
    commission = commissions.accept(commission=factories.commissioned(alr), by=None)
    client.force_login(secretary)

    page = client.get(commission.get_absolute_url())

    assert committee in dict(page.context["facts"]).values()
    assert [act["name"] for act in page.context["acts"]][-1] == "commission_edit"
