"""A published version of a recommendation as a PDF: one sheet for the wall or the archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases.domain.advice import versions
from cases.domain.public import recommendations
from cases.models import PrincipalResolution, Recommendation, RecommendationVersion
from legeraad import pdf
from legeraad.web import formats


@dataclass(frozen=True)
class Exempt:
    """When the advice does not hold, and who does what then, if that is said."""

    condition: str
    then: str


@dataclass(frozen=True)
class Answer:
    heading: str
    outcome: str
    text: str


@dataclass(frozen=True)
class Sheet:
    """Everything that the document shows, as plain values."""

    language: str
    brand: str
    council: str
    label: str
    status: str
    created: datetime
    question: str
    answer: str
    parties: tuple[recommendations.PartyRow, ...]
    advised: str
    advice: str
    reasons: tuple[tuple[str, str], ...]
    exceptions: tuple[Exempt, ...]
    resolution: Answer | None
    present: tuple[recommendations.GroupPresent, ...]
    address: str
    demo: bool


def render(version: RecommendationVersion) -> bytes:
    """The PDF in the language of the text; the same facts give the same bytes."""
    with translation.override(version.content["language"]):
        sheet = facts(version)
        return pdf.render(render_to_string("pdf/recommendation.html", {"document": sheet}))


def facts(version: RecommendationVersion) -> Sheet:
    """The kept text with what stands beside it on the public page, in the language in force."""
    of = _whole(version)
    kept = versions.published(version)
    council = of.case.council
    return Sheet(
        language=translation.get_language() or settings.LANGUAGE_CODE,
        brand=of.community.brand,
        council=council.name,
        label=of.label,
        status=_("In force from %(day)s, version %(number)d")
        % {"day": formats.day(version.in_force_from), "number": version.version},
        created=timezone.make_aware(datetime.combine(version.in_force_from, time(12))),
        question=kept.text.question,
        answer=kept.text.answer,
        parties=tuple(recommendations.parties(kept.rows)),
        advised=f"{council.name}, {formats.day(of.advised_on)}",
        advice=kept.text.advice,
        reasons=tuple(kept.text.reasons),
        exceptions=tuple(
            Exempt(each.condition, f"{capfirst(each.get_party_display())} {each.then}".strip())
            for each in kept.exceptions
        ),
        resolution=_answer(of.resolutions.select_related("principal").first()),
        present=tuple(recommendations.took_part(of)),
        address=_address(version),
        demo=settings.DEMO,
    )


def _whole(version: RecommendationVersion) -> Recommendation:
    rows = Recommendation.objects.select_related("community", "case__council", "item")
    return rows.get(pk=version.recommendation_id)


def _answer(resolution: PrincipalResolution | None) -> Answer | None:
    if resolution is None:
        return None
    heading = _("%(principal)s, %(day)s, case %(number)s") % {
        "principal": resolution.principal.label,
        "day": formats.day(resolution.decided_on),
        "number": resolution.case_number,
    }
    return Answer(heading, capfirst(resolution.get_outcome_display()), resolution.text)


def _address(version: RecommendationVersion) -> str:
    """Where the newest version is read, without the scheme, as one writes it by hand."""
    with translation.override(settings.LANGUAGE_CODE):
        address = settings.SITE_URL + version.recommendation.get_absolute_url()
    parts = urlsplit(address)
    return parts.netloc + parts.path
