"""The mails of the account. What belongs to a case or a meeting is in cases."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from legeraad.mail import MailIntent
from legeraad.outbox.enums import Trouble
from members.models import Term, Vacancy


def _login_code(*, code: str) -> dict[str, Any]:
    return {"code": code, "minutes": settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60}


LOGIN_CODE = MailIntent("members/login_code", gather=_login_code, keys=("code", "minutes"))
LOGIN_LOCKED = MailIntent("members/login_locked", gather=dict)

# What can happen to the second factor of a login, as the mail to its owner says it.
FACTOR_CHANGES = {
    "passkey_added": _("A passkey was added."),
    "passkey_removed": _("A passkey was removed."),
    "app_added": _("An authenticator app was added."),
    "app_removed": _("The authenticator app was removed."),
    "all_removed": _("The keeper removed your second step. Set up a new one when you log in."),
    "codes_made": _("New recovery codes were made. The old ones no longer work."),
}


def _factor_changed(*, change: str) -> dict[str, Any]:
    return {"what": FACTOR_CHANGES[change]}


FACTOR_CHANGED = MailIntent("members/factor_changed", gather=_factor_changed, keys=("what",))


def _address_changed(*, new: str) -> dict[str, Any]:
    return {"new": new}


ADDRESS_CHANGED = MailIntent("members/address_changed", gather=_address_changed, keys=("new",))


def _vacancy(*, vacancy: int) -> dict[str, Any]:
    rows = Vacancy.objects.select_related(
        "seat__group__council__community", "asked_council", "asked_organisation"
    )
    return {"vacancy": rows.get(pk=vacancy)}


VACANCY = MailIntent(
    "members/vacancy", gather=_vacancy, keys=("vacancy",), label=_("A seat is to be filled")
)


def _welcome(*, term: int) -> dict[str, Any]:
    rows = Term.objects.select_related("seat__group__council__community", "person")
    return {"term": rows.get(pk=term)}


WELCOME = MailIntent(
    "members/welcome", gather=_welcome, keys=("term",), label=_("You have got a seat")
)


def _resigned(*, term: int, own: bool) -> dict[str, Any]:
    """`own` is the receipt to the one who resigns; the others are told of it."""
    rows = Term.objects.select_related(
        "seat__group__council__community", "seat__region", "seat__organisation", "person"
    )
    return {"term": rows.get(pk=term), "own": own}


RESIGNED = MailIntent(
    "members/resigned",
    gather=_resigned,
    keys=("term", "own"),
    label=_("A seat is given up"),
)

# One line for each thing that waits; its words come from the rules, not from ids.
LETTER = MailIntent(
    "members/letter",
    gather=dict,
    keys=("entries", "first", "others"),
    label=_("A reminder"),
)


def _alarm(*, troubles: list[str], parked: int) -> dict[str, Any]:
    return {"troubles": [Trouble(name) for name in troubles], "parked": parked}


ALARM = MailIntent(
    "members/alarm",
    gather=_alarm,
    keys=("troubles", "parked"),
    label=_("The portal needs its keeper"),
    urgent=True,
)
