"""The agenda: order, numbers and sending."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from cases.domain.casework import cases
from cases.domain.meetings import agenda, guests, impartiality, meetings, minutes
from cases.enums import CaseState, GuestRole, ItemKind, MeetingState
from cases.models import AgendaItem
from cases.tasks import make_papers
from councils.enums import ProfessionalGroup
from legeraad.errors import DomainError
from legeraad.outbox.models import Job
from members.domain import sendings
from members.domain.people import register_person
from members.models import Notice
from tests import factories
from tests.factories import DAY, council_of, new_case, planned


@pytest.fixture
def meeting(agder):
    return planned(council_of(agder))


@pytest.fixture
def case(agder):
    return new_case(council_of(agder))


def titles(meeting):
    return list(meeting.items.order_by("position").values_list("title", flat=True))


def positions(meeting):
    return list(meeting.items.order_by("position").values_list("position", flat=True))


def told_of(meeting):
    matter = {"meeting_id": meeting.pk}
    return Notice.objects.filter(intent="cases/agenda_sent", matter=matter, sending__isnull=False)


def test_agenda_sent_leads_to_the_papers_not_to_the_public_page(agder, meeting):
    agenda.send(meeting=meeting, on=DAY, by=None)

    council = meeting.council
    papers = reverse("cases:meeting_prepare", args=["agder", council.slug, meeting.slug])
    assert set(told_of(meeting).values_list("path", flat=True)) == {papers}


def test_case_comes_last_and_becomes_ready(meeting, case):
    item = agenda.add_case(meeting=meeting, case=case, by=None)

    case.refresh_from_db()
    assert (item.position, item.title, item.number, case.state) == (2, case.title, None, "ready")


def test_case_stands_once_on_an_agenda(meeting, case):
    agenda.add_case(meeting=meeting, case=case, by=None)

    with pytest.raises(DomainError) as refusal:
        agenda.add_case(meeting=meeting, case=case, by=None)

    assert (refusal.value.field, meeting.items.count()) == ("case", 2)


def test_case_of_another_council_is_refused(agder, meeting):
    other = new_case(factories.small_council(agder))

    with pytest.raises(DomainError) as refusal:
        agenda.add_case(meeting=meeting, case=other, by=None)

    assert (refusal.value.field, meeting.items.count()) == ("case", 1)


def test_case_may_come_again_in_a_later_meeting(agder, meeting, case):
    later = planned(council_of(agder), on=date(2026, 10, 14))

    first = agenda.add_case(meeting=meeting, case=case, by=None)
    second = agenda.add_case(meeting=later, case=case, by=None)

    assert first.pk != second.pk


@pytest.mark.parametrize(
    ("up", "which", "order"),
    [
        (True, 2, ["a", "c", "b"]),
        (False, 0, ["b", "a", "c"]),
        (True, 0, ["a", "b", "c"]),
        (False, 2, ["a", "b", "c"]),
    ],
)
def test_item_changes_place_with_its_neighbour_and_stops_at_the_ends(up, which, order, agder):
    meeting = meetings.plan(
        council=council_of(agder),
        starts_at=timezone.now(),
        ends_at=timezone.now() + timezone.timedelta(hours=2),
        place="Arendal",
        by=None,
    )
    items = [agenda.add_item(meeting=meeting, title=title, by=None) for title in "abc"]

    agenda.move(item=items[which], up=up, by=None)

    assert (titles(meeting), positions(meeting)) == (order, [1, 2, 3])


def test_item_taken_off_leaves_no_hole_and_keeps_its_history(meeting, case):
    middle = agenda.add_case(meeting=meeting, case=case, by=None)
    agenda.add_item(meeting=meeting, title="Eventuelt", by=None)
    key = middle.pk

    agenda.remove(item=middle, by=None)

    assert (titles(meeting), positions(meeting)) == (
        ["Godkjenning av saksliste", "Eventuelt"],
        [1, 2],
    )
    assert AgendaItem.history.filter(id=key).first().history_type == "-"


def test_item_is_not_taken_off_an_agenda_that_has_gone_out(meeting, case):
    item = agenda.add_case(meeting=meeting, case=case, by=None)
    agenda.send(meeting=meeting, on=DAY, by=None)

    with pytest.raises(DomainError):
        agenda.remove(item=item, by=None)

    assert meeting.items.count() == 2


def test_sending_gives_each_item_with_a_case_the_number_of_the_case(meeting, case):
    agenda.add_case(meeting=meeting, case=case, by=None)

    sent = agenda.send(meeting=meeting, on=DAY, by=None)

    formal, treated = meeting.items.order_by("position")
    assert (sent.state, sent.summoned_on) == (MeetingState.SUMMONED, DAY)
    assert (formal.label, treated.label) == ("", f"{case.number:02d}/26")


def test_late_item_gets_its_number_at_once(meeting, case):
    agenda.send(meeting=meeting, on=DAY, by=None)

    item = agenda.add_case(meeting=meeting, case=case, by=None)

    assert item.label == f"{case.number:02d}/26"


def test_council_with_its_own_item_numbers_counts_them(agder):
    council = factories.small_council(agder)
    council.item_number_follows_case = False
    council.save()
    for _ in range(3):
        new_case(council)
    meeting = planned(council)
    for case in reversed(council.cases.order_by("number")):
        agenda.add_case(meeting=meeting, case=case, by=None)

    agenda.send(meeting=meeting, on=DAY, by=None)

    assert [item.label for item in meeting.items.order_by("position")] == [
        "",
        "01/26",
        "02/26",
        "03/26",
    ]


def test_number_that_was_given_is_never_changed(meeting, case):
    item = agenda.add_case(meeting=meeting, case=case, by=None)
    agenda.send(meeting=meeting, on=DAY, by=None)

    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        AgendaItem.objects.filter(pk=item.pk).update(number=99)


def test_notice_goes_to_a_chair_without_a_seat_too(agder):
    """AHU-5: the offices may be held outside the seats."""
    meeting = factories.planned(factories.council_of(agder))
    outside = register_person(name="Ø.Y.", by=None)
    meeting.chair = outside

    told = agenda.recipients(meeting)

    assert told.count(outside) == 1
    assert len(told) == len(set(told)) == 18


def test_empty_agenda_is_not_sent(agder):
    meeting = planned(council_of(agder))
    agenda.remove(item=meeting.items.get(), by=None)

    with pytest.raises(DomainError):
        agenda.send(meeting=meeting, on=DAY, by=None)

    meeting.refresh_from_db()
    assert (meeting.state, told_of(meeting).count()) == (MeetingState.PLANNED, 0)


def test_sending_tells_members_and_substitutes_once(meeting):
    agenda.send(meeting=meeting, on=DAY, by=None)
    agenda.send(meeting=meeting, on=DAY, by=None)

    told = told_of(meeting)
    names = {notice.person.name for notice in told.select_related("person")}
    # 14 seats are held that day, three of them have a substitute.
    assert (len(names), told.count()) == (17, 17)
    assert {"Q.B.", "Q.V."} <= names
    assert Job.objects.filter(kind="notice.mail").count() == 17


def test_agenda_of_a_meeting_that_is_over_is_closed(agder, case):
    held = factories.closed(council_of(agder)).meeting

    with pytest.raises(DomainError):
        agenda.add_case(meeting=held, case=case, by=None)
    with pytest.raises(DomainError):
        agenda.add_item(meeting=held, title="Eventuelt", by=None)
    with pytest.raises(DomainError):
        agenda.move(item=held.items.first(), up=False, by=None)


def test_item_during_the_meeting_gets_an_entry_in_the_minutes(agder, case):
    draft = factories.opened(council_of(agder))

    item = agenda.add_case(meeting=draft.meeting, case=case, by=None)
    minutes.ensure_entries(draft, by=None)

    assert draft.entries.filter(item=item).count() == 1


def test_postponed_case_becomes_ready_again_on_an_agenda(meeting, case):
    cases.move(case=case, to=CaseState.POSTPONED, why="Venter på svar", by=None)
    case.refresh_from_db()

    agenda.add_case(meeting=meeting, case=case, kind=ItemKind.DISCUSSION, by=None)

    case.refresh_from_db()
    assert (case.state, case.state_reason) == (CaseState.READY, "")


def test_clock_runs_on_by_the_planned_minutes(meeting, case):
    agenda.add_case(meeting=meeting, case=case, minutes_planned=35, by=None)
    agenda.add_item(meeting=meeting, title="Eventuelt", by=None)
    items = list(meeting.items.order_by("position"))

    clock = [timezone.localtime(at) for _item, at in agenda.clock_times(meeting, items)]

    assert [f"{at:%H.%M}" for at in clock] == ["15.30", "15.35", "16.10"]


def test_item_that_somebody_is_invited_to_stays_until_the_invitation_is_gone(meeting):
    item = meeting.items.get()
    invited = guests.invite(
        meeting=meeting,
        person=register_person(name="N.N.", by=None),
        professional_group=ProfessionalGroup.HOSPITAL_DOCTOR,
        role=GuestRole.AD_HOC,
        item=item,
        by=None,
    )

    with pytest.raises(DomainError):
        agenda.remove(item=item, by=None)
    guests.remove(guest=invited, by=None)
    agenda.remove(item=item, by=None)

    assert not meeting.items.exists()


def test_question_of_impartiality_goes_with_its_item_when_the_agenda_was_taken_back(meeting):
    agenda.send(meeting=meeting, on=DAY, by=None)
    item = meeting.items.get()
    holder = meeting.summonses.first().calls.get(rank=0).person
    impartiality.raise_question(item=item, person=holder, reason="Slekt.", by=None)
    agenda.take_back(meeting=meeting, by=None)

    agenda.remove(item=item, by=None)

    assert not meeting.items.exists()


def test_papers_are_made_once_for_the_changes_of_a_minute_after_the_letter_has_left(meeting):
    with time_machine.travel("2026-09-16 12:00:30+02:00", tick=False):
        agenda.send(meeting=meeting, on=DAY, by=None)
        agenda.add_item(meeting=meeting, title="Ettersendt", by=None)
        now = timezone.now()
    with time_machine.travel("2026-09-16 12:01:00+02:00", tick=False):
        agenda.add_item(meeting=meeting, title="Enda ett", by=None)

    jobs = Job.objects.filter(kind="meeting.papers", payload__meeting_id=meeting.pk)
    waits = [job.due_at - now for job in jobs.order_by("due_at")]
    assert waits == [timedelta(seconds=155), timedelta(seconds=215)]
    assert waits[0] > sendings.HOLD


def test_agenda_that_was_taken_back_leaves_no_file(meeting):
    agenda.send(meeting=meeting, on=DAY, by=None)
    agenda.take_back(meeting=meeting, by=None)

    make_papers(meeting_id=meeting.pk)

    assert not meeting.files.exists()
