"""E-mails that come in: taken in once, put on a case with what was attached, or put aside."""

from __future__ import annotations

import hashlib
import logging
import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.domain.casework import cases
from cases.domain.documents import documents
from cases.domain.documents.filetypes import MOST_BYTES, file_type, refusal
from cases.enums import CasesEvent, FeedbackState, FileType, MailState
from cases.models import Case, CaseDocument, Feedback, IncomingMail
from councils.models import Community
from legeraad import mailfile, scanner
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import save_with_reason
from legeraad.mailfile import MailFile
from legeraad.outbox import domain as outbox
from members.domain.sendings import HOLD

log = logging.getLogger(__name__)

RECEIPT = "intake.receipt"
READ_OF_LARGE = 200_000  # bytes that are kept of a mail that is too large
LONGEST_TITLE = 160
_PREFIX = re.compile(r"^(?:(?:re|sv|vs|fw|fwd|aw|wg)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_REFERENCE = re.compile(r"\b([^\W\d][\w-]*)\s+(\d{1,6})/(\d{2})\b")
MAIL_TYPES = (FileType.EML, FileType.MSG)


@dataclass
class Filed:
    """What became documents, and a sentence for each attachment that could not be kept."""

    documents: list[CaseDocument] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def is_mail(content: bytes) -> bool:
    """Whether a file is an e-mail that can be read; a broken one is a document like any other.

    Raises DomainError when a case may not hold it at all.
    """
    return file_type(content) in MAIL_TYPES and mailfile.read(content) is not None


def receive(*, community: Community, content: bytes, by: Actor | None) -> IncomingMail:
    """Keeps an e-mail until it is put on a case. The same mail again is the row that is there.

    Raises DomainError (`file`) when it is no e-mail, or the virus scanner does not let it through.
    """
    kind = file_type(content)
    found = mailfile.read(content) if kind in MAIL_TYPES else None
    if found is None:
        raise refusal(_("This is no e-mail that can be read. Use a file ending in .eml or .msg."))
    scanner.refuse_infected(content)
    earlier = IncomingMail.objects.filter(community=community, key=found.key).first()
    if earlier is not None:
        return earlier
    try:
        with transaction.atomic():
            return _keep(community, found, content, kind, by=by)
    except IntegrityError:  # somebody took it in at the same moment
        return IncomingMail.objects.get(community=community, key=found.key)


def receive_what_came(*, community: Community, content: bytes) -> IncomingMail | None:
    """What the mailbox was sent: of a mail that is too large the beginning is kept, and one that
    cannot be kept stays in the mailbox, for the secretariat to look at there.

    Raises ConnectionError while the virus scanner does not answer: the mail is then read again.
    """
    if len(content) > MOST_BYTES:
        content = content[:READ_OF_LARGE]
    try:
        return receive(community=community, content=content, by=None)
    except scanner.SilentError as silent:
        raise ConnectionError("the virus scanner does not answer") from silent
    except DomainError as refused:
        log.warning("mail not taken in: %s", refused.sentence)
        return None


def _keep(
    community: Community, found: MailFile, content: bytes, kind: FileType, *, by: Actor | None
) -> IncomingMail:
    mail = IncomingMail(
        community=community,
        key=found.key,
        sender=found.sender,
        sender_name=found.sender_name,
        subject=found.subject,
        text=found.text,
        sent_at=found.sent_at,
        automatic=found.automatic,
        attached=[each.name for each in found.attached],
        file_type=kind,
        sha256=hashlib.sha256(content).hexdigest(),
        storage_key=uuid4(),
    )
    try:
        mail.file.save("mail", ContentFile(content), save=False)
        return save_with_reason(mail, CasesEvent.MAIL_CAME_IN, by=by)
    except Exception:
        mail.file.delete(save=False)
        raise


def file_on(
    *, mail: IncomingMail, case: Case, receipt: bool, on: date, by: Actor | None, **facts: Any
) -> Filed:
    """Puts a mail and what was attached on a case, with sender and date. Twice is as once.

    `receipt`: the sender is told which case it is, once, also when it goes on a second case; never
    a machine. `facts` are access, legal_basis and openness_considered where they are not the case's
    own. What a case may not hold is left in the mail, and said in `refused`.
    """
    with transaction.atomic():
        mail = locked(mail)
        if mail.community_id != case.council.community_id:
            raise DomainError(_("The case belongs to another community."), field="case")
        with mail.file.open("rb") as stored:
            content = stored.read()
        filed = _documents(mail, content, case, on=on, by=by, **facts)
        if mail.state != MailState.FILED:
            mail.state, mail.case, mail.why = MailState.FILED, case, ""
            save_with_reason(mail, CasesEvent.MAIL_FILED, by=by)
        if receipt:
            _ask_for_receipt(mail)
        return filed


def make_case(
    *,
    mail: IncomingMail,
    receipt: bool,
    registered_on: date,
    on: date,
    by: Actor | None,
    **facts: Any,
) -> tuple[Case, Filed]:
    """A new case from a mail, which becomes its first documents. The same form twice is one case.

    `facts` are those of cases.register. Raises DomainError when somebody else has put the mail on
    a case meanwhile; then there is no new case.
    """
    with transaction.atomic():
        mail = locked(mail)
        case = cases.register(on=registered_on, by=by, **facts)
        if mail.case is not None and mail.case != case:
            sentence = _("The e-mail was put on %(case)s meanwhile. Look there first.")
            raise DomainError(sentence % {"case": mail.case.reference})
        return case, file_on(mail=mail, case=case, receipt=receipt, on=on, by=by)


def _documents(
    mail: IncomingMail, content: bytes, case: Case, *, on: date, by: Actor | None, **facts: Any
) -> Filed:
    facts = {
        "received_from": mail.who[:200],
        "received_on": timezone.localdate(mail.sent_at) if mail.sent_at else on,
        "access": case.access,
        "legal_basis": case.legal_basis,
        "openness_considered": case.openness_considered,
        **facts,
    }
    title = (subject_of(mail) or _("E-mail without a subject"))[:LONGEST_TITLE]
    filed = Filed()
    whole = documents.add(
        case=case,
        name=f"{title}.{mail.file_type}",
        content=content,
        title=title,
        on=on,
        by=by,
        **facts,
    )
    filed.documents.append(whole)
    found = mailfile.read(content)
    for each in found.attached if found else []:
        try:
            added = documents.add(
                case=case, name=each.name, content=each.content, on=on, by=by, **facts
            )
            filed.documents.append(added)
        except DomainError as refused:
            filed.refused.append(f"{each.name}: {refused.sentence}")
    return filed


def _ask_for_receipt(mail: IncomingMail) -> None:
    """By the outbox: the same key is put once."""
    if may_be_told(mail):
        outbox.put(
            kind=RECEIPT,
            key=f"mail:{mail.pk}:receipt",
            payload={"mail_id": mail.pk},
            due_at=timezone.now() + HOLD,
        )


def may_be_told(mail: IncomingMail) -> bool:
    """Whether a receipt has somebody to read it, who is not ourselves and has not had one."""
    ours = mail.sender == mail.community.contact_email.lower()
    return bool(mail.sender) and not (mail.automatic or ours) and mail.told_at is None


def put_aside(*, mail: IncomingMail, why: str, by: Actor | None) -> IncomingMail:
    """It is no matter for a council. Raises DomainError when it is on a case already."""
    if not why.strip():
        raise DomainError(_("Give the reason."), field="why")
    with transaction.atomic():
        mail = locked(mail)
        if mail.state == MailState.FILED:
            raise DomainError(_("The e-mail was put on a case meanwhile. You need do nothing."))
        mail.state, mail.why = MailState.PUT_ASIDE, why.strip()
        mail.full_clean(exclude=["text", "storage_key"])
        return save_with_reason(mail, CasesEvent.MAIL_PUT_ASIDE, by=by, why=mail.why)


def take_up(*, mail: IncomingMail, by: Actor | None) -> IncomingMail:
    """It waits again after all. One that waits, or is on a case, stays as it is."""
    with transaction.atomic():
        mail = locked(mail)
        if mail.state != MailState.PUT_ASIDE:
            return mail
        mail.state, mail.why = MailState.NEW, ""
        return save_with_reason(mail, CasesEvent.MAIL_TAKEN_UP, by=by)


def waiting(community: Community) -> int:
    """How many e-mails and reports nobody has done anything with yet."""
    new = IncomingMail.objects.filter(community=community, state=MailState.NEW)
    reports = Feedback.objects.filter(community=community, state=FeedbackState.RECEIVED)
    return new.count() + reports.count()


def subject_of(mail: IncomingMail) -> str:
    """The subject without what mail programs put before it: «SV:», «VS:», «Re:»."""
    return _PREFIX.sub("", mail.subject).strip()


def case_in(subject: str, among: QuerySet[Case]) -> Case | None:
    """The case whose reference stands in a subject, such as `SV: ALR 02/26 Blodprøver`."""
    for label, number, year in _REFERENCE.findall(subject):
        found = among.filter(number=int(number), year__endswith=year)
        named = [case for case in found if case.council.label.lower() == label.lower()]
        if named:
            return named[0]
    return None


def locked(mail: IncomingMail) -> IncomingMail:
    return locked_by_key(mail.pk)


def locked_by_key(mail_id: int) -> IncomingMail:
    rows = IncomingMail.objects.select_for_update(of=("self",))
    return rows.select_related("community", "case__council").get(pk=mail_id)
