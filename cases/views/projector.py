"""The item on the big screen of the meeting room: number, title, proposals, and nothing else."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse

from cases.enums import Access
from cases.views.items import ItemPage
from cases.views.minutes import session_address
from legeraad.web.pages import OfficeRequest


class Projector(ItemPage):
    """Asked again every few seconds. Of a case that is not open only what everybody may know.

    Guests may sit in the room: an exempt case shows its number, a partly exempt one its title.
    """

    http_method_names = ["get", "head", "options"]
    template_name = "cases/minutes/projector.html"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        if self.before:
            raise Http404

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.htmx:
            return TemplateResponse(request, "cases/minutes/_screen.html", self.context())
        return self.show()

    def context(self) -> dict[str, Any]:
        case = self.item.case
        access = case.access if case else Access.OPEN
        proposed = self.proposed() if access == Access.OPEN else []
        waiting = [each for each in proposed if not each.row.result]
        return {
            "community": self.community,
            "meeting": self.meeting,
            "item": self.item,
            "title": self.item.title if access != Access.EXEMPT else "",
            "current": next(iter(waiting), None),
            "decided": [each for each in proposed if each.row.result],
            "back": session_address(self.meeting, self.chosen),
        }
