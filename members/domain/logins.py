"""Logging in by a code: what is sent to whom. Nobody learns from it which addresses are on file.

Every request puts one job, whatever the address; the worker finds out whether there is anybody to
write to (quality.md A2). The mail goes to the address on file, never to the one that was typed.
"""

from __future__ import annotations

import logging
import secrets
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.dateparse import parse_datetime

from councils.models import Community
from legeraad.actors import Actor
from legeraad.mail import INTENTS, MailIntent, Sender, compose
from legeraad.outbox import domain as outbox
from legeraad.web.context import PRODUCT
from members import mails
from members.domain import deliveries, notices
from members.models import Person, User

log = logging.getLogger(__name__)


def send_code(*, address: str, code: str) -> None:
    """Queues the mail with the code. It is dropped unsent once the code has run out."""
    until = timezone.now() + timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
    _queue(mails.LOGIN_CODE, address, secrets.token_hex(8), until=until, matter={"code": code})


def warn_owner(*, address: str, on: date) -> None:
    """Tells the owner, once a day, that somebody tries to guess codes to this address (A1)."""
    whose = salted_hmac("members.logins", address.lower()).hexdigest()[:32]
    _queue(mails.LOGIN_LOCKED, address, f"{whose}-{on}", until=None, matter={})


def tell_of_change(*, address: str, change: str) -> None:
    """Tells the owner that the second factor was changed; `change` is a key of FACTOR_CHANGES."""
    matter = {"change": change}
    _queue(mails.FACTOR_CHANGED, address, secrets.token_hex(8), until=None, matter=matter)


def tell_of_address(*, user: User, old: str, new: str) -> None:
    """Tells both mailboxes that the login has moved, without naming the new one in full."""
    first, _at, domain = new.partition("@")
    matter = {"new": f"{first[:1]}…@{domain}"}
    for address in (old, new):
        _queue(
            mails.ADDRESS_CHANGED,
            address,
            secrets.token_hex(8),
            until=None,
            matter=matter,
            owner=user,
        )


def open_keepers_site(*, person: Person, by: Actor | None) -> None:
    """Lets somebody read the registers and the queue. A login has no history; the log says who."""
    user = User.objects.get(person=person)
    user.is_staff = True
    user.save(update_fields=["is_staff"])
    log.info("keeper's site opened", extra={"user": user.pk, "by": by.pk if by else None})


def _queue(
    intent: MailIntent,
    address: str,
    key: str,
    *,
    until: datetime | None,
    matter: dict[str, Any],
    owner: User | None = None,
) -> None:
    payload = {
        "intent": intent.name,
        "address": address,
        "message_id": f"{intent.name.rpartition('/')[2]}-{key}",
        "until": until.isoformat() if until else "",
        "matter": matter,
        "owner": owner.pk if owner else None,
    }
    outbox.put(kind="account.mail", key=f"{intent.name}:{key}", payload=payload)


def deliver(
    *,
    intent: str,
    address: str,
    message_id: str,
    until: str,
    matter: dict[str, Any],
    owner: int | None = None,
) -> None:
    """Sends one mail of the account, in the person's language, if there is somebody to send to.

    With `owner` it goes to the address as it stands, which need not be that of the login any more.
    A login is tried even where nothing else is: the owner asks for it, and may have come back.
    """
    expires = parse_datetime(until) if until else None
    if expires and expires <= timezone.now():
        return
    whose = Q(pk=owner) if owner else Q(email__iexact=address)
    user = User.objects.filter(whose, is_active=True).first()
    if user is None:
        return
    person = Person.objects.filter(user=user).first()
    mail = compose(
        intent=INTENTS[intent],
        to=address if owner else user.email,
        language=person.language if person else settings.LANGUAGE_CODE,
        words=INTENTS[intent].words(matter),
        sender=_sender(user),
        message_id=message_id,
    )
    if said := deliveries.hand_over(mail):
        deliveries.quarantine(mail.to[0], said=said)


def _sender(user: User) -> Sender:
    """The secretariat that the person belongs to; the portal itself when there are several."""
    mine = {held.community_id for held in user.rights.held}
    communities = Community.objects.filter(pk__in=mine) if mine else Community.objects.all()
    few = list(communities[:2])
    if len(few) != 1:
        return Sender(PRODUCT, "", "")
    return notices.sender_of(few[0])
