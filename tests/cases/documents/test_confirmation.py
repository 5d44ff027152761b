"""The confirmation of attendance: what it says, and that it is a PDF of the house."""

from datetime import date

from django.utils import translation

from cases.documents import confirmation
from cases.domain.meetings import hours
from tests.cases.views.workbench import with_chair
from tests.conftest import user_of
from tests.pdf_checks import check

ON = date(2026, 12, 3)


def made(agder, **facts):
    person = user_of("member").person
    return {
        "person": person,
        "lines": hours.lines_of(person, year=2026),
        "community": agder,
        "on": ON,
    } | facts


def test_facts_are_the_meetings_in_order_with_what_was_noted(agder):
    held = with_chair().meeting
    person = user_of("member").person
    hours.note(meeting=held, person=person, pre_meeting=30, preparation=90, by=None)

    with translation.override("en"):
        document = confirmation.facts(**made(agder))

    assert document.name == person.name
    days = [row.day for row in document.rows]
    lines = sorted(hours.lines_of(person, year=2026), key=lambda line: line.meeting.starts_at)
    assert len(days) == len(lines)
    newest = document.rows[-1]
    assert held.label in newest.meeting
    assert "–" not in (newest.pre_meeting, newest.preparation)
    assert document.contact == agder.contact_email


def test_time_that_nobody_noted_is_a_dash(agder):
    with_chair()
    lines = hours.lines_of(user_of("member").person, year=2026)[:1]

    document = confirmation.facts(**made(agder, lines=lines))

    assert (document.rows[0].pre_meeting, document.rows[0].preparation) == ("–", "–")


def test_reserved_name_stands_in_it(agder):
    """It goes to the person and to the secretariat only."""
    with_chair()
    person = user_of("member").person
    person.reserved, person.reserved_reason = True, "Ber om det"

    assert confirmation.facts(**made(agder, person=person)).name == person.name


def test_pdf_passes_every_check_and_is_the_same_twice(agder):
    with_chair()

    content = confirmation.render(**made(agder))

    assert check(content) == []
    assert confirmation.render(**made(agder)) == content
