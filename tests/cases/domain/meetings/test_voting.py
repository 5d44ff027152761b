"""Votes only when allowed: who may vote on one item (Z8)."""

import pytest

from cases.domain.meetings import attendance, impartiality, presence, voting
from cases.enums import AttendanceStatus, ImpartialityResult
from councils.enums import ProfessionalGroup
from councils.models import Seat
from members.models import Person
from tests import factories
from tests.factories import council_of, new_case

DISQUALIFIED, IMPARTIAL = ImpartialityResult.DISQUALIFIED, ImpartialityResult.IMPARTIAL


def person(name):
    return Person.objects.get(name=name)


@pytest.fixture
def meeting(agder):
    """In session with two items; only Q.B. is recorded, in the seat whose substitute is Q.V."""
    council = council_of(agder)
    meeting = factories.opened(council, case=new_case(council)).meeting
    for row in meeting.attendances.all():
        attendance.remove(attendance=row, by=None)
    record(meeting, "Q.B.")
    return meeting


def record(meeting, name, status=AttendanceStatus.PRESENT):
    seat = Seat.objects.get(group__council__slug="alr", ordinal=4, substitute_for=None)
    who = person(name)
    return attendance.record(meeting=meeting, seat=seat, person=who, status=status, by=None)


def raised(meeting, result="", *, name="Q.B.", item=None):
    question = impartiality.raise_question(
        item=item or meeting.items.last(), person=person(name), reason="Eier et firma.", by=None
    )
    if result:
        question = impartiality.decide(impartiality=question, result=result, by=None)
    return question


def names(meeting):
    """Who may vote, item by item."""
    return [[voter.person.name for voter in voting.voters(item)] for item in meeting.items.all()]


@pytest.mark.parametrize(
    ("result", "may"),
    [("", []), (DISQUALIFIED, []), (IMPARTIAL, ["Q.B."])],
)
def test_vote_rests_in_that_item_from_the_question_until_somebody_is_impartial(
    result, may, meeting
):
    raised(meeting, result)

    assert names(meeting) == [["Q.B."], may]


@pytest.mark.parametrize(
    ("came", "left", "may"),
    [
        (None, None, [True, True]),
        (1, None, [False, True]),
        (None, 1, [True, False]),
        (None, 0, [False, False]),
        (0, 1, [True, False]),
    ],
)
def test_vote_follows_who_came_late_and_who_left(came, left, may, meeting):
    items = list(meeting.items.all())
    presence.set_presence(
        attendance=meeting.attendances.get(),
        came_at=None if came is None else items[came],
        left_at=None if left is None else items[left],
        by=None,
    )

    assert names(meeting) == [["Q.B."] if each else [] for each in may]


def test_substitute_who_steps_in_votes_in_that_item_only(meeting):
    question = raised(meeting, DISQUALIFIED)

    impartiality.call_in(impartiality=question, substitute=person("Q.V."), by=None)

    assert names(meeting) == [["Q.B."], ["Q.V."]]


def test_substitute_who_is_not_impartial_either_has_no_vote(meeting):
    question = raised(meeting, DISQUALIFIED)
    impartiality.call_in(impartiality=question, substitute=person("Q.V."), by=None)

    raised(meeting, name="Q.V.")

    assert names(meeting) == [["Q.B."], []]


def test_substitute_who_has_left_again_has_no_vote(meeting):
    question = raised(meeting, DISQUALIFIED)
    impartiality.call_in(impartiality=question, substitute=person("Q.V."), by=None)

    attendance.remove(attendance=meeting.attendances.get(person__name="Q.V."), by=None)

    assert names(meeting) == [["Q.B."], []]


def test_substitute_in_place_of_the_member_votes_and_the_absent_member_does_not(meeting):
    record(meeting, "Q.B.", AttendanceStatus.APOLOGIES)
    record(meeting, "Q.V.")

    assert names(meeting) == [["Q.V."], ["Q.V."]]


def test_observer_and_guest_never_vote(meeting):
    """ALR-26, ALR-27."""
    for name, item in (("W.Ø.", None), ("Y.R.", meeting.items.last())):
        attendance.add_guest(
            meeting=meeting,
            person=person(name),
            professional_group=ProfessionalGroup.HOSPITAL_DOCTOR,
            item=item,
            by=None,
        )

    assert names(meeting) == [["Q.B."], ["Q.B."]]


def test_table_asks_the_database_as_often_for_many(meeting, django_assert_num_queries):
    raised(meeting, DISQUALIFIED)
    attendance.everyone_present(meeting=meeting, by=None)
    items = list(meeting.items.all())

    with django_assert_num_queries(2):
        table = voting.table(meeting.pk)
        assert [len(table.voters(item)) for item in items] == [14, 13]
