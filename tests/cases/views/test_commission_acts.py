"""What each side does with a commission, and that neither does the other's part (FSU-2)."""

from datetime import date

import pytest
from django.utils.translation import gettext as _

from cases.domain.casework import commissions
from cases.enums import CommissionState
from cases.models import Commission
from members.domain import people
from members.enums import Role
from tests.cases.domain.advice.given import TODAY
from tests.cases.views.test_commissions import NEW, acts, at, errors, form
from tests.factories import commissioned, council_of, new_case


@pytest.fixture
def asked(agder):
    return commissioned(council_of(agder))


@pytest.fixture
def reported(asked):
    commissions.accept(commission=asked, by=None)
    return commissions.report(commission=asked, text="Rådet tilrår.", on=TODAY, by=None)


def fresh(commission):
    return Commission.objects.get(pk=commission.pk)


def test_whole_way_from_asking_to_closing(as_secretary, as_registrar, agder):
    """FSU-2, FSU-5."""
    as_registrar.post(NEW, form(council_of(agder)))
    asked = Commission.objects.order_by("pk").last()

    as_secretary.post(at(asked, "ta-imot/"), {"reply": "Ikke før høsten."})
    as_secretary.post(at(asked, "rapporter/"), {"text": "Første svar."})
    as_registrar.post(at(asked, "send-tilbake/"), {"why": "Kostnaden mangler."})
    assert fresh(asked).state == CommissionState.IN_PROGRESS
    assert "Første svar." in as_secretary.get(at(asked, "rapporter/")).text

    as_secretary.post(at(asked, "rapporter/"), {"text": "Andre svar."})
    answer = as_registrar.post(at(asked, "lukk/"), follow=True)

    asked = fresh(asked)
    assert (asked.state, asked.report, asked.reply) == (
        CommissionState.CLOSED,
        "Andre svar.",
        "Ikke før høsten.",
    )
    assert acts(answer) == []
    assert "Kostnaden mangler." in answer.text


def test_close_by_the_councils_own_people_is_forbidden(as_secretary, as_chair, as_member, reported):
    """FSU-2."""
    for browser in (as_secretary, as_chair, as_member):
        for part in ("lukk/", "send-tilbake/"):
            assert browser.get(at(reported, part)).status_code == 403
            assert browser.post(at(reported, part), {"why": "Mer."}).status_code == 403
    assert fresh(reported).state == CommissionState.REPORTED


def test_answer_by_the_principal_is_forbidden(as_registrar, asked):
    for part in ("ta-imot/", "rapporter/"):
        assert as_registrar.post(at(asked, part), {"text": "x"}).status_code == 403


def test_close_without_report_is_refused_past_the_form(as_registrar, asked):
    page = as_registrar.get(at(asked, "lukk/"))
    answer = as_registrar.post(at(asked, "lukk/"))

    sentence = _("The council must report before the commission can be closed.")
    assert page.context["blocks"] == [sentence]
    assert (answer.status_code, errors(answer)) == (422, {"__all__": [sentence]})
    assert fresh(asked).state == CommissionState.RECEIVED


def test_report_before_it_is_accepted_is_refused(as_secretary, asked):
    answer = as_secretary.post(at(asked, "rapporter/"), {"text": "Svar"})

    assert answer.status_code == 422
    assert fresh(asked).report == ""


@pytest.mark.parametrize("text", ["", " \n ", "a\x00b", "x" * 20_001])
def test_report_that_cannot_be_is_explained(as_secretary, asked, text):
    commissions.accept(commission=asked, by=None)

    answer = as_secretary.post(at(asked, "rapporter/"), {"text": text})

    assert (answer.status_code, list(errors(answer))) == (422, ["text"])


def test_send_back_without_words_is_explained(as_registrar, reported):
    answer = as_registrar.post(at(reported, "send-tilbake/"), {"why": " "})

    assert errors(answer) == {"why": [_("Write what is missing.")]}


def test_edit_by_the_registrar_is_told_in_the_timeline(as_registrar, asked):
    """PRJ-9."""
    sent = {"title": asked.title, "text": asked.text, "due": "15.01.2027"}

    answer = as_registrar.post(at(asked, "rediger/"), sent, follow=True)

    assert fresh(asked).due == date(2027, 1, 15)
    told = answer.context["timeline"][0]
    assert (told.who, "15.01.2027" in told.why) == ("X.S.", True)


def test_edit_of_what_was_reported_is_refused(as_registrar, reported):
    answer = as_registrar.post(at(reported, "rediger/"), {"title": "Ny", "text": "Ny"})

    assert answer.status_code == 422
    assert fresh(reported).title == reported.title


def test_secretary_of_the_principal_has_the_registrars_acts(client, agder, reported):
    person = people.register_person(name="S.O.", email="s.o@eksempel.example", by=None)
    people.give_role(
        person=person,
        role=Role.SECRETARY,
        council=council_of(agder, "oss"),
        community=agder,
        start=date(2026, 1, 1),
        by=None,
    )
    client.force_login(person.user)

    assert acts(client.get(at(reported))) == ["commission_close", "commission_send_back"]
    assert new_case(council_of(agder)).reference not in client.get(at(reported)).text
