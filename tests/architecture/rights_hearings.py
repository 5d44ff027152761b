"""Rows of the table in rights.py for hearings; its letters stand there."""

from datetime import date

from cases.domain.documents import documents
from cases.hearing_mails import invitation_signer
from tests import factories
from tests.cases.domain.documents.test_filetypes import PDF
from tests.cases.domain.hearings.asked import answered, prepared, sent

READ = ("LN222NNNN", "LNMMMNNNN")
WRITE = ("LNFF2NNNN", "LNFFUNNNN")
PRESS = ("LNFFMNNNN", "LNFF3NNNN")

ROWS: dict[str, tuple[str, str]] = {
    "cases:hearing_list": ("LFFF2FFFF", "LFFFMFFFF"),
    "cases:hearing_new": WRITE,
    "cases:hearing_detail": READ,
    "cases:hearing_edit": ("LNNN2NNNN", "LNNNUNNNN"),
    "cases:hearing_report": ("LNFF2NNNN", "LNFFMNNNN"),
    "cases:hearing_send": ("LNNN2NNNN", "LNNN3NNNN"),
    "cases:hearing_renew": WRITE,
    "cases:hearing_close": PRESS,
    "cases:hearing_reopen": PRESS,
    "cases:hearing_answer_for": WRITE,
    "cases:hearing_extend": WRITE,
    "cases:hearing_follow_up": WRITE,
    "cases:hearing_signed": ("222222222", "MMMMMMMMM"),
    "cases:hearing_signed_file": ("222222222", "MMMMMMMMM"),
    "cases:my_hearing": ("LNNNNNNNN", "LNNNNNNNN"),
    "cases:my_hearing_promise": ("LNNNNNNNN", "LNNNNNNNN"),
}
DRAFTS = ("cases:hearing_edit", "cases:hearing_send")


def about(sample) -> dict[str, dict[str, object]]:
    """A hearing that is out, with an answer and a document, and one that is a draft."""
    case = factories.new_case(factories.council_of(sample.community))
    document = documents.add(case=case, name="notat.pdf", content=PDF, on=factories.DAY, by=None)
    hearing = sent(case, "alu-ostre-agder", documents=[document])
    invitation = hearing.invitations.get()
    things = {
        "case": case.slug,
        "hearing": hearing.pk,
        "invitation": invitation.pk,
        "answer": answered(invitation).pk,
        "signed": invitation_signer.address(invitation).strip("/").split("/")[-1],
        "document": document.pk,
    }
    draft = {"hearing": prepared(case, "alu-ostre-agder", deadline=date(2099, 1, 13)).pk}
    return dict.fromkeys(ROWS, things) | dict.fromkeys(DRAFTS, draft)
