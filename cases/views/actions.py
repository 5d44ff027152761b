"""Action points: written with the text of their item, and finished by their owner."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import permissions
from cases.domain.meetings import actions
from cases.enums import ActionState
from cases.forms.minutes import ActionForm
from cases.models import MinutesEntry
from councils.views.pages import CommunityPage, must
from legeraad.actors import Actor
from legeraad.web.pages import OfficeRequest


def act(wish: str, typed: ActionForm, *, entry: MinutesEntry, by: Actor | None) -> None:
    """What a save of the item does with its action points.

    What is typed is written whatever button was pressed. `7:remove` takes one out; `7:edit` only
    asks for it to be shown in the fields afterwards.
    """
    facts = typed.cleaned_data
    point = facts.pop("point")
    number, _colon, verb = wish.partition(":")
    if verb == "remove" and number.isdecimal():
        if gone := entry.actions.filter(pk=number).first():
            actions.remove(point=gone, by=by)
        if gone == point:
            return
    if point:
        actions.change(point=point, by=by, **facts)
    elif facts["task"]:
        actions.agree(entry=entry, by=by, **facts)


class Finish(CommunityPage):
    """Done, or open again: one press of the owner, or of the secretariat for him."""

    http_method_names = ["post", "options"]

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = actions.that_count().select_related("entry__minutes__meeting__council__community")
        here = {"entry__minutes__meeting__council__community": self.community}
        self.point = get_object_or_404(rows, pk=kwargs["action"], **here)
        must(permissions.can_finish_action(self.request.user, self.point))

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        to = ActionState.OPEN if "open" in request.POST else ActionState.DONE
        actions.finish(point=self.point, to=to, on=timezone.localdate(), by=request.user)
        done = (
            _("«%(task)s» is done.") if to == ActionState.DONE else _("«%(task)s» is open again.")
        )
        messages.success(request, done % {"task": self.point.task})
        if self.point.owner == getattr(request.user, "person", None):
            return redirect("cases:my_page")
        return redirect("cases:task_list", self.community.slug)
