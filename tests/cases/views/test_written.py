"""The pages of a written procedure, for the secretariat and for those who sit."""

from datetime import timedelta

import pytest

from cases.domain.meetings import written
from cases.enums import WrittenReply
from cases.models import Case, Meeting, WrittenAnswer
from members.models import Sending
from tests.cases.domain.meetings.in_writing import PROPOSAL, begun, fresh, says, sent
from tests.cases.views.workbench import at, coming, new_case

pytestmark = pytest.mark.usefixtures("agder")
NEW = "/agder/moteplan/skriftlig/ny/"


def here(meeting, part=""):
    return at(f"skriftlig/{part}", meeting.slug)


@pytest.fixture(autouse=True)
def _on_the_day(time_machine):
    time_machine.move_to("2026-11-23 12:00+01:00")


def test_secretary_writes_it_sees_the_letter_and_sends_it(as_secretary):
    case = new_case()
    page = as_secretary.get(f"{NEW}?sak={case.slug}")
    assert page.context["form"].initial["case"] == case
    key = page.context["form"]["form_key"].value()

    typed = {"case": case.pk, "kind": "advice", "proposal": PROPOSAL, "days": 5, "form_key": key}
    answers = [as_secretary.post(NEW, typed) for _press in range(2)]

    meeting = Meeting.objects.get(written=True)
    assert {answer.headers["Location"] for answer in answers} == {here(meeting, "send/")}
    letter = as_secretary.get(here(meeting, "send/")).context["letter"]
    assert PROPOSAL in letter.written.text
    assert fresh(meeting).state == "planned"
    sending = as_secretary.post(here(meeting, "send/"))
    assert sending.headers["Location"] == f"/agder/utsendinger/{Sending.objects.latest('pk').pk}/"
    assert fresh(meeting).state == "summoned"


def test_empty_form_is_refused_beside_its_fields(as_secretary):
    page = as_secretary.post(NEW, {})

    assert page.status_code == 422
    assert {"case", "proposal", "days"} <= set(page.context["form"].errors)


def test_cases_to_choose_are_open_and_on_no_agenda(as_secretary):
    case, exempt = new_case(), new_case("Unntatt")
    Case.objects.filter(pk=exempt.pk).update(access="exempt", legal_basis="offl. § 13")
    busy = begun(new_case("Opptatt")).items.get().case

    offered = as_secretary.get(NEW).context["form"].fields["case"].queryset

    assert case in offered
    assert not {exempt, busy} & set(offered)


def test_member_reads_the_proposal_and_may_not_send(as_member):
    meeting = begun()

    assert PROPOSAL in as_member.get(here(meeting)).text
    assert as_member.get(here(meeting, "send/")).status_code == 403
    assert as_member.post(here(meeting, "avslutt/"), {"why": "Nei"}).status_code == 403


def test_page_shows_the_secretary_who_said_what_and_a_member_not(as_secretary, as_member):
    meeting = sent()
    says(meeting, "Q.B.", WrittenReply.AGREES, came_by="per telefon")

    assert "per telefon" in as_secretary.get(here(meeting)).text
    assert "per telefon" not in as_member.get(here(meeting)).text


def test_answer_on_behalf_says_how_it_came(as_secretary):
    meeting = sent()
    row = written.asked(meeting)[0]

    page = as_secretary.post(here(meeting, "svar/for/"), {"behalf-row": row.pk})
    assert page.status_code == 422
    typed = {"behalf-row": row.pk, "behalf-answer": "agrees", "behalf-came_by": "per telefon"}
    assert as_secretary.post(here(meeting, "svar/for/"), typed).status_code == 302

    row.refresh_from_db()
    assert (row.answer, row.came_by) == ("agrees", "per telefon")


def test_end_asks_for_a_reason(as_secretary):
    meeting = sent()

    assert as_secretary.post(here(meeting, "avslutt/"), {"why": ""}).status_code == 422
    assert as_secretary.post(here(meeting, "avslutt/"), {"why": "For stort."}).status_code == 302

    assert fresh(meeting).cancelled_why == "For stort."
    assert as_secretary.get(here(meeting)).status_code == 200


def test_pages_of_a_gathering_are_not_there_and_the_workbench_leads_on(as_secretary):
    meeting = sent()

    parts = ("rediger/", "send-saksliste/", "ettersend/", "avlys/", "innkalling/")
    assert [as_secretary.get(at(part, meeting.slug)).status_code for part in parts] == [404] * 5
    assert as_secretary.post(at("apne/", meeting.slug)).status_code == 404
    assert as_secretary.get(at("forbered/", meeting.slug)).headers["Location"] == here(meeting)
    assert as_secretary.get(here(coming())).status_code == 404


def test_minutes_are_finished_on_the_page_of_every_meeting(as_secretary):
    meeting = sent()
    written.pass_deadline(meeting=meeting, on=written.last_day(meeting) + timedelta(days=1))

    page = as_secretary.get(here(meeting))
    assert page.context["session"] == at("gjennomfor/", meeting.slug)
    assert as_secretary.get(page.context["session"]).status_code == 200
    assert as_secretary.post(at("avslutt/", meeting.slug)).status_code == 302
    assert as_secretary.get(here(meeting)).context["closed"] == at("referat/", meeting.slug)


@pytest.mark.parametrize("count", [1, 3])
def test_page_asks_a_constant_number_of_times(count, as_secretary, django_assert_num_queries):
    meeting = sent()
    keys = [row.pk for row in written.asked(meeting)[:count]]
    WrittenAnswer.objects.filter(meeting=meeting).exclude(pk__in=keys).delete()

    with django_assert_num_queries(17):
        page = as_secretary.get(here(meeting))

    assert len(page.context["rows"]) == count


def test_public_reads_that_it_is_in_writing_and_until_when(client):
    meeting = sent()

    page = client.get(meeting.get_absolute_url())

    assert page.status_code == 200
    assert meeting.place in page.text
    assert meeting.items.get().title in page.text
    assert "00.00" not in page.text
    assert meeting.get_absolute_url() in client.get("/agder/moter/").text


def test_public_does_not_hear_of_it_before_it_is_sent(client):
    assert begun().get_absolute_url() not in client.get("/agder/moter/").text


def test_next_meeting_of_the_council_is_one_to_go_to(client):
    sent()

    page = client.get("/agder/utvalg/alr/")

    assert page.context["next_meeting"] == coming()


def test_whoever_stepped_down_does_not_read_it(as_member, member):
    """Z9."""
    meeting = sent()
    says(meeting, member.person.name, WrittenReply.STEPS_DOWN, why="Bror er part.")

    page = as_member.get(here(meeting))

    assert (page.status_code, page.context["sees"]) == (200, False)
    assert PROPOSAL not in page.text
