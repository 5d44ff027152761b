"""What the outbox does for the members app."""

from datetime import date
from typing import Any

from legeraad.outbox.domain import daily, handles
from members.domain import logins, notices, sendings, terms, vacancies


@handles("notice.mail")
def send_notice(notice_id: int) -> None:
    notices.deliver(notice_id=notice_id)


@handles("sending.trial")
def send_trial(**trial: Any) -> None:
    sendings.deliver_trial(**trial)


@handles("account.mail")
def send_account_mail(**mail: Any) -> None:
    logins.deliver(**mail)


@daily("members.day")
def begin_day(on: str) -> None:
    """Terms whose time is over, and seats that nobody was asked to fill."""
    day = date.fromisoformat(on)
    terms.end_expired(on=day)
    vacancies.open_due(on=day)
