"""Habilitet: raised, decided, stepped down, a substitute; and what is closed to the member (Z9)."""

import pytest

from cases import permissions
from cases.domain.meetings import agenda, attendance, impartiality, minutes
from cases.enums import ImpartialityResult
from cases.models import Impartiality, Meeting
from legeraad.errors import BlockedError, DomainError
from members.models import Person
from tests import factories
from tests.conftest import user_of
from tests.factories import DAY, council_of, new_case

DISQUALIFIED, IMPARTIAL = ImpartialityResult.DISQUALIFIED, ImpartialityResult.IMPARTIAL


@pytest.fixture
def draft(agder):
    council = council_of(agder)
    return factories.opened(council, case=new_case(council))


@pytest.fixture
def item(draft):
    return draft.meeting.items.get(case__isnull=False)


@pytest.fixture
def member(agder):
    return user_of("member")


def person(name):
    return Person.objects.get(name=name)


def ask(item, who, **more):
    facts = {"reason": "Eier et firma."} | more
    return impartiality.raise_question(item=item, person=who, by=None, **facts)


def decide(question, result):
    return impartiality.decide(impartiality=question, result=result, by=None)


def test_question_is_raised_once(item):
    ask(item, person("Q.B."))

    with pytest.raises(DomainError) as refusal:
        ask(item, person("Q.B."))

    assert refusal.value.field == "person"


def test_question_needs_a_reason(item):
    with pytest.raises(DomainError) as refusal:
        ask(item, person("Q.B."), reason=" ")

    assert refusal.value.field == "reason"


def test_somebody_who_takes_no_part_is_refused(item):
    with pytest.raises(DomainError) as refusal:
        ask(item, person("W.Ø."))

    assert refusal.value.field == "person"


def test_question_can_be_raised_when_the_agenda_is_out_and_not_before(agder):
    meeting = factories.planned(council_of(agder))
    item = agenda.add_case(meeting=meeting, case=new_case(meeting.council), by=None)
    with pytest.raises(DomainError):
        ask(item, person("Q.B."))

    agenda.send(meeting=meeting, on=DAY, by=None)

    assert ask(item, person("Q.B.")).result == ""


def test_member_does_not_see_the_case_until_found_impartial(item, member):
    """Z9. The others and the secretariat see it all the time."""

    def sees(user):
        return permissions.cases_visible_to(user, item.case.council.community).contains(item.case)

    before = sees(member)
    question = ask(item, member.person)
    asked = sees(member)
    decide(question, DISQUALIFIED)
    decided = sees(member)
    withheld = permissions.items_withheld_from(member, item.meeting)
    decide(question, IMPARTIAL)

    assert (before, asked, decided, sees(member)) == (True, False, False, True)
    assert (withheld, permissions.items_withheld_from(member, item.meeting)) == ({item.pk}, set())
    assert sees(user_of("secretary"))


def test_vote_is_refused_when_it_counts_somebody_who_stepped_down(draft, item):
    decide(ask(item, person("Q.B.")), DISQUALIFIED)
    entry = draft.entries.get(item=item)

    with pytest.raises(DomainError) as refusal:
        minutes.write(entry=entry, revision=1, votes_for=14, by=None)
    saved = minutes.write(entry=entry, revision=1, votes_for=13, by=None)

    assert (refusal.value.field, saved.votes_for) == ("votes_for", 13)


def test_minutes_stay_open_until_it_is_decided_and_the_votes_fit(draft, item):
    for entry in draft.entries.all():
        minutes.write(entry=entry, revision=1, outcome="noted", votes_for=14, by=None)
    question = ask(item, person("Q.B."))

    with pytest.raises(BlockedError) as refusal:
        minutes.close(minutes=draft, by=None)
    decide(question, DISQUALIFIED)
    left = minutes.missing(draft)
    decide(question, IMPARTIAL)

    assert (len(refusal.value.sentences), len(left), minutes.missing(draft)) == (2, 1, [])


def test_substitute_of_the_seat_steps_in_and_is_recorded_for_the_item(item):
    question = decide(ask(item, person("Q.B.")), DISQUALIFIED)

    impartiality.call_in(impartiality=question, substitute=person("Q.V."), by=None)

    row = item.meeting.attendances.get(person__name="Q.V.")
    assert (row.item, row.seat, row.professional_group) == (item, None, "gp")


def test_nobody_steps_in_for_a_member_who_has_the_vote(item):
    question = ask(item, person("Q.B."))

    with pytest.raises(DomainError):
        impartiality.call_in(impartiality=question, substitute=person("Q.V."), by=None)


def test_substitute_of_another_seat_is_refused(item):
    question = decide(ask(item, person("Q.B.")), DISQUALIFIED)

    with pytest.raises(DomainError) as refusal:
        impartiality.call_in(impartiality=question, substitute=person("X.D."), by=None)

    assert refusal.value.field == "substitute"


def test_member_found_impartial_after_all_has_no_substitute(item):
    question = decide(ask(item, person("Q.B.")), DISQUALIFIED)
    question = impartiality.call_in(impartiality=question, substitute=person("Q.V."), by=None)

    assert decide(question, IMPARTIAL).substitute is None


def test_question_is_taken_back_with_its_history(item):
    question = ask(item, person("Q.B."))
    key = question.pk

    impartiality.undo(impartiality=question, by=None)

    assert not item.impartialities.exists()
    assert [row.history_type for row in Impartiality.history.filter(id=key)] == ["-", "+"]


def test_nothing_is_changed_once_the_minutes_are_closed(agder):
    closed = factories.closed(council_of(agder), case=new_case(council_of(agder)))
    item = Meeting.objects.get(pk=closed.meeting_id).items.last()

    with pytest.raises(DomainError):
        ask(item, person("Q.B."))
    assert attendance.present_voters(closed.meeting)
