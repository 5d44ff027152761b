"""The second factor of a login: what has been used is used, and trust in machines can be ended.

allauth keeps the factors (`allauth.mfa.models.Authenticator`): passkeys, one authenticator app and
one set of recovery codes for each login.
"""

from __future__ import annotations

import logging

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.utils import decrypt
from django.db import transaction
from django.utils.translation import gettext as _

from legeraad.actors import Actor
from legeraad.errors import DomainError
from members.domain import logins
from members.models import User

log = logging.getLogger(__name__)


@transaction.atomic
def spend_code(*, factor: Authenticator, code: str) -> None:
    """Notes which code of the app was used; refuses it, and all older ones, from then on.

    A code is looked at for ninety seconds round its own thirty, and must work once in them
    (RFC 6238, section 5.2). The note stands in the database: the cache may be lost.
    """
    held = Authenticator.objects.select_for_update().get(pk=factor.pk)
    step = _step_of(code, secret=decrypt(held.data["secret"]))
    if step is None or step <= held.data.get("spent_step", -1):
        raise DomainError(_("This code has been used. Wait for the next one."), field="code")
    held.data["spent_step"] = step
    held.save(update_fields=["data"])
    factor.data = held.data


def _step_of(code: str, *, secret: str) -> int | None:
    """Which half minute since 1970 the code belongs to, of those that are still looked at."""
    step: int
    for step in totp.yield_hotp_counters_from_time():
        expected = totp.format_hotp_value(totp.hotp_value(secret, step))
        if compare_user_code(actual=code, expected=expected):
            return step
    return None


def end_trust(*, user: User) -> None:
    """Machines that were trusted are asked again, and other sessions end at their next request.

    Both are bound to the password, which nobody has: a new unusable one ends them.
    """
    user.set_unusable_password()
    user.save(update_fields=["password"])


@transaction.atomic
def remove_all(*, user: User, by: Actor | None) -> int:
    """For somebody who has lost everything; how many factors went. The owner is told.

    A login has no history; the log says who did it.
    """
    removed: int = Authenticator.objects.filter(user=user).delete()[0]
    end_trust(user=user)
    logins.tell_of_change(address=user.email, change="all_removed")
    log.info("second factor removed", extra={"user": user.pk, "by": by.pk if by else None})
    return removed
