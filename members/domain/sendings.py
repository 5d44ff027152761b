"""Sending the same message to one or many: seen first, held for two minutes, taken back if wrong.

Whoever sends sees the recipients and the final text, may send it to himself, and may take it back
until it goes out. What then happens to the matter itself is the business of whoever owns it.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from councils.enums import Language
from councils.models import Community, Council
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import save_with_reason
from legeraad.mail import Attachment, MailIntent, Written, address, write
from legeraad.outbox import domain as outbox
from legeraad.outbox.models import Job
from members.domain import deliveries, notices, texting
from members.enums import Delivery, MembersEvent
from members.models import Notice, Person, Sending

HOLD = timedelta(minutes=2)


@dataclass(frozen=True)
class Letter:
    """What will be sent: to whom, and how the first of them will read it."""

    recipients: tuple[Person, ...]
    language: str
    written: Written

    @property
    def without_address(self) -> list[Person]:
        return [person for person in self.recipients if not person.email]

    @property
    def in_two_languages(self) -> bool:
        return any(person.language != self.language for person in self.recipients)

    @property
    def attachments(self) -> list[str]:
        return [each.filename for each in self.written.attachments]


def preview(
    *, intent: MailIntent, to: Iterable[Person], community: Community, matter: dict[str, Any]
) -> Letter:
    """The letter as it would go out now. With nobody to send to, it is in bokmål."""
    recipients = tuple(to)
    language = recipients[0].language if recipients else Language.BOKMAAL
    written = write(
        intent=intent,
        language=language,
        words=intent.words(matter),
        sender=notices.sender_of(community),
        attachments=intent.files(matter),
    )
    return Letter(recipients, language, written)


@contextmanager
def rehearsal() -> Iterator[None]:
    """What is done inside is undone at the end: so a letter can be read that needs its step, such
    as the numbers that an agenda gets when it is sent."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def send(
    *,
    intent: MailIntent,
    to: Iterable[Person],
    community: Community,
    council: Council | None = None,
    matter: dict[str, Any],
    path: str = "",
    by: Actor | None,
) -> Sending:
    """Writes one notice for each recipient; the mails go out when the hold is over.

    The secretariat of `council` sees the sending, and may take it back; without one it is the
    whole community's.
    """
    now = timezone.now()
    letter = preview(intent=intent, to=to, community=community, matter=matter)
    sending = Sending(
        community=community,
        council=council,
        intent=intent.name,
        matter=matter,
        path=path,
        subject=letter.written.subject,
        text=letter.written.text,
        attachments="\n".join(letter.attachments),
        sender=Person.objects.filter(user_id=by.pk).first() if by else None,
        made_at=now,
        held_until=now + HOLD,
    )
    with transaction.atomic():
        save_with_reason(sending, MembersEvent.SENT, by=by, why=intent.name)
        for person in letter.recipients:
            notices.send_once(
                intent,
                to=person,
                community=community,
                key=f"sending:{sending.pk}:person:{person.pk}",
                matter=matter,
                path=path,
                due_at=sending.held_until,
                sending=sending,
            )
    return sending


def take_back(*, sending: Sending, by: Actor | None) -> Sending:
    """Takes a message back before it goes out; its notices and jobs are gone.

    A second call is no error. Raises DomainError once the hold is over: what has been read cannot
    be unread. The clock is read when the notices are locked, so that no worker is between the
    reading of a notice and its mail (see `letters.deliver`).
    """
    with transaction.atomic():
        sending = Sending.objects.select_for_update(of=("self",)).get(pk=sending.pk)
        if sending.taken_back_at is not None:
            return sending
        told = list(sending.notices.select_for_update(of=("self",)))
        now = timezone.now()
        if now >= sending.held_until:
            raise DomainError(_("The message has gone out and cannot be taken back."))
        keys = [f"notice:{notice.key}" for notice in told]
        Job.objects.filter(key__in=[*keys, *map(texting.key_of, told)]).delete()
        sending.notices.all().delete()
        sending.taken_back_at = now
        return save_with_reason(sending, MembersEvent.TAKEN_BACK, by=by)


def may_be_taken_back(sending: Sending, *, at: datetime) -> bool:
    return sending.taken_back_at is None and at < sending.held_until


def newest(*, intent: MailIntent, matter: dict[str, Any]) -> Sending | None:
    """The last sending of one matter that was not taken back."""
    rows = Sending.objects.filter(intent=intent.name, matter=matter, taken_back_at=None)
    return rows.order_by("-pk").first()


