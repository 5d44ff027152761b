"""Versions of a public recommendation, the newest first, and where their PDFs are."""

from datetime import date, timedelta

import pytest

from cases.domain.advice import versions as keeping
from cases.domain.public import versions
from cases.enums import ResolutionOutcome
from cases.models import Recommendation


@pytest.mark.parametrize("count", [1, 3])
def test_versions_stand_newest_first_in_one_query(agder, count, django_assert_num_queries):
    of = Recommendation.public.select_related("community").get(number=1)
    for month in range(1, count):
        keeping.keep(recommendation=of, on=date(2027, month, 1), by=None)
    keeping.file_pdf(version=of.versions.get(version=1), content=b"%PDF")

    with django_assert_num_queries(1):
        found = versions.versions(of)
        addresses = [versions.file_address(each) for each in found]

    assert [each.version for each in found] == list(range(count, 0, -1))
    assert addresses == [*[""] * (count - 1), "/agder/anbefalinger/1/versjoner/1/anbefaling.pdf"]


def test_answer_is_the_newest_from_before_the_version(agder, django_assert_num_queries):
    of = Recommendation.objects.get(number=1)
    first = of.versions.get(version=1)
    given = of.resolutions.get()
    later = of.resolutions.create(
        principal=given.principal,
        decided_on=first.in_force_from + timedelta(days=1),
        case_number="99/26",
        outcome=ResolutionOutcome.CHANGED,
        text="Med en endring.",
    )
    second = keeping.keep(recommendation=of, on=later.decided_on, by=None)

    with django_assert_num_queries(2):
        answers = [versions.answer(each) for each in (first, second)]

    assert answers == [given, later]


def test_version_that_was_not_lifted_has_no_answer(agder):
    of = Recommendation.objects.get(number=1)
    of.resolutions.all().delete()

    assert versions.answer(of.versions.get(version=1)) is None
