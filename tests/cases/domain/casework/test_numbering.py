import pytest
from django.db import transaction

from cases.domain.casework.numbering import next_number
from cases.enums import CounterKind
from cases.models import Counter
from tests.factories import council_of


def test_next_number_counts_each_kind_council_and_year_for_itself(agder):
    council, other = council_of(agder), council_of(agder, "au-alr")
    wanted = [(council, 2026), (council, 2026), (council, 2027), (other, 2026)]

    given = [
        next_number(kind=CounterKind.ITEM, community=agder, council=council, year=year)
        for council, year in wanted
    ]

    assert given == [1, 2, 1, 1]


def test_next_number_rolled_back_is_given_again(agder):
    scope = {"kind": CounterKind.RECOMMENDATION, "community": agder}
    with transaction.atomic():
        lost = next_number(**scope)
        transaction.set_rollback(True)

    assert next_number(**scope) == lost


@pytest.mark.django_db(transaction=True)
def test_next_number_outside_a_transaction_is_refused(agder):
    with pytest.raises(transaction.TransactionManagementError):
        next_number(kind=CounterKind.RECOMMENDATION, community=agder)

    assert Counter.objects.get(kind=CounterKind.RECOMMENDATION).last == 3
