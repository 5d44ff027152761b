"""Who is told of advice that was lifted, answered or put in force."""

from cases.domain.advice import delivery
from cases.domain.advice.delivery import tell_of_answer
from cases.models import PrincipalResolution, Recommendation
from members.models import Notice, Person
from tests.cases.domain.advice.given import TODAY


def given() -> Recommendation:
    return Recommendation.objects.select_related("case__council__anchored_in").get(number=1)


def test_publication_reaches_members_and_substitutes_each_once(agder):
    """Thirteen sit in the fourteen seats, and three in substitutes' seats."""
    readers = delivery.readers(given(), on=TODAY)

    assert len(readers) == 16
    assert len({person.pk for person in readers}) == 16


def test_lifting_reaches_the_registrar_of_the_principal(agder):
    assert [person.name for person in delivery.registrars(given(), on=TODAY)] == ["X.S."]


def test_tell_of_answer_twice_tells_nobody_twice(agder):
    resolution = PrincipalResolution.objects.get(recommendation=given())
    Notice.objects.all().delete()

    assert tell_of_answer(resolution, by=None) == 2
    assert tell_of_answer(resolution, by=None) == 0
    assert {notice.person.name for notice in Notice.objects.all()} == {"V.Ø.", "T.Q."}


def test_tell_of_answer_leaves_out_whoever_registered_it(agder):
    resolution = PrincipalResolution.objects.get(recommendation=given())
    Notice.objects.all().delete()
    secretary = Person.objects.get(name="V.Ø.").user

    assert tell_of_answer(resolution, by=secretary) == 1
