"""The closed minutes: read by the chair, approved by those who met, settled by the secretary."""

import re

import pytest
import time_machine

from cases.domain.meetings import approval, minutes
from cases.enums import ApprovalAnswer, ApprovedHow, CaseState, MinutesState, Rendition
from cases.models import MinutesApproval
from legeraad.outbox.models import Job
from members.models import Notice, Term
from tests.cases.views.workbench import (
    at,
    coming,
    with_chair,
    with_those_who_met,
)
from tests.conftest import user_of

DETAIL = at("referat/")
CIRCULATE = at("referat/send-til-dem-som-motte/")
ANSWER = at("referat/svar/")
ANSWER_FOR = at("referat/svar/for/")
SEND_BACK = at("referat/send-tilbake/")
PDF = b"%PDF-1.7 a trial"


@pytest.fixture(autouse=True)
def _today(agder):
    with time_machine.travel("2026-11-22 12:00+01:00"):
        yield


def current():
    return minutes.current(coming())


def row_of(role):
    return asked().get(person=user_of(role).person)


def asked():
    """The rows of these minutes; the sample has others."""
    return MinutesApproval.objects.filter(minutes=current())


def told():
    matter = {"minutes_id": current().pk}
    return Notice.objects.filter(intent="cases/minutes_to_approve", matter=matter)


def everybody_else_approves(stored, *, but):
    for row in stored.approvals.filter(answer="").exclude(person=but):
        approval.answer(
            minutes=stored,
            person=row.person,
            answer=ApprovalAnswer.APPROVED,
            on=stored.approval_due,
            by=None,
        )


# the chair


def test_chair_sees_the_letter_and_the_week_before_it_goes(as_chair):
    with_chair()

    page = as_chair.get(CIRCULATE)

    letter = page.context["letter"]
    assert 'value="29.11.2026"' in page.text
    assert len(letter.recipients) == 12
    assert "T.Q." not in [person.name for person in letter.recipients]
    assert "29. november 2026" in letter.written.text.replace("\xa0", " ")
    assert (current().state, asked().count()) == (MinutesState.WITH_CHAIR, 0)


def test_chair_sends_to_those_who_met_once(as_chair):
    stored = with_chair()

    answers = [as_chair.post(CIRCULATE, {"due": "01.12.2026"}) for _ in range(2)]

    page = f"/agder/utsendinger/{told().first().sending_id}/"
    assert [answer.headers["Location"] for answer in answers] == [page, page]
    assert (current().state, str(current().approval_due)) == ("with_met", "2026-12-01")
    assert (told().count(), stored.approvals.count()) == (12, 13)
    assert row_of("chair").answer == ApprovalAnswer.APPROVED


@pytest.mark.parametrize("due", ["22.11.2026", "01.01.2020", "i morgen", "", "32.12.2026"])
def test_deadline_that_gives_no_time_is_explained(due, as_chair):
    with_chair()

    answer = as_chair.post(CIRCULATE, {"due": due})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["due"]
    assert f'value="{due}"' in answer.text
    assert current().state == MinutesState.WITH_CHAIR


def test_trial_goes_to_the_chair_alone_and_keeps_the_day_that_was_typed(as_chair):
    with_chair()

    page = as_chair.post(CIRCULATE, {"due": "05.12.2026", "til-meg-selv": "1"})

    assert 'value="05.12.2026"' in page.text
    assert "5. desember 2026" in page.context["letter"].written.text.replace("\xa0", " ")
    assert (current().state, asked().count()) == (MinutesState.WITH_CHAIR, 0)


@pytest.mark.parametrize("visitor", ["as_secretary", "as_member"])
def test_only_the_chair_sends_to_those_who_met(visitor, request):
    with_chair()
    browser = request.getfixturevalue(visitor)

    assert [browser.get(CIRCULATE).status_code, browser.post(CIRCULATE).status_code] == [403, 403]
    assert current().state == MinutesState.WITH_CHAIR


def test_chair_sends_back_and_the_secretary_writes_on(as_secretary, as_chair):
    with_chair()

    as_chair.post(SEND_BACK, {"why": "Navnet er feil."})

    assert current().state == MinutesState.DRAFT
    assert current().history.first().history_change_reason.endswith("Navnet er feil.")
    assert as_secretary.get(at("gjennomfor/")).status_code == 200


@pytest.mark.parametrize("visitor", ["as_secretary", "as_member"])
def test_while_the_chair_reads_only_the_chair_sends_back(visitor, request):
    with_chair()

    answer = request.getfixturevalue(visitor).post(SEND_BACK, {"why": "Jeg ombestemte meg."})

    assert (answer.status_code, current().state) == (403, MinutesState.WITH_CHAIR)


def test_send_back_without_a_word_is_explained(as_chair):
    with_chair()

    answer = as_chair.post(SEND_BACK, {"why": " "})

    assert answer.status_code == 422
    assert list(answer.context["send_back_form"].errors) == ["why"]