def held(*, intent: MailIntent, matter: dict[str, Any], at: datetime) -> Sending | None:
    """The last sending of one matter, if it can still be taken back."""
    sending = newest(intent=intent, matter=matter)
    return sending if sending and at < sending.held_until else None


def send_to_myself(*, letter: Letter, community: Community, person: Person) -> None:
    """Sends the letter as it is shown to whoever is about to send it; nobody else is told.

    Its words go with the job: what the letter will say may stand nowhere yet, such as a number.
    """
    if not person.email:
        raise DomainError(_("You have no e-mail address on file."))
    written = letter.written
    with translation.override(letter.language):
        subject = _("Trial: %(subject)s") % {"subject": written.subject}
    outbox.put(
        kind="sending.trial",
        key=f"sending:trial:{secrets.token_hex(12)}",
        payload={
            "subject": subject,
            "text": written.text,
            "html": written.html,
            "attachments": [
                (each.filename, each.content.decode(), each.content_type)
                for each in written.attachments
            ],
            "community_id": community.pk,
            "person_id": person.pk,
        },
    )


def deliver_trial(
    *,
    subject: str,
    text: str,
    html: str,
    attachments: list[tuple[str, str, str]],
    community_id: int,
    person_id: int,
) -> None:
    """Sends the trial that `send_to_myself` queued."""
    files = tuple(Attachment(name, words.encode(), kind) for name, words, kind in attachments)
    mail = address(
        Written(subject, text, html, files),
        to=Person.objects.get(pk=person_id).email,
        sender=notices.sender_of(Community.objects.get(pk=community_id)),
        message_id=f"trial-{secrets.token_hex(8)}",
    )
    if said := deliveries.hand_over(mail):
        deliveries.quarantine(mail.to[0], said=said)


def delivery_of(notices_shown: Iterable[Notice], *, at: datetime) -> dict[int, Delivery]:
    """How far each notice has come, by its key. Two queries, however many."""
    rows = list(notices_shown)
    jobs = Job.objects.in_bulk([f"notice:{row.key}" for row in rows], field_name="key")
    lost = Notice.objects.filter(_letter_given_up(), pk__in=[row.pk for row in rows])
    given_up = set(lost.values_list("pk", flat=True))
    return {
        row.pk: _delivery(row, jobs.get(f"notice:{row.key}"), row.pk in given_up, at)
        for row in rows
    }


def counts(sendings: Iterable[Sending], *, at: datetime) -> dict[int, Counter[Delivery]]:
    """How many notices of each sending have come how far, by its key. Three queries."""
    found: dict[int, Counter[Delivery]] = {sending.pk: Counter() for sending in sendings}
    told = list(Notice.objects.filter(sending__in=found).select_related("person"))
    came = delivery_of(told, at=at)
    for notice in told:
        found[notice.sending_id or 0][came[notice.pk]] += 1
    return found


def failed(notices_shown: QuerySet[Notice]) -> QuerySet[Notice]:
    """Those whose mail was given up after the last attempt, or that came back."""
    parked = Job.objects.exclude(parked_at=None).values("key")
    rows = notices_shown.alias(job=Concat(Value("notice:"), "key"))
    given_up = Q(job__in=parked) | Q(_letter_given_up())
    return rows.filter(given_up | Q(failed_at__isnull=False))


def _letter_given_up() -> Q:
    """Those that wait for a letter of the day that was given up."""
    whose = Concat(Value("letter:"), Cast(OuterRef("person"), CharField()), Value(":"))
    rows = Job.objects.exclude(parked_at=None).filter(kind="letter.mail", key__startswith=whose)
    given_up = Exists(rows.filter(due_at__gte=OuterRef("due_at")))
    return Q(given_up, gathered=True, sent_at=None, failed_at=None)


def taken_back_by(sending: Sending) -> Person | None:
    """Who took it back; None when nobody did, or the system itself."""
    if sending.taken_back_at is None:
        return None
    return Person.objects.filter(user=sending.history.latest().history_user).first()


def _delivery(notice: Notice, job: Job | None, given_up: bool, at: datetime) -> Delivery:
    if notice.failed_at is not None:
        return Delivery.RETURNED
    if notice.sent_at is not None:
        return Delivery.SENT
    if given_up or (job is not None and job.parked_at is not None):
        return Delivery.FAILED
    if job is None:
        listed = notice.gathered and notice.person.email
        return Delivery.GATHERED if listed else Delivery.PAGE_ONLY
    if job.done_at is not None:
        return Delivery.GATHERED
    return Delivery.HELD if notice.due_at > at else Delivery.WAITING
