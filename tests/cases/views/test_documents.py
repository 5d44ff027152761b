"""The pages of documents: several at once, served as attachments, nothing for whoever may not."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.domain.casework import cases
from cases.domain.documents import documents
from cases.enums import Access
from cases.models import CaseDocument
from tests.cases.domain.documents.test_filetypes import PDF
from tests.cases.views.workbench import new_case
from tests.factories import DAY


@pytest.fixture
def case(agder):
    return new_case()


@pytest.fixture
def document(case):
    return documents.add(case=case, name="Svar fra Lister.pdf", content=PDF, on=DAY, by=None)


def address(case, part="ny/"):
    return f"/agder/saker/{case.slug}/dokumenter/{part}"


def file(name="svar.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


def upload(browser, case, *files, **extra):
    facts = {"access": "open", "legal_basis": "", "received_on": "22.11.2026"}
    return browser.post(address(case), facts | {"files": list(files)} | extra)


def test_documents_added_at_once_stand_on_the_case(as_secretary, case):
    other = file("notat.txt", b"Et notat")
    response = upload(as_secretary, case, file(), other, received_from="Lister")

    assert response.headers["Location"] == f"/agder/saker/{case.slug}/#documents"
    rows = CaseDocument.objects.filter(case=case).values_list("title", "received_from")
    assert list(rows) == [("svar", "Lister"), ("notat", "Lister")]
    page = as_secretary.get(f"/agder/saker/{case.slug}/").content.decode()
    assert "svar</a>" in page
    assert "notat</a>" in page


def test_one_bad_file_does_not_lose_the_others(as_secretary, case):
    bad = file("virus.exe", b"MZ\x00")
    response = upload(as_secretary, case, bad, file())

    assert response.status_code == 422
    assert "virus.exe" in response.content.decode()
    assert CaseDocument.objects.get(case=case).title == "svar"


@pytest.mark.parametrize(
    "facts", [{"access": "exempt"}, {"received_on": "i går"}, {"files": []}, {"access": "hemmelig"}]
)
def test_upload_that_says_too_little_changes_nothing(as_secretary, case, facts):
    files = facts.pop("files", [file()])
    response = upload(as_secretary, case, *files, **facts)

    assert response.status_code == 422
    assert CaseDocument.objects.count() == 0


def test_upload_of_too_many_is_refused(as_secretary, case):
    response = upload(as_secretary, case, *(file() for _each in range(21)))

    assert response.status_code == 422
    assert CaseDocument.objects.count() == 0


def test_upload_by_the_script_is_answered_for_it(as_secretary, case):
    good = as_secretary.post(
        address(case), {"files": [file()], "access": "open"}, headers={"X-Upload": "1"}
    )
    bad = as_secretary.post(
        address(case), {"files": [file("x", b"MZ\0")], "access": "open"}, headers={"X-Upload": "1"}
    )

    assert good.json() == {"next": f"/agder/saker/{case.slug}/#documents"}
    assert (bad.status_code, len(bad.json()["errors"])) == (422, 1)


def test_download_is_an_attachment_that_runs_nothing(as_member, case, document):  # U3
    response = as_member.get(address(case, f"{document.pk}/fil/"))

    assert response.getvalue() == PDF
    assert response.headers["Content-Disposition"].startswith("attachment; ")
    assert "Svar fra Lister.pdf" in response.headers["Content-Disposition"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert response.headers["Content-Type"] == "application/pdf"


def test_stored_file_has_no_address_of_its_own(as_secretary, document):  # Z7
    name = document.versions.get().file.name

    for path in (f"/media/{name}", f"/{name}", f"/static/{name}"):
        assert as_secretary.get(path).status_code == 404


@pytest.mark.parametrize("part", ["", "fil/", "fil/1/"])
def test_exempt_document_is_not_there_for_a_member(as_member, as_secretary, case, document, part):
    facts = {"access": Access.EXEMPT, "legal_basis": "offl. § 14"}
    documents.change(document=document, by=None, **facts)

    assert as_member.get(address(case, f"{document.pk}/{part}")).status_code == 404
    response = as_secretary.get(address(case, f"{document.pk}/{part}"))
    assert response.status_code == 200
    assert response.content if not part else response.getvalue()
    assert document.title not in as_member.get(f"/agder/saker/{case.slug}/").content.decode()


def test_document_of_another_case_is_not_there(as_secretary, case, document):
    other = new_case("En annen")

    assert as_secretary.get(address(other, f"{document.pk}/")).status_code == 404
    assert as_secretary.get(address(case, f"{document.pk}/fil/9/")).status_code == 404


def test_document_is_changed_moved_misfiled_and_restored(as_secretary, case, document):
    other = new_case("En annen")
    here = address(case, f"{document.pk}/")
    facts = {"title": "Nytt navn", "access": "partly", "legal_basis": "offl. § 13"}
    facts["openness_considered"] = "on"

    assert as_secretary.post(f"{here}rediger/", facts).status_code == 302
    version = {"file": file(content=PDF.replace(b"1 0", b"3 0"))}
    assert as_secretary.post(f"{here}ny-versjon/", version).status_code == 302
    assert as_secretary.post(f"{here}feilregistrert/", {"why": "Feil"}).status_code == 302
    assert as_secretary.post(f"{here}hent-tilbake/").status_code == 302
    assert as_secretary.post(f"{here}flytt/", {"case": other.pk}).status_code == 302
    document.refresh_from_db()
    assert (document.title, document.access, document.misfiled) == ("Nytt navn", "partly", "")
    assert (document.case, document.versions.count()) == (other, 2)


def test_document_is_not_moved_to_what_the_user_may_not_see(as_secretary, agder, case, document):
    from tests import world

    world.neighbour()
    theirs = cases.Case.objects.exclude(council__community=agder).first()
    pk = theirs.pk if theirs else 0
    response = as_secretary.post(address(case, f"{document.pk}/flytt/"), {"case": pk})

    assert response.status_code == 422
    document.refresh_from_db()
    assert document.case == case


def test_body_that_is_too_large_is_refused_unread(as_secretary, case):  # U1
    response = as_secretary.post(address(case), CONTENT_LENGTH=str(2 * 1024**3))

    assert response.status_code == 413
