"""The mark that something was archived."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cases.domain import archiving
from cases.models import Archiving
from tests import factories
from tests.conftest import user_of
from tests.factories import DAY, council_of

LATER = date(2026, 12, 1)


@pytest.fixture
def meeting(agder):
    return factories.planned(council_of(agder))


def mark(of, **other):
    facts = {"reference": " 26/01234-5 ", "on": DAY, "person": user_of("secretary").person}
    return archiving.mark(of=of, **facts | other, by=None)


def test_mark_says_what_when_and_by_whom(meeting):
    marked = mark(meeting)

    assert (marked.meeting, marked.case, marked.reference) == (meeting, None, "26/01234-5")
    assert (marked.archived_on, marked.archived_by) == (DAY, user_of("secretary").person)


def test_marked_again_the_newest_holds_and_the_history_has_both(meeting):
    mark(meeting)

    marked = mark(meeting, reference="26/9", on=LATER)

    assert Archiving.objects.get() == marked
    assert list(marked.history.values_list("reference", flat=True)) == ["26/9", "26/01234-5"]


def test_mark_without_a_reference_is_none(meeting):
    with pytest.raises(ValidationError):
        mark(meeting, reference="  ")
    assert not Archiving.objects.exists()


def test_case_has_a_mark_of_its_own(agder, meeting):
    case = factories.new_case(council_of(agder))
    mark(meeting)

    assert mark(case).case == case


@pytest.mark.parametrize("both", [True, False])
def test_database_marks_one_thing(agder, meeting, both):
    case = factories.new_case(council_of(agder))
    things = {"meeting": meeting, "case": case} if both else {}

    with pytest.raises(IntegrityError), transaction.atomic():
        Archiving.objects.create(reference="1", archived_on=DAY, **things)
