"""What will be sent on a morning to come is what is then sent; looking sends nothing."""

from datetime import date

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from councils.domain import closures
from legeraad.outbox.models import Job
from members import mails
from members.domain import absences, notices, outlook, reminding, terms
from members.models import Letter, Notice, Person, Term
from tests.members.domain import mornings
from tests.members.domain.mornings import DAY, at, more_terms, seated, the_day_begins

DUE, LATER = date(2027, 3, 1), date(2035, 3, 1)
THURSDAY, FRIDAY, MONDAY = date(2027, 1, 28), date(2027, 1, 29), date(2027, 2, 1)


@pytest.fixture
def office(table):
    return mornings.staffed(table)


@pytest.fixture
def term(office):
    """Ends in a month: the secretary and the holder are reminded on Friday 29 January, the
    contact of the body, who is reminded on Mondays, on 1 February."""
    return seated(office, start=date(2025, 3, 1), until=DUE)


def foreseen(office, on, today=None, councils=None):
    return outlook.foreseen(
        community=office.community,
        councils=[office.council] if councils is None else councils,
        on=on,
        today=today or on - DAY,
    )


def short(letters):
    return [(each.person.name, each.on, len(each.lines)) for each in letters]


def test_each_gets_one_letter_and_who_is_reminded_on_mondays_waits(office, term):
    Notice.objects.all().delete()
    with at(THURSDAY):
        reminding.remind(on=date(2026, 12, 1))  # what came a month and more before
        Notice.objects.update(sent_at="2026-12-01T07:00Z")

    assert short(foreseen(office, FRIDAY)) == [
        ("M.M.", FRIDAY, 1),
        ("S.S.", FRIDAY, 1),
        ("K.K.", MONDAY, 1),
    ]


def test_what_is_foreseen_is_what_is_sent(office, term):
    """Each letter of each morning of a quarter, until the term ends and the body is asked."""
    with at(date(2026, 11, 30)):
        ahead = {
            (each.on, each.person.name, line.entry.title)
            for on in mornings.days(date(2026, 12, 1), DUE - DAY)
            for each in foreseen(office, on, today=date(2026, 11, 30))
            for line in each.lines
        }

    told = set()
    for on in mornings.days(date(2026, 12, 1), DUE - DAY):
        known = len(mail.outbox)
        the_day_begins(on)
        told |= {(on, each.to[0]) for each in mail.outbox[known:]}

    assert {(on, f"{name.lower().replace('.', '')}@eksempel.example") for on, name, _ in ahead} == (
        told
    )


def test_looking_sends_and_writes_nothing(office, term):
    before = [model.objects.count() for model in (Notice, Letter, Job)]

    foreseen(office, FRIDAY)

    assert [model.objects.count() for model in (Notice, Letter, Job)] == before
    assert mail.outbox == []


def test_each_reminder_is_foreseen_on_one_day_only(office, term):
    days = mornings.days(THURSDAY, date(2027, 2, 12))

    found = [on for on in days for each in foreseen(office, on, today=THURSDAY - DAY)
             if each.person == office.secretary]  # fmt: skip

    assert len(found) == len(set(found))
    assert found == [FRIDAY]


def test_other_councils_are_for_their_own_secretary(office, term):
    assert foreseen(office, FRIDAY, councils=[]) == []


def test_nothing_new_in_a_closed_week(office, term):
    closures.close(community=office.community, name="Kurs", start=FRIDAY, last_day=FRIDAY, by=None)

    assert foreseen(office, FRIDAY) == []


def test_stand_in_gets_the_line_of_who_is_away(office, term):
    stand_in = mornings.person("A.A.")
    absences.register(
        person=office.secretary, start=THURSDAY, ended_on=None, stand_in=stand_in, by=None
    )

    letters = {each.person: each.lines for each in foreseen(office, FRIDAY)}

    assert office.secretary not in letters
    assert [line.meant_for for line in letters[stand_in]] == [office.secretary]


def written(office, on, to):
    """Something that no rule wrote, and that waits for the next letter."""
    with at(on, 12):
        notices.send_once(
            mails.RESIGNED,
            to=to,
            community=office.community,
            key="left",
            matter={"term": office.seat.terms.get().pk, "own": False},
            path="/min-side/",
        )


def test_what_waits_goes_with_the_next_letter_and_says_what_it_is(office, term):
    terms.resign(term=term, last_day=date(2027, 2, 26), by=None)
    Notice.objects.all().delete()
    written(office, THURSDAY, office.chair)

    (letter,) = [each for each in foreseen(office, FRIDAY) if each.person == office.chair]
    (line,) = letter.lines
    assert line.entry.title.startswith("Agder legeråd: M.M.")
    assert line.entry.path == "/min-side/"
    assert not any(each.person == office.chair for each in foreseen(office, MONDAY, today=THURSDAY))


def test_reminder_that_was_written_and_is_no_longer_true_is_not_foreseen(office, term):
    with at(FRIDAY, 1):
        reminding.remind(on=FRIDAY)
    assert "S.S." in [each.person.name for each in foreseen(office, FRIDAY)]

    terms.change_term(term=term, planned_end=date(2029, 3, 1), by=None)

    assert foreseen(office, FRIDAY) == []


def test_as_many_queries_for_three_as_for_one(office):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            letters = foreseen(office, FRIDAY)
        return len(captured), sum(len(each.lines) for each in letters)

    more_terms(office, [DUE, LATER, LATER])
    queries()
    few, lines = queries()
    Term.objects.update(planned_end=DUE)

    assert queries() == (few, 3 * lines)
    assert Person.objects.count() == 4
