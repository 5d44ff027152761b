"""Two councils of one community, each with a case 01/26: neither is ever taken for the other."""

from datetime import date

import pytest
from django.utils.html import escape

from cases.domain.advice import recommendations
from cases.domain.casework import cases
from cases.domain.meetings import attendance, minutes
from cases.enums import Consequence, Outcome
from cases.models import Case
from councils.enums import ProfessionalGroup
from members.domain import people
from members.enums import Role
from members.models import Person
from tests import factories
from tests.conftest import user_of

DAY = date(2026, 10, 7)


@pytest.fixture
def other(agder):
    """The published advice of the other council in its first case of the year."""
    council = factories.small_council(agder)
    case = factories.new_case(council, title="Hvem tar prøven?", on=DAY)
    factories.drafted(case)
    advised(council, case)
    return recommendations.publish(recommendation=case.recommendations.get(), on=DAY, by=None)


def advised(council, case):
    """A meeting with both sides, whose minutes say the advice and are approved."""
    draft = factories.opened(council, on=DAY, case=case)
    attendance.add_guest(
        meeting=draft.meeting,
        person=Person.objects.get(name="Å.Z."),
        professional_group=ProfessionalGroup.HOSPITAL_DOCTOR,
        by=None,
    )
    for entry in draft.entries.select_related("item"):
        outcome = Outcome.ADVICE if entry.item.case_id else Outcome.NOTED
        minutes.write(
            entry=entry,
            revision=entry.revision,
            outcome=outcome,
            advice="Laboratoriet tar prøven." if outcome.advises else "",
            by=None,
        )
    minutes.close(minutes=draft, by=None)
    factories.approved(draft, on=DAY)


def first_of(slug):
    return Case.objects.get(council__slug=slug, year=2026, number=1)


def test_references_tell_the_two_apart(other):
    """C3: one counter for each council and year."""
    ours, theirs = first_of("alr"), first_of("frp")

    assert (ours.number, theirs.number) == (1, 1)
    assert theirs.pk == other.case_id
    assert (ours.slug, theirs.slug) == ("alr-01-26", "frp-01-26")
    assert ours.reference != theirs.reference


def test_secretary_of_the_one_has_no_business_in_the_other(other, as_secretary):
    assert as_secretary.get("/agder/saker/frp-01-26/").status_code == 404


@pytest.mark.parametrize(("slug", "wrong"), [("alr", "frp"), ("frp", "alr")])
def test_case_of_each_opens_and_tells_nothing_of_the_other(other, as_secretary, slug, wrong):
    """One who is secretary of both."""
    people.give_role(
        person=user_of("secretary").person,
        role=Role.SECRETARY,
        community=other.community,
        council=other.case.council,
        start=date(2026, 1, 1),
        by=None,
    )

    page = as_secretary.get(f"/agder/saker/{slug}-01-26/")

    assert page.status_code == 200
    assert escape(first_of(slug).title) in page.text
    assert escape(first_of(wrong).title) not in page.text


@pytest.mark.parametrize(("slug", "wrong"), [("alr", "frp"), ("frp", "alr")])
def test_meeting_of_each_opens_and_tells_nothing_of_the_other(other, client, slug, wrong):
    items = {each: first_of(each).items.select_related("meeting").first() for each in (slug, wrong)}

    page = client.get(items[slug].meeting.get_absolute_url())

    assert page.status_code == 200
    assert escape(items[slug].title) in page.text
    assert escape(items[wrong].title) not in page.text


def test_recommendations_of_both_open_with_a_number_each(other, client):
    """One counter for the community: what stands on paper is unambiguous."""
    ours = first_of("alr").recommendations.get()
    pages = {each.number: client.get(each.get_absolute_url()) for each in (ours, other)}

    assert sorted(pages) == sorted({ours.number, other.number})
    assert {page.status_code for page in pages.values()} == {200}
    assert escape(ours.answer) not in pages[other.number].text
    assert escape(other.answer) not in pages[ours.number].text


def test_meeting_addresses_do_not_cross(other, client):
    """The slug of a meeting is its council's: under the other it is not there, or another."""
    meeting = first_of("frp").items.first().meeting

    elsewhere = client.get(f"/agder/utvalg/alr/moter/{meeting.slug}/")

    assert elsewhere.status_code == 404 or elsewhere.context["meeting"].council.slug == "alr"


def test_assessment_of_the_one_leaves_the_other_alone(other):
    fresh = factories.new_case(factories.council_of(other.community), on=DAY)
    before = first_of("frp").organisational

    cases.assess(
        case=fresh, organisational=Consequence.SIGNIFICANT, economic=Consequence.NONE, by=None
    )

    assert first_of("frp").organisational == before
