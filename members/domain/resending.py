"""Sending once more what did not arrive, as a rule after the address was put right."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import save_with_reason
from legeraad.outbox import domain as outbox
from legeraad.outbox.models import Job
from members.domain import deliveries, sendings
from members.enums import Delivery, MembersEvent
from members.models import Notice

MAY_BE_SENT_AGAIN = (Delivery.FAILED, Delivery.RETURNED)


def send_again(*, notice: Notice, by: Actor | None) -> None:
    """Makes another try of a notice that nobody got: the same notice, another mail.

    The earlier tries stay (see Posting), and the address is out of quarantine: whoever sends again
    has looked at it. Raises DomainError when the notice has arrived, is under way, or there is no
    address to send to.
    """
    with transaction.atomic():
        rows = Notice.objects.select_for_update(of=("self",))
        notice = rows.select_related("person", "sending").get(pk=notice.pk)
        if not notice.person.email:
            raise DomainError(_("There is no e-mail address on file to send it to."))
        how_far = sendings.delivery_of([notice], at=timezone.now())[notice.pk]
        if how_far not in MAY_BE_SENT_AGAIN:
            raise DomainError(_("The message has arrived, or is on its way."))
        deliveries.lift(notice.person.email, by=by)
        notice.sent_at = notice.failed_at = notice.letter = None
        notice.failure = ""
        notice.save(update_fields=["sent_at", "failed_at", "letter", "failure"])
        key = f"notice:{notice.key}"
        Job.objects.filter(key=key).delete()
        outbox.put(kind="notice.mail", key=key, payload={"notice_id": notice.pk})
        if notice.sending is not None:
            name = notice.person.name
            save_with_reason(notice.sending, MembersEvent.SENT_AGAIN, by=by, why=name)
