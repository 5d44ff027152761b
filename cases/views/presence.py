"""From which item on somebody was there, or was not."""

from __future__ import annotations

from cases.domain.meetings import presence
from cases.models import AgendaItem
from cases.views.attendance import Remove
from legeraad.web.pages import OfficeRequest


class Present(Remove):
    """`came` and `left` name items; an empty one takes it back."""

    def act(self, request: OfficeRequest) -> None:
        items = {str(entry.item_id): entry.item for entry in self.entries}

        def named(field: str) -> AgendaItem | None:
            return items.get(request.POST.get(field, ""))

        presence.set_presence(
            attendance=self.row, came_at=named("came"), left_at=named("left"), by=request.user
        )
