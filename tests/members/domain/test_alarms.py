"""The keepers are told that something is wrong: one mail a day each, whatever they keep."""

from datetime import timedelta

import pytest
from django.utils import timezone

from legeraad.outbox.models import Job
from members.domain import alarms, people
from members.enums import Role
from members.models import Notice, RoleAssignment
from tests import world
from tests.factories import DAY

TODAY = timezone.localdate()


def tell(on=TODAY):
    return alarms.tell_keepers(on=on, troubles=["parked"], parked=2)


def told():
    rows = Notice.objects.filter(intent="members/alarm")
    return sorted(rows.values_list("person__email", flat=True))


@pytest.fixture
def second_community(agder, keeper):
    """The keeper of Agder keeps another one as well."""
    other = world.neighbour()[0]
    people.give_role(person=keeper.person, role=Role.KEEPER, community=other, start=DAY, by=None)
    return other


def test_keeper_is_told_once_a_day_and_nobody_else(agder, keeper):
    assert [tell(), tell(), tell(TODAY + timedelta(days=1))] == [1, 0, 1]
    assert told() == [keeper.email, keeper.email]


def test_keeper_of_two_communities_gets_one_mail(second_community, keeper):
    assert tell() == 1
    assert told() == [keeper.email]


def test_former_keeper_is_not_told(agder, keeper):
    RoleAssignment.objects.filter(role=Role.KEEPER).update(ended_on=TODAY)

    assert (tell(), told()) == (0, [])


def test_alarm_goes_out_at_once_and_says_where_to_look(agder, run_outbox, mailoutbox):
    tell()
    run_outbox("notice.mail")

    (mail,) = mailoutbox
    assert "/drift/" in mail.body
    assert "2" in mail.body
    assert not Job.objects.filter(done_at=None).exists()
