"""The papers of what was lifted, for the principal's own meeting, in one PDF (ALR-11)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cases.documents import case_folder
from cases.documents.case_folder import CaseFolder
from cases.domain.public import agreement
from cases.models import Recommendation
from councils.models import Community
from legeraad import pdf
from legeraad.web import formats


@dataclass(frozen=True)
class Matter:
    """`lines` say when it was lifted, by whom and how the council agreed."""

    folder: CaseFolder
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Package:
    language: str
    brand: str
    created: datetime
    day: str
    matters: tuple[Matter, ...]
    demo: bool


def render(*, community: Community, recommendations: Iterable[Recommendation], on: date) -> bytes:
    """The PDF in the language of the community, as the matters stand on the day."""
    with translation.override(community.language):
        document = Package(
            language=translation.get_language() or settings.LANGUAGE_CODE,
            brand=community.brand,
            created=timezone.make_aware(datetime.combine(on, time(12))),
            day=formats.day(on),
            matters=tuple(_matter(each, on) for each in recommendations),
            demo=settings.DEMO,
        )
        return pdf.render(render_to_string("pdf/principal_package.html", {"document": document}))


def _matter(recommendation: Recommendation, on: date) -> Matter:
    case = recommendation.case
    lines = (
        (_("Council"), case.council.name),
        (_("Advice given"), formats.day(recommendation.advised_on)),
        (_("Lifted"), formats.day(recommendation.lifted_on)),
        (_("Agreement"), agreement.of(recommendation).vote),
        (_("Organisational consequences"), case.get_organisational_display()),
        (_("Economic consequences"), case.get_economic_display()),
        (_("What they consist of"), case.consequence_note),
    )
    told = tuple((label, value) for label, value in lines if value)
    return Matter(case_folder.facts(case=case, on=on), told)
