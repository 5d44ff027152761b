from cases.domain.casework import cases
from cases.domain.casework.timeline import timeline
from cases.domain.meetings import agenda
from cases.enums import CasesEvent, CaseState
from cases.models import Case, Theme
from tests.cases.domain.advice.given import drafted
from tests.factories import council_of, new_case, planned


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


def test_timeline_of_a_long_story_costs_four_queries(agder, django_assert_num_queries):
    case = Case.objects.get(number=1)

    with django_assert_num_queries(4):
        assert len(timeline(case)) > 8
