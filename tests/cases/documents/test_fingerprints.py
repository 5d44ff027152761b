"""Each rendition prints the fingerprint of both; the full one cannot be guessed from the public."""

import dataclasses
import re

import pytest

from cases.documents import fingerprints
from cases.documents import minutes as document
from cases.enums import Rendition
from tests.cases.documents.test_minutes import believable, drawn, reserve

pytestmark = pytest.mark.django_db
DIGEST = re.compile(r"[0-9a-f]{64}")


@pytest.fixture
def stored():
    return believable().minutes


def facts(stored, rendition=Rendition.FULL):
    return document.facts(stored, rendition)


def test_each_rendition_prints_both(stored, tmp_path):
    printed = {
        rendition: drawn(document.render(stored, rendition), tmp_path) for rendition in Rendition
    }

    digests = {rendition: DIGEST.findall(text) for rendition, text in printed.items()}
    assert len(set(digests[Rendition.FULL])) == 2
    assert sorted(digests[Rendition.FULL]) == sorted(digests[Rendition.PUBLIC])


def test_same_facts_have_the_same_fingerprint_and_others_another(stored):
    said = facts(stored)

    again = fingerprints.fingerprint(facts(stored))
    other = fingerprints.fingerprint(dataclasses.replace(said, label="9/99"))

    assert fingerprints.fingerprint(said) == again != other


def test_public_rendition_keeps_the_salt_to_itself(stored, tmp_path):
    """Or a reserved name could be found by trying names."""
    reserve(stored.meeting.attendances.first().person)
    full, public = (facts(stored, rendition) for rendition in Rendition)
    pair = fingerprints.pair(stored, full, public)

    printed = {
        rendition: drawn(document.render(stored, rendition), tmp_path) for rendition in Rendition
    }

    assert pair.full != fingerprints.fingerprint(full)
    assert pair.full == fingerprints.fingerprint(full, salt=pair.salt)
    assert pair.salt in printed[Rendition.FULL].replace("\n", "")
    assert pair.salt not in printed[Rendition.PUBLIC].replace("\n", "")
