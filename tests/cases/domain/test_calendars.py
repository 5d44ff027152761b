"""Feeds: one's own behind a secret address, a council's for everybody."""

from datetime import date

import icalendar
import pytest

from cases.domain import calendars
from cases.domain.casework import cases
from cases.domain.meetings import agenda, cancelling, meetings
from cases.models import CalendarKey, Meeting
from members.domain import people
from tests.factories import DAY, council_of, new_case, planned, small_council

EXEMPT = "Klage på navngitt lege"


@pytest.fixture
def person(member):
    return member.person


def events(content):
    return icalendar.Calendar.from_ical(content).walk("VEVENT")


def own(person):
    return calendars.own_feed(calendars.key_of(person).secret, on=DAY)


def test_own_feed_has_meetings_of_all_councils_where_one_sits_or_leads(agder, person):
    calendars.renew(person=person)
    other = planned(small_council(agder))
    before = {event["uid"] for event in events(own(person))}
    Meeting.objects.filter(pk=other.pk).update(chair=person)

    after = {event["uid"] for event in events(own(person))}

    assert len(after - before) == 1
    assert all(uid.startswith(f"meeting-{other.pk}@") for uid in after - before)
    assert before


def test_own_feed_of_somebody_without_a_seat_is_empty(agder):
    stranger = people.register_person(name="U.S.", email="uten@eksempel.example", by=None)
    calendars.renew(person=stranger)

    assert events(own(stranger)) == []


def test_renew_ends_the_old_address(person):
    old = calendars.renew(person=person).secret
    new = calendars.renew(person=person).secret

    assert calendars.own_feed(old, on=DAY) is None
    assert calendars.own_feed(new, on=DAY) is not None
    assert CalendarKey.objects.filter(person=person).count() == 1


@pytest.mark.parametrize("secret", ["", "x", "x" * 500, "\x00"])
def test_own_feed_of_a_guess_is_nothing(agder, secret):
    assert calendars.own_feed(secret.replace("\x00", "%00"), on=DAY) is None


def test_cancelled_meeting_stays_as_cancelled(agder, person):
    council = council_of(agder)
    meeting = planned(council)
    calendars.renew(person=person)

    def of_meeting(content):
        return next(e for e in events(content) if e["uid"].startswith(f"meeting-{meeting.pk}@"))

    first = of_meeting(calendars.council_feed(council, on=DAY))
    cancelling.cancel(meeting=meeting, why="Ferie", by=None)

    for content in (calendars.council_feed(council, on=DAY), own(person)):
        then = of_meeting(content)
        assert (first["status"], then["status"]) == ("TENTATIVE", "CANCELLED")
        assert then["sequence"] > first["sequence"]


def test_council_feed_tells_no_title_and_no_name(agder):
    council = council_of(agder)
    meeting = planned(council)
    case = cases.change(
        case=new_case(council, title=EXEMPT), access="exempt", legal_basis="offl. § 13", by=None
    )
    agenda.add_case(meeting=meeting, case=case, by=None)
    agenda.send(meeting=meeting, on=DAY, by=None)

    content = calendars.council_feed(council, on=DAY).decode()

    assert EXEMPT not in content
    assert meeting.chair.name not in content
    assert "Godkjenning av saksliste" not in content


def test_feed_is_the_same_until_something_changes(agder):
    council = council_of(agder)
    meeting = planned(council)
    first = calendars.council_feed(council, on=DAY)

    assert calendars.council_feed(council, on=DAY) == first
    meetings.change(meeting=meeting, place="Mandal", by=None)
    assert calendars.council_feed(council, on=DAY) != first


@pytest.mark.parametrize("count", [1, 3])
def test_feed_asks_once_however_many(agder, django_assert_num_queries, count):
    council = small_council(agder)
    for month in range(1, count + 1):
        planned(council, on=date(2027, month, 20))

    with django_assert_num_queries(1):
        content = calendars.council_feed(council, on=DAY)

    assert len(events(content)) == count
