"""A later version of approved minutes: begun with a reason, in force once approved."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from cases.domain.advice import gate
from cases.domain.meetings import actions, minutes, reopening
from cases.domain.public import meetings as public
from cases.enums import ActionState, MinutesState, Outcome, Rendition
from cases.models import ActionPoint, Dissent, Minutes, MinutesEntry
from legeraad.errors import DomainError
from tests import factories
from tests.factories import DAY, council_of

LATER = DAY + timedelta(days=30)
WHY = "Oppmøtet var feil."


@pytest.fixture
def case(agder):
    return factories.new_case(council_of(agder))


@pytest.fixture
def first(agder, case):
    """Approved minutes with an action point and a dissent; their PDFs are made."""
    stored = factories.opened(council_of(agder), case=case)
    entry = stored.entries.get(item__case=case)
    owner = actions.possible_owners(stored.meeting).first()
    actions.agree(entry=entry, task="Sende brev", owner=owner, due=LATER, by=None)
    Dissent.objects.create(entry=entry, person=owner, text="Jeg var uenig.")
    for each in stored.entries.select_related("item"):
        outcome = Outcome.ADVICE if each.item.case_id else Outcome.NOTED
        advice = "Rådet tilrår ordningen." if each.item.case_id else ""
        facts = {"outcome": outcome, "advice": advice, "discussion": "Først."}
        minutes.write(entry=each, revision=each.revision, by=None, **facts)
    return factories.filed(factories.approved(minutes.close(minutes=stored, by=None)))


def again(stored):
    return reopening.reopen(minutes=stored, why=WHY, by=None)


def second_approved(stored):
    """The next version, changed, closed and approved a month later."""
    new = again(stored)
    entry = new.entries.exclude(item__case=None).get()
    minutes.write(entry=entry, revision=entry.revision, discussion="Så.", by=None)
    return factories.approved(minutes.close(minutes=new, by=None), on=LATER)


def states(meeting):
    return list(meeting.minutes.order_by("version").values_list("version", "state"))


def test_new_version_is_a_copy_with_its_reason(first):
    new = again(first)

    said = [
        list(version.entries.values_list("item", "discussion", "outcome", "advice"))
        for version in (first, new)
    ]
    assert (new.version, new.state, new.reopened_why) == (2, MinutesState.DRAFT, WHY)
    assert said[0] == said[1]
    point = ActionPoint.objects.get(entry__minutes=new)
    assert (point.task, point.due, point.replaces.entry.minutes) == ("Sende brev", LATER, first)
    assert Dissent.objects.get(entry__minutes=new).text == "Jeg var uenig."


def test_pressed_twice_is_one_new_version(first):
    assert again(first) == again(first)
    assert states(first.meeting) == [(1, "approved"), (2, "draft")]


def test_without_a_reason_nothing_is_begun(first):
    with pytest.raises(DomainError) as refusal:
        reopening.reopen(minutes=first, why=" ", by=None)

    assert (refusal.value.field, first.meeting.minutes.count()) == ("why", 1)


def test_minutes_on_their_way_have_no_new_version(agder):
    closed = factories.closed(council_of(agder))

    with pytest.raises(DomainError):
        again(closed)
    assert states(closed.meeting) == [(1, "with_chair")]


def test_version_without_its_pdfs_waits_for_them(agder):
    """Only the PDFs say what it said, once the facts may be changed again."""
    stored = factories.approved(factories.closed(council_of(agder)))

    with pytest.raises(DomainError):
        again(stored)
    assert states(stored.meeting) == [(1, "approved")]


def test_old_version_is_in_force_until_the_new_one_is_approved(first, case):
    new = again(first)
    entry = new.entries.exclude(item__case=None).get()
    minutes.write(entry=entry, revision=entry.revision, outcome=Outcome.NOTED, advice="", by=None)

    assert public.approved_minutes(first.meeting) == first
    assert reopening.only_as_pdf(first)
    assert minutes.advice_given(case) == "Rådet tilrår ordningen."
    assert minutes.newest_closed(first.meeting) == first


def test_new_version_takes_its_place_and_the_old_one_stays_as_it_was(first):
    before = minutes.newest_file(first, Rendition.PUBLIC)
    new = second_approved(first)

    old = Minutes.objects.get(pk=first.pk)
    assert states(first.meeting) == [(1, "superseded"), (2, "approved")]
    assert public.approved_minutes(first.meeting) == new
    assert (old.approved_on, old.locked) == (DAY, True)
    assert minutes.newest_file(old, Rendition.PUBLIC) == before
    assert reopening.earlier(new) == [old]
    assert set(old.entries.values_list("discussion", flat=True)) == {"<p>Først.</p>"}


def test_advice_that_the_new_version_takes_away_is_given_no_more(first, case):
    new = again(first)
    entry = new.entries.exclude(item__case=None).get()
    minutes.write(entry=entry, revision=entry.revision, outcome=Outcome.NOTED, advice="", by=None)
    factories.approved(minutes.close(minutes=new, by=None), on=LATER)

    assert minutes.advice_given(case) == ""
    took_part = gate.sides_of(first.meeting_id, [entry.item])
    assert took_part[entry.item_id].gp


def test_what_was_agreed_stands_once_in_every_state(first):
    """Also when it was done while the new version was being written."""
    counted = actions.that_count().filter(entry__minutes__meeting=first.meeting)
    counts = [counted.count()]
    new = again(first)
    counts.append(counted.count())
    minutes.close(minutes=new, by=None)
    counts.append(counted.count())
    old_point = ActionPoint.objects.get(entry__minutes=first)
    actions.finish(point=old_point, to=ActionState.DONE, on=LATER, by=None)
    factories.approved(new, on=LATER)

    assert [*counts, counted.count()] == [1, 1, 1, 1]
    assert (counted.get().entry.minutes, counted.get().state) == (new, ActionState.DONE)
    assert counted.get().finished_on == LATER


def test_database_lets_a_replaced_version_be(first):
    second_approved(first)
    rows = [
        Minutes.objects.filter(pk=first.pk),
        MinutesEntry.objects.filter(minutes=first),
        Dissent.objects.filter(entry__minutes=first),
    ]

    for row, facts in zip(
        rows, ({"state": "draft"}, {"discussion": "Tuklet."}, {"text": "Tuklet."}), strict=True
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            row.update(**facts)


def test_database_replaces_nothing_but_the_state(first):
    rows = Minutes.objects.filter(pk=first.pk)

    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(state="superseded", approved_on=date(2020, 1, 1))
    assert rows.update(state="superseded") == 1


@pytest.mark.parametrize("state", ["draft", "approved"])
def test_database_has_one_version_on_its_way_and_one_in_force(first, state):
    facts = {"approved_on": DAY, "approved_how": "all"} if state == "approved" else {}
    if state == "draft":
        again(first)

    with pytest.raises(IntegrityError), transaction.atomic():
        Minutes.objects.create(
            meeting=first.meeting, version=3, reopened_why=WHY, state=state, **facts
        )
