"""What makes a reminder stop by itself; each stop is tried by taking it away.

A rule whose statement lacks one piece is made on the fly: what the whole rule leaves alone, that
one writes.
"""

from contextlib import ExitStack
from datetime import date

import pytest
from django.db.models import DateField, Value

from councils.domain import duties
from councils.enums import Continuation, DutyKind
from councils.models import Closure, Trial
from members.domain import absences, reminding, statements, terms, vacancies
from members.domain.reminding import RULES
from members.enums import EndReason, FilledBy, VacancyState
from members.models import Notice, Snooze, Term, Vacancy
from tests.members.domain import mornings
from tests.members.domain.mornings import DAY, DUE, MONDAY, another, step_of


@pytest.fixture
def vacancy(office):
    with mornings.at(MONDAY):
        return vacancies.open_and_ask(seat=office.seat, since=MONDAY, by=None)


def told(rule, on):
    """Who is written to by the rule that day, for the first time."""
    known = set(Notice.objects.values_list("pk", flat=True))
    reminding.write_down(rule, on)
    fresh = Notice.objects.exclude(pk__in=known).filter(rule=rule.name)
    return sorted(fresh.values_list("person__name", flat=True))


def without(piece, monkeypatch):
    """The stops that stand in every statement, without one of them."""
    assert statements.STOPS.count(piece) == 1
    monkeypatch.setattr(statements, "STOPS", statements.STOPS.replace(piece, ""))


# Done, withdrawn, postponed, and said when: the open rows, and their deadline


def test_stop_when_it_is_done(vacancy):
    rule = RULES["vacancy.unanswered"]
    with mornings.at(MONDAY + DAY):
        vacancies.propose(
            vacancy=vacancy,
            name="N.N.",
            email="",
            filled_by=FilledBy.APPOINTMENT,
            decided_on=MONDAY,
            by=None,
        )
    asked = Vacancy.objects.filter(state__in=VacancyState.values)

    assert told(rule, MONDAY + 7 * DAY) == []
    with another(rule, rows=lambda on: asked) as mutant:
        assert told(mutant, MONDAY + 7 * DAY) == ["K.K."]


def test_stop_when_it_is_withdrawn(term):
    rule = RULES["term.own"]
    terms.end_term(term=term, on=MONDAY, reason=EndReason.RESIGNED, by=None)

    assert told(rule, MONDAY) == []
    with another(rule, rows=lambda on: Term.objects.all()) as mutant:
        assert told(mutant, MONDAY) == ["M.M."]


def test_stop_when_it_is_decided(office):
    trial = duties.start_trial(
        council=office.council, start=date(2026, 1, 1), ends_on=DUE, decided_by="OSS", by=None
    )
    decided = {"outcome": Continuation.CONTINUE, "outcome_by": "OSS", "outcome_on": MONDAY}
    Trial.objects.filter(pk=trial.pk).update(**decided)

    assert told(RULES["trial"], MONDAY) == []
    with another(RULES["trial"], rows=lambda on: Trial.objects.all()) as mutant:
        assert told(mutant, MONDAY) == ["L.L.", "S.S."]


def test_stop_when_it_is_postponed(term):
    rule = RULES["term.own"]
    terms.change_term(term=term, planned_end=date(2028, 3, 1), by=None)
    as_before = Term.objects.annotate(first_end=Value(DUE, output_field=DateField()))

    assert told(rule, MONDAY) == []
    with another(rule, rows=lambda on: as_before, due="first_end") as mutant:
        assert told(mutant, MONDAY) == ["M.M."]


def test_postponed_matter_is_reminded_of_anew(term):
    rule = RULES["term.own"]
    first = told(rule, MONDAY)
    terms.change_term(term=term, planned_end=date(2027, 4, 1), by=None)

    assert (first, told(rule, date(2027, 3, 2))) == (["M.M."], ["M.M."])
    assert [step_of(each) for each in Notice.objects.filter(rule=rule.name)] == [-30, -30]


def test_stop_when_the_body_has_said_when(vacancy):
    rule = RULES["vacancy.unanswered"]
    with mornings.at(MONDAY + DAY):
        vacancies.postpone(vacancy=vacancy, answer_by=date(2027, 4, 1), by=None)
    asked = Vacancy.objects.filter(state=VacancyState.ASKED)

    assert told(rule, MONDAY + 7 * DAY) == []
    with another(rule, rows=lambda on: asked) as mutant:
        assert told(mutant, MONDAY + 7 * DAY) == ["K.K."]


# Away, put off, closed: the stops of every statement

AWAY = """
  AND absent.start <= %(on)s AND (absent.ended_on IS NULL OR absent.ended_on > %(on)s)"""
