"""One form, one thing; and a fault of another kind is not swallowed."""

from functools import partial
from uuid import UUID

import pytest
from django.db import IntegrityError

from cases.domain.once import once
from cases.models import Case
from tests.factories import council_of, new_case

KEY = UUID(int=7)


def make(agder, key):
    case = new_case(council_of(agder))
    Case.objects.filter(pk=case.pk).update(form_key=key)
    return case


def test_once_with_the_same_key_makes_one(agder):
    first = once(Case, KEY, partial(make, agder, KEY))

    assert once(Case, KEY, partial(make, agder, KEY)) == first
    assert Case.objects.filter(form_key=KEY).count() == 1


def test_once_passes_on_a_fault_of_another_kind(agder):
    """The race itself is tried with threads in tests/faults/test_numbering.py."""

    def refused():
        raise IntegrityError("another constraint")

    with pytest.raises(IntegrityError):
        once(Case, KEY, refused)


def test_once_without_a_key_makes_another_each_time(agder):
    assert once(Case, None, partial(make, agder, None)) != once(
        Case, None, partial(make, agder, None)
    )
