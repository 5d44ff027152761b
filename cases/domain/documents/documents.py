"""The documents of a case: kept as they came, read by those who may read the case."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Prefetch
from django.utils.translation import gettext as _

from cases import permissions
from cases.domain.documents.filetypes import file_type, safe_name
from cases.enums import Access, CasesEvent
from cases.models import Case, CaseDocument, DocumentVersion
from legeraad import extraction, scanner
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import save_with_reason
from legeraad.outbox import domain as outbox


def add(
    *,
    case: Case,
    name: str,
    content: bytes,
    on: date,
    title: str = "",
    by: Actor | None,
    **facts: Any,
) -> CaseDocument:
    """Keeps one file with a case, as the first version of a new document.

    `name` is what the sender called the file; the title is taken from it when none is given. The
    same content in the same case again is the document that is there already. `facts` are
    description, received_from, received_on, access and legal_basis. Raises DomainError (`file`)
    when the file is none that a case may hold, or the virus scanner does not let it through.
    """
    kind = file_type(content)
    scanner.refuse_infected(content)
    name = safe_name(name, kind.value)
    digest = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        case = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
        same = CaseDocument.objects.filter(case=case, misfiled="", versions__sha256=digest).first()
        if same is not None:
            return same
        document = CaseDocument(
            case=case,
            title=title.strip() or name.rpartition(".")[0],
            registered_on=on,
            **facts,
        )
        document.full_clean()
        save_with_reason(document, CasesEvent.DOCUMENT_ADDED, by=by)
        _store(document, number=1, name=name, content=content, digest=digest, by=by)
        return document


def add_version(
    *, document: CaseDocument, name: str, content: bytes, by: Actor | None
) -> DocumentVersion:
    """A newer version; the older ones stay as they are. The newest again changes nothing.

    Raises DomainError (`file`) when the file is none that a case may hold, or is an older version.
    """
    kind = file_type(content)
    scanner.refuse_infected(content)
    digest = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        document = locked(document)
        newest = document.versions.order_by("-number").first()
        number = newest.number if newest else 0
        if newest is not None and newest.sha256 == digest:
            return newest
        if document.versions.filter(sha256=digest).exists():
            raise DomainError(_("This file is an older version of the document."), field="file")
        return _store(
            document,
            number=number + 1,
            name=safe_name(name, kind.value),
            content=content,
            digest=digest,
            by=by,
        )


def _store(
    document: CaseDocument, *, number: int, name: str, content: bytes, digest: str, by: Actor | None
) -> DocumentVersion:
    """The file first; when the row cannot be written, the file goes too (U9)."""
    version = DocumentVersion(
        document=document,
        number=number,
        name=name,
        file_type=file_type(content),
        sha256=digest,
        size=len(content),
        storage_key=uuid4(),
        added_by=getattr(by, "person", None),
    )
    try:
        version.file.save(name, ContentFile(content), save=False)
        save_with_reason(version, CasesEvent.DOCUMENT_VERSION_ADDED, by=by)
    except OSError as error:
        raise DomainError(
            _("There is no room to keep the file now. Nothing was stored; try again later."),
            field="file",
        ) from error
    except Exception:
        version.file.delete(save=False)
        raise
    outbox.put(
        kind="document.text",
        key=f"document-version:{version.pk}:text",
        payload={"version_id": version.pk},
    )
    return version


def locked(document: CaseDocument) -> CaseDocument:
    return CaseDocument.objects.select_for_update(of=("self",)).get(pk=document.pk)


def read_text(version: DocumentVersion) -> None:
    """Reads the text out of a stored file, for the search, and what to know before it is public."""
    with version.file.open("rb") as stored:
        found = extraction.extract(stored.read(), version.file_type)
    DocumentVersion.objects.filter(pk=version.pk).update(text=found.text, warnings=found.warnings)


def change(*, document: CaseDocument, by: Actor | None, **facts: Any) -> CaseDocument:
    """Changes what is written of a document: title, description, access and where it came from."""
    with transaction.atomic():
        document = locked(document)
        for name, value in facts.items():
            setattr(document, name, value)
        document.full_clean()
        return save_with_reason(document, CasesEvent.DOCUMENT_CHANGED, by=by)


def move_to(*, document: CaseDocument, case: Case, why: str, by: Actor | None) -> CaseDocument:
    """Moves a document to the case where it belongs, in the same community."""
    with transaction.atomic():
        document = locked(document)
        if document.case.council.community_id != case.council.community_id:
            raise DomainError(_("The case belongs to another community."), field="case")
        if document.case_id == case.pk:
            raise DomainError(_("The document is in this case already."), field="case")
        document.case = case
        return save_with_reason(document, CasesEvent.DOCUMENT_MOVED, by=by, why=why.strip())


def misfile(*, document: CaseDocument, why: str, by: Actor | None) -> CaseDocument:
    """Registered by mistake: nobody reads it any more, and the content stays for the record."""
    if not why.strip():
        raise DomainError(_("Give the reason."), field="why")
    with transaction.atomic():
        document = locked(document)
        document.misfiled = why.strip()
        document.full_clean()
        return save_with_reason(document, CasesEvent.DOCUMENT_MISFILED, by=by, why=why.strip())


def restore(*, document: CaseDocument, by: Actor | None) -> CaseDocument:
    """It was no mistake after all."""
    with transaction.atomic():
        document = locked(document)
        document.misfiled = ""
        return save_with_reason(document, CasesEvent.DOCUMENT_RESTORED, by=by)


def of_case(case: Case, user: Any) -> list[CaseDocument]:
    """Those that the user may read, in the order in which they came. Two queries.

    Each has its versions with it, the newest first. What was registered by mistake is shown to
    the secretariat alone, which can take the mistake back.
    """
    newest = DocumentVersion.objects.defer("text").select_related("added_by").order_by("-number")
    rows = permissions.documents_readable_by(user, case)
    return list(rows.prefetch_related(Prefetch("versions", newest)))


def narrowest(document: CaseDocument) -> Access:
    """How open it is: the case may exempt more than the document does."""
    order = list(Access)
    return max(Access(document.access), Access(document.case.access), key=order.index)


def download_name(version: DocumentVersion) -> str:
    """`ALR 02-26 Høringssvar fra Lister.pdf`, with the version when it is not the first."""
    document, case = version.document, version.document.case
    words = f"{case.council.label} {case.number:02d}-{case.year % 100:02d} {document.title}"
    if version.number > 1:
        words = f"{words} v{version.number}"
    return safe_name(f"{words}.{version.file_type}", version.file_type)
