import pytest

from cases.domain.advice import recommendations
from cases.domain.casework import commissions
from cases.enums import Consequence
from cases.models import Commission, Recommendation
from tests import world
from tests.cases.domain.advice.given import TODAY, advised, drafted
from tests.factories import commissioned, council_of, new_case

OVERVIEW = "/agder/oversikt/"
# Who is signed in and what he holds, and the page's own: community, its councils, commissions,
# matters, cases seen, and three about how far the advice has come.
QUERIES = 12


def shown(answer):
    return [row["recommendation"] for row in answer.context["rows"]]


def lifted(community):
    given = advised(council_of(community), organisational=Consequence.SIGNIFICANT)
    return recommendations.lift(recommendation=given, on=TODAY.replace(day=1), by=None)


def test_overview_shows_what_was_given_and_nothing_of_drafts(as_registrar, agder):
    case = new_case(council_of(agder), title="Hemmelig utkast")
    Recommendation.objects.filter(pk=drafted(case).pk).update(answer="Hemmelig utkast")

    answer = as_registrar.get(OVERVIEW)

    assert [each.label for each in shown(answer)] == ["A-03", "A-02", "A-01"]
    assert "Hemmelig utkast" not in answer.text


@pytest.mark.parametrize("count", [1, 3])
def test_overview_costs_the_same_with_more_matters(
    as_registrar, agder, django_assert_num_queries, count
):
    keep = Recommendation.objects.values_list("pk", flat=True)[:count]
    Recommendation.objects.exclude(pk__in=list(keep)).update(state="draft")

    with django_assert_num_queries(QUERIES):
        answer = as_registrar.get(OVERVIEW)

    assert len(shown(answer)) == count


def test_overview_gives_the_registrar_the_button_for_what_waits(as_registrar, agder, time_machine):
    time_machine.move_to(TODAY)
    given = lifted(agder)

    answer = as_registrar.get(OVERVIEW)

    waiting = answer.context["waiting"]
    assert [(row["recommendation"], row["matter"].days) for row in waiting] == [(given, 21)]
    assert waiting[0]["answer_url"] == f"/agder/saker/{given.case.slug}/anbefaling/svar/"
    assert waiting[0]["url"] == given.case.get_absolute_url()
    assert as_registrar.get(waiting[0]["url"]).status_code == 200


def test_registrar_sees_the_case_that_was_lifted_and_no_other(as_registrar, agder):
    """The principal must read what it answers; the rest is the council's own."""
    given = lifted(agder)
    other = new_case(council_of(agder))

    shown = [as_registrar.get(case.get_absolute_url()).status_code for case in (given.case, other)]

    assert shown == [200, 404]


def test_overview_says_three_sentences(as_registrar, agder):
    lifted(agder)

    said = as_registrar.get(f"/en{OVERVIEW}").context["sentences"]

    assert said[0] == "4 recommendations have been given, and 3 of them are in force."
    assert said[1] == "3 were lifted to the principal; 2 approved."
    assert len(said) == 3


def test_overview_leads_the_secretary_to_the_case(as_secretary, agder):
    given = lifted(agder)

    row = as_secretary.get(OVERVIEW).context["waiting"][0]

    assert row["url"] == given.case.get_absolute_url()


def test_overview_by_council_and_year_leaves_the_rest_out(as_registrar, agder):
    assert len(shown(as_registrar.get(f"{OVERVIEW}?utvalg=alr&ar=2026"))) == 3
    nothing = as_registrar.get(f"{OVERVIEW}?utvalg=x&ar=1999")
    assert len(shown(nothing)) == 3  # what cannot be meant is left out of the filter


@pytest.mark.parametrize("query", ["ar=x", "utvalg=%25", "ar=" + "9" * 500])
def test_overview_with_a_query_that_nobody_types_is_an_overview(as_registrar, query):
    """W10."""
    assert as_registrar.get(f"{OVERVIEW}?{query}").status_code == 200


def test_overview_of_nothing_says_what_will_come(client, agder):
    _community, user = world.neighbour()
    client.force_login(user)

    answer = client.get("/nord/oversikt/")

    assert answer.status_code == 200
    assert shown(answer) == []


def test_overview_is_not_for_members_or_neighbours(as_member, as_doctor, client, agder):
    """Z4."""
    _community, user = world.neighbour()
    client.force_login(user)

    for browser in (as_member, as_doctor, client):
        assert browser.get(OVERVIEW).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_overview_costs_the_same_with_more_commissions(
    as_registrar, agder, django_assert_num_queries, count
):
    Commission.objects.update(state="closed", report="Rådet har svart.", reported_on=TODAY)
    asked = [commissioned(council_of(agder)) for _turn in range(count)]

    with django_assert_num_queries(QUERIES):
        answer = as_registrar.get(OVERVIEW)

    assert [row["at"].commission for row in answer.context["asked"]] == asked[::-1]


def test_overview_shows_open_commissions_with_whose_turn_it_is(as_registrar, agder):
    """FSU-2, FSU-5."""
    Commission.objects.update(state="closed", report="Rådet har svart.", reported_on=TODAY)
    asked = commissions.accept(commission=commissioned(council_of(agder)), by=None)
    commissions.report(commission=asked, text="Rådet tilrår.", on=TODAY, by=None)

    shown = as_registrar.get(OVERVIEW).context["asked"]
    assert [(row["at"].awaiting, row["at"].late) for row in shown] == [("OSS", False)]

    commissions.close(commission=asked, by=None)
    assert as_registrar.get(OVERVIEW).context["asked"] == []
