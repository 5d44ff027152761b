"""What was told to whom: the list, one sending, and the button that takes it back."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases import mails
from cases.domain.meetings import agenda, approval, changing
from cases.enums import MeetingState
from councils.models import Community
from legeraad.outbox.models import Job
from members.domain import people, sendings
from members.enums import Delivery, Role
from members.models import Notice, Sending
from tests import factories, world
from tests.cases.views.workbench import at as meeting_at
from tests.cases.views.workbench import coming
from tests.factories import DAY, council_of, planned

LIST = "/agder/utsendinger/"
GONE = "550 5.1.1 no such user"
HELD = sendings.HOLD.total_seconds()


@pytest.fixture
def clock():
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


@pytest.fixture
def sending(agder, secretary):
    """The agenda of the coming meeting, just sent."""
    agenda.send(meeting=coming(), on=DAY, by=secretary)
    return Sending.objects.latest("pk")


def at(sending, part=""):
    return f"{LIST}{sending.pk}/{part}"


def more(number, agder):
    """That many sendings of other meetings, each to everybody who sits."""
    for index in range(number):
        agenda.send(
            meeting=planned(council_of(agder), on=date(2027, 5, 3 + index)), on=DAY, by=None
        )


def test_sending_detail_shows_text_recipients_and_the_clock(as_secretary, sending):
    page = as_secretary.get(at(sending))

    assert sending.subject in page.text
    assert len(page.context["told"]) == sending.notices.count() == 16
    assert f"{timezone.localtime(sending.held_until):%H.%M}" in page.text
    assert at(sending, "ta-tilbake/") in page.text
    assert page.context["matter_url"] == meeting_at("forbered/")


def test_sending_detail_after_the_hold_has_no_button(as_secretary, sending, clock):
    clock.shift(HELD)

    page = as_secretary.get(at(sending))

    assert page.context["held"] is False
    assert at(sending, "ta-tilbake/") not in page.text


def test_sending_detail_says_that_a_publication_stays(as_secretary, sending):
    """Only its letter is taken back."""
    before = as_secretary.get(f"/en{at(sending)}").text
    Sending.objects.filter(pk=sending.pk).update(
        intent=mails.RECOMMENDATION_IN_FORCE.name, matter={}, path="/agder/anbefalinger/1/"
    )

    page = as_secretary.get(f"/en{at(sending)}").text

    assert ("stays public" in before, "stays public" in page) == (False, True)
    assert ("is as it was before" in before, "is as it was before" in page) == (True, False)


def test_sending_detail_keeps_the_text_though_the_matter_changes(as_secretary, sending):
    coming().items.update(title="Noe helt annet")

    assert "Noe helt annet" not in as_secretary.get(at(sending)).text


@pytest.mark.parametrize(
    ("intent", "matter_url"),
    [
        (mails.MINUTES_TO_READ, "/agder/utvalg/alr/moter/{meeting}/"),
        (mails.MINUTES_TO_APPROVE, "/agder/utvalg/alr/moter/{meeting}/"),
    ],
)
def test_sending_detail_leads_on_to_the_minutes(as_secretary, agder, intent, matter_url):
    stored = factories.approved(factories.closed(council_of(agder)))
    sending = sendings.newest(intent=intent, matter={"minutes_id": stored.pk})

    url = as_secretary.get(at(sending)).context["matter_url"]

    assert url.startswith(matter_url.format(meeting=stored.meeting.slug))


def test_take_back_by_the_secretary_undoes_it(as_secretary, sending, secretary):
    answer = as_secretary.post(at(sending, "ta-tilbake/"))

    page = as_secretary.get(answer.url)
    assert answer.url == at(sending)
    assert coming().state == MeetingState.PLANNED
    assert page.context["taken_back_by"] == secretary.person
    assert secretary.person.name in page.text
    assert page.context["told"] == []


def test_take_back_by_a_double_click_undoes_once(as_secretary, sending):
    answers = [as_secretary.post(at(sending, "ta-tilbake/")).status_code for _click in range(2)]

    assert answers == [302, 302]
    assert coming().history.filter(state=MeetingState.PLANNED).first() == coming().history.first()
    assert sending.history.count() == 2


def test_take_back_after_the_hold_says_so_and_changes_nothing(as_secretary, sending, clock):
    clock.shift(HELD)

    answer = as_secretary.post(at(sending, "ta-tilbake/"))

    assert answer.status_code == 422
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]
    assert coming().state == MeetingState.SUMMONED
    assert sending.notices.count() == 16


def test_take_back_by_the_sender_who_is_no_secretary(as_chair, chair, agder):
    """The chair circulated the minutes, so he may take that back; the list is not for him."""
    stored = factories.closed(council_of(agder))
    approval.circulate(
        minutes=stored, reader=chair.person, due=DAY.replace(day=30), on=DAY, by=chair
    )
    sending = Sending.objects.latest("pk")

    page = as_chair.get(at(sending))
    answer = as_chair.post(at(sending, "ta-tilbake/"))

    assert (page.status_code, page.context["crumbs"]) == (200, [])
    assert answer.status_code == 302
    assert as_chair.get(LIST).status_code == 403


@pytest.mark.parametrize("role", ["chair", "member", "registrar", "doctor"])
def test_sending_of_somebody_else_is_not_there(request, role, sending):
    browser = request.getfixturevalue(f"as_{role}")

    assert browser.get(at(sending)).status_code == 404
    assert browser.post(at(sending, "ta-tilbake/")).status_code == 404
    assert browser.get(LIST).status_code == 403
    assert coming().state == MeetingState.SUMMONED


def test_sending_of_another_community_is_not_there(client, sending):
    """Z2: neither at its own address nor at that of the neighbour."""
    community, user = world.neighbour()
    client.force_login(user)

    for address in (at(sending), f"/{community.slug}/utsendinger/{sending.pk}/"):
        assert client.get(address).status_code == 404
        assert client.post(f"{address}ta-tilbake/").status_code == 404


def test_sendings_of_another_council_are_not_for_its_secretary(client, agder, sending):
    """She runs one council: what the others, and the community as such, sent is not hers."""
    council = factories.small_council(agder)
    person = people.register_person(name="S.K.", email="sk@eksempel.example", by=None)
    people.give_role(
        person=person,
        role=Role.SECRETARY,
        community=agder,
        council=council,
        start=date(2025, 1, 1),
        by=None,
    )
    agenda.send(meeting=planned(council), on=DAY, by=None)
    own = Sending.objects.latest("pk")
    client.force_login(person.user)

    page = client.get(LIST)
    found = client.get(f"{LIST}?q=F.R.")

    assert [each for each, _tags in page.context["sendings"]] == [own]
    assert client.get(at(sending)).status_code == 404
    assert {row["notice"].sending for row in found.context["notices"]} == {own}
    assert client.get(f"{LIST}?q=Q.B.").context["page"].paginator.count == 0


def test_sending_list_counts_how_far_they_came(as_secretary, sending, clock):
    clock.shift(HELD)
    jobs = Job.objects.filter(kind="notice.mail").order_by("pk")
    first = jobs.first()
    Job.objects.filter(pk=first.pk).update(parked_at=timezone.now())
    Notice.objects.filter(sending=sending).exclude(key=first.key.removeprefix("notice:")).update(
        sent_at=timezone.now()
    )

    rows = dict(as_secretary.get(LIST).context["sendings"])

    assert [(words.split()[0], color) for words, color in rows[sending]] == [
        ("15", "success"),
        ("1", "danger"),
    ]


def test_sending_list_finds_what_a_person_was_told(as_secretary, sending, member):
    page = as_secretary.get(f"{LIST}?q={member.person.name.lower()}")

    shown = [row["notice"] for row in page.context["notices"]]
    assert sending.notices.get(person=member.person) in shown
    assert {notice.person for notice in shown} == {member.person}


def test_sending_list_of_what_failed(as_secretary, sending, member):
    told = sending.notices.get(person=member.person)
    Job.objects.filter(key=f"notice:{told.key}").update(parked_at=timezone.now())

    page = as_secretary.get(f"{LIST}?vis=feilet")

    assert [row["notice"] for row in page.context["notices"]] == [told]
    assert page.context["notices"][0]["color"] == "danger"


def test_sending_list_shows_what_was_taken_back(as_secretary, sending):
    as_secretary.post(at(sending, "ta-tilbake/"))

    rows = dict(as_secretary.get(LIST).context["sendings"])

    assert rows[sending] == []


@pytest.mark.parametrize("query", ["q=" + "x" * 101, "vis=x", "side=0", "side=x", "q=%25", "q=_"])
def test_sending_list_with_bad_input_is_a_page(as_secretary, sending, query):
    assert as_secretary.get(f"{LIST}?{query}").status_code == 200


def test_sending_list_has_pages(as_secretary, agder):
    more(21, agder)

    first, second = (as_secretary.get(f"{LIST}?side={number}") for number in (1, 2))

    assert len(first.context["sendings"]) == 20
    assert len(second.context["sendings"]) >= 1


@pytest.mark.parametrize("query", ["", "?q=q", "?vis=feilet"])
def test_sending_list_asks_as_often_for_many_as_for_one(as_secretary, agder, query):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            as_secretary.get(LIST + query)
        return len(captured)

    more(1, agder)
    Job.objects.update(parked_at=timezone.now())
    queries()
    few = queries()
    more(3, Community.objects.get(pk=agder.pk))
    Job.objects.update(parked_at=timezone.now())

    assert queries() == few


def test_sending_of_a_changed_meeting_leads_to_its_workbench(as_secretary, sending):
    changed = changing.change(meeting=coming(), place="Mandal", by=None)

    assert as_secretary.get(at(changed)).context["matter_url"] == meeting_at("forbered/")


def returned(notice):
    """It went out and came back."""
    now = timezone.now()
    Notice.objects.filter(pk=notice.pk).update(sent_at=now, failed_at=now, failure=GONE)
    return f"{LIST}varsler/{notice.pk}/send-pa-nytt/"


def test_notice_that_came_back_says_why_and_has_a_button(as_secretary, sending, member):
    told = sending.notices.get(person=member.person)
    button = returned(told)

    page = as_secretary.get(at(sending))
    rows = dict(as_secretary.get(LIST).context["sendings"])

    assert page.text.count("/send-pa-nytt/") == 1
    assert button in page.text
    assert GONE in page.text
    assert ("1", "danger") in [(words.split()[0], color) for words, color in rows[sending]]


def test_notice_is_sent_again_by_the_button(as_secretary, sending, member, run_outbox):
    told = sending.notices.get(person=member.person)
    button = returned(told)

    answer = as_secretary.post(button)
    run_outbox("notice.mail")

    told.refresh_from_db()
    assert (answer.status_code, answer.url) == (302, at(sending))
    assert (told.failed_at, told.failure, told.sent_at is None) == (None, "", False)
    assert "/send-pa-nytt/" not in as_secretary.get(at(sending)).text


def test_notice_without_a_sending_leads_back_to_the_person(
    as_secretary, sending, member, secretary, agder
):
    """What no council sent is for whoever runs them all."""
    start = date(2025, 1, 1)
    people.give_role(
        person=secretary.person, role=Role.SECRETARY, community=agder, start=start, by=None
    )
    told = sending.notices.get(person=member.person)
    button = returned(told)
    Notice.objects.filter(pk=told.pk).update(sending=None)

    answer = as_secretary.post(button)

    page = as_secretary.get(answer.url)
    assert told in [row["notice"] for row in page.context["notices"]]


def test_notice_that_arrived_is_not_sent_again(as_secretary, sending, member):
    told = sending.notices.get(person=member.person)
    Notice.objects.filter(pk=told.pk).update(sent_at=timezone.now())

    answer = as_secretary.post(f"{LIST}varsler/{told.pk}/send-pa-nytt/", follow=True)

    assert [message.level_tag for message in answer.context["messages"]] == ["error"]


def test_notice_of_another_community_is_not_there_to_send_again(client, sending, member):
    """Z2: neither at its own address nor at that of the neighbour."""
    told = sending.notices.get(person=member.person)
    button = returned(told)
    community, user = world.neighbour()
    client.force_login(user)

    for address in (button, button.replace("/agder/", f"/{community.slug}/", 1)):
        assert client.post(address).status_code == 404


def test_sending_list_of_what_failed_has_what_came_back(as_secretary, sending, member):
    told = sending.notices.get(person=member.person)
    returned(told)

    page = as_secretary.get(f"{LIST}?vis=feilet")

    assert [row["notice"] for row in page.context["notices"]] == [told]


def test_notice_that_waits_for_the_morning_says_so(as_secretary, sending, member):
    told = sending.notices.get(person=member.person)
    Notice.objects.filter(pk=told.pk).update(gathered=True)
    now = timezone.now()
    Job.objects.filter(key=f"notice:{told.key}").update(done_at=now, attempts=1)
    waits = {row["notice"].pk: row["word"] for row in as_secretary.get(at(sending)).context["told"]}
    day = timezone.localdate()
    key = f"letter:{told.person_id}:{day}"
    Job.objects.create(kind="letter.mail", key=key, due_at=told.due_at, parked_at=now)
    lost = {row["notice"].pk: row["word"] for row in as_secretary.get(at(sending)).context["told"]}

    assert (waits[told.pk], lost[told.pk]) == (Delivery.GATHERED.label, Delivery.FAILED.label)
