from contextlib import suppress
from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from cases.domain.casework import cases
from cases.enums import CASE_MOVES, STATES_WITH_REASON, Access, CaseOrigin, CaseState, Consequence
from cases.models import Case, Recommendation, Theme
from legeraad.errors import DomainError
from tests.cases.domain.advice.given import assessed
from tests.factories import commissioned, council_of, new_case

DAY = date(2026, 9, 16)


def register(council, **changes):
    facts = {
        "title": "Hvem følger opp?",
        "summary": "Kort.",
        "origin": CaseOrigin.OWN_INITIATIVE,
        "themes": [],
        "on": DAY,
    }
    return cases.register(council=council, by=None, **facts | changes)


def in_state(council, state):
    case = assessed(council)
    Case.objects.filter(pk=case.pk).update(state=state, state_reason="Grunn")
    return Case.objects.get(pk=case.pk)


def test_register_request_without_requester_is_refused(agder):
    """ALR-9."""
    with pytest.raises(ValidationError):
        register(council_of(agder), origin=CaseOrigin.REQUEST)

    assert Case.objects.count() == 3


def test_raw_request_without_requester_is_refused_by_the_database(agder):
    """ALR-9."""
    with pytest.raises(IntegrityError) as refusal:
        Case.objects.filter(number=1).update(origin=CaseOrigin.REQUEST, requester="")

    assert refusal.value.__cause__.diag.constraint_name == "case_request_names_requester"


def test_register_of_the_other_two_origins_needs_no_requester(agder):
    """ALR-9, ALR-14: both ways are equal."""
    asked = commissioned(council_of(agder))
    own = register(council_of(agder), origin=CaseOrigin.OWN_INITIATIVE)
    from_asked = register(council_of(agder), origin=CaseOrigin.COMMISSION, commission=asked)

    assert (own.requester, from_asked.requester) == ("", "")
    assert (own.state, from_asked.state) == (CaseState.REGISTERED, CaseState.REGISTERED)


def test_register_from_a_commission_names_it(agder):
    """ALR-9, also against the bare database."""
    with pytest.raises(ValidationError):
        register(council_of(agder), origin=CaseOrigin.COMMISSION)

    case = new_case(council_of(agder))
    with pytest.raises(IntegrityError) as refusal:
        Case.objects.filter(pk=case.pk).update(origin=CaseOrigin.COMMISSION)
    assert refusal.value.__cause__.diag.constraint_name == "case_commission_is_named"


def test_register_gives_reference_and_address(agder):
    case = register(council_of(agder))

    assert (case.reference, case.slug) == ("ALR 04/26", "alr-04-26")


def test_register_in_a_new_year_begins_at_one(agder):
    assert register(council_of(agder), on=date(2027, 1, 2)).reference == "ALR 01/27"


def test_register_refused_takes_no_number(agder):
    with pytest.raises(ValidationError):
        register(council_of(agder), title="x" * 201)

    assert register(council_of(agder)).number == 4


def test_register_the_same_form_twice_is_one_case(agder):
    key = uuid4()

    first, second = (register(council_of(agder), form_key=key) for _half in range(2))

    assert first == second
    assert Case.objects.count() == 4


def test_change_writes_who_did_it(agder, secretary):
    case = new_case(council_of(agder))

    cases.change(case=case, title="Hvem svarer?", by=secretary)

    written = case.history.first()
    assert (written.title, written.history_user) == ("Hvem svarer?", secretary)


def test_change_to_exempt_without_legal_basis_is_refused(agder):
    case = new_case(council_of(agder))

    with pytest.raises(ValidationError):
        cases.change(case=case, access="exempt", by=None)

    assert Case.objects.get(pk=case.pk).access == "open"


def test_move_goes_only_where_the_list_says(agder):
    case = assessed(council_of(agder))

    assert {state: reached_from(case, state) for state in CaseState} == {
        state: {state, *CASE_MOVES[state]} for state in CaseState
    }


def reached_from(case, state):
    """The states that the case could be moved to from this one; an unchanged state is no error."""
    reached = set()
    for to in CaseState:
        Case.objects.filter(pk=case.pk).update(state=state, state_reason="Grunn")
        with suppress(DomainError):
            reached.add(CaseState(cases.move(case=case, to=to, why="Grunn", by=None).state))
    return reached


@pytest.mark.parametrize("to", sorted(STATES_WITH_REASON))
def test_move_out_without_reason_is_refused_beside_its_field(agder, to):
    case = new_case(council_of(agder))

    with pytest.raises(DomainError) as refusal:
        cases.move(case=case, to=CaseState(to), why=" ", by=None)

    assert (refusal.value.sentence, refusal.value.field) == (_("Give the reason."), "why")


def test_move_to_where_it_is_writes_nothing(agder):
    case = new_case(council_of(agder))
    before = case.history.count()

    cases.move(case=case, to=CaseState.REGISTERED, by=None)

    assert case.history.count() == before


def test_blocks_of_a_case_without_theme_say_so(agder):
    case = new_case(council_of(agder))
    case.themes.clear()

    assert cases.blocks(case, CaseState.READY) == [
        _("Give the case at least one theme, so that doctors can find it.")
    ]


def test_blocks_of_an_unassessed_case_say_so(agder):
    case = in_state(council_of(agder), CaseState.ADVISED)
    Case.objects.filter(pk=case.pk).update(economic=Consequence.NOT_ASSESSED)

    assert cases.blocks(Case.objects.get(pk=case.pk), CaseState.WITH_PRINCIPAL) == [
        _("Assess the consequences before the case goes to the principal.")
    ]


def test_moves_by_hand_leave_minutes_lifting_and_publishing_to_their_acts(agder):
    ready = in_state(council_of(agder), CaseState.READY)
    given = in_state(council_of(agder), CaseState.ADVISED)

    assert [each.to for each in cases.moves(ready) if each.possible] == [
        CaseState.IN_PROGRESS,
        CaseState.DISMISSED,
        CaseState.WITHDRAWN,
        CaseState.POSTPONED,
        CaseState.MISREGISTERED,
    ]
    assert [each.to for each in cases.moves(given) if each.possible] == [CaseState.CLOSED]


def test_moves_of_what_the_principal_has_are_all_its_own(agder):
    case = in_state(council_of(agder), CaseState.WITH_PRINCIPAL)

    assert {each.possible for each in cases.moves(case)} == {False}


def test_case_whose_advice_is_in_force_cannot_be_exempt(agder):
    """The public would read on: refused by the domain, and by the database past it."""
    case = Recommendation.objects.get(number=2).case

    with pytest.raises(DomainError) as refusal:
        cases.change(case=case, access=Access.EXEMPT, legal_basis="offl. § 13", by=None)
    with pytest.raises(IntegrityError, match="in force and public"), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(access=Access.EXEMPT, legal_basis="offl. § 13")

    assert refusal.value.field == "access"
    assert Case.objects.get(pk=case.pk).access == Access.OPEN


def test_add_theme_twice_is_refused(agder):
    theme = Theme.objects.first()

    with pytest.raises(ValidationError):
        cases.add_theme(name=theme.name, slug="ny", position=99, by=None)
