"""The papers for the principal: the same matters, the same bytes."""

from cases.documents import principal_package
from cases.domain.advice import recommendations
from cases.enums import Consequence
from tests.cases.domain.advice.given import TODAY, advised
from tests.factories import council_of


def test_same_matters_give_the_same_bytes(agder):
    of = advised(council_of(agder), organisational=Consequence.SIGNIFICANT)
    of = recommendations.lift(recommendation=of, on=TODAY, by=None)
    facts = {"community": agder, "recommendations": [of], "on": TODAY}

    assert principal_package.render(**facts) == principal_package.render(**facts)
