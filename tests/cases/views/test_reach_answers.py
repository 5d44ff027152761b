"""One page per body: two buttons that answer; a page that is fetched answers nothing."""

import pytest
from django.test import Client

from cases.domain.reach import sending
from cases.models import Reach, Recommendation
from cases.reach_mails import reach_signer
from members.models import Notice, Person
from tests.cases.domain.reach.reached import LATER, in_force, place, row_of, send, sent_out
from tests.cases.domain.reach.test_audience import ALU, office

DISCUSSED = {
    "drofta": "1",
    "drofta-day": "20.11.2026",
    "drofta-channel": "meeting",
    "drofta-present": "7",
}
NOT_IN_USE = {"bruk": "1", "bruk-use": "not_in_use", "bruk-reason": "Avdelingen ber oss fortsatt."}


@pytest.fixture
def row(agder):
    return sent_out(ALU)


def browser(**of):
    client = Client()
    client.force_login(Person.objects.get(**of).user)
    return client


def own(row, part=""):
    return f"/min-side/nar-fram/{row.pk}/{part}"


def stored(row):
    now = row_of(ALU)
    return (now.discussed_on, now.channel, now.present, now.use, now.use_reason)


NOTHING = (None, "", None, "", "")


def test_scanner_fetches_every_link_and_nothing_turns_green(client, row):  # AHU-19
    address = reach_signer.address(row)
    for _each in range(3):
        assert client.get(address).status_code == 200
    for name in ("drofta", "bruk"):
        client.get(address, {name: "1", "bruk-use": "in_use"})
    assert client.head(address).status_code == 200

    assert stored(row) == NOTHING


def test_buttons_of_the_link_answer(client, row):
    address = reach_signer.address(row)

    done = client.post(address, DISCUSSED)
    assert done.url == f"{address}?takk=1"
    assert "Takk. Svaret er registrert." in client.get(done.url).text
    assert "Takk. Svaret er registrert." not in client.get(address).text
    client.post(address, NOT_IN_USE)

    now = row_of(ALU)
    assert (str(now.discussed_on), now.channel, now.present) == ("2026-11-20", "meeting", 7)
    assert (now.use, now.use_reason) == ("not_in_use", "Avdelingen ber oss fortsatt.")
    assert now.told_by is None
    assert "Avdelingen ber oss fortsatt." in client.get(address).text


@pytest.mark.parametrize(
    ("words", "form", "wrong"),
    [
        (DISCUSSED | {"drofta-day": ""}, "discussed", ["day"]),
        (DISCUSSED | {"drofta-day": "20.11.2099"}, "discussed", ["day"]),
        (DISCUSSED | {"drofta-channel": "forum"}, "discussed", ["channel"]),
        (DISCUSSED | {"drofta-present": "0"}, "discussed", ["present"]),
        (NOT_IN_USE | {"bruk-reason": " "}, "use", ["reason"]),
        (NOT_IN_USE | {"bruk-use": ""}, "use", ["use"]),
    ],
)
def test_what_cannot_be_is_explained_and_kept(client, row, words, form, wrong):
    page = client.post(reach_signer.address(row), words)

    assert page.status_code == 422
    assert list(page.context_data[form].errors) == wrong
    assert stored(row) == NOTHING


def test_address_that_is_not_ours_opens_nothing(client, row):
    address = reach_signer.address(row)

    assert client.get(address.replace("/agder/", "/nord/")).status_code == 404
    assert client.get(f"{address[:-3]}xx/").status_code == 404


def test_what_is_no_longer_in_force_takes_no_answer(client, row):
    Recommendation.objects.update(state="declined")
    address = reach_signer.address(row)

    assert "Det er drøftet" not in client.get(address).text
    assert client.post(address, DISCUSSED).status_code == 422


def test_chair_answers_logged_in_and_is_named(as_alu_chair, row):
    as_alu_chair.post(own(row), DISCUSSED)

    assert row_of(ALU).told_by.name == "X.W."


def test_member_answers_for_his_region_and_sends_nothing_on(row):  # ALR-5
    place(Arendal="ostre-agder")
    as_gp_member = browser(name="Q.B.")
    assert own(row) in as_gp_member.get("/min-side/").text
    as_gp_member.post(own(row), DISCUSSED)

    assert row_of(ALU).told_by.name == "Q.B."
    assert own(row) not in as_gp_member.get("/min-side/").text
    assert as_gp_member.get(own(row, "medlemmer/")).status_code == 403


def test_chair_sends_it_to_the_members_once(as_alu_chair, row):
    office("Arendal", "Torget", "a@eksempel.example")
    page = as_alu_chair.get(own(row, "medlemmer/"))
    assert page.context_data["letter"].recipients

    assert "/utsendinger/" in as_alu_chair.post(own(row, "medlemmer/")).url
    told = Notice.objects.count()
    assert as_alu_chair.post(own(row, "medlemmer/")).url == own(row)
    assert Notice.objects.count() == told


def test_doctor_answers_for_the_office(agder):
    office("Arendal", "Torget", "a@eksempel.example", "b@eksempel.example")
    send(in_force())
    row = Reach.objects.get(organisation__name="Torget")

    browser(email="b@eksempel.example").post(own(row), {"bruk": "1", "bruk-use": "in_use"})

    assert Reach.objects.get(pk=row.pk).use == "in_use"


def test_secretary_registers_on_behalf_with_how_it_came(as_secretary, row):
    here = f"/agder/anbefalinger/1/nar-fram/{row.pk}/"
    words = {"bruk": "1", "bruk-use": "in_use", "bruk-came_by": "telefon fra leder"}

    missing = as_secretary.post(here, {**words, "bruk-came_by": ""})
    assert list(missing.context_data["use"].errors) == ["came_by"]
    assert as_secretary.post(here, words).status_code == 302

    now = row_of(ALU)
    assert (now.use, now.came_by, now.told_by) == ("in_use", "telefon fra leder", None)
    assert sending.waiting(now.recommendation, on=LATER) is not None
