"""What ties the two renditions of one version together: each prints the fingerprint of both.

A PDF cannot hold its own hash, and two PDFs cannot hold each other's. So what is hashed is what a
rendition says – its facts as canonical JSON – before it is laid out (decision 22).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

from django.utils.crypto import salted_hmac

from cases.documents.minutes_facts import MinutesDocument
from cases.models import Minutes


def canonical(document: MinutesDocument) -> bytes:
    """The facts as UTF-8 JSON: sorted keys, no spaces, moments as ISO 8601."""
    facts = asdict(document)
    text = json.dumps(
        facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain
    )
    return text.encode()


def _plain(value: object) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def salt_of(minutes: Minutes) -> str:
    """What stands before the full facts when they are hashed; printed in the full rendition only.

    Without it somebody who has the public rendition could try names until the hash of the full one
    came out, and so find whom a reserved name belongs to.
    """
    return salted_hmac("cases.minutes", f"{minutes.pk}", algorithm="sha256").hexdigest()[:32]


def fingerprint(document: MinutesDocument, *, salt: str = "") -> str:
    """The SHA-256 of the salt and the facts, as 64 hexadecimal digits."""
    return digest(salt.encode() + canonical(document))


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True)
class Pair:
    """The fingerprints of both renditions of one version; `salt` is empty in the public one."""

    full: str
    public: str
    salt: str


def pair(minutes: Minutes, full: MinutesDocument, public: MinutesDocument) -> Pair:
    salt = salt_of(minutes)
    return Pair(fingerprint(full, salt=salt), fingerprint(public), salt)
