"""A specialist is named while the case is put on an agenda: he is invited, once (ALR-32)."""

import pytest

from cases.domain.meetings import agenda, specialists
from cases.models import Guest
from tests import factories
from tests.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)

TURNS = 6


def test_named_and_put_on_an_agenda_at_once_is_invited_once(agder):
    council, body = factories.council_of(agder), factories.small_council(agder)
    meeting = factories.planned(council)
    for turn in range(TURNS):
        case, email = factories.new_case(council), f"spesialist{turn}@eksempel.example"
        asked = specialists.ask(
            case=case,
            body=body,
            wanted="En røntgenlege",
            deadline=factories.DAY.replace(year=2099),
            on=factories.DAY,
            by=None,
        )

        def name(asked=asked, email=email):
            specialists.name(asked=asked, specialist="S.P.", email=email, on=factories.DAY, by=None)

        def put_on_agenda(case=case):
            agenda.add_case(meeting=meeting, case=case, by=None)

        assert at_once(name, put_on_agenda) == []
        guest = Guest.objects.get(person__email=email)
        assert guest.item.case == case
