"""Whom a rule writes to: whoever holds the office or role on that day, and nobody else."""

from datetime import date

import pytest

from councils.domain import councils, duties
from councils.enums import Behaviour, DutyKind, Office
from councils.models import Duty
from members.domain import audiences, people, reminding, terms
from members.domain.reminding import Line, Rule
from members.enums import Role
from members.models import Handling
from tests.members.domain import mornings

DUE = date(2027, 3, 1)
BEFORE = date(2027, 2, 1)


@pytest.fixture
def office(table):
    mornings.staffed(table)
    duties.add_duty(council=table.council, kind=DutyKind.EVALUATION, first_due=DUE, by=None)
    return table


@pytest.fixture
def names(office):
    """The names of those for whom a rule of one audience waits."""

    def waiting(audience, on=DUE):
        rule = Rule(
            name="tried",
            label="Prøve",
            rows=lambda _on: Duty.objects.select_related("council"),
            due="first_due",
            council="council",
            matter=("duty", "pk"),
            steps={audience: (0,)},
            says=lambda duty: Line("", "", ""),
        )
        try:
            (found,) = [
                each
                for each in reminding.waiting_in([office.council], on=on)
                if each.task.rule is rule
            ]
        finally:
            del reminding.RULES["tried"]
        return sorted(person.name for person in found.people)

    return waiting


def colleague(office, name="S.T.", *, council=None, start=BEFORE):
    """Somebody of the secretariat, of the whole community or of one council."""
    person = mornings.person(name)
    people.give_role(
        person=person,
        role=Role.SECRETARY,
        community=office.community,
        council=council,
        start=start,
        by=None,
    )
    return person


def leave(office, person, on, role=None):
    rows = person.roles if role else person.offices
    rows.update(ended_on=on)


def another_council(office):
    return councils.register_council(
        community=office.community,
        name="Et annet råd",
        label="EAR",
        slug="ear",
        behaviour=Behaviour.PROFESSIONAL,
        kind="fagråd",
        purpose="Råd.",
        by=None,
    )


def take(office, person):
    matter = f"duty:{office.council.duties.get().pk}"
    Handling.objects.create(community=office.community, matter=matter, person=person)


@pytest.mark.parametrize(
    ("audience", "name"), [(audiences.CHAIR, "L.L."), (audiences.SECRETARY, "S.S.")]
)
def test_office_is_that_of_the_day(audience, name, office, names):
    holder = office.chair if name == "L.L." else office.secretary
    leave(office, holder, DUE)
    held = Office.CHAIR if name == "L.L." else Office.SECRETARY
    terms.take_office(
        person=mornings.person("N.N."), council=office.council, office=held, start=DUE, by=None
    )

    assert names(audience, on=date(2027, 2, 28)) == [name]
    assert names(audience, on=DUE) == ["N.N."]


def test_council_without_a_chair_waits_for_nobody(office, names):
    leave(office, office.chair, BEFORE)

    assert names(audiences.CHAIR) == []


def test_councils_own_secretary_comes_before_the_secretariat(office, names):
    colleague(office)

    assert names(audiences.SECRETARY) == ["S.S."]


def test_without_a_secretary_it_is_the_secretariats(office, names):
    leave(office, office.secretary, BEFORE)
    colleague(office)
    colleague(office, "S.U.", council=office.council)
    colleague(office, "S.V.", council=another_council(office))
    colleague(office, "S.W.", start=date(2027, 3, 2))

    assert names(audiences.SECRETARY) == ["S.T.", "S.U."]


def test_secretary_of_a_neighbour_is_none_of_ours(office, names):
    leave(office, office.secretary, BEFORE)
    neighbour = councils.register_community(
        name="Nord",
        brand="Nordre legeråd",
        slug="nord",
        controller="Sykehuset",
        contact_name="K.N.",
        contact_email="post@nord.example",
        by=None,
    )
    people.give_role(
        person=mornings.person("N.N."),
        role=Role.SECRETARY,
        community=neighbour,
        start=BEFORE,
        by=None,
    )

    assert names(audiences.SECRETARY) == []


@pytest.mark.parametrize("of_council", [True, False])
def test_whoever_has_taken_it_on_is_the_only_one(of_council, office, names):
    if not of_council:
        leave(office, office.secretary, BEFORE)
        colleague(office, "S.U.")
    take(office, colleague(office))

    assert names(audiences.SECRETARY) == ["S.T."]


def test_what_was_taken_on_falls_back_when_its_taker_leaves(office, names):
    taker = colleague(office)
    take(office, taker)
    leave(office, taker, date(2027, 2, 15), role=True)

    assert names(audiences.SECRETARY, on=date(2027, 2, 14)) == ["S.T."]
    assert names(audiences.SECRETARY) == ["S.S."]


def test_body_is_its_contacts(office, names):
    body = audiences.body(
        "council__anchored_in", "council__seat_groups__appointing_organisation", ""
    )

    assert names(body) == ["K.K."]


def test_body_that_is_a_council_is_its_contacts_and_its_chair(office, names):
    people.give_role(
        person=mornings.person("K.O."),
        role=Role.CONTACT,
        community=office.community,
        council=office.council,
        start=BEFORE,
        by=None,
    )

    assert names(audiences.body("council", "council__anchored_in", "")) == ["K.O.", "L.L."]


def test_registrar_of_the_council(office, names):
    people.give_role(
        person=mornings.person("R.R."),
        role=Role.REGISTRAR,
        community=office.community,
        council=office.council,
        start=BEFORE,
        by=None,
    )

    assert names(audiences.registrar("council", "")) == ["R.R."]


def test_row_that_names_nobody_waits_for_nobody(office, names):
    assert names(audiences.person("council__seat_groups__seats__terms__person", "")) == []
