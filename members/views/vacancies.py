"""Empty seats: the body that fills one answers here, and the secretariat on its behalf."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404

from councils.views.pages import CommunityPage
from members import permissions
from members.domain import vacancies
from members.models import Vacancy


class VacancyPage(CommunityPage):
    """A page about one vacancy that the user may answer for."""

    vacancy: Vacancy
    handbook_page = "plasser"
    section = "members"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = vacancies.listing(community=self.community)
        self.vacancy = get_object_or_404(rows, pk=kwargs["vacancy"])

    def guard(self) -> bool:
        return permissions.can_answer_vacancy(self.request.user, self.vacancy)


class VacancyDetail(VacancyPage):
    template_name = "members/vacancies/detail.html"

    def context(self) -> dict[str, Any]:
        return {"vacancy": self.vacancy}
