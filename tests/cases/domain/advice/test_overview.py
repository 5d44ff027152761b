import pytest
from django.utils.translation import gettext as _

from cases.domain.advice import overview, recommendations
from cases.enums import Consequence
from tests import world
from tests.cases.domain.advice.given import ADVISED_ON, TODAY, advised, drafted
from tests.cases.domain.advice.test_resolutions import answer
from tests.factories import council_of, new_case


def newest(community):
    return overview.matters(community=community, on=TODAY)[0]


def test_matters_of_what_waits_have_age_and_whom(agder):
    given = advised(council_of(agder), organisational=Consequence.SIGNIFICANT)
    recommendations.lift(recommendation=given, on=TODAY.replace(day=1), by=None)

    matter = newest(agder)

    assert matter.recommendation == given
    assert (matter.since, matter.days) == (TODAY.replace(day=1), 21)
    assert (matter.next_step, matter.awaiting) == (_("answer from the principal"), "OSS")
    assert matter.waits_for_principal


def test_matters_of_what_was_approved_await_the_council(agder):
    given = advised(council_of(agder), organisational=Consequence.SIGNIFICANT)
    lifted = recommendations.lift(recommendation=given, on=TODAY, by=None)
    answer(lifted)

    matter = newest(agder)

    assert (matter.next_step, matter.awaiting) == (_("publication"), "ALR")
    assert not matter.waits_for_principal


@pytest.mark.parametrize(
    ("consequence", "next_step"),
    [
        (Consequence.MINOR, "publication"),
        (Consequence.SIGNIFICANT, "to be lifted to the principal"),
    ],
)
def test_matters_of_what_was_advised_count_from_the_meeting(agder, consequence, next_step):
    advised(council_of(agder), organisational=consequence)

    matter = newest(agder)

    assert (matter.since, matter.next_step) == (ADVISED_ON, _(next_step))


def test_matters_leave_out_drafts_and_other_communities(agder):
    neighbour, _user = world.neighbour()
    drafted(new_case(council_of(agder)))
    drafted(new_case(council_of(neighbour, "nlr")))

    assert len(overview.matters(community=agder, on=TODAY)) == 3
    assert overview.matters(community=neighbour, on=TODAY) == []


def test_matters_of_many_cost_one_query(agder, django_assert_num_queries):
    advised(council_of(agder))

    with django_assert_num_queries(1):
        assert len(overview.matters(community=agder, on=TODAY)) == 4
