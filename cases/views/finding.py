"""The office's search over everything that the user may see."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from cases import permissions
from cases.domain.casework import finding
from cases.domain.casework.finding import Hit
from cases.domain.public import search
from cases.models import Recommendation
from cases.views.case_lists import REFERENCE, find
from councils.views.pages import CommunityPage
from members import permissions as members

TYPED = 100  # letters that a page takes


class FindPage(CommunityPage):
    template_name = "cases/cases/find.html"
    handbook_page = "saker"
    section = "cases"

    def guard(self) -> bool:
        return permissions.can_see_work_of_community(self.request.user, self.community)

    def context(self) -> dict[str, Any]:
        text = self.request.GET.get("q", "").strip()[:TYPED]
        groups = self.groups(text) if finding.is_enough(text) else []
        return {
            "text": text,
            "groups": [group for group in groups if group[1]],
            "searched": finding.is_enough(text),
            "public_url": f"{reverse('legeraad:search')}?{urlencode({'q': text})}",
        }

    def groups(self, text: str) -> list[tuple[str, list[Hit], str]]:
        """Each kind with its hits, and the list where there are more of them."""
        user, here = self.request.user, self.community
        cases = permissions.cases_visible_to(user, here)
        numbered = find(cases, text)[:1] if REFERENCE.match(text) else []
        first = [Hit(str(case), case.get_absolute_url()) for case in numbered]
        by_words = finding.cases(cases, text)
        known = {hit.address for hit in first}
        list_url = reverse("cases:case_list", args=[here.slug])
        query = urlencode({"vis": "alle", "q": text})
        groups = [
            (
                _("Cases"),
                [*first, *(hit for hit in by_words if hit.address not in known)],
                f"{list_url}?{query}",
            ),
            (
                _("Documents"),
                finding.documents(permissions.documents_visible_to(user, here), text),
                "",
            ),
            (
                _("In the minutes"),
                finding.minutes(permissions.entries_visible_to(user, here), text),
                "",
            ),
            (_("Recommendations"), self.recommendations(text), ""),
        ]
        return [*groups, (_("Persons"), *self.persons(text))]

    def recommendations(self, text: str) -> list[Hit]:
        rows = search.recommendations(text).filter(community=self.community)
        return [_advice(each) for each in rows[: finding.MOST]]

    def persons(self, text: str) -> tuple[list[Hit], str]:
        if not members.can_see_persons(self.request.user, self.community):
            return [], ""
        visible = members.persons_visible_to(self.request.user, self.community)
        found = finding.persons(visible, text)
        hits = [
            Hit(
                each.name,
                reverse("members:person_detail", args=[self.community.slug, each.pk]),
                each.email,
            )
            for each in found
        ]
        list_url = reverse("members:person_list", args=[self.community.slug])
        return hits, f"{list_url}?{urlencode({'q': text})}"


def _advice(recommendation: Recommendation) -> Hit:
    about = recommendation.get_state_display()
    return Hit(recommendation.question, recommendation.get_absolute_url(), about)
