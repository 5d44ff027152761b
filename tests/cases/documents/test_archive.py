"""The archive package: what is in it, what it is, and that it can be checked."""

import hashlib
import io
import json
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from cases.documents import archive, fingerprints
from cases.documents import minutes as document
from cases.domain import archiving
from cases.domain.documents import documents
from cases.domain.meetings import minutes
from cases.enums import Access, Rendition
from legeraad.web import bundles
from tests import factories
from tests.cases.domain.documents.test_filetypes import PDF
from tests.factories import DAY, council_of


@pytest.fixture
def case(agder):
    return factories.new_case(council_of(agder), title="Hvem følger opp? \x0b <&>")


@pytest.fixture
def approved(agder, case):
    """Approved minutes whose PDFs the worker has made, with what they say."""
    stored = factories.approved(factories.closed(council_of(agder), case=case))
    for rendition in Rendition:
        facts = document.plain(stored, rendition)
        content = factories.PDF + rendition.value.encode()
        minutes.file_pdf(minutes=stored, rendition=rendition, content=content, facts=facts)
    return stored


def opened(entries):
    return ZipFile(io.BytesIO(b"".join(bundles.zipped(entries))))


def test_package_has_both_renditions_their_facts_and_the_metadata(approved):
    names = opened(archive.of_meeting(approved.meeting)).namelist()

    assert len(names) == 7
    assert names[-3:] == ["metadata.xml", "metadata.csv", "sjekksummer.sha256"]
    assert [name.rsplit(".", 1)[1] for name in names[:4]] == ["pdf", "json", "pdf", "json"]
    assert all(name.startswith("ALR ") for name in names[:4])


def test_every_checksum_is_right(approved):
    package = opened(archive.of_meeting(approved.meeting))

    for line in package.read("sjekksummer.sha256").decode().splitlines():
        digest, _spaces, name = line.partition("  ")
        assert hashlib.sha256(package.read(name)).hexdigest() == digest
    assert package.testzip() is None


def test_printed_fingerprint_can_be_checked_with_what_the_package_holds(approved):
    package = opened(archive.of_meeting(approved.meeting))
    tree = ET.fromstring(package.read("metadata.xml"))  # noqa: S314  our own
    facts = [package.read(name) for name in package.namelist() if name.endswith(".json")]
    full, public = (document.facts(approved, rendition) for rendition in Rendition)
    pair = fingerprints.pair(approved, full, public)

    salt = tree.findtext("minutes/salt")
    digests = {hashlib.sha256(salt.encode() + each).hexdigest() for each in facts}
    digests |= {hashlib.sha256(each).hexdigest() for each in facts}

    assert {pair.full, pair.public} <= digests
    assert json.loads(facts[0])["label"] == approved.meeting.label


def test_metadata_describes_each_file_and_the_meeting(approved, case):
    archiving.mark(of=approved.meeting, reference="26/1", on=DAY, person=None, by=None)
    approved.meeting.refresh_from_db()

    package = opened(archive.of_meeting(approved.meeting))

    tree = ET.fromstring(package.read("metadata.xml"))  # noqa: S314  our own
    described = {each.findtext("file"): each.findtext("sha256") for each in tree.iter("document")}
    assert tree.findtext("archive_reference") == "26/1"
    assert [item.findtext("case") for item in tree.iter("item")][-1] == case.reference
    assert len(list(tree.iter("attendance"))) == 14
    for name, digest in described.items():
        assert hashlib.sha256(package.read(name)).hexdigest() == digest
    rows = package.read("metadata.csv").decode("utf-8-sig").splitlines()
    assert len(rows) == len(described) + 1


def test_sign_that_xml_has_no_place_for_is_left_out(case):
    package = opened(archive.of_case(case))

    tree = ET.fromstring(package.read("metadata.xml"))  # noqa: S314  our own
    assert tree.findtext("title") == "Hvem følger opp?  <&>"


def test_case_that_was_never_treated_has_its_metadata(case):
    assert opened(archive.of_case(case)).namelist() == [
        "metadata.xml",
        "metadata.csv",
        "sjekksummer.sha256",
    ]


def test_documents_of_a_case_are_in_its_package_with_their_access(case):
    facts = {"case": case, "on": DAY, "by": None, "title": "Svar"}
    first = documents.add(name="a.pdf", content=PDF, **facts)
    documents.add_version(document=first, name="b.txt", content=b"Ny", by=None)
    basis = {"access": Access.EXEMPT, "legal_basis": "offl. § 14"}
    documents.add(name="c.txt", content=b"Unntatt", **basis, **facts)
    wrong = documents.add(name="d.txt", content=b"Feil", **facts)
    documents.misfile(document=wrong, why="Feil sak", by=None)

    package = opened(archive.of_case(case))
    label = f"ALR {case.number:02d}-26"
    names = [
        f"{label} dokument 01 Svar.pdf",
        f"{label} dokument 01 Svar v2.txt",
        f"{label} dokument 02 Svar.txt",
    ]
    assert package.namelist()[:3] == names
    assert package.read(names[0]) == PDF
    assert package.read("metadata.csv").decode().count("offl. § 14") == 1


def test_draft_is_not_archived(agder):
    stored = factories.filed(factories.closed(council_of(agder)))

    names = [each.name for each in archive.documents_of_meeting(stored.meeting)]

    assert not any("json" in name or "versjon" in name or "version" in name for name in names)
