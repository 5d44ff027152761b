"""A short item decided in writing (decision 24)."""

from datetime import date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from cases.domain import taking_back
from cases.domain.casework import case_papers, cases
from cases.domain.meetings import (
    agenda,
    cancelling,
    carrying,
    impartiality,
    minutes,
    written,
)
from cases.enums import (
    Access,
    CaseState,
    ImpartialityResult,
    MeetingState,
    WrittenReply,
)
from cases.models import Case, Meeting, Summons
from cases.written_mails import WRITTEN_SENT
from legeraad.errors import DomainError
from members.domain import sendings
from members.models import Notice, Person, Sending
from tests.cases.domain.meetings.in_writing import (
    BEGUN,
    LAST_DAY,
    OVER,
    PROPOSAL,
    begun,
    fresh,
    says,
    sent,
)
from tests.cases.views.workbench import alr, coming, new_case

OSLO = ZoneInfo("Europe/Oslo")
pytestmark = pytest.mark.usefixtures("agder")


def decided(meeting):
    assert written.pass_deadline(meeting=meeting, on=OVER)
    return minutes.current(fresh(meeting))


# Writing and sending it


def test_begin_makes_a_meeting_of_one_item_with_its_own_number():
    before = Meeting.objects.filter(council=alr(), year=2026).count()

    meeting = begun()

    assert (meeting.number, meeting.written, meeting.state) == (before + 1, True, "planned")
    assert [item.kind for item in meeting.items.all()] == ["advice"]
    assert written.proposal_of(meeting) == PROPOSAL
    assert written.last_day(meeting) == LAST_DAY


@pytest.mark.parametrize(
    ("begun_on", "last"),
    [
        (date(2026, 10, 16), date(2026, 10, 23)),
        (date(2026, 3, 30), date(2026, 4, 9)),  # Easter is no time to answer
    ],
)
def test_last_day_is_counted_in_working_days(begun_on, last):
    assert written.last_day(begun(on=begun_on)) == last


@pytest.mark.parametrize(
    ("day", "length"), [(date(2027, 3, 28), 23), (date(2026, 10, 25), 25), (date(2026, 7, 1), 24)]
)
def test_last_day_is_a_whole_day_in_oslo_in_summer_and_winter(day, length):
    facts = written._day_of(day)

    utc = {name: moment.astimezone(ZoneInfo("UTC")) for name, moment in facts.items()}
    assert utc["ends_at"] - utc["starts_at"] == timedelta(hours=length)
    assert facts["starts_at"].astimezone(OSLO) == datetime(
        day.year, day.month, day.day, tzinfo=OSLO
    )


def test_form_that_is_sent_twice_begins_one_procedure():
    case, key = new_case(), uuid4()

    first, second = begun(case, form_key=key), begun(case, form_key=key)

    assert first == second
    with pytest.raises(DomainError):  # another form: the case is on an agenda
        begun(case, form_key=uuid4())


@pytest.mark.parametrize("state", [CaseState.DISMISSED, CaseState.WITHDRAWN])
def test_case_that_is_closed_is_refused(state):
    case = cases.move(case=new_case(), to=state, why="Hører ikke hit.", by=None)

    with pytest.raises(DomainError):
        begun(case)


def test_exempt_case_is_refused():
    """Those who sit do not read it, so they cannot let it stand."""
    case = new_case()
    Case.objects.filter(pk=case.pk).update(access=Access.EXEMPT, legal_basis="offl. § 13")

    with pytest.raises(DomainError):
        begun(Case.objects.get(pk=case.pk))


def test_case_of_another_agenda_is_refused():
    case = new_case()
    agenda.add_case(meeting=coming(), case=case, by=None)

    with pytest.raises(DomainError):
        begun(case)


def test_send_asks_each_holder_of_a_seat_with_a_vote_once_and_no_substitute():
    meeting = sent()

    places = [
        place
        for place in written.roster(council=alr(), on=LAST_DAY)
        if place.seat.group.may_vote and place.holder
    ]
    assert [row.person for row in written.asked(meeting)] == [place.holder for place in places]
    assert not Summons.objects.filter(meeting=meeting).exists()
    assert meeting.items.get().label != ""
    notices = Notice.objects.filter(intent=WRITTEN_SENT.name, meant_for=None)
    assert {notice.person for notice in notices} == set(written.recipients(meeting))


def test_send_twice_asks_once():
    meeting = sent()

    written.send(meeting=meeting, on=BEGUN, by=None)

    assert Sending.objects.filter(intent=WRITTEN_SENT.name).count() == 1


def test_send_on_the_last_day_is_refused():
    with pytest.raises(DomainError):
        written.send(meeting=begun(), on=LAST_DAY, by=None)


def test_whoever_stepped_down_in_the_case_is_not_asked():
    case = new_case()
    meeting = coming()
    item = agenda.add_case(meeting=meeting, case=case, by=None)
    agenda.send(meeting=meeting, on=BEGUN, by=None)
    person = Person.objects.get(name="Q.B.")
    impartiality.raise_question(item=item, person=person, reason="Bror", by=None)
    cancelling.cancel(meeting=coming(), why="Sykdom", by=None)

    written_one = sent(Case.objects.get(pk=case.pk))

    assert person not in [row.person for row in written.asked(written_one)]


def test_change_gives_another_text_and_day_and_keeps_the_number():
    meeting = begun()

    written.change(meeting=meeting, proposal="Nei.", days=7, on=BEGUN, by=None)

    changed = fresh(meeting)
    assert (changed.number, written.proposal_of(changed)) == (meeting.number, "Nei.")
    assert written.last_day(changed) == date(2026, 12, 2)
    with pytest.raises(DomainError):
        written.change(meeting=sent(), proposal="Nei.", days=7, on=BEGUN, by=None)


