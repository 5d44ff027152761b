"""A committee of GPs and a professional council hold and publish meetings, too (ALR-39)."""

import pytest
from django.utils import translation

from cases.documents import minutes as document
from cases.domain.meetings import agenda, approval, attendance, minutes, voting
from cases.enums import MinutesState, Outcome, Rendition
from cases.models import Minutes
from councils.enums import ProfessionalGroup
from members.models import Person
from tests import factories
from tests.pdf_checks import check

ON = factories.DAY


def in_session(council, case=None):
    """A meeting under way in a body without seats; nobody is recorded yet."""
    meeting = factories.planned(council, on=ON)
    if case is not None:
        agenda.add_case(meeting=meeting, case=case, by=None)
    agenda.send(meeting=meeting, on=ON, by=None)
    return minutes.open_session(meeting=meeting, by=None)


def came(draft, person):
    return attendance.add_guest(
        meeting=draft.meeting, person=person, professional_group=ProfessionalGroup.GP, by=None
    )


def finish(draft):
    """Each case gets an advice; closed, read by the chair, and approved by silence."""
    for entry in draft.entries.select_related("item"):
        outcome = Outcome.ADVICE if entry.item.case_id else Outcome.NOTED
        advice = "Utvalget tilrår ordningen." if outcome.advises else ""
        minutes.write(entry=entry, revision=entry.revision, outcome=outcome, advice=advice, by=None)
    return factories.approved(factories.filed(minutes.close(minutes=draft, by=None)), on=ON)


@pytest.fixture
def alu(agder):
    return factories.council_of(agder, "alu-ostre-agder")


@pytest.fixture
def leader():
    return Person.objects.get(name="X.W.")


def test_committee_without_seats_holds_closes_and_approves_its_meeting(alu, leader):
    draft = in_session(alu, factories.new_case(alu))
    assert len(minutes.missing(draft)) > 1  # nobody is recorded, and nothing is written
    came(draft, leader)

    approved = finish(draft)

    assert approved.state == MinutesState.APPROVED
    assert approval.those_who_met(approved.meeting) == [leader]
    assert approved.meeting.label == f"1/{ON:%y}"
    case_item = approved.meeting.items.get(case__isnull=False)
    assert case_item.label == f"01/{ON:%y}"


def test_guest_of_the_committee_is_no_member_who_met(alu, leader, agder):
    draft = in_session(alu)
    came(draft, leader)
    guest = Person.objects.exclude(
        pk__in=[person.pk for person in attendance.sitting(council=alu, on=ON)]
    ).earliest("pk")
    came(draft, guest)

    with translation.override("en"):
        said = document.facts(draft, Rendition.FULL)

    assert [seat.name for column in said.columns for seat in column.seats] == [leader.name]
    assert said.observers == (guest.name,)


def test_minutes_of_the_committee_are_public_with_its_own_number(alu, leader, client):
    draft = in_session(alu, factories.new_case(alu))
    came(draft, leader)
    approved = finish(draft)

    page = client.get(approved.meeting.get_absolute_url())

    assert page.status_code == 200
    assert page.context["document"].label == f"1/{ON:%y}"
    assert leader.public_name in page.text
    assert approved.meeting.get_absolute_url() in client.get("/agder/moter/").text


def test_reserved_member_is_not_named_in_public(alu, leader):
    draft = in_session(alu)
    came(draft, leader)
    Person.objects.filter(pk=leader.pk).update(reserved=True, reserved_reason="Ber om det")

    said = document.facts(Minutes.objects.get(pk=draft.pk), Rendition.PUBLIC)

    assert leader.name not in [seat.name for column in said.columns for seat in column.seats]


def test_pdf_of_the_committee_passes_every_check(alu, leader):
    draft = in_session(alu, factories.new_case(alu))
    came(draft, leader)

    for rendition in Rendition:
        assert check(document.render(draft, rendition)) == []


def test_professional_council_holds_approves_and_publishes(agder, client):
    council = factories.small_council(agder)
    case = factories.new_case(council)

    approved = factories.approved(
        factories.filed(factories.closed(council, on=ON, case=case)), on=ON
    )

    assert approved.meeting.label == f"1/{ON:%y}"
    case.refresh_from_db()
    assert case.state == "advised"
    assert not case.recommendations.exists()  # the gate is about recommendations alone
    assert client.get(approved.meeting.get_absolute_url()).context["minutes"] == approved


def test_nobody_has_two_votes_in_a_body_without_seats(alu, leader):
    draft = in_session(alu)
    came(draft, leader)

    assert voting.voters(draft.meeting.items.first()) == []
