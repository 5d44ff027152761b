"""The yearly report of one council, or of all councils of a community, as a PDF (FSU-5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation

from cases.domain.annual.reports import Report
from councils.models import Community
from legeraad import pdf
from legeraad.web import formats


@dataclass(frozen=True)
class AnnualDocument:
    """`reports` of one year; one of them is a report, several are the community's."""

    language: str
    brand: str
    year: int
    reports: tuple[Report, ...]
    created: datetime
    day: str
    demo: bool


def render(*, community: Community, reports: list[Report], year: int, on: date) -> bytes:
    """The PDF in the language of the community, as the figures stand on the day."""
    with translation.override(community.language):
        document = AnnualDocument(
            language=translation.get_language() or settings.LANGUAGE_CODE,
            brand=community.brand,
            year=year,
            reports=tuple(reports),
            created=timezone.make_aware(datetime.combine(on, time(12))),
            day=formats.day(on),
            demo=settings.DEMO,
        )
        return pdf.render(render_to_string("pdf/annual_report.html", {"document": document}))
