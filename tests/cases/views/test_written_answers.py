"""Whether I agree with what is proposed in writing: on Min side, and from the link in a mail."""

import pytest
from django.core import mail
from django.utils import timezone

from cases import written_mails
from cases.models import Case, WrittenAnswer
from legeraad.outbox.models import Job
from tests.cases.domain.meetings.in_writing import PROPOSAL, begun, fresh, sent

pytestmark = pytest.mark.usefixtures("agder")


@pytest.fixture(autouse=True)
def _on_the_day(time_machine):
    time_machine.move_to("2026-11-23 12:00+01:00")


@pytest.fixture
def meeting():
    return sent()


@pytest.fixture
def row(meeting, member):
    return meeting.written_answers.get(person=member.person)


def link_of(row):
    return written_mails.answer_address(meeting_id=row.meeting_id, person_id=row.person_id)


def own(meeting):
    return f"/min-side/skriftlig/{meeting.pk}/"


def test_reading_the_link_answers_nothing(client, row):
    """A8: a mail program that fetches links says nothing on anybody's behalf."""
    address = link_of(row)

    answers = [client.get(address), client.get(address), client.head(address)]

    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert not WrittenAnswer.objects.exclude(answer="").exists()
    assert "sessionid" not in client.cookies


def test_press_on_the_page_of_the_link_agrees_without_a_login(client, row):
    answer = client.post(link_of(row), {"answer": "agrees"})

    row.refresh_from_db()
    assert (answer.status_code, row.answer, row.came_by) == (200, "agrees", "")
    assert fresh(row.meeting).state == "summoned"


def test_objection_with_words_ends_it(client, row):
    refused = client.post(link_of(row), {"answer": "objects", "why": ""})
    assert (refused.status_code, fresh(row.meeting).state) == (422, "summoned")

    answer = client.post(link_of(row), {"answer": "objects", "why": "Må drøftes."})

    assert (answer.status_code, fresh(row.meeting).state) == (200, "cancelled")
    assert client.get(link_of(row)).status_code == 200  # it says that it has ended


def test_link_opens_no_answer_but_the_two(client, row):
    """That somebody is not impartial is registered by the secretariat, with a reason."""
    answer = client.post(link_of(row), {"answer": "steps_down", "why": "Bror"})

    assert answer.status_code == 422


def test_link_that_is_not_ours_opens_nothing(client, row):
    assert client.get(link_of(row)[:-2] + "x/").status_code == 404


def test_link_is_dead_when_it_was_taken_back(client, row):
    address = link_of(row)
    WrittenAnswer.objects.all().delete()

    assert client.get(address).status_code == 404


@pytest.mark.parametrize(("access", "shown"), [("open", True), ("partly", False)])
def test_link_shows_the_proposal_of_an_open_case_alone(access, shown, client, row):
    """A mail may be sent on."""
    Case.objects.filter(items__meeting=row.meeting).update(access=access, legal_basis="§ 13")

    assert (PROPOSAL in client.get(link_of(row)).text) is shown


def test_case_that_was_exempted_since_is_not_named(client, row):
    title = row.meeting.items.get().title
    Case.objects.filter(items__meeting=row.meeting).update(access="exempt", legal_basis="§ 13")

    assert title not in client.get(link_of(row)).text


def test_own_page_shows_the_proposal_and_registers_the_answer(as_member, row):
    page = as_member.get(own(row.meeting))
    assert PROPOSAL in page.text

    answer = as_member.post(own(row.meeting), {"answer": "agrees"})

    assert answer.headers["Location"] == own(row.meeting)
    row.refresh_from_db()
    assert row.answer == "agrees"


def test_own_page_is_for_those_who_are_asked(as_substitute, as_doctor, meeting):
    assert [each.get(own(meeting)).status_code for each in (as_substitute, as_doctor)] == [404, 404]
    assert as_doctor.get(own(begun())).status_code == 404


def test_last_day_is_over(as_member, row, time_machine):
    time_machine.move_to("2026-11-30 23:59+01:00")
    assert as_member.post(own(row.meeting), {"answer": "agrees"}).status_code == 302

    time_machine.move_to("2026-12-01 00:01+01:00")
    refused = as_member.post(own(row.meeting), {"answer": "objects", "why": "Nei"})

    assert refused.status_code == 422
    row.refresh_from_db()
    assert row.answer == "agrees"


def test_mail_carries_the_receivers_own_link_and_no_calendar(run_outbox, row):
    Job.objects.update(due_at=timezone.now())
    run_outbox("notice.mail")

    letters = {letter.to[0]: letter for letter in mail.outbox}
    mine = letters[row.person.email]
    assert link_of(row) in mine.body
    assert mine.attachments == []
    assert [each for each in mail.outbox if link_of(row) in each.body] == [mine]
