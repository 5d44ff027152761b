"""A council that is dissolved: nobody sits in it any more, and nobody is asked to."""

from datetime import date

import pytest
from django.utils import timezone

from cases.domain.casework import desk
from councils.enums import CouncilStatus, Office
from councils.models import Seat
from members.domain import people, reminding, standings, terms, vacancies
from members.enums import EndReason, FilledBy
from members.models import Notice, OfficeHolding, Term, Vacancy
from tests.factories import council_of
from tests.members.domain.workbench import DAY, contact_of, seat_of, vacant

TODAY = date(2026, 11, 22)

pytestmark = pytest.mark.usefixtures("november")


@pytest.fixture
def alr(agder):
    return council_of(agder)


def dissolve(council, on=TODAY):
    facts = {"status": CouncilStatus.DISSOLVED, "reason": "Arbeidet er gjort", "on": on}
    return standings.set_status(council=council, by=None, **facts)


def test_terms_end_that_day_with_the_reason_and_none_before(alr):
    there = list(Term.objects.on(TODAY - DAY).filter(seat__group__council=alr))
    assert there

    dissolve(alr)

    assert not Term.objects.on(TODAY).filter(seat__group__council=alr).exists()
    assert len(Term.objects.on(TODAY - DAY).filter(seat__group__council=alr)) == len(there)
    ended = Term.objects.filter(pk__in=[term.pk for term in there]).order_by()
    assert set(ended.values_list("ended_on", "end_reason")) == {(TODAY, EndReason.DISSOLVED)}
    assert ended.first().history.first().history_change_reason.endswith("Arbeidet er gjort")


def test_term_that_was_to_begin_never_does(alr):
    vacancy = vacant(alr.community, on=TODAY)
    facts = {"planned_end": None, "filled_by": FilledBy.APPOINTMENT, "appointed_by": "Utvalget"}
    person = people.register_person(name="N.N.", by=None)
    coming = terms.start_term(
        person=person, seat=vacancy.seat, start=TODAY + 9 * DAY, by=None, **facts
    )

    dissolve(alr)

    coming.refresh_from_db()
    assert (coming.start, coming.ended_on) == (TODAY + 9 * DAY, TODAY + 9 * DAY)


def test_vacancies_are_dropped_with_what_has_not_been_sent(alr):
    contact_of(alr.community)
    vacant(alr.community, on=TODAY)

    dissolve(alr)

    assert not Vacancy.objects.unfilled().filter(seat__group__council=alr).exists()
    assert not Notice.objects.filter(intent="members/vacancy", sent_at=None).exists()


def test_nobody_is_asked_afterwards_be_it_by_the_day_or_by_the_end_of_an_older_term(alr):
    term = seat_of(13).terms.get(ended_on=None)
    dissolve(alr)
    Term.objects.filter(pk=term.pk).update(ended_on=None, end_reason="")

    terms.end_term(term=term, on=TODAY, reason=EndReason.OTHER, by=None)

    assert vacancies.open_due(on=TODAY + 30 * DAY) == 0
    assert not Vacancy.objects.unfilled().filter(seat__group__council=alr).exists()


def test_offices_end_and_the_secretary_stays_to_file_the_papers(alr):
    held = OfficeHolding.objects.on(TODAY).filter(council=alr)
    assert {each.office for each in held} >= {Office.CHAIR, Office.SECRETARY}

    dissolve(alr)

    left = OfficeHolding.objects.on(TODAY).filter(council=alr)
    assert [each.office for each in left] == [Office.SECRETARY]


def test_desk_names_no_seat_and_no_meeting_of_it(alr):
    vacant(alr.community, on=TODAY)
    dissolve(alr)
    alr.refresh_from_db()

    facts = {"person": None, "whose": None, "on": TODAY, "now": timezone.now()}
    found = desk.desk(community=alr.community, councils=[alr], **facts)
    rules = {each.task.rule.name.split(".")[0] for each in reminding.waiting_in([alr], on=TODAY)}

    assert (found.seat_count, found.vacant, found.next_meeting) == (0, [], None)
    assert rules.isdisjoint({"term", "vacancy", "release", "onboarding"})


def test_council_that_pauses_keeps_everybody_and_asks_nobody(alr):
    there = Term.objects.on(TODAY).filter(seat__group__council=alr).count()
    facts = {"status": CouncilStatus.PAUSED, "reason": "Venter", "on": TODAY, "by": None}
    standings.set_status(council=alr, **facts)

    term = seat_of(13).terms.get(ended_on=None)
    terms.end_term(term=term, on=TODAY, reason=EndReason.MOVED, by=None)

    assert Term.objects.on(TODAY).filter(seat__group__council=alr).count() == there - 1
    assert not Vacancy.objects.unfilled().filter(seat=term.seat).exists()


def test_council_taken_up_again_has_its_seats_asked_for_the_next_day(alr):
    dissolve(alr)
    standings.set_status(council=alr, status=CouncilStatus.ACTIVE, on=TODAY + DAY, by=None)

    vacancies.open_due(on=TODAY + DAY)

    own = Seat.objects.filter(group__council=alr, closed_on=None, mirrors=None)
    waiting = Vacancy.objects.unfilled().filter(seat__group__council=alr)
    assert waiting.count() == own.filter(mirrors_council=None).count()
