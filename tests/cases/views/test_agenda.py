"""Building an agenda and sending it."""

import pytest
import time_machine
from django.utils import timezone

from cases.domain.meetings import agenda, meetings
from cases.enums import CaseState, MeetingState
from cases.models import AgendaItem, Case
from legeraad.outbox.models import Job
from members.domain import sendings
from members.models import Notice, Sending
from tests import factories
from tests.cases.views.workbench import alr, at, coming, new_case


def add(client, wanted, **changes):
    form = {"case": wanted.pk, "kind": "advice", "minutes_planned": 20, "presenter": "AU-ALR"}
    return client.post(at("forbered/legg-til-sak/"), form | changes)


def test_add_case_puts_it_last_and_makes_it_ready(as_secretary):
    case = new_case()

    add(as_secretary, case)

    item = coming().items.last()
    case.refresh_from_db()
    assert (item.case, item.position, item.label) == (case, 3, "")
    assert case.state == CaseState.READY


def test_add_case_twice_is_one_item(as_secretary):
    case = new_case()

    answers = [add(as_secretary, case).status_code for _ in range(2)]

    assert answers == [302, 422]
    assert coming().items.filter(case=case).count() == 1


@pytest.mark.parametrize("minutes", ["", "-1", "481", "mange", "9" * 400])
def test_add_case_with_impossible_minutes_is_explained(as_secretary, minutes):
    answer = add(as_secretary, new_case(), minutes_planned=minutes)

    assert answer.status_code == 422
    assert list(answer.context["add_case"].errors) == ["minutes_planned"]
    assert coming().items.count() == 2


def test_add_case_of_another_council_is_refused(as_secretary):
    """Z5: an id that is not among those offered changes nothing."""
    answer = add(as_secretary, new_case(), case=999_999)

    assert answer.status_code == 422
    assert coming().items.count() == 2


def test_move_item_swaps_it_with_its_neighbour(as_secretary):
    first, second = coming().items.all()

    as_secretary.post(at(f"forbered/{second.pk}/flytt/"), {"up": "1"})

    assert list(coming().items.all()) == [second, first]


def test_move_item_at_the_end_changes_nothing(as_secretary):
    before = list(coming().items.all())

    as_secretary.post(at(f"forbered/{before[-1].pk}/flytt/"), {"up": "0"})

    assert list(coming().items.all()) == before


def test_remove_item_closes_the_gap(as_secretary):
    first, second = coming().items.all()

    as_secretary.post(at(f"forbered/{first.pk}/fjern/"))

    assert [(item.pk, item.position) for item in coming().items.all()] == [(second.pk, 1)]


def test_remove_item_of_another_meeting_is_not_found(as_secretary):
    other = AgendaItem.objects.filter(meeting__slug="2026-01").first()

    assert as_secretary.post(at(f"forbered/{other.pk}/fjern/")).status_code == 404


def test_remove_item_after_sending_is_refused(as_secretary):
    item = coming().items.first()
    as_secretary.post(at("send-saksliste/"))

    as_secretary.post(at(f"forbered/{item.pk}/fjern/"))

    assert coming().items.filter(pk=item.pk).exists()


def test_send_agenda_numbers_the_items_and_tells_each_once(as_secretary):
    case = new_case()
    add(as_secretary, case)

    for _ in range(2):
        as_secretary.post(at("send-saksliste/"))

    meeting = coming()
    told = Notice.objects.filter(intent="cases/agenda_sent", matter={"meeting_id": meeting.pk})
    assert meeting.state == MeetingState.SUMMONED
    assert [item.label for item in meeting.items.all()] == ["", "", "04/26"]
    # 13 members and 3 substitutes; nobody twice, nobody in Setesdal (AHU-9)
    assert told.count() == 16
    assert told.values("person").distinct().count() == 16


def test_send_agenda_shows_recipients_and_vacancies_first(as_secretary):
    page = as_secretary.get(at("send-saksliste/"))

    letter = page.context["letter"]
    assert "Q.B." in {person.name for person in letter.recipients}
    assert letter.attachments == ["innkalling.ics"]
    assert len(page.context["vacant"]) == 1


def test_send_agenda_shows_the_numbers_and_gives_none(as_secretary):
    case = new_case()
    add(as_secretary, case)

    page = as_secretary.get(at("send-saksliste/"))

    assert f"04/26 {case.title}" in page.context["letter"].written.text
    assert coming().items.last().label == ""
    assert coming().state == MeetingState.PLANNED


def test_send_agenda_leads_to_what_was_sent(as_secretary):
    answer = as_secretary.post(at("send-saksliste/"))

    sending = Sending.objects.get(matter={"meeting_id": coming().pk})
    assert answer.url == f"/agder/utsendinger/{sending.pk}/"


def test_send_agenda_that_has_gone_out_has_nothing_to_send(as_secretary):
    as_secretary.post(at("send-saksliste/"))

    assert as_secretary.get(at("send-saksliste/")).context["letter"] is None


def test_send_empty_agenda_is_refused(as_secretary):
    for item in coming().items.all():
        as_secretary.post(at(f"forbered/{item.pk}/fjern/"))

    answer = as_secretary.post(at("send-saksliste/"))

    assert answer.status_code == 422
    assert coming().state == MeetingState.PLANNED


def test_late_item_gets_its_number_at_once(as_secretary):
    as_secretary.post(at("send-saksliste/"))

    add(as_secretary, new_case())

    assert coming().items.last().label == "04/26"


def test_item_numbers_run_on_their_own_where_the_council_wants_it(as_secretary):
    council = alr()
    council.item_number_follows_case = False
    council.save()
    add(as_secretary, new_case())

    as_secretary.post(at("send-saksliste/"))

    assert coming().items.last().label == "01/26"


def test_sent_agenda_is_mailed_by_the_outbox(as_secretary, run_outbox, mailoutbox):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        as_secretary.post(at("send-saksliste/"))
        clock.shift(sendings.HOLD)

        done = run_outbox("notice.mail")

    assert done == len(mailoutbox) == 16
    assert Job.objects.filter(kind="notice.mail", done_at=None).count() == 0
    assert mailoutbox[0].reply_to == ["sekretariat@eksempel.example"]


def test_prepare_is_read_only_for_a_member(as_member):
    page = as_member.get(at("forbered/"))

    assert page.status_code == 200
    assert "<form method=" not in page.text.split('<main id="content"')[1]
    assert as_member.post(at("send-saksliste/")).status_code == 403


def test_agenda_of_a_cancelled_meeting_cannot_be_changed(as_secretary):
    meetings.move(meeting=coming(), to=MeetingState.CANCELLED, by=None)

    answer = as_secretary.post(
        at("forbered/legg-til-punkt/"), {"title": "Sent", "minutes_planned": 5}
    )

    assert answer.status_code == 422
    assert coming().items.count() == 2


def test_prepare_links_only_the_cases_that_the_reader_may_open(as_secretary, as_member, agder):
    meeting = factories.planned(factories.council_of(agder))
    shown, exempt = (factories.new_case(meeting.council, title=title) for title in ("A", "B"))
    for case in (shown, exempt):
        agenda.add_case(meeting=meeting, case=case, by=None)
    Case.objects.filter(pk=exempt.pk).update(access="exempt", legal_basis="Offl. § 13")

    linked = [
        [case.get_absolute_url() in page for case in (shown, exempt)]
        for page in (
            browser.get(f"{meeting.get_absolute_url()}forbered/").text
            for browser in (as_secretary, as_member)
        )
    ]

    assert linked == [[True, True], [True, False]]
