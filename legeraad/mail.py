"""Mails are registered intents: a name, three templates, and who gathers the words."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from email.headerregistry import Address
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

Gather = Callable[..., dict[str, Any]]
Attach = Callable[..., "list[Attachment]"]
INTENTS: dict[str, MailIntent] = {}


@dataclass(frozen=True)
class Attachment:
    """A small file that a mail carries; `content_type` with its parameters.

    What is `offered` stands beside text and HTML as well, so that a mail program shows its buttons.
    """

    filename: str
    content: bytes
    content_type: str
    offered: bool = False


@dataclass(frozen=True)
class MailIntent:
    """`name` is `<app>/<intent>`; its templates lie in templates/emails/<app>/<intent>/.

    `gather` takes the matter's ids as keywords and returns the words of the mail; `keys` are the
    words that the templates may use, so that a test can render each mail. `label` is the line on
    *Min side* that says what the mail was about; it is translated when shown. `attach` takes the
    same ids and the receiver's key (None where the mail is only shown), and returns the files that
    go with it. What is `urgent` never waits for the letter of
    the day: a code, a summons, a ballot, a cancellation. `personal` takes the receiver's key and
    the same ids, and returns words that only he may read, such as a link that answers for him: a
    page that shows the mail leaves them out. What is `texted` has a fourth template,
    sms.txt, and goes to the telephone as well where the community wants it (legeraad/sms.py).
    """

    name: str
    gather: Gather
    keys: tuple[str, ...] = field(default=())
    label: Any = ""
    attach: Attach | None = None
    personal: Gather | None = None
    urgent: bool = False
    texted: bool = False

    def __post_init__(self) -> None:
        if self.name in INTENTS:
            raise ValueError(f"two intents called {self.name}")
        INTENTS[self.name] = self

    def words(self, matter: dict[str, Any]) -> dict[str, Any]:
        words = self.gather(**matter)
        if set(words) != set(self.keys):
            raise ValueError(f"{self.name} gathers {sorted(words)}, not {sorted(self.keys)}")
        return words

    def words_to(self, person_id: int, matter: dict[str, Any]) -> dict[str, Any]:
        """The words of the mail to one receiver, his own among them."""
        own = self.personal(person_id=person_id, **matter) if self.personal else {}
        return self.words(matter) | own

    def files(self, matter: dict[str, Any], *, to: int | None = None) -> list[Attachment]:
        """What goes with the mail to one receiver, or as it is shown to nobody in particular."""
        return self.attach(person_id=to, **matter) if self.attach else []


@dataclass(frozen=True)
class Sender:
    """Who a mail comes from: the community's own secretariat answers, not the portal.

    `address` is what it is sent from; empty: the portal's own.
    """

    name: str
    reply_to: str
    phone: str
    address: str = ""

    @property
    def line(self) -> str | None:
        """The From of a mail; None leaves it to the portal."""
        if not self.address:
            return None
        return str(Address(one_line(self.name), addr_spec=self.address))


@dataclass(frozen=True)
class Written:
    """A mail as it is written, before it has a receiver."""

    subject: str
    text: str
    html: str
    attachments: tuple[Attachment, ...] = ()


def one_line(text: str) -> str:
    """Text without anything that ends a line or cannot be seen, so that it is no header (I6)."""
    return " ".join("".join(" " if _is_control(each) else each for each in text).split())


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")


def subject_of(*, intent: MailIntent, words: dict[str, Any], sender: Sender) -> str:
    """The subject in the language that is active, on one line: no title can add a header (I6)."""
    context = words | {"sender": sender, "site_url": settings.SITE_URL}
    return one_line(render_to_string(f"emails/{intent.name}/subject.txt", context))


def write(
    *,
    intent: MailIntent,
    language: str,
    words: dict[str, Any],
    sender: Sender,
    attachments: Sequence[Attachment] = (),
) -> Written:
    """Renders subject, plain text and HTML in the reader's language."""
    folder = f"emails/{intent.name}"
    context = words | {"sender": sender, "site_url": settings.SITE_URL}
    with translation.override(language):
        subject = subject_of(intent=intent, words=words, sender=sender)
        # A plain string: the text is not HTML, and is escaped where a page shows it.
        text = "" + render_to_string(f"{folder}/body.txt", context)
        html = render_to_string(f"{folder}/body.html", context)
    return Written(subject, text, html, tuple(attachments))


def address(
    written: Written, *, to: str, sender: Sender, message_id: str
) -> EmailMultiAlternatives:
    """The mail to one receiver; answers go to the sender's secretariat."""
    host = settings.SITE_URL.split("//", 1)[-1].split(":")[0]
    mail = EmailMultiAlternatives(
        subject=written.subject,
        body=written.text,
        from_email=sender.line,
        to=[to],
        reply_to=[sender.reply_to] if sender.reply_to else None,
        headers={"Message-ID": f"<{message_id}@{host}>", "Auto-Submitted": "auto-generated"},
    )
    mail.attach_alternative(written.html, "text/html")
    for each in written.attachments:
        if each.offered:
            mail.attach_alternative(each.content.decode(), each.content_type)
        mail.attach(each.filename, each.content, each.content_type)
    return mail


def compose(
    *,
    intent: MailIntent,
    to: str,
    language: str,
    words: dict[str, Any],
    sender: Sender,
    message_id: str,
    attachments: Sequence[Attachment] = (),
) -> EmailMultiAlternatives:
    """Writes one mail and addresses it."""
    written = write(
        intent=intent, language=language, words=words, sender=sender, attachments=attachments
    )
    return address(written, to=to, sender=sender, message_id=message_id)
