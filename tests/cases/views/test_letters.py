"""A letter on its page before it is sent: seen, and tried on oneself."""

import pytest

from cases.domain.meetings import agenda
from cases.enums import MeetingState
from cases.models import MinutesEntry
from legeraad.outbox.models import Job
from members.models import Notice, Person
from tests.cases.views.workbench import at, coming, in_session
from tests.factories import DAY

TRIAL = {"til-meg-selv": "1"}
SEND = at("send-saksliste/")


def test_page_shows_recipients_subject_text_and_attachment(as_secretary):
    page = as_secretary.get(SEND)

    letter = page.context["letter"]
    for person in letter.recipients:
        assert person.name in page.text
    assert letter.written.subject in page.text
    assert "innkalling.ics" in page.text


def test_page_marks_who_has_no_address(as_secretary, member):
    person = member.person
    Person.objects.filter(pk=person.pk).update(user=None, email="")

    page = as_secretary.get(SEND)

    assert page.context["letter"].without_address == [person]
    row = next(part for part in page.text.split("<li>") if part.startswith(person.name))
    assert "<b>" in row.split("</li>")[0]


def test_trial_goes_to_me_and_sends_nothing_else(as_secretary, run_outbox, mailoutbox):
    before = Notice.objects.count()

    page = as_secretary.post(SEND, TRIAL)
    run_outbox()

    assert page.status_code == 200
    assert [message.level_tag for message in page.context["messages"]] == ["success"]
    assert [sent.to for sent in mailoutbox] == [["sekretar@eksempel.example"]]
    assert (Notice.objects.count(), coming().state) == (before, MeetingState.PLANNED)


def test_trial_of_an_empty_agenda_is_refused_with_a_sentence(as_secretary):
    for item in coming().items.all():
        agenda.remove(item=item, by=None)

    page = as_secretary.post(SEND, TRIAL)

    assert page.status_code == 422
    assert [message.level_tag for message in page.context["messages"]] == ["error"]
    assert Job.objects.count() == 0


def test_trial_by_a_member_is_forbidden(as_member):
    assert as_member.post(SEND, TRIAL).status_code == 403
    assert Job.objects.count() == 0


def test_hostile_title_is_text_on_the_page(as_secretary):
    """I6."""
    coming().items.update(title="<script>alert(1)</script>\r\nBcc: x@y.example")

    page = as_secretary.get(SEND)

    assert "<script>alert" not in page.text
    assert "&lt;script&gt;alert(1)" in page.text


def test_close_shows_the_letter_to_the_chair(as_secretary, chair):
    meeting = in_session()
    MinutesEntry.objects.filter(minutes__meeting=meeting).update(outcome="noted")

    letter = as_secretary.get(at("avslutt/")).context["letter"]

    assert list(letter.recipients) == [chair.person]
    assert meeting.label in letter.written.subject


EDIT = at("rediger/")


def typed(**changes):
    meeting = coming()
    return {
        "council": meeting.council_id,
        "day": "02.12.2026",
        "starts": "15.30",
        "ends": "18.00",
        "place": "Mandal",
    } | changes


@pytest.fixture
def called(agder):
    return agenda.send(meeting=coming(), on=DAY, by=None)


def test_meeting_edit_before_the_agenda_went_out_tells_nobody(as_secretary):
    answer = as_secretary.post(EDIT, typed())

    assert answer.url == at("forbered/")
    assert coming().place == "Mandal"


def test_meeting_edit_after_it_shows_the_letter_and_changes_nothing(as_secretary, called):
    page = as_secretary.post(EDIT, typed())

    assert page.status_code == 200
    assert "Mandal" in page.context["letter"].written.text
    assert coming().place == called.place
    assert Notice.objects.filter(intent="cases/meeting_changed").count() == 0


def test_meeting_edit_sent_changes_and_tells(as_secretary, called):
    answer = as_secretary.post(EDIT, typed(send="1"))

    told = Notice.objects.filter(intent="cases/meeting_changed")
    assert coming().place == "Mandal"
    assert answer.url == f"/agder/utsendinger/{told.first().sending_id}/"
    assert told.count() == len(agenda.recipients(called))


def test_meeting_edit_sent_twice_tells_once(as_secretary, called):
    answers = [as_secretary.post(EDIT, typed(send="1")).status_code for _click in range(2)]

    told = Notice.objects.filter(intent="cases/meeting_changed")
    assert answers == [302, 302]
    assert told.count() == len(agenda.recipients(called))


def test_meeting_edit_trial_and_back_change_nothing(as_secretary, called, run_outbox, mailoutbox):
    trial = as_secretary.post(EDIT, typed(**TRIAL))
    back = as_secretary.post(EDIT, typed(rediger="1"))
    run_outbox("sending.trial")

    assert (trial.status_code, back.status_code) == (200, 200)
    assert back.context["form"]["place"].value() == "Mandal"
    assert [sent.to for sent in mailoutbox] == [["sekretar@eksempel.example"]]
    assert coming().place == called.place


def test_page_shows_the_title_of_a_person(as_secretary, member):
    Person.objects.filter(pk=member.person.pk).update(title="kommuneoverlege i prøver")

    assert "kommuneoverlege i prøver" in as_secretary.get(SEND).text
