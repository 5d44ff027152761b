"""A new state must get its colour, or the pages that show it fail."""

from cases.enums import CaseState, RecommendationState
from cases.views import statuses
from legeraad.web.templatetags.ui import TAG_ICONS


def test_statuses_give_every_state_a_colour_of_the_component():
    assert set(statuses.OF_CASE) == set(CaseState)
    assert set(statuses.OF_RECOMMENDATION) == set(RecommendationState)
    assert {*statuses.OF_CASE.values(), *statuses.OF_RECOMMENDATION.values()} <= set(TAG_ICONS)
