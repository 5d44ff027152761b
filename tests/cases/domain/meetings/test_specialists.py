"""A committee is asked for a specialist, names one, and he comes to that case only (ALR-32)."""

from datetime import date, timedelta

import pytest

from cases import permissions
from cases.domain.casework import cases
from cases.domain.meetings import agenda, specialists
from cases.enums import CaseState
from cases.models import Case, Guest, SpecialistRequest
from councils.enums import ProfessionalGroup
from councils.models import Council
from legeraad.errors import DomainError
from members.models import Notice, Person
from tests.cases.views.workbench import coming, new_case

ON = date(2026, 11, 22)
LATER = ON + timedelta(days=14)
NAMED = {"specialist": "S.P.", "email": "spesialist@eksempel.example"}


@pytest.fixture
def body(agder):
    return Council.objects.get(community=agder, slug="alu-ostre-agder")


def ask(case, body, **facts):
    usual = {"wanted": "En røntgenlege", "deadline": LATER, "on": ON, "by": None}
    return specialists.ask(case=case, body=body, **usual | facts)


def name(asked, **facts):
    return specialists.name(asked=asked, on=ON, by=None, **NAMED | facts)


def test_whoever_answers_for_the_body_is_told_once(agder, body):
    key = "7f1c4d1e-9a39-4a52-bb2e-0d1d5a7a0c11"
    first, again = (ask(new_case("Røntgen"), body, form_key=key) for _half in range(2))

    assert first == again
    told = Notice.objects.filter(intent="cases/specialist_asked")
    assert [each.person.name for each in told] == ["X.W."]


@pytest.mark.parametrize(
    ("facts", "field"), [({"deadline": ON}, "deadline"), ({"wanted": " "}, None)]
)
def test_request_that_cannot_be_is_refused(agder, body, facts, field):
    with pytest.raises(Exception) as refusal:  # noqa: PT011  the domain's or the model's
        ask(new_case(), body, **facts)

    assert getattr(refusal.value, "field", None) == field
    assert SpecialistRequest.objects.count() == 0


def test_body_without_contact_and_case_that_is_exempt_are_refused(agder, body):
    oss = Council.objects.get(community=agder, slug="oss")
    oss.offices.all().delete()
    with pytest.raises(DomainError) as refusal:
        ask(new_case(), oss)
    assert refusal.value.field == "body"

    case = new_case("Unntatt")
    Case.objects.filter(pk=case.pk).update(access="exempt", legal_basis="offl. § 13")
    with pytest.raises(DomainError):
        ask(Case.objects.get(pk=case.pk), body)


def test_named_doctor_is_invited_to_the_case_that_is_on_an_agenda(agder, body):
    case, other = new_case("Røntgen"), new_case("En annen")
    for each in (case, other):
        agenda.add_case(meeting=coming(), case=each, by=None)

    name(ask(case, body))

    guest = Guest.objects.get(person__email=NAMED["email"])
    assert guest.item.case == case
    seen = permissions.cases_visible_to(guest.person.user, agder)
    assert list(seen) == []  # not before the notice has gone out
    agenda.send(meeting=coming(), on=ON, by=None)
    assert list(permissions.cases_visible_to(guest.person.user, agder)) == [case]


def test_named_doctor_is_invited_when_the_case_is_put_on_an_agenda(agder, body):
    case = new_case("Røntgen")
    name(ask(case, body))
    assert Guest.objects.filter(person__email=NAMED["email"]).count() == 0

    agenda.add_case(meeting=coming(), case=case, by=None)

    assert Guest.objects.get(person__email=NAMED["email"]).item.case == case


def test_doctor_on_file_is_the_same_person_and_one_who_sits_there_is_no_guest(agder, body):
    sits = Person.objects.get(name="Q.B.")
    case = new_case("Røntgen")
    name(ask(case, body), email=sits.email.upper())
    before = Guest.objects.count()

    agenda.add_case(meeting=coming(), case=case, by=None)
    agenda.send(meeting=coming(), on=ON, by=None)

    assert SpecialistRequest.objects.get().person == sits
    assert Guest.objects.filter(person=sits).count() <= 1
    assert Guest.objects.count() <= before + 1


def test_second_answer_is_refused_and_the_officer_is_told(agder, body):
    case = new_case("Røntgen")
    officer = Person.objects.get(name="V.Ø.")
    Case.objects.filter(pk=case.pk).update(officer=officer)
    asked = ask(case, body)

    specialists.decline(
        asked=asked,
        text="Vi har ingen i år.",
        on=ON,
        person=Person.objects.get(name="X.W."),
        by=None,
    )
    with pytest.raises(DomainError):
        name(asked)

    stored = SpecialistRequest.objects.get()
    assert (stored.answer, stored.person) == ("nobody", None)
    told = Notice.objects.get(intent="cases/specialist_answered")
    assert told.person == officer


def test_declining_takes_a_sentence(agder, body):
    with pytest.raises(DomainError):
        specialists.decline(asked=ask(new_case(), body), text=" ", on=ON, by=None)


def test_doctor_comes_as_what_was_asked_for(agder, body):
    """BG-3: a GP who is named must not count as the hospital's clinician at the gate."""
    case = new_case("Fastlege")
    agenda.add_case(meeting=coming(), case=case, by=None)

    name(ask(case, body, wanted="En fastlege", professional_group=ProfessionalGroup.GP))

    assert Guest.objects.get(person__email=NAMED["email"]).professional_group == "gp"


def test_case_that_others_were_told_of_was_no_mistake(agder, body):
    case = new_case("Røntgen")
    ask(case, body)
    with pytest.raises(DomainError):
        cases.move(case=case, to=CaseState.MISREGISTERED, why="Feil", by=None)

    other = new_case("Feil")
    cases.move(case=other, to=CaseState.MISREGISTERED, why="Feil", by=None)
    with pytest.raises(DomainError):
        ask(Case.objects.get(pk=other.pk), body)


def test_secretary_is_told_where_the_case_has_no_officer(agder, body):
    asked = ask(new_case("Røntgen"), body)
    Case.objects.update(officer=None)

    name(asked, person=Person.objects.get(name="X.W."))

    assert Notice.objects.get(intent="cases/specialist_answered").person.name == "V.Ø."
