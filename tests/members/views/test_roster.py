"""Sammensetning in the browser: all bodies, and one body seat by seat on any day."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from councils.domain import councils, seats
from councils.enums import Behaviour, Membership
from councils.models import Council, Seat
from members.domain import absences, deliveries, people, terms
from members.enums import EndReason
from members.models import Affiliation, Term
from tests import world

LIST = "/agder/sammensetning/"
ALR = "/agder/sammensetning/alr/"
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _clock(time_machine):
    time_machine.move_to(date(2026, 11, 22))


def rows(answer):
    return {row["seat"].ordinal: row for each in answer.context["groups"] for row in each["rows"]}


def names(answer):
    return {
        ordinal: row["place"].holder.name if row["place"].holder else None
        for ordinal, row in rows(answer).items()
    }


# all bodies


def test_list_counts_the_seats_of_each_body(as_secretary, agder):
    answer = as_secretary.get(LIST)

    alr = next(row for row in answer.context["rows"] if row["council"].slug == "alr")
    tally = alr["tally"]
    assert (tally.seats, tally.filled, tally.vacant) == (14, 13, 1)
    assert (tally.expired, tally.lacking_substitutes) == (0, 2)
    assert tally.last_day == date(2027, 2, 28)
    assert alr["url"] == ALR


def test_list_has_all_bodies_for_the_secretariat_and_his_own_for_a_member(
    as_secretary, as_member, agder
):
    def shown(browser):
        return {row["council"].slug for row in browser.get(LIST).context["rows"]}

    assert shown(as_secretary) == set(agder.councils.values_list("slug", flat=True))
    assert "alr" in shown(as_member)
    assert "oss" not in shown(as_member)


@pytest.fixture
def by_contract(agder):
    """A committee of GPs without seats, with one GP in its municipality."""
    Council.objects.filter(slug="alu-ostre-agder").update(membership=Membership.CONTRACT)
    alu = Council.objects.get(slug="alu-ostre-agder")
    doctor = people.register_person(name="G.P.", by=None)
    people.affiliate(
        person=doctor,
        organisation=alu.municipalities.get(),
        professional_group="gp",
        employment="self_employed",
        by=None,
    )
    return alu


def test_list_counts_the_members_of_a_body_by_contract(as_secretary, by_contract):
    """PRJ-17."""
    answer = as_secretary.get(LIST)

    row = next(row for row in answer.context["rows"] if row["council"] == by_contract)
    assert row["doctors"] == 1


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_with_more_bodies(
    as_secretary, agder, django_assert_max_num_queries, count
):
    """C6."""
    for turn in range(count):
        councils.register_council(
            community=agder,
            name=f"Fagråd {turn}",
            label=f"FR{turn}",
            slug=f"fr{turn}",
            behaviour=Behaviour.PROFESSIONAL,
            kind="fagråd",
            purpose="Råd.",
            by=None,
        )

    with django_assert_max_num_queries(16):
        as_secretary.get(LIST)


@pytest.mark.parametrize("address", [LIST, ALR])
def test_roster_is_for_those_who_work_with_the_council(
    client, as_doctor, as_registrar, as_keeper, address
):
    """Z1. The keeper looks after the register, and so may read it."""
    assert as_keeper.get(address).status_code == 200
    for browser in (as_doctor, as_registrar):
        assert browser.get(address).status_code == 403
    _community, user = world.neighbour()
    client.force_login(user)
    assert client.get(address).status_code == 403


# one body


def test_detail_has_each_seat_with_its_holder_and_says_who_is_missing(as_secretary, agder):
    """ALR-25: 3 + 5 + 3 + 1 + 2."""
    answer = as_secretary.get(ALR)

    assert [len(each["rows"]) for each in answer.context["groups"]][:5] == [3, 5, 3, 1, 2]
    assert names(answer)[4] == "Q.B."
    assert names(answer)[7] is None
    assert "Q.B." in answer.text


def test_detail_says_for_how_long_a_seat_is_vacant(as_secretary, agder):
    with override("en"):
        answer = as_secretary.get(f"/en{ALR}")

    assert rows(answer)[7]["tags"] == [("vacant for 20 days", "warning")]


def test_detail_of_an_earlier_day_shows_who_sat_then_and_offers_no_acts(as_secretary, agder):
    for typed in ("01.11.2026", "2026-11-01"):
        answer = as_secretary.get(ALR, {"dato": typed})

        assert answer.context["on"] == date(2026, 11, 1)
        assert names(answer)[7] == "Ø.X."
        assert "/avslutt/" not in answer.text
        assert "/sett-inn/" not in answer.text


def test_detail_of_a_later_day_shows_what_is_planned(as_secretary, agder):
    term = Term.objects.get(seat__group__council__slug="alr", person__name="Q.B.")
    terms.end_term(term=term, on=date(2026, 12, 24), reason=EndReason.RESIGNED, by=None)

    assert names(as_secretary.get(ALR, {"dato": "23.12.2026"}))[4] == "Q.B."
    assert names(as_secretary.get(ALR, {"dato": "24.12.2026"}))[4] is None


@pytest.mark.parametrize("typed", ["31.02.2026", "x", "1.1.0001", "9" * 300, "%00"])
def test_detail_of_a_day_that_is_none_shows_today_and_says_so(as_secretary, agder, typed):
    """W10."""
    answer = as_secretary.get(ALR, {"dato": typed})

    assert answer.status_code == 200
    assert answer.context["on"] == timezone.localdate()
    assert answer.context["form"].errors["dato"]


def test_detail_shows_the_acts_to_the_secretary_and_not_to_a_member(as_secretary, as_member, agder):
    seat = Seat.objects.get(group__council__slug="alr", ordinal=7, substitute_for=None)
    put_in = f"{ALR}plasser/{seat.pk}/sett-inn/"

    assert put_in in as_secretary.get(ALR).text
    assert put_in not in as_member.get(ALR).text


def test_detail_says_where_release_and_substitutes_are_missing(as_secretary, agder):
    """FSU-11, AHU-8."""
    term = Term.objects.get(seat__group__council__slug="alr", person__name="C.X.")
    people.affiliate(
        person=term.person,
        organisation=agder.organisations.get(name="Arendal"),
        professional_group="municipal_cmo",
        employment="employed",
        by=None,
    )

    answer = as_secretary.get(ALR)

    assert rows(answer)[9]["lacks_release"]
    assert not rows(answer)[10]["lacks_release"]
    assert len(answer.context["warnings"]) == 1


def test_detail_lists_those_without_an_appointment_on_file(as_secretary, agder):
    """PRJ-16."""
    here = Term.objects.filter(seat__group__council__slug="alr", ended_on=None)
    here.update(decided_on=date(2025, 2, 1))
    here.filter(person__name="Q.B.").update(decided_on=None)

    answer = as_secretary.get(ALR)

    assert [term.person.name for term in answer.context["untraced"]] == ["Q.B."]


def test_detail_of_a_derived_seat_says_what_it_follows(as_secretary, agder):
    """ALR-19."""
    au = Council.objects.get(slug="au-alr")
    group = seats.add_seat_group(
        council=au,
        label="Ledelsen",
        professional_group="other",
        side="hospital",
        filling="derived",
        by=None,
    )
    seats.add_seat(
        group=group,
        title="Leder av ALR",
        mirrors_office="chair",
        mirrors_council=Council.objects.get(slug="alr"),
        by=None,
    )

    with override("en"):
        answer = as_secretary.get("/en/agder/sammensetning/au-alr/")

    row = list(rows(answer).values())[-1]
    assert row["follows"] == "follows the chair of ALR"
    assert row["place"].holder.name == "T.Q."


def test_detail_of_a_body_by_contract_lists_its_doctors(as_secretary, by_contract):
    answer = as_secretary.get("/agder/sammensetning/alu-ostre-agder/")

    assert [person.name for person in answer.context["doctors"]] == ["G.P."]
    assert "groups" not in answer.context


def test_detail_of_a_body_by_contract_without_doctors_says_what_to_do(as_secretary, by_contract):
    Affiliation.objects.filter(person__name="G.P.").update(ended_on=date(2026, 11, 1))

    answer = as_secretary.get("/agder/sammensetning/alu-ostre-agder/")

    assert list(answer.context["doctors"]) == []
    assert 'id="doctors"' in answer.text


@pytest.mark.parametrize("count", [1, 3])
def test_detail_costs_the_same_with_more_seats(
    as_secretary, agder, django_assert_max_num_queries, count
):
    """C6."""
    group = Council.objects.get(slug="alr").seat_groups.get(label="Fastleger")
    for turn in range(count):
        seat = seats.add_seat(group=group, title="Fastlege", by=None)
        person = people.register_person(name=f"N.{turn}.", by=None)
        terms.start_term(
            person=person,
            seat=seat,
            start=date(2026, 11, 1),
            planned_end=None,
            filled_by="election",
            appointed_by="ALU",
            by=None,
        )

    with django_assert_max_num_queries(27):
        as_secretary.get(ALR)


def test_detail_shows_markup_as_text(as_secretary, agder):
    """C7."""
    seat = Seat.objects.get(group__council__slug="alr", ordinal=7, substitute_for=None)
    seats.change_seat(seat=seat, title="<b>x</b>{{ y }}", preferred="<i>", by=None)

    answer = as_secretary.get(ALR)

    assert "<b>x</b>" not in answer.text
    assert "&lt;b&gt;x&lt;/b&gt;{{ y }}" in answer.text


def test_detail_says_who_is_away_and_who_stands_in(as_secretary, member, substitute):
    start = timezone.localdate()
    absences.register(person=member.person, start=start, stand_in=substitute.person, by=None)

    page = as_secretary.get(ALR)

    away = {key: row["away"].stand_in for key, row in rows(page).items() if row["away"]}
    assert away == {4: substitute.person}


def test_address_that_is_not_reached_has_a_tag_for_the_secretariat(as_secretary, as_chair, member):
    browsers = (as_secretary, as_chair)
    before = [browser.get(ALR).text.count("ds-tag") for browser in browsers]
    deliveries.quarantine(member.email, said="550 gone")

    answers = [browser.get(ALR) for browser in browsers]

    assert [list(answer.context["unreached"]) for answer in answers] == [[member.email], []]
    after = [answer.text.count("ds-tag") for answer in answers]
    assert (after[0] > before[0], after[1]) == (True, before[1])
