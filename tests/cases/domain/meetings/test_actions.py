"""Who does what by when: agreed while the minutes are written, done when they are locked."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cases.domain.meetings import actions, minutes
from cases.enums import ActionState, CasesEvent
from cases.models import ActionPoint
from legeraad.errors import DomainError
from members.domain import people
from tests import factories
from tests.factories import DAY, council_of


@pytest.fixture
def draft(agder):
    return factories.opened(council_of(agder))


@pytest.fixture
def entry(draft):
    return draft.entries.get()


@pytest.fixture
def point(entry, member):
    return actions.agree(
        entry=entry, task="Sender saken", owner=member.person, due=date(2026, 9, 30), by=member
    )


def approved(draft):
    (entry,) = draft.entries.all()
    minutes.write(entry=entry, revision=entry.revision, outcome="noted", by=None)
    return factories.approved(minutes.close(minutes=draft, by=None), on=DAY)


def reasons(point):
    return [row.history_change_reason for row in point.history.all()]


def test_point_is_agreed_changed_and_removed_with_its_history(point, entry):
    changed = actions.change(point=point, task="Sender svaret", owner=None, due=None, by=None)
    actions.remove(point=changed, by=None)

    kept = ActionPoint.history.filter(id=point.pk)
    assert (changed.task, changed.owner, changed.due) == ("Sender svaret", None, None)
    assert entry.actions.count() == 0
    assert list(kept.values_list("history_change_reason", flat=True)) == [
        CasesEvent.ACTION_REMOVED,
        CasesEvent.ACTION_CHANGED,
        CasesEvent.ACTION_AGREED,
    ]


@pytest.mark.parametrize("task", ["", "x" * 301])
def test_point_without_a_task_or_with_too_long_a_one_is_refused(task, entry):
    with pytest.raises(ValidationError) as refusal:
        actions.agree(entry=entry, task=task, by=None)

    assert list(refusal.value.message_dict) == ["task"]
    assert entry.actions.count() == 0


def test_closed_minutes_take_no_point_and_lose_none(draft, point):
    approved(draft)

    for refused in (
        lambda: actions.agree(entry=point.entry, task="For sent", by=None),
        lambda: actions.change(point=point, task="Annet", owner=None, due=None, by=None),
        lambda: actions.remove(point=point, by=None),
    ):
        with pytest.raises(DomainError):
            refused()

    point.refresh_from_db()
    assert (point.task, ActionPoint.objects.filter(entry=point.entry).count()) == (
        "Sender saken",
        1,
    )


def test_point_of_approved_minutes_is_finished_and_opened_again(draft, point, member):
    approved(draft)

    done = actions.finish(point=point, to=ActionState.DONE, on=DAY, by=member)
    twice = actions.finish(point=point, to=ActionState.DONE, on=DAY + timedelta(days=1), by=member)
    again = actions.finish(point=point, to=ActionState.OPEN, on=DAY, by=member)

    assert (done.state, twice.finished_on, again.finished_on) == (ActionState.DONE, DAY, None)
    assert len(reasons(point)) == 3  # agreed, done, open: the second press was none


@pytest.mark.parametrize(
    "change", [{"task": "Annet"}, {"owner": None}, {"due": None}], ids=["task", "owner", "due"]
)
def test_what_was_agreed_is_locked_in_the_database_too(change, draft, point):
    approved(draft)

    with pytest.raises(IntegrityError, match="locked"), transaction.atomic():
        ActionPoint.objects.filter(pk=point.pk).update(**change)
    with pytest.raises(IntegrityError, match="locked"), transaction.atomic():
        ActionPoint.objects.filter(pk=point.pk).delete()
    with pytest.raises(IntegrityError, match="locked"), transaction.atomic():
        ActionPoint.objects.create(entry=point.entry, task="Lagt til")


def test_point_that_is_done_has_a_day_in_the_database_too(point):
    with pytest.raises(IntegrityError), transaction.atomic():
        ActionPoint.objects.filter(pk=point.pk).update(state=ActionState.DONE)


def test_those_of_the_council_and_those_who_met_may_be_given_something(draft, member):
    stranger = people.register_person(name="U.U.", by=None)

    owners = actions.possible_owners(draft.meeting)

    assert member.person in owners
    assert stranger not in owners
    assert "Q.V." in [person.name for person in owners]  # a substitute


def test_owner_sees_it_once_the_minutes_are_closed_and_a_week_after_it_is_done(
    draft, point, member
):
    def seen(on):
        return list(actions.owned_by(member.person, on=on).filter(pk=point.pk))

    written = seen(DAY)
    approved(draft)
    closed = seen(DAY)
    actions.finish(point=point, to=ActionState.DONE, on=DAY, by=member)

    assert (written, closed) == ([], [point])
    assert [len(seen(DAY + timedelta(days=days))) for days in (0, 6, 7)] == [1, 1, 0]
