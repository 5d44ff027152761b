"""What the principal does with what was lifted to it: its own case, and the papers in one PDF."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import permissions
from cases.documents import principal_package
from cases.domain.advice import principal
from cases.enums import RecommendationState
from cases.models import Recommendation
from councils.views.pages import CommunityPage, must
from legeraad import pdf
from legeraad.errors import DomainError
from legeraad.web.downloads import made_here
from legeraad.web.pages import ActPage, OfficeRequest


class TakeUp(ActPage, CommunityPage):
    """*Sett på saksliste*: what was lifted becomes a case of the principal's own."""

    recommendation: Recommendation

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        must(permissions.can_see_overview(self.request.user, self.community))
        rows = Recommendation.objects.filter(community=self.community)
        rows = rows.exclude(state=RecommendationState.DRAFT)
        self.recommendation = get_object_or_404(
            rows.select_related("case__council__anchored_in", "case__council__community"),
            case__slug=kwargs["case"],
        )

    def guard(self) -> bool:
        return permissions.can_register_resolution(self.request.user, self.recommendation)

    def act(self, request: OfficeRequest) -> None:
        on = timezone.localdate()
        made = principal.take_up(recommendation=self.recommendation, on=on, by=request.user)
        sentence = _("It is case %(reference)s now.") % {"reference": made.reference}
        messages.success(request, sentence)

    def after(self) -> HttpResponse:
        return redirect("cases:overview", self.community.slug)

    def after_refusal(self, refusal: DomainError) -> HttpResponse:
        messages.error(self.request, refusal.sentence)
        return redirect("cases:overview", self.community.slug)


class PackageFile(CommunityPage):
    """The papers of what waits, or of the matters chosen (`sak`), that the reader may open."""

    http_method_names = ["get", "head", "options"]

    def guard(self) -> bool:
        return permissions.can_see_overview(self.request.user, self.community)

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        chosen = request.GET.getlist("sak")
        visible = permissions.cases_visible_to(request.user, self.community)
        rows = Recommendation.objects.filter(
            community=self.community,
            state=RecommendationState.WITH_PRINCIPAL,
            case__in=visible.values("pk"),
        )
        if chosen:
            rows = rows.filter(case__slug__in=chosen)
        found = list(
            rows.select_related("case__council__community", "item").order_by("lifted_on", "pk")
        )
        if not found:
            raise Http404
        on = timezone.localdate()
        try:
            content = principal_package.render(
                community=self.community, recommendations=found, on=on
            )
        except pdf.TooLargeError:
            messages.error(request, _("It is too long for one PDF. Choose fewer matters."))
            return redirect("cases:overview", self.community.slug)
        name = _("Papers for the principal %(day)s.pdf") % {"day": on.isoformat()}
        return made_here(content, name=name, media_type=pdf.MEDIA_TYPE)


def package_address(community: str, *cases: str) -> str:
    """Of these matters (their addresses), or of all that wait."""
    query = "&".join(f"sak={case}" for case in cases)
    address = reverse("cases:principal_package", args=[community])
    return f"{address}?{query}" if query else address
