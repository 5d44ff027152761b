"""Pages that show a letter before it is sent, and send it to whoever asks for a trial."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from cases.views.pages import CommunityPage
from legeraad.errors import DomainError
from legeraad.web.pages import OfficeRequest
from members.domain import sendings
from members.domain.sendings import Letter

TRIAL = "til-meg-selv"  # the button that sends to oneself


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
        """Sends the letter to the user alone, and shows the page with what is typed in it."""
        try:
            self._send_to_me(self.letter())
        except DomainError as refusal:
            messages.error(request, refusal.sentence)
            return self.show(status=422, **self._typed(request))
        return self.show(**self._typed(request))

    def _send_to_me(self, letter: Letter | None) -> None:
        person = getattr(self.request.user, "person", None)
        if letter is None or person is None:
            raise DomainError(_("There is nothing to send yet."))
        sendings.send_to_myself(letter=letter, community=self.community, person=person)
        text = _("The mail is on its way to %(address)s, and to nobody else.")
        messages.success(self.request, text % {"address": person.email})

    def _typed(self, request: OfficeRequest) -> dict[str, Any]:
        make_form = getattr(self, "make_form", None)
        if make_form is None:
            return {}
        form = make_form()
        form.initial |= request.POST.dict()
        return {"form": form}
