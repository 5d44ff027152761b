"""The keeper's page: what is wrong stands on top, and what was given up can be dealt with."""

from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.utils import timezone, translation

from legeraad.outbox import domain as outbox
from legeraad.outbox.domain import heartbeats, kinds
from legeraad.outbox.models import Heartbeat, Job
from members.enums import Role
from members.models import RoleAssignment
from members.views.operation import PER_PAGE, how_long

PAGE = "/drift/"
ALL_AGAIN = f"{PAGE}jobber/prov-igjen/"


@pytest.fixture
def works(db):
    heartbeats.note(heartbeats.SWEEP)
    heartbeats.note("celery@here", queues=kinds.QUEUES)


def park(key, kind="letter.mail", error="SMTPException: no"):
    job = outbox.put(kind=kind, key=key, payload={"code": "ABC-DEF"})
    parked = {"parked_at": timezone.now(), "attempts": 5, "error": error}
    Job.objects.filter(pk=job.pk).update(**parked)
    return job


def again(job):
    return f"{PAGE}jobber/{job.pk}/prov-igjen/"


def away(job):
    return f"{PAGE}jobber/{job.pk}/legg-bort/"


# what it shows


def test_all_is_well(as_keeper, works):
    answer = as_keeper.get(PAGE)

    assert (answer.status_code, answer.context["troubles"]) == (200, [])
    shown = answer.content.decode()
    assert 'data-color="success"' in shown
    assert "celery@here" in shown
    assert "first, default, mail, pdf" in shown


def test_work_that_stands_still_is_said_on_top(as_keeper, works):
    Heartbeat.objects.update(at=Now() - timedelta(minutes=11))

    answer = as_keeper.get(PAGE)

    assert answer.context["troubles"] == ["not_swept", "no_worker"]
    assert answer.context["stands_still"]
    assert 'data-color="danger"' in answer.content.decode()


def test_parked_job_is_shown_with_its_error_and_never_with_its_payload(as_keeper, works):
    job = park("k", error="<b>SMTPRecipientsRefused</b>")

    shown = as_keeper.get(PAGE).content.decode()

    assert "&lt;b&gt;SMTPRecipientsRefused" in shown
    assert again(job) in shown
    assert away(job) in shown
    assert 'data-color="warning"' in shown
    assert "ABC-DEF" not in shown


def test_job_that_ended_its_worker_has_words_for_its_error(as_keeper, works):
    park("k", error="")

    with translation.override("en"):
        shown = as_keeper.get(f"/en{PAGE}").content.decode()

    assert "The worker was ended each time." in shown


def test_filter_shows_one_kind_and_offers_to_try_all_of_it(as_keeper, works):
    mail, pdf = park("mail"), park("pdf", kind="minutes.pdf")

    answer = as_keeper.get(PAGE, {"type": "minutes.pdf"})

    shown = answer.content.decode()
    assert [job for _label, job in answer.context["parked"]] == [pdf]
    assert ALL_AGAIN in shown
    assert again(mail) not in shown
    assert ALL_AGAIN not in as_keeper.get(PAGE).content.decode()


def test_unknown_kind_in_the_address_shows_all(as_keeper, works):
    job = park("k")

    answer = as_keeper.get(PAGE, {"type": "nobody"})

    assert [each for _label, each in answer.context["parked"]] == [job]


def test_list_is_paged(as_keeper, works):
    for number in range(PER_PAGE + 1):
        park(str(number))

    assert len(as_keeper.get(PAGE).context["parked"]) == PER_PAGE
    assert len(as_keeper.get(PAGE, {"side": "2"}).context["parked"]) == 1


def test_page_asks_as_often_for_three_jobs_as_for_one(
    as_keeper, works, django_assert_max_num_queries
):
    park("1")
    with django_assert_max_num_queries(100) as few:
        as_keeper.get(PAGE)
    for number in "23":
        park(number, kind=f"test.{number}")
        heartbeats.note(number)

    with django_assert_max_num_queries(len(few)) as many:
        as_keeper.get(PAGE)

    assert len(many) == len(few)


# who may


def test_page_is_the_keepers_alone(as_secretary, as_keeper, keeper, works):
    job = park("k")

    assert as_secretary.get(PAGE).status_code == 403
    assert [as_secretary.post(each).status_code for each in (again(job), ALL_AGAIN)] == [403, 403]
    assert as_secretary.post(away(job), {"reason": "over"}).status_code == 404
    RoleAssignment.objects.filter(person=keeper.person, role=Role.KEEPER).update(
        ended_on=timezone.localdate()
    )
    assert as_keeper.get(PAGE).status_code == 403
    assert Job.objects.parked().get() == job


def test_keeper_without_a_second_factor_is_led_to_one(as_keeper, settings):
    settings.SECOND_FACTOR_FOR_ROLES = ("keeper",)

    answer = as_keeper.get(PAGE)

    assert (answer.status_code, answer.headers["Location"]) == (302, "/konto/sikkerhet/")


def test_menu_leads_the_keeper_here_and_nobody_else(as_keeper, as_secretary):
    door = f'href="{PAGE}"'

    assert door in as_keeper.get("/agder/roller/").content.decode()
    assert door in as_keeper.get(PAGE).content.decode()
    assert door not in as_secretary.get("/agder/oppgaver/").content.decode()


# what can be done


def test_one_job_is_tried_again(as_keeper, works):
    job, other = park("k"), park("other")

    answer = as_keeper.post(again(job))

    assert (answer.status_code, answer.headers["Location"]) == (302, PAGE)
    assert list(Job.objects.parked()) == [other]


def test_all_of_a_kind_are_tried_again(as_keeper, works):
    park("1"), park("2")
    pdf = park("pdf", kind="minutes.pdf")

    as_keeper.post(ALL_AGAIN, {"type": "letter.mail"})

    assert list(Job.objects.parked()) == [pdf]


def test_job_is_put_away_with_a_reason(as_keeper, works):
    job = park("k")

    refused = as_keeper.post(away(job), {"reason": " "})
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["reason"])

    answer = as_keeper.post(away(job), {"reason": "Møtet er over"})

    job.refresh_from_db()
    assert (answer.status_code, job.reason) == (302, "Møtet er over")
    assert as_keeper.get(PAGE).context["troubles"] == []
    assert as_keeper.get(away(job)).status_code == 404


def test_button_that_is_pressed_late_changes_nothing(as_keeper, works):
    job = park("k")
    as_keeper.post(again(job))

    answer = as_keeper.post(again(job), follow=True)

    assert answer.status_code == 200
    assert [message.level_tag for message in answer.context["messages"]][-1] == "info"


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (None, ""),
        (timedelta(seconds=-1), "0 seconds"),
        (timedelta(seconds=1), "1 second"),
        (timedelta(seconds=119), "119 seconds"),
        (timedelta(seconds=120), "2 minutes"),
        (timedelta(minutes=119), "119 minutes"),
        (timedelta(hours=2), "2 hours"),
        (timedelta(hours=47), "47 hours"),
        (timedelta(hours=48), "2 days"),
    ],
)
def test_time_is_said_in_one_unit(time, words):
    with translation.override("en"):
        assert how_long(time) == words