# those who met


def test_member_approves_with_one_press(as_member, member):
    with_those_who_met()
    page = as_member.get(DETAIL)
    assert page.context["mine"] == row_of("member")
    assert re.search(r'<button[^>]*name="answer" value="approved"', page.text)

    answer = as_member.post(ANSWER, {"answer": "approved"})

    row = row_of("member")
    assert answer.headers["Location"] == DETAIL
    assert (row.answer, row.came_by) == (ApprovalAnswer.APPROVED, "")
    assert row.history.first().history_user == member


def test_member_changes_his_mind_until_the_minutes_are_approved(as_member):
    with_those_who_met()

    for said in ({"answer": "approved"}, {"answer": "remark", "remark": "Jeg var imot."}):
        as_member.post(ANSWER, said)
    remark = row_of("member").remark
    page = as_member.get(DETAIL).text
    as_member.post(ANSWER, {"answer": "approved"})

    assert remark == "Jeg var imot."
    assert "Jeg var imot.</textarea>" in page.replace("\n", "")
    assert (row_of("member").answer, row_of("member").remark) == (ApprovalAnswer.APPROVED, "")


def test_remark_without_words_is_explained_and_changes_nothing(as_member):
    with_those_who_met()

    answer = as_member.post(ANSWER, {"answer": "remark", "remark": "  "})

    assert answer.status_code == 422
    assert list(answer.context["answer_form"].errors) == ["remark"]
    assert row_of("member").answer == ""


def test_answer_that_is_too_late_is_told_so(as_member, member):
    stored = with_those_who_met()
    approval.pass_deadline(minutes_id=stored.pk, on=stored.approval_due.replace(day=30))

    answer = as_member.post(ANSWER, {"answer": "remark", "remark": "For sent."})

    assert answer.status_code == 422
    assert row_of("member").answer == ""
    page = as_member.get(DETAIL)
    assert page.context["answer_form"] is None
    assert page.context["minutes"].approved_how == ApprovedHow.SILENCE


def test_last_answer_approves_gives_the_advice_and_offers_it(as_member, as_secretary, member):
    stored = with_those_who_met()
    case = stored.meeting.items.last().case
    everybody_else_approves(stored, but=member.person)
    assert (current().state, minutes.advice_given(case)) == (MinutesState.WITH_THOSE_WHO_MET, "")

    as_member.post(ANSWER, {"answer": "approved"})

    case.refresh_from_db()
    assert (current().state, current().approved_how) == ("approved", ApprovedHow.ALL)
    assert case.state == CaseState.ADVISED
    page = as_secretary.get(f"{case.get_absolute_url()}anbefaling/")
    assert "Rådet tilrår.</textarea>" in page.text.replace("\n", "")


@pytest.mark.parametrize("visitor", ["as_doctor", "as_registrar", "as_keeper"])
def test_whoever_did_not_meet_can_neither_read_nor_answer(visitor, request):
    with_those_who_met()
    browser = request.getfixturevalue(visitor)

    codes = [
        browser.get(DETAIL).status_code,
        browser.get(at("referat/full.pdf")).status_code,
        browser.post(ANSWER, {"answer": "approved"}).status_code,
    ]

    assert codes == [404, 404, 404]


def test_secretary_who_did_not_meet_is_not_asked(as_secretary):
    with_those_who_met()
    asked().filter(person=user_of("secretary").person).delete()

    assert as_secretary.post(ANSWER, {"answer": "approved"}).status_code == 403


def test_whoever_met_answers_also_when_the_term_has_ended(as_member, member):
    """A7: the one exception; the other pages of the council are closed."""
    stored = with_those_who_met()
    minutes.file_pdf(minutes=stored, rendition=Rendition.FULL, content=PDF)
    Term.objects.filter(person=member.person).update(ended_on="2026-11-21", end_reason="resigned")

    codes = [
        as_member.get(address).status_code for address in (DETAIL, at("forbered/"), "/agder/saker/")
    ]
    file = as_member.get(at("referat/full.pdf")).getvalue()
    as_member.post(ANSWER, {"answer": "approved"})

    assert (codes, file) == ([200, 404, 403], PDF)
    assert row_of("member").answer == ApprovalAnswer.APPROVED


def test_whoever_left_reads_nothing_while_the_text_is_written_again(as_member, member):
    stored = with_those_who_met()
    Term.objects.filter(person=member.person).update(ended_on="2026-11-21", end_reason="resigned")
    minutes.send_back(minutes=stored, why="Rett opp.", by=None)
    minutes.close(minutes=stored, by=None)

    assert as_member.get(DETAIL).status_code == 404


# the secretary


def test_secretary_sees_who_has_answered_and_who_is_silent(as_secretary, as_member):
    with_those_who_met()
    as_member.post(ANSWER, {"answer": "remark", "remark": "Jeg var imot."})

    page = as_secretary.get(DETAIL)

    said = {row.person.name: row.answer for row in page.context["asked"]}
    assert (len(said), said["T.Q."]) == (13, "approved")
    assert sorted(said.values()) == [""] * 11 + ["approved", "remark"]
    assert "Jeg var imot." in page.text


