"""Who sits in a council, as a figure and as a table, and its mandate in all versions."""

from datetime import date

import pytest
import time_machine
from django.utils.html import escape

from cases.domain.public.councils import Earlier
from councils.domain import councils, mandates
from councils.domain import seats as seating
from councils.enums import Behaviour, Filling, OrganisationKind, ProfessionalGroup, Side
from legeraad.web import formats
from members.domain import people, terms
from members.enums import EndReason, FilledBy
from members.models import Person, Term
from tests import factories

PAGE = "/agder/utvalg/alr/"
MANDATE = f"{PAGE}mandat/"
NOW = "2026-11-22 12:00+01:00"
SECTIONS = [{"heading": "Nytt formål", "body": "Første avsnitt.\n\n- ett punkt"}]


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW):
        yield


def seats(response):
    return {each.place.seat.ordinal: each for each in response.context["seats"]}


def reserve(name):
    person = Person.objects.get(name=name)
    person.name, person.reserved, person.reserved_reason = "Kanarifugl Kvist", True, "Trusler."
    person.save()


def test_list_shows_each_council_with_its_purpose(agder, client, django_assert_num_queries):
    with django_assert_num_queries(2):  # community, councils
        page = client.get("/agder/utvalg/")

    shown = [each for group in page.context["groups"] for each in group.councils]
    assert sorted(shown, key=str) == sorted(agder.councils.all(), key=str)
    assert [each.purpose for each in shown if escape(each.purpose) not in page.text] == []


def test_list_of_fifty_bodies_asks_no_more(agder, client, django_assert_num_queries):
    """Strategic first, then those that work, advise and are professional; each kind by name."""
    for number in range(50 - agder.councils.count()):
        another(agder, number, behaviour=list(Behaviour)[number % len(Behaviour)])

    with django_assert_num_queries(2):
        page = client.get("/agder/utvalg/")

    groups = page.context["groups"]
    assert [group.behaviour for group in groups] == list(Behaviour)
    assert sum(len(group.councils) for group in groups) == 50
    assert page.text.count('class="lr-answers__a"') == 50


def another(community, number, **facts):
    usual = {"behaviour": Behaviour.GROUP, "kind": "gruppe", "purpose": "Råd om prøver."}
    return councils.register_council(
        community=community,
        name=f"Utvalg {number:02d}",
        label=f"U{number}",
        slug=f"utvalg-{number}",
        by=None,
        **(usual | facts),
    )


def test_group_without_offices_has_no_empty_table_and_says_whom_it_reports_to(agder, client):
    above = factories.council_of(agder, "oss")
    council = another(agder, 1, anchored_in=above)
    group = seating.add_seat_group(
        council=council,
        position=1,
        label="Fastleger",
        professional_group=ProfessionalGroup.GP,
        side=Side.MUNICIPALITY,
        filling=Filling.APPOINTED,
        by=None,
    )
    seating.add_seat(group=group, title="Fastlege", by=None)

    page = client.get(council.get_absolute_url()).text

    assert 'class="lr-table"' in page
    assert 'class="lr-bord__top"' not in page
    assert f'href="{above.get_absolute_url()}"' in page[: page.index('class="lr-table"')]


def test_page_tells_what_the_council_was_called_and_until_when(agder, client):
    """OSS became SSU; its papers did not."""
    council = another(agder, 1, since=date(2020, 1, 1))
    councils.rename(council=council, name="Nytt navn", label="NN", on=date(2024, 5, 1), by=None)
    councils.rename(council=council, name="Til våren", label="TV", on=date(2027, 5, 1), by=None)

    page = client.get("/agder/utvalg/utvalg-1/")

    assert page.context["earlier"] == [Earlier("Utvalg 01", date(2020, 1, 1), date(2024, 4, 30))]
    assert formats.day(date(2024, 4, 30)) in page.text


def test_page_names_the_municipalities_of_a_committee(agder, client):
    """PRJ-17: several may share one committee."""
    places = [
        councils.register_organisation(
            community=agder, kind=OrganisationKind.MUNICIPALITY, name=name, by=None
        )
        for name in ("Prøvevik", "Attestnes")
    ]
    another(agder, 2, municipalities=places)

    page = client.get("/agder/utvalg/utvalg-2/").text

    assert "Attestnes, Prøvevik" in page
    assert "Prøvevik" not in client.get(PAGE).text


def test_page_names_the_regions_of_a_regional_body_and_when_it_ends(agder, client):
    """FSU-6."""
    (region,) = agder.regions.all()[:1]
    another(
        agder, 3, scope="regions", regions=[region], permanent=False, end_criterion="Ved levering"
    )

    page = client.get("/agder/utvalg/utvalg-3/").text

    assert region.name in page
    assert "Ved levering" in page
    assert "Ved levering" not in client.get(PAGE).text


def test_list_marks_a_body_that_does_not_work_as_usual(agder, client):
    another(agder, 4, status="not_operative", reason="Ingen leder")
    another(agder, 5)

    page = client.get("/agder/utvalg/").text

    assert page.count("lr-status") == 1


