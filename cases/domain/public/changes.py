"""What is new in a version of a recommendation, word by word."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases.domain.advice.versions import Published, published
from cases.models import RecommendationVersion
from councils.domain.differences import Difference, Section, sections


@dataclass(frozen=True)
class Changed:
    """One version beside the one before it; nothing for the first."""

    version: RecommendationVersion
    differences: tuple[Difference, ...]


def changes(versions: list[RecommendationVersion]) -> list[Changed]:
    """The newest first, as they are given."""
    before = [*versions[1:], None]
    return [
        Changed(version, tuple(_between(old, version)) if old else ())
        for version, old in zip(versions, before, strict=True)
    ]


def _between(old: RecommendationVersion, new: RecommendationVersion) -> list[Difference]:
    return sections(_sections(published(old)), _sections(published(new)))


def _sections(kept: Published) -> list[Section]:
    """The text in the order of its page. The headings are in the reader's language."""
    text = kept.text
    rows = "\n".join(f"{capfirst(row.get_party_display())}: {row.task}" for row in kept.rows)
    exempt = "\n".join(
        " ".join(filter(None, (each.condition, each.get_party_display(), each.then)))
        for each in kept.exceptions
    )
    return [
        Section(_("Heading"), text.question),
        Section(_("In short"), text.answer),
        Section(_("Advice"), text.advice),
        Section(_("Who does what"), rows),
        *(Section(heading, said) for heading, said in text.reasons),
        Section(_("Exceptions"), exempt),
    ]
