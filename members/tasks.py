"""What the outbox does for the members app."""

from typing import Any

from legeraad.outbox.domain import handles
from members.domain import logins, notices, sendings


@handles("notice.mail")
def send_notice(notice_id: int) -> None:
    notices.deliver(notice_id=notice_id)


@handles("sending.trial")
def send_trial(**trial: Any) -> None:
    sendings.deliver_trial(**trial)


@handles("account.mail")
def send_account_mail(**mail: Any) -> None:
    logins.deliver(**mail)
