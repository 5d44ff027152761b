from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from cases.domain.casework import cases, commissions
from cases.enums import COMMISSION_MOVES, CaseOrigin, CommissionState
from cases.models import Commission
from legeraad.errors import DomainError
from members.models import Notice
from tests.factories import DAY, commissioned, council_of

LATER = DAY + timedelta(days=30)


@pytest.fixture
def council(agder):
    return council_of(agder)


def case_from(commission, council=None):
    return cases.register(
        council=council or commission.council,
        title="Hvem svarer?",
        summary="Kort.",
        origin=CaseOrigin.COMMISSION,
        commission=commission,
        themes=[],
        on=LATER,
        by=None,
    )


def reported(commission):
    commissions.accept(commission=commission, by=None)
    return commissions.report(commission=commission, text="Rådet tilrår.", on=LATER, by=None)


def in_state(commission, state):
    facts = {"report": "Rådet tilrår.", "reported_on": LATER}
    Commission.objects.filter(pk=commission.pk).update(state=state, **facts)
    return Commission.objects.get(pk=commission.pk)


def test_register_numbers_by_principal_and_year_and_tells_the_council(council):
    before = council.anchored_in.commissions_given.filter(year=2026).count()
    first, next_year = commissioned(council), commissioned(council, on=date(2027, 1, 4))

    assert first.reference == f"OSS 2026-{before + 1:02d}"
    assert (next_year.reference, next_year.slug) == ("OSS 2027-01", "oss-2027-01")
    told = Notice.objects.filter(key__startswith=f"commission:{first.pk}:received")
    assert {notice.person.name for notice in told} == {"V.Ø.", "T.Q."}


def test_register_the_same_form_twice_is_one_commission(council):
    key = uuid4()

    first, second = (commissioned(council, form_key=key) for _half in range(2))

    assert first == second


def test_register_for_a_council_that_reports_elsewhere_is_refused(agder):
    """ALR-2: the working committee reports to the council, which advises (ALR-15)."""
    committee = council_of(agder, "au-alr")
    oss = council_of(agder, "oss")

    for principal in (oss, committee.anchored_in):
        with pytest.raises(DomainError):
            commissions.register(
                principal=principal, council=committee, title="A", text="B", on=DAY, by=None
            )


def test_register_on_behalf_says_so_in_the_history(council, secretary):
    asked = commissioned(council, why="På vegne av OSS.")

    assert asked.history.get().history_change_reason == "commission.registered: På vegne av OSS."


def test_case_from_a_commission_takes_it_up(council):
    """ALR-14."""
    asked = commissioned(council)

    case_from(asked)
    case_from(asked)

    asked.refresh_from_db()
    assert asked.state == CommissionState.IN_PROGRESS
    assert asked.history.filter(history_change_reason__startswith="commission.moved").count() == 1


def test_case_from_another_councils_commission_is_refused(agder, council):
    """Z5."""
    with pytest.raises(DomainError) as refusal:
        case_from(commissioned(council), council_of(agder, "au-alr"))

    assert refusal.value.field == "commission"


@pytest.mark.parametrize("state", [CommissionState.REPORTED, CommissionState.CLOSED])
def test_case_from_what_was_reported_is_refused(council, state):
    with pytest.raises(DomainError) as refusal:
        case_from(in_state(commissioned(council), state))

    assert refusal.value.sentence == _("The commission has been reported already.")


def test_case_keeps_its_commission_after_the_report(council):
    asked = commissioned(council)
    case = case_from(asked)
    in_state(asked, CommissionState.REPORTED)

    changed = cases.change(case=case, title="Ny tittel", commission=asked, by=None)

    assert changed.commission == asked


