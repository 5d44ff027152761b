"""What the cases app reminds of once a recommendation is in force: sent out, and reviewed.

Lines of the same table as cases/domain/reminders.py. Offices and clinics are never reminded: they
are many, and one mail about a recommendation is what they get.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from cases.enums import ReachKind, RecommendationState
from cases.models import HearingAnswer, Reach, Recommendation
from cases.reach_mails import own_page
from councils.enums import CouncilStatus
from members.domain.audiences import SECRETARY, council_body
from members.domain.reminding import Line, Rule


def silent() -> Any:
    """Bodies that have said nothing since it was sent, and did not answer the hearing either: a
    body is asked once."""
    given = HearingAnswer.objects.filter(
        voided_on=None, invitation__hearing__case=OuterRef("recommendation__case")
    )
    own = Q(invitation__body=OuterRef("body")) | Q(invitation__in_place_of=OuterRef("body"))
    rows = Reach.objects.filter(
        kind__in=(ReachKind.COMMITTEE, ReachKind.SPECIALTY),
        body__status=CouncilStatus.ACTIVE,
        discussed_on=None,
        use="",
        sent_on__isnull=False,
        recommendation__state=RecommendationState.IN_FORCE,
    )
    rows = rows.exclude(Exists(given.filter(own)))
    return rows.select_related(
        "recommendation__case__council__community", "recommendation__community", "body"
    )


def discuss_line(reach: Reach) -> Line:
    title = _("Take up %(label)s in %(body)s") % {
        "label": reach.recommendation.label,
        "body": reach.whom.name,
    }
    return Line(title, _("Say when you discussed it"), own_page(reach), reach.recommendation.answer)


def silent_line(reach: Reach) -> Line:
    """The same as the secretariat sees it."""
    title = _("%(body)s has not said that it took up %(label)s") % {
        "label": reach.recommendation.label,
        "body": reach.whom.name,
    }
    return Line(title, _("Register an answer"), reach.get_absolute_url())


Rule(  # ALR-31
    name="reach.discuss",
    label=gettext_lazy("A recommendation is to be taken up"),
    rows=lambda _on: silent(),
    due="sent_on",
    council="recommendation__case__council",
    matter=("reach", "pk"),
    steps={council_body("body", gettext_lazy("those who answer for the body")): (45, 90)},
    patience=90,
    stops=gettext_lazy("When the body has said when it was discussed, or whether it is in use."),
    says=discuss_line,
    seen=silent_line,
    many=ngettext_lazy(
        "%(count)s body has not said that it took a recommendation up",
        "%(count)s bodies have not said that they took a recommendation up",
        "count",
    ),
)


def to_review() -> Any:
    rows = Recommendation.public.filter(review_by__isnull=False)
    return rows.select_related("case__council__community", "community")


def review_line(recommendation: Recommendation) -> Line:
    case = recommendation.case
    title = _("Review recommendation %(label)s") % {"label": recommendation.label}
    address = reverse("cases:recommendation_review", args=[case.council.community.slug, case.slug])
    return Line(title, _("Review it"), address, recommendation.answer)


Rule(
    name="recommendation.review",
    label=gettext_lazy("A recommendation is to be reviewed"),
    rows=lambda _on: to_review(),
    due="review_by",
    council="case__council",
    matter=("recommendation_review", "pk"),
    steps={SECRETARY: (-60, 0, 30)},
    shown=60,
    stops=gettext_lazy("When it is checked, superseded or withdrawn."),
    says=review_line,
    many=ngettext_lazy(
        "%(count)s recommendation is to be reviewed",
        "%(count)s recommendations are to be reviewed",
        "count",
    ),
)
