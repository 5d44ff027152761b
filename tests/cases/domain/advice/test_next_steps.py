import pytest

from cases.domain.advice import recommendations
from cases.domain.advice.next_steps import Step, standing, standings
from cases.domain.casework import cases
from cases.domain.meetings import agenda
from cases.enums import CaseState, Consequence, ResolutionOutcome
from cases.models import Case
from tests.cases.domain.advice.given import TODAY, advise, advised, assessed, drafted
from tests.cases.domain.advice.test_resolutions import answer
from tests.factories import closed, council_of, new_case, planned


def step(case):
    return standing(Case.objects.select_related("council__community").get(pk=case.pk)).step


def test_step_of_a_new_case_is_to_assess(agder):
    assert step(new_case(council_of(agder))) == Step.ASSESS


def test_step_of_an_assessed_case_is_to_draft(agder):
    assert step(assessed(council_of(agder))) == Step.DRAFT


def test_step_of_a_drafted_case_is_an_agenda(agder):
    case = assessed(council_of(agder))
    drafted(case)

    assert step(case) == Step.SCHEDULE


def test_step_on_an_agenda_is_the_earliest_meeting(agder):
    council = council_of(agder)
    case = assessed(council)
    later = planned(council, on=TODAY.replace(2027))
    sooner = planned(council, on=TODAY)
    for meeting in (later, sooner):
        agenda.add_case(meeting=meeting, case=case, by=None)

    assert step(case) == Step.TREAT
    assert standing(case).meeting == sooner


def test_step_while_the_minutes_are_unapproved_is_that_meeting(agder):
    case = assessed(council_of(agder))
    meeting = closed(case.council, case=case).meeting

    assert standing(Case.objects.get(pk=case.pk)).meeting == meeting


def test_step_after_advice_without_a_recommendation_is_to_write_it(agder):
    case = assessed(council_of(agder))
    advise(case)

    assert step(case) == Step.DRAFT


def test_step_after_advice_is_to_publish(agder):
    assert step(advised(council_of(agder)).case) == Step.PUBLISH


def test_step_after_advice_of_significance_is_to_lift(agder):
    given = advised(council_of(agder), organisational=Consequence.SIGNIFICANT)

    assert step(given.case) == Step.LIFT


@pytest.mark.parametrize(
    ("outcome", "then"),
    [
        (ResolutionOutcome.APPROVED, Step.PUBLISH),
        (ResolutionOutcome.CHANGED, Step.PUBLISH),
        (ResolutionOutcome.RETURNED, Step.SCHEDULE),
        (ResolutionOutcome.DECLINED, Step.NOTHING),
    ],
)
def test_step_with_the_principal_is_the_answer_and_then_what_it_says(agder, outcome, then):
    given = advised(council_of(agder), organisational=Consequence.SIGNIFICANT)
    lifted = recommendations.lift(recommendation=given, on=TODAY, by=None)

    assert step(given.case) == Step.ANSWER
    answer(lifted, outcome)
    assert step(given.case) == then


def test_step_in_force_is_nothing(agder):
    assert step(Case.objects.get(number=1)) == Step.NOTHING


def test_step_of_a_withdrawn_case_is_nothing(agder):
    case = new_case(council_of(agder))
    cases.move(case=case, to=CaseState.WITHDRAWN, why="Ikke lenger aktuelt.", by=None)

    assert step(case) == Step.NOTHING


@pytest.mark.parametrize("count", [1, 3])
def test_standings_of_many_cost_as_much_as_of_one(agder, django_assert_num_queries, count):
    found = list(Case.objects.select_related("council__community")[:count])

    with django_assert_num_queries(3):
        assert [each.step for each in standings(found)] == [Step.NOTHING] * count
