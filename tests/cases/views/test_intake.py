"""Innkommet: an e-mail is here, becomes a case with its documents, or goes on one, in few steps."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.domain.intake import mails
from cases.enums import CaseOrigin, MailState
from cases.models import Case, CaseDocument, IncomingMail
from legeraad.outbox.models import Job
from tests.cases.domain.documents.test_filetypes import PDF
from tests.cases.domain.intake.posted import mail_of
from tests.cases.views.workbench import new_case

INTAKE = "/agder/innkommet/"


@pytest.fixture
def mail(agder):
    return mails.receive(community=agder, content=mail_of("SV: Hvem tar prøven?"), by=None)


def file(content, name="sak.eml"):
    return SimpleUploadedFile(name, content)


def fields_of(page):
    """What the form would send as it stands."""
    form = page.context["form"]
    values = {bound.html_name: bound.value() for bound in form}
    shown = {name: getattr(value, "pk", value) for name, value in values.items()}
    shown["registered_on"] = ""
    return {name: value for name, value in shown.items() if value not in (None, "", [], False)}


def test_one_mail_leads_to_its_page_and_several_to_the_list(as_secretary, agder):
    one = as_secretary.post(INTAKE, {"files": [file(mail_of())]})
    assert one.headers["Location"] == IncomingMail.objects.get().get_absolute_url()
    more = [file(mail_of("Taxi")), file(mail_of("Sykmelding"))]
    several = as_secretary.post(INTAKE, {"files": more})

    assert several.headers["Location"] == INTAKE
    page = as_secretary.get(INTAKE).content.decode()
    assert [word in page for word in ("Blodprøver", "Taxi", "Sykmelding")] == [True] * 3


def test_script_is_told_where_to_go(as_secretary):
    headers = {"X-Upload": "1"}
    good = as_secretary.post(INTAKE, {"files": [file(mail_of())]}, headers=headers)
    bad = as_secretary.post(INTAKE, {"files": [file(PDF)]}, headers=headers)

    assert good.json() == {"next": IncomingMail.objects.get().get_absolute_url()}
    assert bad.status_code == 422
    assert len(bad.json()["errors"]) == 1


def test_case_from_a_mail_has_its_words_and_documents(as_secretary, mail):
    address = f"{mail.get_absolute_url()}ny-sak/"
    typed = fields_of(as_secretary.get(address))
    response = as_secretary.post(address, typed)

    case = Case.objects.latest("pk")
    assert response.headers["Location"] == f"{case.get_absolute_url()}#documents"
    assert (case.title, case.origin) == ("Hvem tar prøven?", CaseOrigin.REQUEST)
    assert case.requester == "Kari Nordmann"
    assert CaseDocument.objects.filter(case=case).count() == 2
    assert Job.objects.filter(kind=mails.RECEIPT).count() == 1
    again = as_secretary.post(address, typed)
    assert again.status_code == 302
    assert Case.objects.latest("pk") == case


def test_refused_case_from_a_mail_changes_nothing(as_secretary, mail):
    address = f"{mail.get_absolute_url()}ny-sak/"
    before = Case.objects.count()
    response = as_secretary.post(address, fields_of(as_secretary.get(address)) | {"title": " "})

    assert response.status_code == 422
    assert (Case.objects.count(), CaseDocument.objects.count()) == (before, 0)
    assert IncomingMail.objects.get().state == MailState.NEW


def test_mail_that_somebody_else_made_a_case_of_makes_no_second_one(as_secretary, mail):
    address = f"{mail.get_absolute_url()}ny-sak/"
    first, second = (fields_of(as_secretary.get(address)) for _ in range(2))
    as_secretary.post(address, first)
    made = Case.objects.latest("pk")
    response = as_secretary.post(address, second)

    assert response.status_code == 422
    assert made.reference in response.content.decode()
    assert Case.objects.latest("pk") == made


def test_mail_is_put_on_the_case_that_it_names(as_secretary, agder):
    case = new_case()
    named = mails.receive(community=agder, content=mail_of(f"SV: {case.reference} Prøver"), by=None)
    address = f"{named.get_absolute_url()}legg-pa-sak/"
    page = as_secretary.get(address)
    assert page.context["form"].initial["case"] == case
    as_secretary.post(address, {"case": case.pk})

    assert CaseDocument.objects.filter(case=case).count() == 2
    assert Job.objects.filter(kind=mails.RECEIPT).count() == 0


def test_case_of_another_council_is_no_choice(as_secretary, mail, agder):
    foreign = Case.objects.exclude(council__community=agder).first() or new_case()
    foreign.access = "open"
    response = as_secretary.post(
        f"{mail.get_absolute_url()}legg-pa-sak/", {"case": foreign.pk + 10_000}
    )

    assert response.status_code == 422
    assert CaseDocument.objects.count() == 0


def test_mail_put_aside_asks_for_a_reason_and_comes_back(as_secretary, mail):
    address = mail.get_absolute_url()
    assert as_secretary.post(f"{address}legg-bort/", {"why": ""}).status_code == 422
    as_secretary.post(f"{address}legg-bort/", {"why": "Reklame"})
    assert IncomingMail.objects.get().state == MailState.PUT_ASIDE
    assert "Reklame" in as_secretary.get(f"{INTAKE}?vis=lagt-bort").content.decode()
    as_secretary.post(f"{address}hent-fram/")
    assert IncomingMail.objects.get().state == MailState.NEW


def test_mail_comes_down_as_it_came(as_secretary, mail):
    response = as_secretary.get(f"{mail.get_absolute_url()}fil/")

    assert response.headers["Content-Disposition"].startswith("attachment;")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert b"".join(response.streaming_content).startswith(b"From: Kari Nordmann")


def test_mail_dropped_on_a_case_becomes_documents(as_secretary, agder):
    case = new_case()
    facts = {"access": "open", "legal_basis": "", "received_on": "", "receipt": "on"}
    address = f"/agder/saker/{case.slug}/dokumenter/ny/"
    as_secretary.post(address, facts | {"files": [file(mail_of()), file(b"Et notat", "notat.txt")]})

    titles = CaseDocument.objects.filter(case=case).order_by("pk").values_list("title", flat=True)
    assert list(titles) == ["Blodprøver", "Brev fra Lister", "notat"]
    assert IncomingMail.objects.get().case == case
    assert Job.objects.filter(kind=mails.RECEIPT).count() == 1


def test_title_that_is_typed_shows_what_it_resembles(as_secretary, agder):
    case = new_case("Hvem følger opp blodprøver etter utskrivning?")
    htmx = {"headers": {"HX-Request": "true"}}
    page, typed = "/agder/saker/ligner/", {"title": "Oppfølging av blodprøver"}
    shown = as_secretary.get(page, typed, **htmx)
    nothing = as_secretary.get(page, {"title": "Taxi"}, **htmx)

    assert shown.context["alike"] == [case]
    assert case.get_absolute_url() in shown.content.decode()
    assert nothing.content.decode().strip() == ""
    assert as_secretary.get(page, typed).headers["Location"] == "/agder/saker/ny/"
    assert "/agder/saker/ligner/" in as_secretary.get("/agder/saker/ny/").content.decode()


def test_mail_that_cannot_be_read_is_kept_with_the_case_as_it_is(as_secretary, agder, monkeypatch):
    case = new_case()
    monkeypatch.setattr("legeraad.mailfile._internet", lambda content: None)
    facts = {"access": "open", "legal_basis": "", "received_on": "", "receipt": "on"}
    address = f"/agder/saker/{case.slug}/dokumenter/ny/"
    as_secretary.post(address, facts | {"files": [file(mail_of(), "gammel.eml")]})

    assert CaseDocument.objects.get(case=case).title == "gammel"
    assert IncomingMail.objects.count() == 0


@pytest.mark.parametrize("number", [1, 3])
def test_list_asks_the_same_number_of_questions(
    number, as_secretary, agder, django_assert_num_queries
):
    for each in range(number):
        mails.receive(community=agder, content=mail_of(f"Brev {each}"), by=None)
    as_secretary.get(INTAKE)

    with django_assert_num_queries(QUERIES):
        as_secretary.get(INTAKE)


QUERIES = 9
