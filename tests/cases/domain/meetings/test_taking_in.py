"""Meetings from before the portal."""

import uuid
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from cases.domain.meetings import minutes, reopening, taking_in
from cases.domain.public import meetings as public
from cases.enums import MeetingState, Rendition
from cases.models import Meeting
from legeraad.errors import DomainError
from tests.factories import council_of

OSLO = ZoneInfo("Europe/Oslo")
START = datetime(2017, 10, 17, 15, 30, tzinfo=OSLO)  # ALR-39
PDF = b"%PDF-1.7\n old minutes \n%%EOF\n"


def take_in(community, **other):
    facts = {
        "council": council_of(community),
        "starts_at": START,
        "ends_at": START + timedelta(hours=2),
        "place": "Kristiansand",
        "approved_on": date(2017, 11, 1),
        "content": PDF,
    }
    return taking_in.take_in(**facts | other, by=None)


def test_old_meeting_stands_among_those_held_with_its_minutes(agder):
    meeting = take_in(agder)

    stored = minutes.current(meeting)
    assert (meeting.state, meeting.label) == (MeetingState.HELD, "1/17")
    assert meeting in public.held(agder, now=timezone.now()).filter(has_minutes=True)
    assert public.approved_minutes(meeting) == stored
    with public.public_file(stored).file.open("rb") as file:
        assert file.read() == PDF
    assert minutes.newest_file(stored, Rendition.FULL).sha256 == public.public_file(stored).sha256
    assert reopening.only_as_pdf(stored)


def test_same_form_sent_twice_is_one_meeting(agder):
    key = uuid.uuid4()

    assert take_in(agder, form_key=key) == take_in(agder, form_key=key)
    assert Meeting.objects.filter(year=2017).count() == 1


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"content": b"PK\x03\x04 a Word document %%EOF"}, "file"),
        ({"content": b"%PDF-1.7 cut off in the middle"}, "file"),
        ({"content": b""}, "file"),
        ({"content": PDF.replace(b"%%EOF", b"/Encrypt 5 0 R %%EOF")}, "file"),
        ({"content": PDF + b" " * taking_in.MOST_BYTES}, "file"),
        ({"approved_on": date(2017, 10, 16)}, "approved_on"),
        ({"approved_on": date(2099, 1, 1)}, "approved_on"),
        ({"ends_at": datetime(2099, 1, 1, tzinfo=OSLO)}, "day"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(agder, facts, field):
    with pytest.raises(DomainError) as refusal:
        take_in(agder, **facts)

    assert (refusal.value.field, Meeting.objects.filter(year=2017).count()) == (field, 0)


def test_taken_in_minutes_have_no_new_version(agder):
    stored = minutes.current(take_in(agder))

    with pytest.raises(DomainError):
        reopening.reopen(minutes=stored, why="Feil.", by=None)