def test_moves_go_only_where_the_list_says(council):
    acts = {
        CommissionState.ACCEPTED: lambda each: commissions.accept(commission=each, by=None),
        CommissionState.IN_PROGRESS: case_from,
        CommissionState.REPORTED: lambda each: commissions.report(
            commission=each, text="Svar", on=LATER, by=None
        ),
        CommissionState.CLOSED: lambda each: commissions.close(commission=each, by=None),
    }
    for state in CommissionState:
        for to, act in acts.items():
            asked = in_state(commissioned(council), state)
            allowed = to in (state, *COMMISSION_MOVES[state])
            if (state, to) == (CommissionState.REPORTED, CommissionState.IN_PROGRESS):
                continue  # only by sending back
            try:
                act(asked)
            except DomainError:
                assert not allowed, (state, to)
            asked.refresh_from_db()
            assert asked.state == (to if allowed else state)


def test_close_without_report_is_refused_in_a_sentence_and_by_the_database(council):
    """FSU-2, FSU-5."""
    asked = commissioned(council)

    with pytest.raises(DomainError) as refusal:
        commissions.close(commission=asked, by=None)
    assert refusal.value.sentence == _(
        "The council must report before the commission can be closed."
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Commission.objects.filter(pk=asked.pk).update(state=CommissionState.CLOSED)


@pytest.mark.parametrize("text", ["", " \n "])
def test_report_that_is_empty_is_refused(council, text):
    with pytest.raises(DomainError) as refusal:
        commissions.report(commission=commissioned(council), text=text, on=LATER, by=None)

    assert (refusal.value.field, refusal.value.sentence) == ("text", _("Write the report first."))


def test_send_back_keeps_the_report_and_the_words(council, registrar):
    asked = reported(commissioned(council))

    back = commissions.send_back(commission=asked, why="Kostnaden mangler.", by=registrar)

    assert (back.state, back.report) == (CommissionState.IN_PROGRESS, "Rådet tilrår.")
    row = back.history.latest()
    assert row.history_change_reason == "commission.moved: Kostnaden mangler."


def test_send_back_without_words_or_report_is_refused(council):
    asked = commissioned(council)

    for why in (" ", "Mer."):
        with pytest.raises(DomainError):
            commissions.send_back(commission=asked, why=why, by=None)


def test_change_after_the_report_is_refused(council):
    asked = reported(commissioned(council))

    with pytest.raises(DomainError):
        commissions.change(commission=asked, title="Noe annet", by=None)


def test_change_to_too_long_a_title_is_refused_by_the_model(council):
    with pytest.raises(ValidationError):
        commissions.change(commission=commissioned(council), title="x" * 201, by=None)


def test_accept_keeps_the_first_reply(council):
    asked = commissioned(council)

    commissions.accept(commission=asked, reply=" Til høsten. ", by=None)
    again = commissions.accept(commission=asked, reply="Nå.", by=None)

    assert (again.state, again.reply) == (CommissionState.ACCEPTED, "Til høsten.")


def progress(asked, on):
    return commissions.progress(Commission.objects.filter(pk=asked.pk), on=on)[0]


def test_progress_counts_days_and_knows_whose_turn_it_is(council):
    asked = commissioned(council, due=LATER)
    case_from(asked)

    at = progress(asked, LATER)
    assert (at.days, at.late, at.awaiting, at.cases) == (30, False, "ALR", 1)
    assert progress(asked, LATER + timedelta(days=1)).late  # FSU-5


def test_progress_of_what_was_reported_awaits_the_principal_and_is_not_late(council):
    asked = reported(commissioned(council, due=DAY))

    at = progress(asked, LATER)
    assert (at.late, at.awaiting) == (False, "OSS")

    commissions.close(commission=asked, by=None)
    at = progress(asked, LATER)
    assert (at.days, at.awaiting) == (None, "")


@pytest.mark.parametrize("count", [1, 3])
def test_progress_of_many_costs_one_query(council, django_assert_num_queries, count):
    keys = [commissioned(council).pk for _turn in range(count)]

    with django_assert_num_queries(1):
        rows = commissions.progress(Commission.objects.filter(pk__in=keys), on=LATER)

    assert len(rows) == count
