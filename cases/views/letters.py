"""Pages that show a letter before it is sent, and send it to whoever asks for a trial."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from councils.models import Community
from councils.views.pages import CommunityPage
from legeraad.errors import DomainError
from legeraad.web.pages import OfficeRequest
from members.domain import sendings
from members.domain.sendings import Letter
from members.models import Sending

TRIAL = "til-meg-selv"  # the button that sends to oneself


def sending_address(sending: Sending) -> str:
    """Where it is seen what was sent, and taken back while it is held."""
    return reverse("cases:sending_detail", args=[sending.community.slug, sending.pk])


def send_to_me(request: OfficeRequest, community: Community, letter: Letter | None) -> None:
    """Sends the letter to the user alone, and says so. Raises DomainError when it cannot."""
    person = getattr(request.user, "person", None)
    if letter is None or person is None:
        raise DomainError(_("There is nothing to send yet."))
    sendings.send_to_myself(letter=letter, community=community, person=person)
    text = _("The mail is on its way to %(address)s, and to nobody else.")
    messages.success(request, text % {"address": person.email})


class ShowsLetter(CommunityPage):
    """Goes before the other parents of a page. Its template includes `cases/sendings/_preview.html`
    and gives its own form the id `send`.

    A page without a form says in `send` what its button does; a `FormPage` needs no more than
    `letter`.
    """

    def letter(self) -> Letter | None:
        """What would be sent now; None while there is nothing to send."""
        raise NotImplementedError

    def context(self) -> dict[str, Any]:
        return super().context() | {"letter": self.letter()}

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.send_trial(request) if TRIAL in request.POST else self.send(request)

    def send(self, request: OfficeRequest) -> HttpResponse:
        page: Any = super()
        answer: HttpResponse = page.post(request)
        return answer

    def send_trial(self, request: OfficeRequest) -> HttpResponse:
        """Shows the page again, with what is typed in it."""
        status = HTTPStatus.OK
        try:
            send_to_me(request, self.community, self.letter())
        except DomainError as refusal:
            messages.error(request, refusal.sentence)
            status = HTTPStatus.UNPROCESSABLE_ENTITY
        return self.show(status=status, **self._typed(request))

    def _typed(self, request: OfficeRequest) -> dict[str, Any]:
        make_form = getattr(self, "make_form", None)
        if make_form is None:
            return {}
        form = make_form()
        form.initial |= request.POST.dict()
        return {"form": form}
