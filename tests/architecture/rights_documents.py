"""Rows of the table in rights.py for the documents of a case; its letters stand there."""

from cases.domain.documents import documents
from tests import factories
from tests.cases.domain.documents.test_filetypes import PDF

READ = ("LN222NNNN", "LNMMMNNNN")
WRITE = ("LNFF2NNNN", "LNFFUNNNN")

ROWS: dict[str, tuple[str, str]] = {
    "cases:document_add": WRITE,
    "cases:document_detail": READ,
    "cases:document_download": READ,
    "cases:document_version": READ,
    "cases:document_edit": WRITE,
    "cases:document_version_new": WRITE,
    "cases:document_move": WRITE,
    "cases:document_misfile": WRITE,
    "cases:document_restore": ("LNFFMNNNN", "LNFF3NNNN"),
}


def about(sample) -> dict[str, dict[str, object]]:
    case = factories.new_case(factories.council_of(sample.community))
    document = documents.add(case=case, name="svar.pdf", content=PDF, on=factories.DAY, by=None)
    things = {"case": case.slug, "document": document.pk}
    return dict.fromkeys(ROWS, things)
