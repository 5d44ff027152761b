"""The figures of a year, beside counts made by hand."""

from cases.domain.advice import recommendations
from cases.domain.annual.facts import facts_of
from cases.domain.reach import answers
from cases.enums import Channel, Consequence
from councils.models import Council
from tests.cases.domain.advice.given import TODAY, advised
from tests.cases.domain.hearings.asked import answered, sent
from tests.cases.domain.reach.reached import LATER, in_force, place, row_of, send
from tests.cases.domain.reach.test_audience import ALU
from tests.factories import DAY, council_of, new_case


def facts(agder, year=2026):
    return facts_of(council_of(agder), year=year)


def test_meetings_and_who_met(agder):
    before = facts(agder)
    advised(council_of(agder))
    now = facts(agder)

    assert (now["meetings"], now["minutes"]) == (before["meetings"] + 1, before["minutes"] + 180)
    seats = {label: number for label, number, _members, _substitutes in now["groups"]}
    assert sum(seats.values()) == 14  # ALR-25
    for (label, *_rest, members, _s), (_label, *_more, earlier, _e) in zip(
        now["groups"], before["groups"], strict=True
    ):
        assert members >= earlier, label


def test_group_of_which_nobody_met_stands_there(agder):  # AHU-18
    alone = facts(agder, year=2020)

    assert alone["meetings"] == 0
    assert [row[2:] for row in alone["groups"]] == [[0, 0]] * len(alone["groups"])
    assert len(alone["groups"]) == len(facts(agder)["groups"])


def test_cases_of_the_year(agder):
    before = facts(agder)
    new_case(council_of(agder), on=DAY)
    advised(council_of(agder))
    now = facts(agder)

    assert now["cases_registered"] == before["cases_registered"] + 2
    assert now["cases_treated"] == before["cases_treated"] + 1


def test_advice_and_its_goals(agder):  # ALR-3
    mandate = council_of(agder).mandates.get(in_force=True)
    mandate.goals = ["Bedre forløp", "Mer samarbeid"]
    mandate.save()
    given = advised(council_of(agder))
    given.goals = ["Bedre forløp"]
    given.save()
    given = recommendations.publish(recommendation=given, on=TODAY, by=None)

    now = facts(agder)

    assert now["recommendations"][-1] == [given.label, given.answer]
    assert len(now["recommendations"]) == 4
    assert now["goals"] == [["Bedre forløp", 1], ["Mer samarbeid", 0]]


def test_what_was_lifted_and_answered(agder):
    before = facts(agder)
    of = advised(council_of(agder), organisational=Consequence.SIGNIFICANT)
    recommendations.lift(recommendation=of, on=TODAY, by=None)
    now = facts(agder)

    assert now["lifted"] == before["lifted"] + 1
    assert now["answered"] == before["answered"]


def test_hearings_sent_and_those_we_were_asked_in(agder):
    before = facts(agder)
    hearing = sent(new_case(council_of(agder)), ALU, "au-alr")
    answered(hearing.invitations.get(body__slug=ALU))
    asked = facts_of(Council.objects.get(slug="au-alr"), year=2026)
    now = facts(agder)

    names = ("hearings_sent", "hearings_asked", "hearings_said")
    assert [now[name] - before[name] for name in names] == [1, 2, 1]
    assert (asked["hearings_asked_us"], asked["hearings_we_said"]) == (1, 0)


def test_reach_is_that_of_the_overview(agder):
    place(Arendal="ostre-agder")
    send(in_force(1))
    answers.discussed(reach=row_of(ALU), day=LATER, channel=Channel.EMAIL, on=LATER, by=None)
    now = facts(agder)

    assert (now["in_force"], now["municipalities"], now["municipalities_discussed"]) == (3, 1, 1)
    assert ["committee", 1, 1, 0, 1, 0] in now["reach"]


def test_number_of_queries_does_not_grow(agder, django_assert_num_queries):
    council = council_of(agder)
    with django_assert_num_queries(17):
        facts_of(council, year=2026)
    for _each in range(3):
        new_case(council)
    with django_assert_num_queries(17):
        facts_of(council, year=2026)
