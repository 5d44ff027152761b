"""The list of commissions: whose turn it is, what is late, and the same as a file."""

from datetime import date

import pytest

from cases.domain.casework import cases, commissions
from cases.enums import CaseOrigin
from cases.models import Commission
from tests import world
from tests.cases.domain.advice.given import TODAY
from tests.factories import commissioned, council_of, planned_measures

LIST = "/agder/oppdrag/"
NEW = f"{LIST}nytt/"


@pytest.fixture
def alr(agder):
    return council_of(agder)


@pytest.fixture
def asked(alr):
    return commissioned(alr)


@pytest.fixture
def reported(asked):
    commissions.accept(commission=asked, by=None)
    return commissions.report(commission=asked, text="Rådet tilrår.", on=TODAY, by=None)


@pytest.fixture
def _alone(agder):
    """The sample's commissions are closed; the tests that count have their own."""
    Commission.objects.update(state="closed", report="Rådet har svart.", reported_on=TODAY)


def at(commission, part=""):
    return f"{LIST}{commission.slug}/{part}"


def shown(answer):
    return [row["at"].commission for row in answer.context["rows"]]


@pytest.mark.usefixtures("_alone")
@pytest.mark.parametrize("count", [1, 3])
def test_costs_the_same_with_more_rows(as_registrar, alr, django_assert_num_queries, count):
    """C6. Newest first."""
    mine = [commissioned(alr) for _turn in range(count)]

    with django_assert_num_queries(11):
        answer = as_registrar.get(f"{LIST}?vis=utvalget")

    assert shown(answer) == mine[::-1]


@pytest.mark.usefixtures("_alone")
def test_shows_days_date_and_whose_turn_it_is(as_registrar, alr, time_machine):
    """PRJ-9, FSU-5."""
    time_machine.move_to(TODAY)
    commissioned(alr, on=date(2026, 11, 1), due=date(2026, 11, 20), due_is_tentative=True)

    answer = as_registrar.get(f"/en{LIST}?vis=utvalget")

    row = answer.context["rows"][0]["at"]
    assert (row.days, row.late, row.awaiting, row.cases) == (21, True, "ALR", 0)
    assert answer.context["rows"][0]["due"] == "20.11.2026 (tentative)"


def test_is_narrowed_by_state_and_council(as_secretary, asked, reported):
    for query, found in (
        ("vis=oppdragsgiveren", True),
        ("vis=utvalget", False),
        ("utvalg=alr", True),
        ("utvalg=alr&vis=oppdragsgiveren", True),
    ):
        assert (asked in shown(as_secretary.get(f"{LIST}?{query}"))) == found, query


def test_has_twenty_to_a_page(as_registrar, alr):
    before = Commission.objects.count()
    for _turn in range(21 - before):
        commissioned(alr)

    assert len(shown(as_registrar.get(f"{LIST}?utvalg=alr"))) == 20
    last = as_registrar.get(f"{LIST}?utvalg=alr&side=2")
    assert len(shown(last)) == 1
    assert "utvalg=alr" in last.text


@pytest.mark.parametrize(
    "query", ["side=x", "vis=x&utvalg=x", "utvalg=%25&tiltak=x", "vis=" + "9" * 900]
)
def test_with_a_query_that_nobody_types_is_a_list(as_registrar, query):
    """W10."""
    assert as_registrar.get(f"{LIST}?{query}").status_code == 200


def test_without_any_says_what_to_do_to_those_who_can(as_registrar, as_member, agder):
    cases.Case.objects.update(commission=None, origin=CaseOrigin.OWN_INITIATIVE)
    Commission.objects.all().delete()

    assert as_registrar.get(LIST).text.count(f'href="{NEW}"') == 2
    assert NEW not in as_member.get(LIST).text


def test_shows_nothing_of_another_community(client, asked):
    """Z4."""
    _community, user = world.neighbour()
    client.force_login(user)

    assert client.get(LIST).status_code == 403
    for address in (at(asked), f"/nord/oppdrag/{asked.slug}/", at(asked, "lukk/")):
        assert client.get(address).status_code == 404


def test_parts_tell_whose_turn_it_is(as_registrar, alr, reported, time_machine):
    """FSU-2: an overdue one waits for the council; what is reported waits for the principal."""
    time_machine.move_to(TODAY)
    late = commissioned(alr, due=date(2026, 11, 1))

    parts = {
        part: {row.pk for row in shown(as_registrar.get(f"{LIST}?vis={part}"))}
        for part in ("apne", "utvalget", "oppdragsgiveren", "forsinket", "lukket", "alle")
    }

    assert late.pk in parts["forsinket"]
    assert reported.pk not in parts["forsinket"]
    assert late.pk in parts["utvalget"]
    assert reported.pk in parts["oppdragsgiveren"]
    assert parts["utvalget"] | parts["oppdragsgiveren"] == parts["apne"]
    assert parts["apne"] | parts["lukket"] == parts["alle"]
    counts = {entry["url"]: entry["count"] for entry in as_registrar.get(LIST).context["groups"]}
    assert counts == {f"?vis={part}": len(found) for part, found in parts.items()}


def test_list_and_file_are_narrowed_by_measure(as_registrar, alr):
    """FSU-3."""
    measure = planned_measures(alr.anchored_in).areas.get().measures.first()
    mine = commissioned(alr, measure=measure)

    assert shown(as_registrar.get(f"{LIST}?tiltak={measure.pk}")) == [mine]
    answer = as_registrar.get(f"{LIST}oppdrag.csv?tiltak={measure.pk}")
    heading, line = answer.content.decode("utf-8-sig").splitlines()
    assert mine.reference in line
    assert "Gode overganger" in line
    assert heading.count(";") == line.count(";")