def test_member_does_not_see_what_the_others_answered(as_member):
    with_those_who_met()

    assert as_member.get(DETAIL).context["asked"] == []


def test_secretary_registers_an_answer_and_how_it_came(as_secretary, secretary):
    with_those_who_met()
    row = row_of("member")
    said = {"behalf-approval": row.pk, "behalf-answer": "approved"}

    refused = as_secretary.post(ANSWER_FOR, said)
    as_secretary.post(ANSWER_FOR, said | {"behalf-came_by": "på telefon 23. november"})

    row.refresh_from_db()
    assert (refused.status_code, list(refused.context["behalf_form"].errors)) == (422, ["came_by"])
    assert (row.answer, row.came_by) == (ApprovalAnswer.APPROVED, "på telefon 23. november")
    assert row.history.first().history_user == secretary


def test_answer_for_somebody_of_another_meeting_is_refused(as_secretary):
    with_those_who_met()

    answer = as_secretary.post(
        ANSWER_FOR,
        {"behalf-approval": 0, "behalf-answer": "approved", "behalf-came_by": "på telefon"},
    )

    assert list(answer.context["behalf_form"].errors) == ["approval"]


def test_member_registers_nothing_for_others(as_member):
    with_those_who_met()
    stand = at(f"referat/svar/{row_of('chair').pk}/la-sta/")

    assert [as_member.post(where).status_code for where in (ANSWER_FOR, stand)] == [403, 403]


def test_secretary_lets_the_text_stand_and_says_why(as_secretary, as_member, member):
    stored = with_those_who_met()
    as_member.post(ANSWER, {"answer": "remark", "remark": "Jeg var imot."})
    everybody_else_approves(stored, but=member.person)
    row = row_of("member")
    address = at(f"referat/svar/{row.pk}/la-sta/")

    refused = as_secretary.post(address, {f"stand-{row.pk}-why": " "})
    waiting = current().state
    as_secretary.post(address, {f"stand-{row.pk}-why": "Opptellingen viser noe annet."})

    row.refresh_from_db()
    assert (refused.status_code, waiting) == (422, MinutesState.WITH_THOSE_WHO_MET)
    assert row.settled_why == "Opptellingen viser noe annet."
    assert (current().state, current().approved_how) == ("approved", ApprovedHow.HEARD)


def test_secretary_takes_a_remark_in_and_everybody_is_asked_anew(as_secretary, as_member, as_chair):
    with_those_who_met()
    as_member.post(ANSWER, {"answer": "remark", "remark": "Jeg var imot."})

    as_secretary.post(SEND_BACK, {"why": "Jeg var imot."})
    assert current().state == MinutesState.DRAFT
    minutes.close(minutes=current(), by=None)
    as_chair.post(CIRCULATE, {"due": "02.12.2026"})

    assert row_of("member").answer == ""
    assert str(current().approval_due) == "2026-12-02"


def test_approved_minutes_are_opened_by_nobody(as_secretary, as_chair, member):
    stored = with_those_who_met()
    approval.pass_deadline(minutes_id=stored.pk, on=stored.approval_due.replace(day=30))

    codes = [
        browser.post(SEND_BACK, {"why": "Angrer."}).status_code
        for browser in (as_secretary, as_chair)
    ]

    assert (codes, current().state) == ([403, 403], MinutesState.APPROVED)


def test_minutes_ask_a_constant_number_of_times(as_secretary, django_assert_max_num_queries):
    stored = with_those_who_met()
    as_secretary.get(DETAIL)

    with django_assert_max_num_queries(32) as few:
        as_secretary.get(DETAIL)
    for row in stored.approvals.filter(answer="")[:3]:
        approval.answer(
            minutes=stored,
            person=row.person,
            answer=ApprovalAnswer.REMARK,
            remark="Nei.",
            on=stored.approval_due,
            by=None,
        )
    with django_assert_max_num_queries(32) as many:
        as_secretary.get(DETAIL)

    assert len(many) == len(few)


def test_pdf_jobs_of_the_whole_way(as_chair, as_member, member):
    """One for the chair's copy, one for those who met, one for the approved."""
    stored = with_those_who_met()
    everybody_else_approves(stored, but=member.person)
    as_member.post(ANSWER, {"answer": "approved"})

    assert Job.objects.filter(kind="minutes.pdf").count() == 3


def test_secretary_may_copy_the_addresses_of_those_who_are_silent(as_secretary, as_chair, member):
    stored = with_those_who_met()
    everybody_else_approves(stored, but=member.person)

    assert as_secretary.get(DETAIL).context["silent"] == member.email
    assert f'data-copy="{member.email}"' in as_secretary.get(DETAIL).text
    assert as_chair.get(DETAIL).context["silent"] == ""
