"""Telling the days in the office."""

from cases.models import Meeting
from members.models import Sending
from tests.cases.views.workbench import coming

PAGE = "/agder/moteplan/alr/varsle/"


def chosen(*meetings):
    return {"meetings": [each.pk for each in meetings]}


def test_announce_proposes_all_days_that_nobody_knows(as_secretary):
    page = as_secretary.get(PAGE)

    assert coming() in page.context["form"].initial["meetings"]


def test_announce_shows_the_letter_first(as_secretary):
    page = as_secretary.post(PAGE, chosen(coming()))

    assert page.context["letter"].attachments == ["moter.ics"]
    assert coming().announced_on is None


def test_announce_and_send_leads_to_what_was_sent(as_secretary):
    answer = as_secretary.post(PAGE, chosen(coming()) | {"send": "1"})

    sending = Sending.objects.latest("pk")
    assert answer.headers["Location"].endswith(f"/utsendinger/{sending.pk}/")
    assert coming().announced_on is not None
    assert as_secretary.get(answer.headers["Location"]).status_code == 200


def test_announce_of_nothing_or_of_what_is_another_council_s_is_refused(as_secretary):
    other = Meeting.objects.exclude(council__slug="alr").first()
    for wrong in ({}, {"meetings": [0]}, chosen(other) if other else {}):
        assert as_secretary.post(PAGE, wrong | {"send": "1"}).status_code == 422
    assert Sending.objects.filter(intent="cases/days_announced").count() == 0


def test_announce_when_all_is_told_says_so(as_secretary):
    as_secretary.post(
        PAGE, chosen(*as_secretary.get(PAGE).context["form"].initial["meetings"]) | {"send": "1"}
    )

    page = as_secretary.get(PAGE)

    assert page.status_code == 200
    assert 'name="meetings"' not in page.text


def test_announce_is_refused_for_a_member(as_member):
    assert as_member.get(PAGE).status_code == 403
