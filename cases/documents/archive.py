"""The archive package of a meeting or a case: its PDFs under human names, and what they are.

`metadata.xml` says it for programs, `metadata.csv` for people. The facts of each minutes are the
JSON whose fingerprint the PDFs print. The checksums of all files are the last file of the ZIP.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from xml.etree import ElementTree as ET

from django.core.files.base import ContentFile, File
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases.documents import fingerprints
from cases.domain.documents import documents
from cases.domain.meetings import files
from cases.enums import (
    LOCKED_MINUTES_STATES,
    Access,
    Audience,
    FileType,
    MeetingFileKind,
    Rendition,
)
from cases.models import (
    AgendaItem,
    Case,
    CaseDocument,
    DocumentVersion,
    Meeting,
    MeetingFile,
    Minutes,
    RecommendationFile,
)
from legeraad.web.bundles import Entry
from legeraad.web.spreadsheets import Cell, write_csv

# XML 1.0 has no place for these, and no text of ours needs them.
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
PDF, JSON = "application/pdf", "application/json"

Facts = dict[str, object]


@dataclass(frozen=True)
class Document:
    """One file of the package. `access` is empty for what everybody may read."""

    name: str
    title: str
    file: File[bytes]
    made_at: datetime
    sha256: str
    media_type: str = PDF
    access: str = ""


def of_meeting(meeting: Meeting) -> Iterator[Entry]:
    """Agenda, papers and excerpts, each approved version of the minutes in both renditions."""
    yield from _package(_about_meeting(meeting), documents_of_meeting(meeting), "meeting")


def of_case(case: Case) -> Iterator[Entry]:
    """The papers and excerpts of the case, its documents, and each published version of its
    recommendation."""
    yield from _package(_about_case(case), documents_of_case(case), "case")


def documents_of_meeting(meeting: Meeting) -> list[Document]:
    return [*_papers(meeting), *_minutes(meeting)]


def documents_of_case(case: Case) -> list[Document]:
    found = []
    for meeting in Meeting.objects.filter(items__case=case).select_related("council__community"):
        of_it = [each for each in _stored(meeting) if _is_about(each, case)]
        found += [_paper(each) for each in of_it]
    found += _received(case)
    rows = RecommendationFile.objects.filter(version__recommendation__case=case)
    for stored in rows.select_related("version"):
        number = stored.version.version
        title = _("Recommendation, version %(number)s") % {"number": number}
        name = f"{_reference(case)} {title.replace(',', '')}.pdf"
        found.append(Document(name, title, stored.file, stored.made_at, stored.sha256))
    return found


def _received(case: Case) -> Iterator[Document]:
    """The documents kept with the case, every version; what was registered by mistake is left out.

    Each has the place of its document in the name: two may have the same title.
    """
    rows = DocumentVersion.objects.filter(document__case=case, document__misfiled="")
    places: dict[int, int] = {}
    for stored in rows.select_related("document__case__council").order_by("document", "number"):
        place = places.setdefault(stored.document_id, len(places) + 1)
        label = _("document %(number)s") % {"number": f"{place:02d}"}
        own = documents.download_name(stored).removeprefix(_reference(case))
        yield Document(
            f"{_reference(case)} {label}{own}",
            stored.document.title,
            stored.file,
            stored.added_on,
            stored.sha256,
            media_type=FileType(stored.file_type).media_type,
            access=_access_of(stored.document),
        )


def _access_of(document: CaseDocument) -> str:
    """The narrower of its own and of its case."""
    access = documents.narrowest(document)
    basis = document.legal_basis or document.case.legal_basis
    return f"{access.label}, {basis}" if access != Access.OPEN else ""


def _is_about(stored: MeetingFile, case: Case) -> bool:
    return stored.item is not None and stored.item.case_id == case.pk


def _stored(meeting: Meeting) -> list[MeetingFile]:
    """The newest of each, as the secretariat has them; the lists for the table are left out."""
    kept = (MeetingFileKind.AGENDA, MeetingFileKind.PAPERS, MeetingFileKind.EXCERPT)
    return [each for each in files.newest(meeting, Audience.OFFICE) if each.kind in kept]


def _papers(meeting: Meeting) -> list[Document]:
    return [_paper(stored) for stored in _stored(meeting)]


def _paper(stored: MeetingFile) -> Document:
    item, kind = stored.item, MeetingFileKind(stored.kind)
    title = _("case paper") if item and kind == MeetingFileKind.PAPERS else str(kind.label)
    words = [_label(stored.meeting), capfirst(title)]
    if item is not None:
        words.append(item.label.replace("/", "-") or str(item.position))
    made = stored.made_at
    name = f"{' '.join(words)}.pdf"
    return Document(name, capfirst(title), stored.file, made, stored.sha256, access=_access(item))


def _minutes(meeting: Meeting) -> Iterator[Document]:
    for minutes in meeting.minutes.filter(state__in=LOCKED_MINUTES_STATES).order_by("version"):
        for stored in minutes.files.filter(state="approved").order_by("pk"):
            rendition = Rendition(stored.rendition)
            title = _("Minutes, version %(version)s, %(rendition)s") % {
                "version": minutes.version,
                "rendition": rendition.label,
            }
            stem = f"{_label(meeting)} {title.replace(',', '')}"
            access = "" if rendition == Rendition.PUBLIC else str(rendition.label)
            about = (stored.made_at, stored.sha256)
            yield Document(f"{stem}.pdf", title, stored.file, *about, access=access)
            if stored.facts:
                yield _facts(f"{stem}.json", title, stored.facts, stored.made_at, access)


def _facts(name: str, title: str, facts: str, made_at: datetime, access: str) -> Document:
    content = facts.encode()
    digest = fingerprints.digest(content)
    file = ContentFile(content)
    return Document(name, title, file, made_at, digest, media_type=JSON, access=access)


def _label(meeting: Meeting) -> str:
    return f"{meeting.council.label} {meeting.number:02d}-{meeting.year % 100:02d}"


def _reference(case: Case) -> str:
    return f"{case.council.label} {case.number:02d}-{case.year % 100:02d}"


def _access(item: AgendaItem | None) -> str:
    if item is None or item.case is None or not item.case.legal_basis:
        return ""
    return f"{item.case.get_access_display()}, {item.case.legal_basis}"


# what they are about


def _about_meeting(meeting: Meeting) -> Facts:
    council = meeting.council
    return {
        "community": council.community.name,
        "council": council.name,
        "meeting": meeting.label,
        "starts": meeting.starts_at,
        "ends": meeting.ends_at,
        "place": meeting.place,
        "state": str(meeting.get_state_display()),
        "chair": meeting.chair,
        "minute_taker": meeting.minute_taker,
        "agenda_sent": meeting.summoned_on,
        "archive_reference": _archived(meeting),
        "minutes": [_version(each) for each in meeting.minutes.order_by("version")],
        "item": [_item(each) for each in meeting.items.select_related("case__council")],
        "attendance": [
            {
                "name": row.person,
                "as": str(row.get_professional_group_display()),
                "status": str(row.get_status_display()),
                "substitute": row.as_substitute,
                "where": str(row.get_mode_display()),
            }
            for row in meeting.attendances.select_related("person")
        ],
    }


def _version(minutes: Minutes) -> Facts:
    return {
        "version": minutes.version,
        "state": str(minutes.get_state_display()),
        "approved": minutes.approved_on,
        "how": str(minutes.get_approved_how_display()),
        "reason": minutes.reopened_why,
        "salt": fingerprints.salt_of(minutes),
    }


def _item(item: AgendaItem) -> Facts:
    case = item.case
    return {
        "number": item.label,
        "title": item.title,
        "kind": str(item.get_kind_display()),
        "case": case.reference if case else "",
        "access": _access(item),
    }


def _about_case(case: Case) -> Facts:
    return {
        "community": case.council.community.name,
        "council": case.council.name,
        "case": case.reference,
        "title": case.title,
        "origin": str(case.get_origin_display()),
        "requester": case.requester,
        "registered": case.registered_on,
        "state": str(case.get_state_display()),
        "access": str(case.get_access_display()),
        "legal_basis": case.legal_basis,
        "officer": case.officer,
        "archive_reference": _archived(case),
        "theme": [theme.name for theme in case.themes.all()],
        "region": [region.name for region in case.regions.all()],
        "item": [
            {"meeting": _label(item.meeting), "number": item.label, "date": item.meeting.starts_at}
            for item in case.items.select_related("meeting__council").order_by("meeting__starts_at")
        ],
    }


def _archived(of: Meeting | Case) -> str:
    marked = getattr(of, "archiving", None)
    return marked.reference if marked else ""


# the files that say so


def _package(about: Facts, documents: list[Document], root: str) -> Iterator[Entry]:
    latest = max((each.made_at for each in documents), default=timezone.now())
    for each in documents:
        yield Entry(each.name, each.file, timezone.localtime(each.made_at))
    moment = timezone.localtime(latest)
    described = about | {"document": [_described(each) for each in documents]}
    yield Entry("metadata.xml", ContentFile(xml(root, described)), moment)
    yield Entry("metadata.csv", ContentFile(_table(documents)), moment)


def _described(document: Document) -> Facts:
    return {
        "file": document.name,
        "title": document.title,
        "type": document.media_type,
        "made": document.made_at,
        "access": document.access,
        "sha256": document.sha256,
    }


def _table(documents: Iterable[Document]) -> bytes:
    heading: list[Cell] = [
        _("File"), _("Title"), _("Type"), _("Made"), _("Access"), _("SHA-256"),
    ]  # fmt: skip
    rows: list[list[Cell]] = [
        [
            each.name,
            each.title,
            each.media_type,
            timezone.localdate(each.made_at),
            each.access,
            each.sha256,
        ]
        for each in documents
    ]
    return write_csv([heading, *rows])


def xml(root: str, facts: Facts) -> bytes:
    """The facts as XML: a list is one element for each member; what is empty is left out."""
    tree = ET.Element(root)
    _fill(tree, facts)
    ET.indent(tree)
    content: bytes = ET.tostring(tree, encoding="utf-8", xml_declaration=True)
    return content


def _fill(parent: ET.Element, facts: Facts) -> None:
    for name, value in facts.items():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                _fill(ET.SubElement(parent, name), each)
            elif each not in (None, ""):
                ET.SubElement(parent, name).text = UNWRITABLE.sub("", _written(each))


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)
