"""A meeting as the secretary plans it: with what stands on every agenda of the council."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from cases.domain.meetings import meetings, standing
from cases.domain.once import once
from cases.models import Meeting
from legeraad.actors import Actor


def plan(*, form_key: UUID | None = None, by: Actor | None, **facts: Any) -> Meeting:
    """Plans a meeting as `meetings.plan` does, and puts the standing items on its agenda.

    The same `form_key` again returns the meeting as it is by now: an item that was taken off since
    is not put on once more.
    """

    def make() -> Meeting:
        meeting = meetings.plan(form_key=form_key, by=by, **facts)
        standing.put_on(meeting=meeting, by=by)
        return meeting

    return once(Meeting, form_key, make)
