"""The mails of the account. What belongs to a case or a meeting is in cases."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from legeraad.mail import MailIntent


def _login_code(*, code: str) -> dict[str, Any]:
    return {"code": code, "minutes": settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60}


LOGIN_CODE = MailIntent("members/login_code", gather=_login_code, keys=("code", "minutes"))
LOGIN_LOCKED = MailIntent("members/login_locked", gather=dict)
