"""Writing, closing, reading and approving the minutes."""

import pytest
import time_machine

from cases.domain.meetings import attendance, minutes
from cases.enums import MeetingState, MinutesState
from councils.enums import ProfessionalGroup
from legeraad.outbox.models import Job
from members.models import Notice
from tests.cases.views.workbench import at, coming, in_session, written

HTMX = {"hx-request": "true"}


def entry_of(meeting):
    """The entry of the case, which stands last."""
    return minutes.current(meeting).entries.order_by("item__position").last()


def text(entry, **changes):
    return {
        "revision": entry.revision,
        "background": "Saken ble lagt fram.",
        "discussion": "Den ble drøftet.",
        "outcome": "advice",
        "advice": "Rådet tilrår det.",
    } | changes


def save(client, entry, *, headers=None, **changes):
    form = text(entry, **changes)
    return client.post(at(f"gjennomfor/{entry.item_id}/"), form, headers=headers or {})


def test_open_session_twice_leads_to_the_same_minutes(as_secretary):
    meeting = in_session()

    answer = as_secretary.post(at("apne/"))

    assert answer.headers["Location"] == at("gjennomfor/")
    assert meeting.minutes.count() == 1


def test_open_session_before_the_agenda_is_sent_is_refused(as_secretary):
    answer = as_secretary.post(at("apne/"), follow=True)

    assert answer.redirect_chain == [(at("forbered/"), 302)]
    assert "kan ikke bli" in answer.text


@time_machine.travel("2026-11-22 12:00+01:00")
def test_open_session_before_its_day_asks_first(as_secretary):
    as_secretary.post(at("send-saksliste/"))

    asked = as_secretary.post(at("apne/"))

    assert asked.templates[0].name == "cases/meetings/open_early.html"
    assert coming().state == MeetingState.SUMMONED
    assert as_secretary.post(at("apne/"), {"sure": "1"}).headers["Location"] == at("gjennomfor/")
    assert coming().state == MeetingState.IN_SESSION


def test_save_while_typing_writes_no_history_and_closing_writes_one(as_secretary, secretary):
    meeting = in_session()
    entry = entry_of(meeting)
    rows = entry.history.count()

    answer = save(as_secretary, entry, headers=HTMX)

    stored = entry_of(meeting)
    assert answer.templates[0].name == "cases/minutes/_saved.html"
    assert (stored.advice, stored.revision, stored.unsettled) == ("Rådet tilrår det.", 2, True)
    assert stored.history.count() == rows
    save(as_secretary, stored)
    newest = entry_of(meeting).history.first()
    assert entry_of(meeting).history.count() == rows + 1
    assert (newest.history_user, newest.advice) == (secretary, "Rådet tilrår det.")


def test_two_browsers_lose_nothing(as_secretary):
    """C1: the second sees what the first wrote, and its own text stays in the form."""
    meeting = in_session()
    entry = entry_of(meeting)
    save(as_secretary, entry, discussion="Den første skrev dette.")

    answer = save(as_secretary, entry, discussion="Den andre skrev dette.")

    assert answer.status_code == 409
    assert "Den første skrev dette." in answer.text
    assert "Den andre skrev dette." in answer.text
    assert entry_of(meeting).discussion == "<p>Den første skrev dette.</p>"
    assert answer.context["form"]["revision"].value() == entry_of(meeting).revision


def test_conflict_while_typing_shows_the_other_text(as_secretary):
    entry = entry_of(in_session())
    save(as_secretary, entry, discussion="Den første skrev dette.")

    answer = save(as_secretary, entry, headers=HTMX, discussion="Den andre.")

    assert answer.status_code == 409
    assert 'id="conflict" hx-swap-oob="true"' in answer.text
    assert "Den første skrev dette." in answer.text


def test_the_same_save_twice_is_no_conflict(as_secretary):
    meeting = in_session()
    entry = entry_of(meeting)

    answers = [save(as_secretary, entry).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert entry_of(meeting).revision == 2


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"votes_for": "99"}, "votes_for"),
        ({"votes_for": "-1"}, "votes_for"),
        ({"votes_for": "elleve"}, "votes_for"),
        ({"unanimous": "on", "votes_for": "1", "votes_against": "1"}, "unanimous"),
        ({"outcome": "vedtak"}, "outcome"),
        ({"advice": "\x00"}, "advice"),
        ({"discussion": "x" * 1_000_000}, "discussion"),
        ({"revision": ""}, "revision"),
    ],
)
def test_bad_text_is_explained_and_changes_nothing(as_secretary, changes, field):
    meeting = in_session()
    attendance.everyone_present(meeting=meeting, by=None)

    answer = save(as_secretary, entry_of(meeting), **changes)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert entry_of(meeting).revision == 1


