"""A new state must get its colour, or the pages that show it fail."""

from cases.enums import CaseState, CommissionState, RecommendationState
from cases.views import statuses
from legeraad.web.templatetags.ui import TAG_ICONS


def test_statuses_give_every_state_a_colour_of_the_component():
    assert set(statuses.OF_CASE) == set(CaseState)
    assert set(statuses.OF_COMMISSION) == set(CommissionState)
    assert set(statuses.OF_RECOMMENDATION) == set(RecommendationState)
    colours = (statuses.OF_CASE, statuses.OF_COMMISSION, statuses.OF_RECOMMENDATION)
    assert {colour for each in colours for colour in each.values()} <= set(TAG_ICONS)
