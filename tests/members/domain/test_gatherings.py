"""Whoever knows of meetings tells when a council meets."""

from datetime import UTC, datetime

import cases.views.my_page  # noqa: F401  the app that knows of meetings
from members.domain.gatherings import gatherings
from tests.factories import council_of


def test_meetings_of_one_council_come_in_order(agder):
    council = council_of(agder)
    start, end = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)

    found = gatherings(council=council, start=start, end=end)

    meetings = council.meetings.filter(starts_at__year=2026).order_by("starts_at")
    assert [each.starts_at for each in found] == [each.starts_at for each in meetings]
    assert found[0].url == meetings[0].get_absolute_url()
    assert gatherings(council=council_of(agder, "oss"), start=start, end=end) == []