@pytest.mark.parametrize("more", [0, 2])
def test_page_asks_the_same_of_the_database_however_many_sit_there(
    agder, client, more, django_assert_num_queries
):
    """Council, names, municipalities; two offices; seats, terms, substitutes, theirs; the rest."""
    group = factories.council_of(agder).seat_groups.first()
    for number in range(more):
        seat = seating.add_seat(group=group, ordinal=90 + number, title="Fagdirektør", by=None)
        sit(people.register_person(name=f"Ny {number}", by=None), seat)

    with django_assert_num_queries(18):
        page = client.get(PAGE)

    assert len(seats(page)) == 14 + more


def sit(person, seat):
    terms.start_term(
        person=person,
        seat=seat,
        start=date(2026, 1, 1),
        planned_end=None,
        filled_by=FilledBy.APPOINTMENT,
        appointed_by="OSS",
        by=None,
    )


def test_seats_stand_on_the_side_they_belong_to(agder, client):
    context = client.get(PAGE).context

    wide = [(side.value, len(of_side)) for side, of_side in context["wide_sides"]]
    narrow = [(side.value, len(of_side)) for side, of_side in context["narrow_sides"]]
    assert wide == [("municipality", 8)]
    assert narrow == [("hospital", 3), ("other", 3)]
    assert context["filled"] == 13


def test_vacant_seats_are_shown_also_those_of_substitutes(agder, client):
    page = client.get(PAGE)

    seat = seats(page)[7]
    assert (seat.state, seat.initials, seat.place.ring) == ("vacant", "", "vacant")
    assert seats(page)[5].place.ring == "vacant"
    assert seats(page)[4].place.ring == "on"
    assert "Ubesatt" in page.text
    assert "siden 2.\N{NO-BREAK SPACE}november 2026" in page.text


def test_holder_sits_until_the_term_has_ended_not_until_it_was_planned_to(agder, client):
    term = Term.objects.get(seat__ordinal=4, seat__substitute_for=None)
    Term.objects.filter(pk=term.pk).update(planned_end=date(2026, 11, 1))
    past_its_plan = seats(client.get(PAGE))[4]
    terms.end_term(term=term, on=date(2026, 11, 22), reason=EndReason.RESIGNED, by=None)
    ended = seats(client.get(PAGE))[4]

    assert (past_its_plan.place.vacant, past_its_plan.expired) == (False, True)
    assert (ended.place.vacant, ended.place.since_vacant) == (True, date(2026, 11, 22))


@pytest.mark.parametrize("name", ["Q.B.", "Q.V.", "T.Q.", "V.Ø."])
def test_reserved_person_is_never_named(agder, client, name):
    """A member, a substitute, the chair and the secretary: in the figure and in the table."""
    reserve(name)

    page = client.get(PAGE).text.partition("<footer")[0]

    assert "Kanarifugl" not in page
    assert ">KK<" not in page
    assert name not in page


def test_reserved_member_still_fills_the_seat(agder, client):
    reserve("Q.B.")

    page = client.get(PAGE)

    assert (seats(page)[4].state, seats(page)[4].initials) == ("on", "")
    assert page.context["filled"] == 13
    assert "Navnet er ikke offentlig" in page.text


def test_council_without_seats_has_a_page(agder, client):
    page = client.get("/agder/utvalg/oss/")

    assert page.status_code == 200
    assert "lr-bord" not in page.text


def test_mandate_in_force_is_the_newest(agder, client):
    before = client.get(MANDATE).context["mandate"]
    adopt(agder)

    page = client.get(MANDATE)

    assert page.context["mandate"].version == before.version + 1
    assert "Nytt formål" in page.text
    assert "<li>ett punkt</li>" in page.text


def test_mandate_says_on_top_that_it_is_new_only_when_there_was_another(agder, client):
    first = client.get(MANDATE).text
    adopt(agder)

    new, old = client.get(MANDATE).text, client.get(f"{MANDATE}1/").text

    assert ['href="#changes"' in page for page in (first, new, old)] == [False, True, False]


def adopt(community):
    return mandates.adopt_mandate(
        council=factories.council_of(community),
        adopted_by="OSS",
        adopted_on=date(2026, 11, 1),
        sections=SECTIONS,
        by=None,
    )


def test_older_mandate_stays_readable_and_says_that_it_was_replaced(agder, client):
    """ALR-1."""
    adopt(agder)

    page = client.get(f"{MANDATE}1/")

    assert page.context["mandate"].in_force is False
    assert "Nytt formål" not in page.text
    assert "Avløst" in page.text
    assert f'href="{MANDATE}2/"' in page.text
    assert f'href="{MANDATE}1/" aria-current="page"' in page.text


@pytest.mark.parametrize("path", [f"{MANDATE}9/", f"{MANDATE}0/", "/agder/utvalg/au-alr/mandat/"])
def test_mandate_that_is_not_there_is_not_found(agder, client, path):
    assert client.get(path).status_code == 404
