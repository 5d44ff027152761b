"""A case on its way: onto an agenda, out of the work, and what holds it back."""

from django.utils.translation import gettext as _

from cases.enums import CaseState
from cases.models import Case
from tests.cases.domain.advice.given import TODAY
from tests.cases.views.test_cases import at, council, errors
from tests.factories import council_of, new_case, planned


def test_case_schedule_puts_it_on_the_coming_agenda(as_secretary, agder):
    case = new_case(council())
    meeting = planned(council(), on=TODAY)

    as_secretary.post(
        at(case, "sett-pa-saksliste/"),
        {"meeting": meeting.pk, "kind": "advice", "minutes_planned": 25},
    )

    case.refresh_from_db()
    item = case.items.get()
    assert (item.meeting, item.minutes_planned, case.state) == (meeting, 25, CaseState.READY)


def test_case_schedule_in_a_foreign_meeting_is_refused(as_secretary, agder):
    """Z5: another council's meeting, one that is over, one that has the case already."""
    case = new_case(council())
    others = planned(council_of(agder, "au-alr"), on=TODAY)
    held = Case.objects.get(number=1).items.first().meeting

    for meeting in (others.pk, held.pk, 999_999, "\x00"):
        answer = as_secretary.post(
            at(case, "sett-pa-saksliste/"),
            {"meeting": meeting, "kind": "advice", "minutes_planned": 25},
        )
        assert list(errors(answer)) == ["meeting"]
    assert not case.items.exists()


def test_case_schedule_of_a_case_without_theme_says_what_comes_first(as_secretary, agder):
    case = new_case(council())
    case.themes.clear()
    meeting = planned(council(), on=TODAY)

    page = as_secretary.get(at(case, "sett-pa-saksliste/"))
    answer = as_secretary.post(
        at(case, "sett-pa-saksliste/"),
        {"meeting": meeting.pk, "kind": "advice", "minutes_planned": 25},
    )

    sentence = _("Give the case at least one theme, so that doctors can find it.")
    assert page.context["blocks"] == [sentence]
    assert errors(answer) == {"__all__": [sentence]}
    assert not case.items.exists()


def test_case_move_out_without_reason_is_explained(as_secretary, agder):
    case = new_case(council())

    answer = as_secretary.post(at(case, "flytt/"), {"to": "dismissed", "why": " "})

    assert errors(answer) == {"why": [_("Give the reason.")]}


def test_case_move_out_with_reason_is_done(as_secretary, agder):
    case = new_case(council())

    as_secretary.post(at(case, "flytt/"), {"to": "postponed", "why": "Avventer veileder."})

    case.refresh_from_db()
    assert (case.state, case.state_reason) == (CaseState.POSTPONED, "Avventer veileder.")


def test_case_move_held_back_shows_why(as_secretary, agder):
    case = new_case(council())
    Case.objects.filter(pk=case.pk).update(state=CaseState.READY)

    answer = as_secretary.get(at(case, "flytt/"))

    assert [(each.to, each.blocks) for each in answer.context["held_back"]] == [
        (CaseState.ADVISED, [_("This follows when minutes with the advice are approved.")])
    ]
    refused = as_secretary.post(at(case, "flytt/"), {"to": "advised", "why": "x"})
    assert list(errors(refused)) == ["to"]


def test_case_move_of_a_closed_case_says_that_it_is_over(as_secretary, agder):
    Case.objects.filter(number=1).update(state=CaseState.CLOSED)

    answer = as_secretary.get("/agder/saker/alr-01-26/flytt/")

    assert (answer.context["possible"], answer.context["held_back"]) == ([], [])


def test_case_registered_by_mistake_needs_a_reason_and_can_be_taken_back(as_secretary, agder):
    case = new_case(council())

    silent = as_secretary.post(at(case, "flytt/"), {"to": "misregistered", "why": ""})
    as_secretary.post(at(case, "flytt/"), {"to": "misregistered", "why": "Finnes fra før."})
    case.refresh_from_db()
    wrong = (case.state, case.state_reason, case.reference)
    as_secretary.post(at(case, "flytt/"), {"to": "registered", "why": ""})
    case.refresh_from_db()

    assert list(errors(silent)) == ["why"]
    assert wrong == (CaseState.MISREGISTERED, "Finnes fra før.", case.reference)
    assert (case.state, case.state_reason) == (CaseState.REGISTERED, "")


def test_case_that_was_on_an_agenda_was_no_mistake(as_secretary, agder):
    case = new_case(council())
    as_secretary.post(
        at(case, "sett-pa-saksliste/"),
        {"meeting": planned(council(), on=TODAY).pk, "kind": "advice", "minutes_planned": 25},
    )

    answer = as_secretary.post(at(case, "flytt/"), {"to": "misregistered", "why": "Feil."})

    case.refresh_from_db()
    assert answer.status_code == 422
    assert case.state == CaseState.READY
