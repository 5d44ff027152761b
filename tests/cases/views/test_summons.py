"""The secretary's page of who is called."""

import pytest

from cases.domain.meetings import calls
from cases.enums import CallAnswer, SummonsState
from cases.models import Guest
from members.models import Notice, Person
from tests.cases.domain.meetings.called import SENT, call_of, says, seat_row, summoned
from tests.cases.views.workbench import at

pytestmark = pytest.mark.usefixtures("agder")

PAGE = at("innkalling/")


def test_page_counts_the_seats_that_are_covered(as_secretary):
    summoned()
    says("Q.B.", CallAnswer.ACCEPTED)

    page = as_secretary.get(PAGE)

    counts = page.context["counts"]
    assert counts["covered"] == 1
    assert counts["seats"] == counts["covered"] + counts["waiting"] + counts["unfilled"]


def test_empty_page_before_the_agenda_is_sent(as_secretary):
    page = as_secretary.get(PAGE)

    assert (page.status_code, page.context["rows"]) == (200, [])


def test_unfilled_seat_is_flagged(as_secretary):
    summoned()
    says("Q.B.", CallAnswer.APOLOGISED)
    says("Q.V.", CallAnswer.APOLOGISED)

    page = as_secretary.get(PAGE)

    assert page.context["counts"]["unfilled"] >= 1
    assert seat_row(4).unfilled


def test_answer_on_behalf_with_how_it_came(as_secretary):
    summoned()
    form = {
        "behalf-who": f"call:{call_of('Q.B.').pk}",
        "behalf-answer": "apologised",
        "behalf-came_by": "på telefon 12.10.",
    }

    answer = as_secretary.post(at("innkalling/svar/"), form)

    assert (answer.status_code, answer.headers["Location"]) == (302, PAGE)
    assert call_of("Q.B.").came_by == "på telefon 12.10."
    assert seat_row(4).summons.state == SummonsState.CALLED_IN


@pytest.mark.parametrize("missing", ["who", "answer", "came_by"])
def test_answer_on_behalf_lacks_nothing(as_secretary, missing):
    summoned()
    form = {"who": f"call:{call_of('Q.B.').pk}", "answer": "accepted", "came_by": "på telefon"}
    form[missing] = ""

    answer = as_secretary.post(
        at("innkalling/svar/"), {f"behalf-{name}": value for name, value in form.items()}
    )

    assert answer.status_code == 422
    assert call_of("Q.B.").answer == ""


def test_next_one_is_called_in_by_a_press_and_a_second_press_is_refused(as_secretary):
    summoned()
    address = at(f"innkalling/{seat_row(4).summons.pk}/kall-inn/")

    answers = [as_secretary.post(address) for _each in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert call_of("Q.V.").duty_since is not None
    assert Notice.objects.filter(intent="cases/call_in").count() == 1


def test_guest_is_invited_answered_for_and_removed(as_secretary, doctor):
    meeting = summoned()
    item = meeting.items.get(case__isnull=False)
    form = {
        "guest-person": doctor.person.pk,
        "guest-professional_group": "gp",
        "guest-role": "ad_hoc",
        "guest-item": item.pk,
    }

    assert as_secretary.post(at("innkalling/gjester/inviter/"), form).status_code == 302
    assert as_secretary.post(at("innkalling/gjester/inviter/"), form).status_code == 422
    guest = Guest.objects.get()
    said = {
        "behalf-who": f"guest:{guest.pk}",
        "behalf-answer": "accepted",
        "behalf-came_by": "i e-post",
    }
    assert as_secretary.post(at("innkalling/svar/"), said).status_code == 302
    guest.refresh_from_db()
    assert (guest.item, guest.answer, guest.came_by) == (item, "accepted", "i e-post")

    assert as_secretary.post(at(f"innkalling/gjester/{guest.pk}/fjern/")).status_code == 302
    assert not Guest.objects.exists()


def test_members_do_not_run_the_calls(as_member):
    summoned()

    assert as_member.get(PAGE).status_code == 403
    assert as_member.post(at("innkalling/oppdater/")).status_code == 403


def test_page_asks_as_often_for_one_answer_as_for_three(
    as_secretary, django_assert_max_num_queries
):
    meeting = summoned()
    for person in Person.objects.filter(calls__summons__meeting=meeting, calls__rank=0)[:3]:
        calls.answer_all(
            meeting=meeting, person=person, answer=CallAnswer.ACCEPTED, on=SENT, by=None
        )

    with django_assert_max_num_queries(32):
        as_secretary.get(PAGE)


def test_notice_is_sent_again_to_one_person(as_secretary):
    summoned()
    person = call_of("Q.B.").person
    before = Notice.objects.count()

    answer = as_secretary.post(at(f"innkalling/personer/{person.pk}/send-igjen/"))

    assert (answer.status_code, answer.headers["Location"]) == (302, PAGE)
    assert Notice.objects.count() == before + 1
    assert f'action="{at(f"innkalling/personer/{person.pk}/send-igjen/")}"' in (
        as_secretary.get(PAGE).text
    )


def test_notice_is_not_sent_to_somebody_who_is_not_called(as_secretary):
    meeting = summoned()
    other = Person.objects.exclude(calls__summons__meeting=meeting).first()

    answer = as_secretary.post(at(f"innkalling/personer/{other.pk}/send-igjen/"))

    assert answer.status_code == 404
