"""Rows of the table in rights.py for what comes in; its letters stand there."""

from cases.domain.intake import mails, submitted
from cases.enums import FeedbackState
from cases.intake_mails import feedback_signer
from tests import factories
from tests.cases.domain.intake.posted import mail_of, reported

READ = ("LNNN2NNNN", "LNNNMNNNN")
WRITE = ("LNNN2NNNN", "LNNNUNNNN")
OPEN_FORM = ("222222222", "UUUUUUUUU")

ROWS: dict[str, tuple[str, str]] = {
    "cases:intake": ("LFFF2FFFF", "LFFFUFFFF"),
    "cases:case_alike": ("LFFF3FFFF", "LFFFMFFFF"),
    "cases:mail_detail": READ,
    "cases:mail_file": READ,
    "cases:mail_to_new_case": WRITE,
    "cases:mail_to_case": WRITE,
    "cases:mail_put_aside": WRITE,
    "cases:mail_take_up": ("LNNNMNNNN", "LNNN3NNNN"),
    "cases:feedback_detail": READ,
    "cases:feedback_to_new_case": WRITE,
    "cases:feedback_to_case": WRITE,
    "cases:feedback_answer": WRITE,
    "cases:case_submit": ("LF222FFFF", "LFUUUFFFF"),
    "cases:submitted_edit": ("LN2NNNNNN", "LNUNNNNNN"),
    "cases:feedback_new": OPEN_FORM,
    "cases:feedback_code": OPEN_FORM,
    "cases:feedback_signed": ("222222222", "MMMMMMMMM"),
}
SIGNED = ("cases:feedback_code", "cases:feedback_signed")


def about(sample) -> dict[str, dict[str, object]]:
    """A mail that resembles a case and has an attachment, a report, and one to be confirmed."""
    factories.new_case(factories.council_of(sample.community), title="Hvem følger opp svaret?")
    mail = mails.receive(
        community=sample.community, content=mail_of("SV: Hvem følger opp svaret?"), by=None
    )
    report = reported(sample.community, state=FeedbackState.RECEIVED)
    unconfirmed = reported(sample.community)
    own = submitted.submit(
        council=factories.council_of(sample.community),
        title="Hvem melder inn?",
        summary="Kort.",
        themes=[],
        person=sample.users["member"].person,
        on=factories.DAY,
        by=None,
    )
    things = {"mail": mail.pk, "feedback": report.pk, "case": own.slug}
    signs = {
        "cases:feedback_code": feedback_signer.sign(str(unconfirmed.pk)),
        "cases:feedback_signed": feedback_signer.sign(str(report.pk)),
    }
    return dict.fromkeys(ROWS, things) | {name: {"signed": signs[name]} for name in SIGNED}
