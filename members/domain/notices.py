"""Telling somebody something, once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from councils.models import Community
from legeraad.mail import MailIntent, Sender
from legeraad.outbox import domain as outbox
from members.domain import absences, texting
from members.models import Notice, Person, Sending


def send_once(
    intent: MailIntent,
    *,
    to: Person,
    community: Community,
    key: str,
    matter: dict[str, Any],
    path: str = "",
    due_at: datetime | None = None,
    sending: Sending | None = None,
) -> bool:
    """Writes the notice and queues its mail in one transaction; False when it was told before.

    `path` is the page that the notice is about. `key` says what and to whom, such as
    `recommendation:7:in-force:person:12`. Somebody without an address has the notice on *Min side*
    all the same. Whoever stands in on the day that it is due is told as well. How the mail goes out
    is the business of members/domain/letters.py.
    """
    due_at = due_at or timezone.now()
    facts: dict[str, Any] = {
        "community": community,
        "intent": intent.name,
        "matter": matter,
        "path": path,
        "sending": sending,
        "gathered": not intent.urgent,
        "due_at": due_at,
    }
    with transaction.atomic():
        made = _tell(key, facts, to=to)
        stand_in = absences.stand_in_of(to, on=timezone.localdate(due_at)) if made else None
        if stand_in is not None:
            _tell(f"{key}:stand-in:{stand_in.pk}", facts, to=stand_in, meant_for=to)
    return made


def _tell(key: str, facts: dict[str, Any], *, to: Person, meant_for: Person | None = None) -> bool:
    values = facts | {"person": to, "meant_for": meant_for}
    notice, made = Notice.objects.get_or_create(key=key, defaults=values)
    if made and to.email:
        outbox.put(
            kind="notice.mail",
            key=f"notice:{key}",
            payload={"notice_id": notice.pk},
            due_at=notice.due_at,
        )
    if made:
        texting.put(notice)
    return made


def sender_of(community: Community) -> Sender:
    """The community's own secretariat: answers go there."""
    return Sender(
        community.brand,
        community.contact_email,
        community.contact_phone,
        community.sender_email,
    )