def test_text_is_shown_as_text(as_secretary):
    """I1, I9: markup and template signs come back as they were typed."""
    meeting = in_session()
    hostile = "<script>alert(1)</script> {{7*7}} <b style='x'>"

    save(as_secretary, entry_of(meeting), discussion=hostile)
    page = as_secretary.get(at("gjennomfor/"), {"punkt": entry_of(meeting).item_id})

    stored = entry_of(meeting).discussion
    assert stored == "<p>&lt;script&gt;alert(1)&lt;/script&gt; {{7*7}} &lt;b style='x'&gt;</p>"
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{7*7}}" in page.text
    assert "<script>alert" not in page.text


def test_letters_typed_in_two_ways_are_stored_as_one(as_secretary):
    """C7: å as one sign and as a with a ring is the same letter."""
    meeting = in_session()

    save(as_secretary, entry_of(meeting), advice="Ra\u030adet")

    assert entry_of(meeting).advice == "Rådet"


def test_close_says_what_is_missing(as_secretary):
    meeting = in_session()

    answer = as_secretary.post(at("avslutt/"))

    assert answer.status_code == 422
    assert len(answer.context["missing"]) == 4
    assert minutes.current(meeting).state == MinutesState.DRAFT


def test_close_warns_of_an_advice_of_one_side_and_lets_it_close(as_secretary):
    meeting = written(in_session())
    hospital = ProfessionalGroup.HOSPITAL_DOCTOR
    meeting.attendances.filter(professional_group=hospital).delete()

    page = as_secretary.get(at("avslutt/"))

    assert [entry_of(meeting).item.label in each for each in page.context["one_sided"]] == [True]
    assert f'href="{at("gjennomfor/")}#attendance"' in page.text
    as_secretary.post(at("avslutt/"))
    assert minutes.current(meeting).state == MinutesState.WITH_CHAIR


def test_close_asks_the_worker_for_the_pdf_and_the_chair_to_read(as_secretary):
    meeting = written(in_session())

    for _ in range(2):
        as_secretary.post(at("avslutt/"))

    meeting.refresh_from_db()
    current = minutes.current(meeting)
    assert (meeting.state, current.state) == (MeetingState.HELD, MinutesState.WITH_CHAIR)
    wanted = Job.objects.filter(kind="minutes.pdf", payload={"minutes_id": current.pk})
    assert wanted.count() == 1
    told = Notice.objects.get(intent="cases/minutes_to_read", matter={"minutes_id": current.pk})
    assert told.person.name == "T.Q."


def test_writing_in_closed_minutes_is_not_possible(as_secretary):
    meeting = written(in_session())
    entry = entry_of(meeting)
    as_secretary.post(at("avslutt/"))

    answer = save(as_secretary, entry, advice="For sent")

    assert answer.status_code == 404
    assert entry_of(meeting).advice == "Rådet tilrår."


def test_late_item_gets_its_entry_without_anybody_looking(as_secretary):
    meeting = in_session()

    as_secretary.post(at("forbered/legg-til-punkt/"), {"title": "Nytt", "minutes_planned": 5})

    assert minutes.current(meeting).entries.count() == meeting.items.count() == 4


def test_session_asks_a_constant_number_of_times(as_secretary, django_assert_num_queries):
    meeting = in_session()
    as_secretary.get(at("gjennomfor/"))

    with django_assert_num_queries(33):
        as_secretary.get(at("gjennomfor/"))

    for number in range(2):
        as_secretary.post(
            at("forbered/legg-til-punkt/"), {"title": f"Nummer {number}", "minutes_planned": 5}
        )
    as_secretary.get(at("gjennomfor/"))
    with django_assert_num_queries(33):
        page = as_secretary.get(at("gjennomfor/"))
    assert len(page.context["entries"]) == meeting.items.count()
