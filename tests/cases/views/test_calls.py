"""Whether I come: on Min side, and from the link in a mail."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from cases import mails
from cases.domain.meetings import files, guests, meetings
from cases.enums import Audience, CallAnswer, GuestRole, MeetingFileKind, MeetingState
from cases.models import Case
from councils.enums import ProfessionalGroup
from legeraad.outbox.models import Job
from members.models import Notice, Person
from tests.cases.domain.meetings.called import call_of, says, summoned
from tests.factories import PDF

pytestmark = pytest.mark.usefixtures("agder")


def link_of(meeting, name="Q.B."):
    person = Person.objects.get(name=name)
    return mails.answer_address(meeting_id=meeting.pk, person_id=person.pk)


def test_reading_the_link_answers_nothing(client):
    """A8: a mail program that fetches links says nothing on anybody's behalf."""
    address = link_of(summoned())

    answers = [client.get(address), client.get(address), client.head(address)]

    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert call_of("Q.B.").answer == ""
    assert "sessionid" not in client.cookies


def test_press_on_the_page_of_the_link_answers_without_a_login(client):
    address = link_of(summoned())

    answer = client.post(address, {"answer": "apologised", "why": "Vakt"})

    assert answer.status_code == 200
    call = call_of("Q.B.")
    assert (call.answer, call.why, call.came_by) == ("apologised", "Vakt", "")
    assert call_of("Q.V.").duty_since is not None


def test_link_shows_no_papers(client):
    """A mail may be sent on, so the titles of the cases stay behind the login."""
    meeting = summoned()

    page = client.get(link_of(meeting))

    assert not [item.title for item in meeting.items.all() if item.title in page.text]


def test_link_that_is_not_ours_opens_nothing(client):
    address = link_of(summoned())

    assert client.get(address[:-2] + "x/").status_code == 404


def test_link_of_a_cancelled_meeting_opens_nothing(client):
    meeting = summoned()
    meetings.move(meeting=meeting, to=MeetingState.CANCELLED, by=None)

    assert client.get(link_of(meeting)).status_code == 404
    assert client.post(link_of(meeting), {"answer": "accepted"}).status_code == 404


def test_press_without_a_word_is_refused(client):
    assert client.post(link_of(summoned()), {}).status_code == 422


def test_mail_carries_the_receivers_own_link(run_outbox):
    meeting = summoned()
    Job.objects.update(due_at=timezone.now())
    run_outbox("notice.mail")

    mine = next(sent for sent in mail.outbox if sent.to == ["fastlege@eksempel.example"])
    links = set(re.findall(r"/min-side/moter/svar/[^\s\"]+", mine.body))
    assert links == {link_of(meeting)}


def test_preview_of_the_agenda_shows_nobodys_link(as_secretary):
    meeting = summoned()
    sending = Notice.objects.filter(intent="cases/agenda_sent").latest("pk").sending

    assert "/min-side/moter/svar/" not in sending.text
    assert "/min-side/moter/svar/" not in as_secretary.get(f"/agder/utsendinger/{sending.pk}/").text
    assert meeting.summonses.exists()


def test_own_page_answers_and_leads_to_the_papers(as_member, member):
    meeting = summoned()
    address = mails.own_page(meeting)

    page = as_member.get(address)
    assert page.context["papers"].endswith("/2026-03/forbered/")
    answer = as_member.post(address, {"answer": "accepted"})

    assert (answer.status_code, answer.headers["Location"]) == (302, address)
    assert call_of("Q.B.").answer == "accepted"


def test_refusal_is_a_sentence_on_the_page(as_member):
    meeting = summoned()
    says("Q.B.", CallAnswer.APOLOGISED)
    says("Q.V.", CallAnswer.ACCEPTED)

    answer = as_member.post(mails.own_page(meeting), {"answer": "accepted"})

    assert answer.status_code == 422
    assert "Q.V." in answer.text


def test_own_page_is_only_for_those_called(as_doctor, as_keeper):
    address = mails.own_page(summoned())

    assert [browser.get(address).status_code for browser in (as_doctor, as_keeper)] == [404, 404]
    assert Client().get(address).status_code == 302


def test_guest_sees_his_item_and_nothing_else_of_the_meeting(as_doctor, doctor):
    """ALR-27, as a canary: the other titles are nowhere on his pages."""
    meeting = summoned()
    item = meeting.items.get(case__isnull=False)
    others = [each.title for each in meeting.items.exclude(pk=item.pk)]
    guests.invite(
        meeting=meeting,
        person=doctor.person,
        professional_group=ProfessionalGroup.GP,
        role=GuestRole.AD_HOC,
        item=item,
        by=None,
    )

    page = as_doctor.get(mails.own_page(meeting))

    assert page.context["items"] == [(item, True)]
    assert others
    assert not [title for title in others if title in page.text]
    assert as_doctor.get(f"/agder/saker/{item.case.slug}/").status_code == 200
    assert as_doctor.get("/agder/utvalg/alr/moter/2026-03/forbered/").status_code == 404
    assert as_doctor.post(mails.own_page(meeting), {"answer": "accepted"}).status_code == 302
    assert meeting.guests.get().answer == "accepted"


def test_guest_of_the_whole_meeting_reads_no_exempt_title(as_doctor, doctor):
    """ALR-27, ALR-28: what is exempt from publicity is only for who is called in for it."""
    meeting = summoned()
    item = meeting.items.get(case__isnull=False)
    Case.objects.filter(pk=item.case_id).update(access="exempt", legal_basis="offl. § 13")
    guests.invite(
        meeting=meeting,
        person=doctor.person,
        professional_group=ProfessionalGroup.GP,
        role=GuestRole.GUEST,
        by=None,
    )

    page = as_doctor.get(mails.own_page(meeting))

    shown = [each for each, _opens in page.context["items"]]
    assert shown == list(meeting.items.exclude(pk=item.pk))
    assert item.title not in page.text


def test_min_side_asks_until_it_is_answered(as_member):
    meeting = summoned()

    def asked():
        rows = as_member.get("/min-side/").context["meetings"]
        return [answer for each, _address, answer in rows if each.pk == meeting.pk]

    assert asked() == [""]
    says("Q.B.", CallAnswer.ACCEPTED)
    assert asked() == ["accepted"]


def test_guest_of_an_item_finds_its_papers_and_no_others(client):
    """ALR-27."""
    meeting = summoned()
    own, other = meeting.items.order_by("position")[:2]
    person = Person.objects.exclude(calls__summons__meeting=meeting).exclude(user=None).first()
    guests.invite(
        meeting=meeting,
        person=person,
        professional_group=ProfessionalGroup.GP,
        role=GuestRole.AD_HOC,
        item=own,
        by=None,
    )
    stored = [
        files.file_pdf(
            meeting=meeting,
            item=item,
            kind=MeetingFileKind.PAPERS,
            audience=Audience.OFFICE,
            items=[item],
            content=PDF + bytes([item.pk]),
        )
        for item in (own, other)
    ]
    client.force_login(person.user)

    page = client.get(f"/min-side/moter/{meeting.pk}/")

    assert [found.pk for _name, found in page.context["files"]] == [stored[0].pk]
    assert f"filer/{stored[0].pk}/" in page.text
    content = client.get(f"{meeting.get_absolute_url()}filer/{stored[0].pk}/")
    assert b"".join(content.streaming_content).startswith(PDF)