def test_preview_is_the_letter_that_is_sent_and_leaves_nothing():
    meeting = begun()

    letter = written.preview(meeting=meeting, on=BEGUN, by=None)

    assert PROPOSAL in letter.written.text
    assert letter.attachments == []
    assert fresh(meeting).state == MeetingState.PLANNED
    assert not meeting.written_answers.exists()


def test_taken_back_nobody_is_asked_and_it_may_be_sent_again():
    meeting = sent()

    taking_back.take_back(
        sending=sendings.newest(intent=WRITTEN_SENT, matter={"meeting_id": meeting.pk}), by=None
    )

    assert fresh(meeting).state == MeetingState.PLANNED
    assert not meeting.written_answers.exists()
    written.send(meeting=meeting, on=BEGUN, by=None)
    assert fresh(meeting).written_answers.exists()


def test_case_paper_goes_out_with_the_letter_and_opens_when_that_is_taken_back():
    """Those who are asked read what the proposal rests on (issue 6, points 4 and 9)."""
    case = new_case("Kort sak")
    paper = case_papers.write(
        case=case, version=1, revision=0, background="Fra", assessment="", proposal="", by=None
    )
    meeting = sent(case)
    letter = sendings.newest(intent=WRITTEN_SENT, matter={"meeting_id": meeting.pk})
    paper.refresh_from_db()
    assert (paper.sent_on, paper.sent_with) == (BEGUN, letter)

    taking_back.take_back(sending=letter, by=None)

    paper.refresh_from_db()
    assert (paper.sent_on, paper.sent_with) == (None, None)


# Answering


def test_link_opens_the_answer_of_its_receiver_alone():
    meeting = sent()
    row = written.asked(meeting)[0]
    signed = written.written_signer.sign(f"{meeting.pk}-{row.person_id}")

    assert written.read_address(signed) == row
    assert written.read_address(signed[:-1] + "x") is None
    stranger = Person.objects.exclude(written_answers__meeting=meeting).earliest("pk")
    assert written.read_address(written.written_signer.sign(f"{meeting.pk}-{stranger.pk}")) is None


def test_consent_is_registered_and_ends_nothing():
    meeting = sent()

    row = says(meeting, "Q.B.", WrittenReply.AGREES, came_by="telefon")

    assert (row.answer, row.came_by) == ("agrees", "telefon")
    assert fresh(meeting).state == MeetingState.SUMMONED


def test_one_objection_ends_it_and_everybody_is_told():
    meeting = sent()
    says(meeting, "Q.B.", WrittenReply.AGREES)

    says(meeting, "Q.B.", WrittenReply.OBJECTS, why="Må drøftes.")  # he has changed his mind

    ended = fresh(meeting)
    assert ended.state == MeetingState.CANCELLED
    assert ended.items.get().case.state == CaseState.POSTPONED
    told = Notice.objects.filter(intent="cases/written_stopped", meant_for=None)
    assert {notice.person for notice in told} == set(written.recipients(ended))
    with pytest.raises(DomainError):
        says(ended, "Q.B.", WrittenReply.AGREES)


def test_objection_needs_words():
    with pytest.raises(DomainError) as refusal:
        says(sent(), "Q.B.", WrittenReply.OBJECTS, why=" ")

    assert refusal.value.field == "why"


def test_item_that_was_objected_to_is_offered_to_the_next_meeting():
    meeting = sent()
    says(meeting, "Q.B.", WrittenReply.OBJECTS, why="Må drøftes.")
    item = meeting.items.get()

    assert carrying.postponed(coming()) == [item]

    carried = carrying.carry(meeting=coming(), item=item, by=None)
    assert (carried.case, carried.carried_from) == (item.case, item)
    assert carrying.postponed(coming()) == []


def test_what_was_never_sent_is_not_offered():
    meeting = begun()

    written.stop(meeting=meeting, why="Ble for stort.", by=None)

    assert carrying.postponed(coming()) == []
    assert not Notice.objects.filter(intent="cases/written_stopped").exists()


def test_answer_of_the_last_day_counts_and_that_of_the_next_is_refused():
    meeting = sent()

    says(meeting, "Q.B.", WrittenReply.AGREES, on=LAST_DAY)

    with pytest.raises(DomainError):
        says(meeting, "Q.B.", WrittenReply.OBJECTS, why="For sent.", on=OVER)


def test_somebody_who_was_not_asked_has_no_say():
    meeting = sent()
    stranger = Person.objects.filter(written_answers=None).earliest("pk")

    with pytest.raises(DomainError):
        says(meeting, stranger.name, WrittenReply.AGREES)


def test_whoever_is_not_impartial_takes_no_part_and_the_minutes_ask_who_found_so():
    meeting = sent()
    says(meeting, "Q.B.", WrittenReply.STEPS_DOWN, why="Bror er part.", came_by="telefon")

    draft = decided(meeting)

    assert not meeting.attendances.filter(person__name="Q.B.").exists()
    assert len(minutes.missing(draft)) == 1
    impartiality.decide(
        impartiality=meeting.items.get().impartialities.get(),
        result=ImpartialityResult.DISQUALIFIED,
        by=None,
    )
    assert minutes.missing(draft) == []


def test_impartiality_by_mistake_is_undone_with_the_answer():
    meeting = sent()
    says(meeting, "Q.B.", WrittenReply.STEPS_DOWN, why="Bror er part.")

    says(meeting, "Q.B.", WrittenReply.AGREES)

    assert not meeting.items.get().impartialities.exists()
