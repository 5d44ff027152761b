"""What the outbox does for the cases app."""

from django.utils import timezone

from cases.documents import minutes as document
from cases.documents import recommendation as sheet
from cases.domain.advice import versions
from cases.domain.meetings import approval
from cases.domain.meetings import minutes as minutes_domain
from cases.enums import Rendition
from cases.models import Minutes, RecommendationVersion
from legeraad.outbox.domain import handles


@handles("minutes.pdf")
def make_minutes_pdf(minutes_id: int) -> None:
    """Both renditions of the minutes as they are now."""
    minutes = Minutes.objects.get(pk=minutes_id)
    for rendition in Rendition:
        content = document.render(minutes, rendition)
        minutes_domain.file_pdf(minutes=minutes, rendition=rendition, content=content)


@handles("minutes.deadline")
def pass_minutes_deadline(minutes_id: int) -> None:
    approval.pass_deadline(minutes_id=minutes_id, on=timezone.localdate())


@handles("recommendation.pdf")
def make_recommendation_pdf(version_id: int) -> None:
    """The sheet of a version as it was published."""
    version = RecommendationVersion.objects.get(pk=version_id)
    versions.file_pdf(version=version, content=sheet.render(version))
