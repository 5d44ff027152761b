"""What was lifted becomes a case of the principal's own."""

import pytest

from cases.domain.advice import principal, recommendations
from cases.enums import Access, Consequence
from cases.models import Case, Recommendation
from legeraad.errors import DomainError
from tests.cases.domain.advice.given import TODAY, advised
from tests.factories import council_of


@pytest.fixture
def lifted(agder):
    of = advised(council_of(agder), organisational=Consequence.SIGNIFICANT)
    return recommendations.lift(recommendation=of, on=TODAY, by=None)


def take_up(of):
    return principal.take_up(recommendation=of, on=TODAY, by=None)


def test_principal_has_a_case_with_its_own_number(lifted):
    made = take_up(lifted)

    assert made.reference.startswith("OSS ")
    assert (made.title, made.requester) == (lifted.case.title, "Agder legeråd")
    assert list(made.themes.all()) == list(lifted.case.themes.all())
    assert Recommendation.objects.get(pk=lifted.pk).principal_case == made


def test_second_press_makes_no_second_case(lifted):
    first = take_up(lifted)
    before = Case.objects.count()

    assert take_up(lifted) == first
    assert Case.objects.count() == before


def test_what_does_not_wait_is_not_taken_up(agder):
    with pytest.raises(DomainError):
        take_up(advised(council_of(agder)))


def test_title_of_what_is_exempt_goes_nowhere(lifted):
    Case.objects.filter(pk=lifted.case_id).update(access=Access.EXEMPT, legal_basis="offl. § 14")
    with pytest.raises(DomainError):
        take_up(Recommendation.objects.get(pk=lifted.pk))
    assert Recommendation.objects.get(pk=lifted.pk).principal_case is None
