"""The status of a council: whoever dissolves it reads first what becomes of those who sit there."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.enums import CouncilStatus
from councils.forms.councils import StatusForm
from councils.views.councils import CouncilForms
from members.domain import standings


class CouncilStatusPage(CouncilForms):
    heading = gettext_lazy("Status of the council")
    ingress = gettext_lazy(
        "A council that does not work as usual says why on its public page. When it is dissolved, "
        "everybody's term ends the same day, and nobody is asked to fill its seats. Its secretary "
        "stays, to file the last papers."
    )
    form_class = StatusForm

    def initial(self) -> dict[str, Any]:
        return {"status": self.council.status, "on": timezone.localdate()}

    def before(self) -> Any:
        rows = self.council.standings.all()
        return [(capfirst(row.get_status_display()), row, row.reason) for row in rows]

    def act(self, form: Any) -> HttpResponse:
        council = standings.set_status(
            council=self.council, by=self.request.user, **form.cleaned_data
        )
        if council.status == CouncilStatus.DISSOLVED:
            return self.finish(_("The council is dissolved. Nobody sits in it from that day."))
        return self.finish(_("The council has its new status."))
