from datetime import date

from cases.domain.casework import cases, commissions
from cases.domain.casework.timeline import commission_timeline, timeline
from cases.domain.meetings import agenda
from cases.enums import CaseOrigin, CasesEvent, CaseState, CommissionState
from cases.models import Case, Theme
from tests.cases.domain.advice.given import drafted
from tests.cases.domain.hearings.asked import answered, sent
from tests.factories import DAY, commissioned, council_of, new_case, planned, small_council


def told(case):
    return [(each.sentence, each.state, each.why) for each in timeline(case)]


def label(event):
    return str(event.label)


def test_timeline_tells_what_was_done_with_the_case_newest_first(agder, secretary):
    case = new_case(council_of(agder))
    drafted(case)
    agenda.add_case(meeting=planned(case.council), case=case, by=None)
    cases.move(case=case, to=CaseState.POSTPONED, why="Avventer veileder.", by=secretary)

    ready, postponed = (str(state.label) for state in (CaseState.READY, CaseState.POSTPONED))
    assert told(case) == [
        (label(CasesEvent.CASE_MOVED), postponed, "Avventer veileder."),
        (label(CasesEvent.CASE_MOVED), ready, ""),
        (label(CasesEvent.ITEM_ADDED), "", ""),
        (label(CasesEvent.RECOMMENDATION_DRAFTED), "", ""),
        (label(CasesEvent.CASE_REGISTERED), "", ""),
    ]
    assert [each.who for each in timeline(case)] == ["V.Ø.", "", "", "", ""]


def test_timeline_of_one_act_with_its_themes_is_one_happening(agder, secretary):
    case = new_case(council_of(agder))
    cases.change(case=case, title="Ny tittel", themes=Theme.objects.all()[:3], by=secretary)

    assert [each.sentence for each in timeline(case)] == [
        label(CasesEvent.CASE_CHANGED),
        label(CasesEvent.CASE_REGISTERED),
    ]


def test_timeline_keeps_the_colon_of_a_reason(agder):
    case = new_case(council_of(agder))
    cases.move(case=case, to=CaseState.WITHDRAWN, why="Se sak 3: samme spørsmål", by=None)

    assert timeline(case)[0].why == "Se sak 3: samme spørsmål"


def test_timeline_tells_of_no_other_case(agder):
    case, other = (new_case(council_of(agder)) for _turn in range(2))
    drafted(other)

    assert len(timeline(case)) == 1


def test_timeline_tells_of_hearings_and_who_answered(agder):
    """What is still being prepared is the secretariat's own."""
    case = new_case(council_of(agder))
    small_council(agder)
    hearing = sent(case, "frp")
    answered(hearing.invitations.get())

    told = [(each.sentence, each.state, each.why) for each in timeline(case)]

    assert told[:2] == [
        (label(CasesEvent.HEARING_ANSWERED), "", "FRP"),
        (label(CasesEvent.HEARING_MOVED), str(hearing.get_state_display()), ""),
    ]
    assert len(told) == 3


def test_timeline_of_a_long_story_costs_eight_queries(agder, django_assert_num_queries):
    case = Case.objects.get(number=1)

    with django_assert_num_queries(8):
        assert len(timeline(case)) > 8


def test_commission_timeline_tells_each_change_of_the_date(agder, registrar):
    """PRJ-9: the first is tentative, and shown so."""
    asked = commissioned(council_of(agder), due=date(2026, 12, 1), due_is_tentative=True)
    commissions.change(
        commission=asked, due=date(2027, 1, 15), due_is_tentative=False, by=registrar
    )
    commissions.change(commission=asked, title="Ny tittel", why="På vegne av OSS.", by=None)

    told = commission_timeline(asked)

    assert [each.sentence for each in told] == [
        label(CasesEvent.COMMISSION_CHANGED),
        label(CasesEvent.COMMISSION_CHANGED),
        label(CasesEvent.COMMISSION_REGISTERED),
    ]
    assert told[0].why == "På vegne av OSS."
    assert told[1].who == "X.S."
    assert "15.01.2027" in told[1].why
    assert "01.12.2026 (" in told[1].why


def test_commission_timeline_tells_its_moves_and_its_cases(agder):
    asked = commissioned(council_of(agder))
    case = cases.register(
        council=asked.council,
        title="Hvem svarer?",
        summary="Kort.",
        origin=CaseOrigin.COMMISSION,
        commission=asked,
        themes=[],
        on=DAY,
        by=None,
    )
    commissions.report(commission=asked, text="Rådet tilrår.", on=DAY, by=None)
    commissions.send_back(commission=asked, why="Kostnaden mangler.", by=None)

    at_work, reported = (str(CommissionState(state).label) for state in ("in_progress", "reported"))
    moved = label(CasesEvent.COMMISSION_MOVED)
    assert [(each.sentence, each.state, each.why) for each in commission_timeline(asked)] == [
        (moved, at_work, "Kostnaden mangler."),
        (moved, reported, ""),
        (moved, at_work, ""),
        (label(CasesEvent.CASE_REGISTERED), "", case.reference),
        (label(CasesEvent.COMMISSION_REGISTERED), "", ""),
    ]


def test_commission_timeline_of_a_long_story_costs_three_queries(agder, django_assert_num_queries):
    asked = commissioned(council_of(agder))
    for turn in range(4):
        commissions.change(commission=asked, due=date(2027, 1, turn + 1), by=None)

    with django_assert_num_queries(3):
        assert len(commission_timeline(asked)) == 5
