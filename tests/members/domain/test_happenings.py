"""What happened to a vacancy, newest first."""

from datetime import date

import time_machine

from members.domain import happenings, vacancies
from members.enums import FilledBy, MembersEvent
from tests.members.domain.workbench import proposed, vacant

TODAY = date(2026, 11, 22)


@time_machine.travel("2026-11-22 09:00+01:00", tick=False)
def test_story_tells_who_was_asked_and_what_was_answered(agder, django_assert_num_queries):
    vacancy = vacant(agder, on=TODAY)
    vacancies.postpone(
        vacancy=vacancy, answer_by=date(2026, 12, 9), why="Etter neste møte", by=None
    )
    proposed(vacancy, on=TODAY, filled_by=FilledBy.MEETING, present=9, why="På telefon")
    vacancies.leave_open(vacancy=vacancy, reason="Trakk seg", by=None)

    with django_assert_num_queries(1):
        told = happenings.of_vacancy(vacancy)

    label = {event: str(event.label) for event in MembersEvent}
    assert [(each.sentence, each.why) for each in told] == [
        (label[MembersEvent.VACANCY_LEFT_OPEN], ""),
        (label[MembersEvent.VACANCY_PROPOSED], "På telefon"),
        (label[MembersEvent.VACANCY_POSTPONED], "Etter neste møte"),
        (label[MembersEvent.VACANCY_ASKED], ""),
        (label[MembersEvent.VACANCY_OPENED], ""),
    ]
    assert told[0].facts == "Trakk seg"
    assert told[1].facts.startswith("N.N.")
    assert "9" in told[1].facts
    assert told[3].facts == "Brukerutvalget"


def test_story_names_who_acted(agder, secretary):
    vacancy = vacant(agder, on=TODAY)
    vacancies.leave_open(vacancy=vacancy, reason="Ingen vil", by=secretary)

    assert happenings.of_vacancy(vacancy)[0].who == secretary.person.name
