"""What the outbox does for the members app."""

from legeraad.outbox.domain import handles
from members.domain import notices


@handles("notice.mail")
def send_notice(notice_id: int) -> None:
    notices.deliver(notice_id=notice_id)
