"""How far a recommendation has come, and sending it out, as the secretary meets it."""

import pytest

from cases.domain.reach import answers
from cases.enums import Channel
from cases.models import Reach
from members.models import Notice
from tests.cases.domain.reach.reached import LATER, in_force, row_of, send, sent_out
from tests.cases.domain.reach.test_audience import ALU, office

HERE = "/agder/anbefalinger/1/nar-fram/"


def test_secretary_sees_who_gets_it_and_sends(as_secretary, agder):
    office("Arendal", "Torget", "a@eksempel.example")
    office("Arendal", "Brua", "")

    page = as_secretary.get(f"{HERE}send/")
    assert "GP-kontor" in page.text or "Legekontor" in page.text
    assert "Brua" in page.text
    done = as_secretary.post(f"{HERE}send/", {"kinds": ["office"]})

    assert done.status_code == 302
    assert "/utsendinger/" in done.url
    assert {str(row.whom) for row in Reach.objects.all()} == {"Torget", "Brua"}


@pytest.mark.parametrize("kinds", [[], ["hvem som helst"]])
def test_choice_that_cannot_be_is_explained(as_secretary, agder, kinds):
    page = as_secretary.post(f"{HERE}send/", {"kinds": kinds})

    assert page.status_code == 422
    assert list(page.context_data["form"].errors) == ["kinds"]
    assert not Reach.objects.exists()


def test_second_press_sends_nothing(as_secretary, agder):
    as_secretary.post(f"{HERE}send/", {"kinds": ["committee"]})
    told = Notice.objects.count()

    assert as_secretary.post(f"{HERE}send/", {"kinds": ["committee"]}).status_code == 422
    assert Notice.objects.count() == told


def test_trial_goes_to_the_secretary_alone(as_secretary, agder):
    page = as_secretary.post(f"{HERE}send/", {"kinds": ["committee"], "til-meg-selv": "1"})

    assert page.status_code == 200
    assert not Reach.objects.exists()


def test_page_counts_and_lists(as_secretary, agder):
    assert "Den er ikke sendt til noen ennå" in as_secretary.get(HERE).text
    row = sent_out(ALU)
    answers.discussed(reach=row, day=LATER, channel=Channel.EMAIL, on=LATER, by=None)

    page = as_secretary.get(HERE)

    assert [each.discussed for each in page.context_data["sums"]][:1] == [1]
    assert "Allmennlegeutvalget i Østre Agder" in page.text
    assert "Arendal" in as_secretary.get(f"{HERE}?vis=municipality").text


def test_principal_reads_and_changes_nothing(as_registrar, agder):
    row = sent_out(ALU)

    assert f"{HERE}send/" not in as_registrar.get(HERE).text
    assert as_registrar.post(f"{HERE}{row.pk}/", {"drofta": "1"}).status_code == 403


def test_number_of_queries_does_not_grow(as_secretary, agder, django_assert_num_queries):
    office("Arendal", "A", "a@eksempel.example")
    send(in_force())
    as_secretary.get(f"{HERE}?vis=office")
    with django_assert_num_queries(10):
        as_secretary.get(f"{HERE}?vis=office")
    for name in ("B", "C", "D"):
        office("Arendal", name, f"{name}@eksempel.example")
    send(in_force())
    with django_assert_num_queries(10):
        as_secretary.get(f"{HERE}?vis=office")


def test_public_page_says_in_how_many_it_was_discussed(client, agder):  # AHU-19
    row = sent_out(ALU)
    public = "/agder/anbefalinger/1/"
    assert "<b>Drøftet i 0 av 1</b>" in client.get(public).text

    answers.discussed(reach=row, day=LATER, channel=Channel.MEETING, on=LATER, by=None)

    page = client.get(public).text
    assert "<b>Drøftet i 1 av 1</b>" in page
    assert row_of(ALU).whom.name in page


def test_list_of_recommendations_that_was_never_sent_says_nothing(client, agder):
    assert "Drøftet i" not in client.get("/agder/anbefalinger/1/").text
