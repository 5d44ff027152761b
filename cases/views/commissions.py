"""Commissions: what the principal asks, and what the council answered."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404

from cases import permissions
from cases.models import Commission
from cases.views.pages import CommunityPage


class CommissionDetail(CommunityPage):
    commission: Commission
    template_name = "cases/commissions/detail.html"
    handbook_page = "oppdrag"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        visible = permissions.commissions_visible_to(self.request.user, self.community)
        self.commission = get_object_or_404(visible, slug=kwargs["commission"])

    def context(self) -> dict[str, Any]:
        return {"commission": self.commission}
