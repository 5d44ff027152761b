from cases.domain.advice.delivery import tell_of_publication
from cases.models import Recommendation
from members.models import Notice
from tests.cases.domain.advice.given import TODAY


def told():
    given = Recommendation.objects.get(number=1)
    return Notice.objects.filter(key__startswith=f"recommendation:{given.pk}:in-force")


def tell():
    return tell_of_publication(recommendation_id=Recommendation.objects.get(number=1).pk, on=TODAY)


def test_tell_of_publication_reaches_members_and_substitutes_once(agder):
    """Thirteen sit in the fourteen seats, and three in substitutes' seats."""
    assert tell() == 16
    assert told().count() == 16


def test_tell_of_publication_twice_tells_nobody_twice(agder):
    tell()

    assert tell() == 0
    assert told().count() == 16
