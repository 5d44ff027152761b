"""Documents of a case: kept once, versions only added, read by those who may read the case."""

import errno
import hashlib

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

from cases.domain.casework import cases
from cases.domain.documents import documents
from cases.enums import Access
from cases.models import CaseDocument, DocumentVersion
from legeraad.errors import DomainError
from tests.cases.domain.documents.test_filetypes import PDF
from tests.cases.views.workbench import new_case
from tests.factories import DAY

OTHER = PDF.replace(b"1 0 obj", b"2 0 obj")


@pytest.fixture
def case(agder):
    return new_case()


def added(case, content=PDF, name="Svar fra Lister.pdf", **facts):
    return documents.add(case=case, name=name, content=content, on=DAY, by=None, **facts)


def content_of(version):
    with version.file.open("rb") as stored:
        return stored.read()


def test_document_added_is_stored_as_it_came(case):
    document = added(case, received_from="Lister", received_on=DAY)

    version = document.versions.get()
    assert (document.title, version.number, version.file_type) == ("Svar fra Lister", 1, "pdf")
    assert version.sha256 == hashlib.sha256(PDF).hexdigest()
    assert content_of(version) == PDF
    assert "Lister" not in version.file.name


def test_document_added_twice_is_one(case):
    first, second = added(case), added(case, name="kopi.pdf")

    assert first == second
    assert DocumentVersion.objects.count() == 1


def test_document_refused_leaves_nothing(case, settings):
    with pytest.raises(DomainError) as refusal:
        added(case, content=b"MZ\x00")

    assert refusal.value.field == "file"
    assert CaseDocument.objects.count() == 0


def test_document_on_a_full_disk_leaves_no_row(case, monkeypatch):  # U9
    def full(*_args, **_facts):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("django.core.files.storage.FileSystemStorage._save", full)
    with pytest.raises(DomainError) as refusal:
        added(case)

    assert refusal.value.field == "file"
    assert (CaseDocument.objects.count(), DocumentVersion.objects.count()) == (0, 0)


def test_document_whose_row_is_refused_leaves_no_file(case, settings, monkeypatch):  # U9
    def refuse(*_args, **_facts):
        raise IntegrityError

    monkeypatch.setattr(documents, "save_with_reason", refuse)
    before = set(settings.MEDIA_ROOT.rglob("documents/*/*"))
    with pytest.raises(IntegrityError):
        documents._store(
            CaseDocument(case=case), number=1, name="x.pdf", content=PDF, digest="0" * 64, by=None
        )

    assert set(settings.MEDIA_ROOT.rglob("documents/*/*")) == before


def test_version_added_is_the_newest_and_the_older_stays(case):
    document = added(case)
    documents.add_version(document=document, name="ny.pdf", content=OTHER, by=None)

    newest, oldest = document.versions.all()
    assert (newest.number, content_of(newest)) == (2, OTHER)
    assert (oldest.number, content_of(oldest)) == (1, PDF)
    assert documents.download_name(newest) == f"ALR {case.number:02d}-26 Svar fra Lister v2.pdf"


def test_version_that_is_the_newest_already_changes_nothing(case):
    document = added(case)

    assert documents.add_version(document=document, name="x", content=PDF, by=None).number == 1
    assert document.versions.count() == 1


def test_version_that_is_an_older_one_is_refused(case):
    document = added(case)
    documents.add_version(document=document, name="ny.pdf", content=OTHER, by=None)

    with pytest.raises(DomainError):
        documents.add_version(document=document, name="gammel.pdf", content=PDF, by=None)


@pytest.mark.parametrize("what", ["file", "sha256", "name", "number"])
def test_version_is_never_changed_in_place(case, what):
    version = added(case).versions.get()

    with pytest.raises(IntegrityError), transaction.atomic():
        DocumentVersion.objects.filter(pk=version.pk).update(
            **{what: 9 if what == "number" else "0" * 64}
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        version.delete()


def test_document_exempt_without_legal_basis_is_refused(case):
    document = added(case)

    with pytest.raises(ValidationError) as refusal:
        documents.change(document=document, access=Access.EXEMPT, by=None)
    assert "__all__" in refusal.value.message_dict


def test_document_misfiled_and_restored(case, secretary, member):
    document = added(case)
    documents.misfile(document=document, why="Feil sak", by=None)

    assert documents.of_case(case, member) == []
    assert documents.of_case(case, secretary) == [document]
    documents.restore(document=document, by=None)
    assert documents.of_case(case, member) == [document]


def test_document_misfiled_without_reason_is_refused(case):
    with pytest.raises(DomainError):
        documents.misfile(document=added(case), why=" ", by=None)


def test_document_misfiled_may_come_again(case):
    documents.misfile(document=added(case), why="Feil sak", by=None)

    added(case)
    assert CaseDocument.objects.filter(case=case).count() == 2


def test_document_exempt_is_read_by_the_secretariat_only(case, secretary, member):
    document = added(case, access=Access.EXEMPT, legal_basis="offl. § 14")
    partly = added(case, content=OTHER, access=Access.PARTLY, legal_basis="offl. § 14")

    assert documents.of_case(case, member) == [partly]
    assert documents.of_case(case, secretary) == [document, partly]


def test_document_is_no_more_open_than_its_case(case):
    document = added(case)
    cases.change(case=case, access=Access.EXEMPT, legal_basis="offl. § 14", by=None)

    assert documents.narrowest(CaseDocument.objects.get(pk=document.pk)) == Access.EXEMPT


def test_document_is_moved_to_where_it_belongs(case):
    other = new_case("En annen sak")
    document = documents.move_to(document=added(case), case=other, why="Feil sak", by=None)

    assert (list(case.documents.all()), list(other.documents.all())) == ([], [document])
    with translation.override("en"), pytest.raises(DomainError, match="in this case already"):
        documents.move_to(document=document, case=other, why="", by=None)


def test_documents_of_a_case_cost_the_same_however_many(case, secretary, django_assert_num_queries):
    added(case)
    documents.of_case(case, secretary)  # who he is, is asked once

    with django_assert_num_queries(2):
        assert len(documents.of_case(case, secretary)) == 1
    for number in range(2):
        added(case, content=PDF.replace(b"1 0", b"%d 1" % number))
    with django_assert_num_queries(2):
        assert len(documents.of_case(case, secretary)) == 3


def test_text_of_a_document_is_read_by_the_job(case, run_outbox):
    words = b"Henvisning av barn"
    added(case, content=words, name="svar.txt")

    assert run_outbox("document.text") == 1
    assert DocumentVersion.objects.get().text == "Henvisning av barn"


def test_file_that_the_scanner_does_not_let_through_is_not_kept(case, settings):
    """A scanner that is configured and away: fail closed, nothing of it stays."""
    document = added(case)
    settings.CLAMAV_URL = "clamd://127.0.0.1:1"

    with pytest.raises(DomainError):
        added(case, content=OTHER)
    with pytest.raises(DomainError):
        documents.add_version(document=document, name="ny.pdf", content=OTHER, by=None)

    assert [version.number for version in DocumentVersion.objects.all()] == [1]
