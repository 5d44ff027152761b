"""What is said by mail when a specialist is asked for. Templates: templates/emails/cases/…/."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.models import SpecialistRequest
from legeraad.mail import MailIntent


def own_page(asked: SpecialistRequest) -> str:
    """Where whoever answers for the committee names somebody, logged in."""
    return reverse("cases:my_specialist_request", args=[asked.pk])


def _request(request_id: int) -> dict[str, Any]:
    rows = SpecialistRequest.objects.select_related("case__council__community", "body", "person")
    asked = rows.get(pk=request_id)
    words = {"request": asked, "case": asked.case, "council": asked.case.council}
    return words | {"address": own_page(asked)}


KEYS = ("request", "case", "council", "address")
SPECIALIST_ASKED = MailIntent(
    "cases/specialist_asked", _request, KEYS, label=_("A specialist is asked for")
)
SPECIALIST_ANSWERED = MailIntent(
    "cases/specialist_answered", _request, KEYS, label=_("A request for a specialist is answered")
)