NOBODY_STANDS_IN = "(absent.id IS NULL OR absent.stand_in_id IS NOT NULL)\n  AND "
PUT_OFF = """
  AND NOT EXISTS (SELECT 1 FROM members_snooze put_off WHERE put_off.person_id = found.person
    AND put_off.matter = found.about AND put_off.until > %(on)s)"""
CLOSED = """
  AND NOT EXISTS (SELECT 1 FROM councils_closure closed WHERE closed.community_id = found.community
    AND closed.start <= %(on)s AND closed.ended_on > %(on)s)"""


def away(office, term):
    absences.register(person=office.member, start=MONDAY, ended_on=MONDAY + 3 * DAY, by=None)


def put_off(office, term):
    Snooze.objects.create(
        person=office.member, matter=f"own-term:{term.pk}", until=MONDAY + 3 * DAY
    )


def closed(office, term):
    Closure.objects.create(
        community=office.community, name="Vinterferie", start=MONDAY, ended_on=MONDAY + 3 * DAY
    )


STOPS = [(NOBODY_STANDS_IN, away), (PUT_OFF, put_off), (CLOSED, closed)]


@pytest.mark.parametrize(("piece", "happens"), STOPS, ids=["away", "put off", "closed"])
def test_stop_holds_while_it_lasts_and_then_the_reminder_comes(
    piece, happens, office, term, monkeypatch
):
    rule = RULES["term.own"]
    happens(office, term)

    assert [told(rule, MONDAY + day * DAY) for day in range(4)] == [[], [], [], ["M.M."]]
    with ExitStack() as stack:
        without(piece, monkeypatch)
        mutant = stack.enter_context(another(rule))
        assert told(mutant, MONDAY) == ["M.M."]


def test_stand_in_gets_it_while_somebody_is_away(office, term, monkeypatch):
    rule = RULES["term.own"]
    absences.register(
        person=office.member,
        start=MONDAY,
        ended_on=MONDAY + 3 * DAY,
        stand_in=office.chair,
        by=None,
    )

    assert told(rule, MONDAY) == ["L.L."]
    assert Notice.objects.get(rule=rule.name).meant_for == office.member
    without(AWAY, monkeypatch)
    monkeypatch.setattr(
        statements, "STOPS", statements.STOPS.replace("absent.person_id = found.person", "false")
    )
    with another(rule) as mutant:
        assert told(mutant, MONDAY) == ["M.M."]


def test_absence_of_another_time_changes_nothing(office, term):
    absences.register(person=office.member, start=date(2027, 1, 1), ended_on=MONDAY, by=None)
    absences.register(person=office.member, start=MONDAY + DAY, by=None)

    assert told(RULES["term.own"], MONDAY) == ["M.M."]


def test_what_somebody_puts_off_the_others_still_get(office, term):
    Snooze.objects.create(person=office.secretary, matter=f"term:{term.pk}", until=DUE)

    assert told(RULES["term.ends"], MONDAY) == []
    assert told(RULES["term.own"], MONDAY) == ["M.M."]


def test_neighbours_closed_week_is_not_ours(office, term):
    council = office.council
    neighbour = type(office.community).objects.create(
        name="Nord", brand="Nordre legeråd", slug="nord", controller="Sykehuset"
    )
    Closure.objects.create(
        community=neighbour, name="Vinterferie", start=MONDAY, ended_on=MONDAY + 7 * DAY
    )

    assert council.community != neighbour
    assert told(RULES["term.own"], MONDAY) == ["M.M."]


# Once


def test_same_person_in_two_audiences_is_told_once(office):
    """Who is both chair and secretary gets one reminder for each step."""
    office.council.offices.filter(person=office.chair).update(person=office.secretary)
    duties.add_duty(
        council=office.council, kind=DutyKind.EVALUATION, first_due=date(2027, 3, 4), by=None
    )

    assert told(RULES["duty.evaluation"], MONDAY) == ["S.S."]


def test_colleague_who_takes_over_and_stand_in_are_told_of_the_step_too(office, term):
    """Whoever gets the matter on another's behalf has not been told of it yet."""
    rule = RULES["term.own"]
    first = told(rule, MONDAY)
    absences.register(person=office.member, start=MONDAY + DAY, stand_in=office.chair, by=None)

    assert (first, told(rule, MONDAY + DAY), told(rule, MONDAY + 2 * DAY)) == (
        ["M.M."],
        ["L.L."],
        [],
    )


@pytest.mark.parametrize("name", sorted(RULES))
def test_statements_of_every_rule_run(name, office):
    """Also of those that no sample has rows for."""
    rule = RULES[name]

    assert reminding.write_down(rule, MONDAY) == 0
    assert reminding.still(rule, receiver=office.secretary, on=MONDAY) == set()
    assert statements.found_in(rule).sql.count("%(own)s") == 1
