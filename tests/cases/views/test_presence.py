"""Came late, left early: one press beside the seat."""

from cases.domain.meetings import attendance
from tests.cases.views.workbench import at, in_session

HTMX = {"hx-request": "true"}


def test_arrival_takes_the_vote_of_what_came_before_and_is_taken_back(as_secretary):
    meeting = in_session()
    attendance.everyone_present(meeting=meeting, by=None)
    row = meeting.attendances.first()
    first, last = meeting.items.first(), meeting.items.last()
    address = at(f"oppmote/{row.pk}/nar/")

    as_secretary.post(address, {"came": last.pk, "punkt": last.pk})
    counts = [
        len(as_secretary.get(at(f"gjennomfor/?punkt={each.pk}")).context["voters"])
        for each in (first, last)
    ]
    answer = as_secretary.post(address, {"punkt": first.pk}, headers=HTMX)

    row.refresh_from_db()
    assert counts == ([12, 13] if first != last else [13, 13])
    assert (row.came_at, len(answer.context["voters"])) == (None, 13)


def test_member_is_refused(as_member):
    meeting = in_session()
    attendance.everyone_present(meeting=meeting, by=None)
    row = meeting.attendances.first()

    assert as_member.post(at(f"oppmote/{row.pk}/nar/")).status_code == 403
