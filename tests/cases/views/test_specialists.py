"""Asking for a specialist on the case's page; naming one on the committee's own (ALR-32)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases.domain.meetings import specialists
from cases.models import SpecialistRequest
from councils.models import Council
from tests.cases.views.workbench import new_case

SPECIALIST = {"answer": "named", "specialist": "S.P.", "email": "spesialist@eksempel.example"}


@pytest.fixture
def body(agder):
    return Council.objects.get(community=agder, slug="alu-ostre-agder")


@pytest.fixture
def asked(body):
    on = timezone.localdate()
    later = on + timedelta(days=14)
    words = {"wanted": "En røntgenlege", "deadline": later, "on": on, "by": None}
    return specialists.ask(case=new_case("Røntgen"), body=body, **words)


def own(asked):
    return f"/min-side/spesialist/{asked.pk}/"


def test_secretary_asks_and_the_committee_names(as_secretary, as_alu_chair, as_member, body):
    case = new_case("Røntgen")
    later = (timezone.localdate() + timedelta(days=9)).strftime("%d.%m.%Y")
    words = {"body": body.pk, "wanted": "En røntgenlege", "why": "Svar", "deadline": later}
    words |= {"professional_group": "hospital_doctor"}

    as_secretary.post(f"/agder/saker/{case.slug}/spesialist/", words)
    asked = SpecialistRequest.objects.get()
    assert as_member.get(own(asked)).status_code == 404
    page = as_alu_chair.get(own(asked))
    assert "En røntgenlege" in page.text
    as_alu_chair.post(own(asked), SPECIALIST)

    stored = SpecialistRequest.objects.get()
    assert (stored.answer, stored.person.name, stored.answered_by.name) == ("named", "S.P.", "X.W.")
    assert "S.P." in as_secretary.get(case.get_absolute_url()).text


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ({"specialist": ""}, ["specialist"]),
        ({"email": "ikke en"}, ["email"]),
        ({"email": ""}, ["email"]),
        ({"answer": "nobody"}, ["text"]),
        ({"answer": "x"}, ["answer"]),
    ],
)
def test_answer_that_cannot_be_is_explained(as_alu_chair, asked, words, wrong):
    answer = as_alu_chair.post(own(asked), SPECIALIST | words)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == wrong
    assert SpecialistRequest.objects.get().answer == ""


def test_answer_on_behalf_says_how_it_came(as_secretary, asked):
    address = f"/agder/saker/{asked.case.slug}/spesialist/{asked.pk}/"
    assert as_secretary.post(address, SPECIALIST).status_code == 422

    as_secretary.post(address, {"answer": "nobody", "text": "Ingen ledige", "came_by": "telefon"})

    stored = SpecialistRequest.objects.get()
    assert (stored.answer, stored.came_by, stored.answered_by) == ("nobody", "telefon", None)
