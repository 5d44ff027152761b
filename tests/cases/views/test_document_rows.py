"""The documents of a case as its page lists them."""

from cases.domain.documents import documents
from cases.enums import FileType
from cases.views.document_rows import of_case
from tests.cases.domain.documents.test_filetypes import PDF
from tests.cases.views.workbench import new_case
from tests.factories import DAY


def test_row_has_the_newest_version_and_its_address(agder, secretary):
    case = new_case()
    document = documents.add(case=case, name="svar.pdf", content=PDF, on=DAY, by=None)
    documents.add_version(document=document, name="ny.txt", content=b"Ny", by=None)

    (row,) = of_case(case, secretary)
    assert (row["document"], row["newest"].number, row["type"]) == (document, 2, FileType.TXT.label)
    assert row["address"].endswith(f"/dokumenter/{document.pk}/fil/")
