"""Text messages beside a notice, for what is urgent, where the community wants them."""

from __future__ import annotations

from legeraad import sms
from legeraad.mail import INTENTS
from legeraad.outbox import domain as outbox
from members.models import Notice


def put(notice: Notice) -> None:
    """Queues the text message of a notice, if its intent has one, the community has switched them
    on, and the person has a mobile phone."""
    wanted = INTENTS[notice.intent].texted and notice.community.sms and sms.is_on()
    if wanted and sms.mobile(notice.person.phone):
        outbox.put(
            kind="notice.sms",
            key=key_of(notice),
            payload={"notice_id": notice.pk},
            due_at=notice.due_at,
        )


def key_of(notice: Notice) -> str:
    """Names the message for the outbox and for the gateway: one for each notice."""
    return f"sms:{notice.key}"


def deliver(*, notice_id: int) -> None:
    """Sends it to the number that the person has now; nothing if the notice was taken back."""
    rows = Notice.objects.select_for_update(of=("self",)).select_related("person")
    notice = rows.filter(pk=notice_id).first()
    to = sms.mobile(notice.person.phone) if notice else ""
    if notice is None or not to:
        return
    intent = INTENTS[notice.intent]
    text = sms.write(
        intent=intent, language=notice.person.language, words=intent.words(notice.matter)
    )
    sms.send(to=to, text=text, key=key_of(notice))
