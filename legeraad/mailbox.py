"""A mailbox that the portal reads: what is unread, each mail once."""

from __future__ import annotations

import imaplib
import logging
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

PATIENCE = 8  # seconds for each answer; a run must end before CELERY_TASK_TIME_LIMIT
LONGEST_MAIL = 200_000  # bytes that are read of one; what was returned may be large
AT_ONCE = 50  # mails in one run; the next one comes in minutes

log = logging.getLogger(__name__)


def read(
    url: str, *, take: Callable[[bytes], int], longest: int = LONGEST_MAIL, most: int = AT_ONCE
) -> int:
    """Hands each unread mail to `take`; returns the sum of what it says, of mails that were ours.

    Of each `longest` bytes are read, and `most` mails.

    A mailbox that is out of reach, or breaks off, is left for the next time. Raises
    imaplib.IMAP4.error when it refuses us: the keeper must mend the address. Mails are marked as
    read last, so a reading that is broken off is done again; `take` must bear it.
    """
    try:
        with Mailbox(url) as box:
            mails = dict(box.unread(most=most, longest=longest))
            ours = sum(take(raw) for raw in mails.values())
            box.mark_read(mails)
    except (OSError, imaplib.IMAP4.abort) as fault:
        log.warning("mailbox not read: %s", type(fault).__name__)
        return 0
    log.info("mailbox read", extra={"mails": len(mails), "ours": ours})
    return ours


class Mailbox:
    """The unread mails of one folder: `imaps://user:password@host:port/folder`.

    Raises OSError when the host is not there, imaplib.IMAP4.error when it refuses.
    """

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("imaps", "imap") or not parts.hostname:
            raise ValueError("the mailbox must be imaps://user:password@host/folder")
        kind = imaplib.IMAP4_SSL if parts.scheme == "imaps" else imaplib.IMAP4
        port = parts.port or (993 if parts.scheme == "imaps" else 143)
        self._box = kind(parts.hostname, port, timeout=PATIENCE)
        try:
            self._box.login(unquote(parts.username or ""), unquote(parts.password or ""))
            self._check(self._box.select(f'"{unquote(parts.path.strip("/")) or "INBOX"}"'))
        except BaseException:
            self._box.shutdown()
            raise

    def __enter__(self) -> Mailbox:
        return self

    def __exit__(self, *_: object) -> None:
        self._box.shutdown()

    def unread(self, *, most: int, longest: int) -> Iterator[tuple[bytes, bytes]]:
        """The number and the bytes of each, oldest first; reading does not mark them."""
        [numbers] = self._check(self._box.uid("SEARCH", "UNSEEN"))
        for number in (numbers or b"").split()[:most]:
            what = f"(BODY.PEEK[]<0.{longest}>)"
            answer = self._check(self._box.uid("FETCH", number.decode(), what))
            for part in answer:
                if isinstance(part, tuple):
                    yield number, part[1]

    def mark_read(self, numbers: Iterable[bytes]) -> None:
        for number in numbers:
            self._check(self._box.uid("STORE", number.decode(), "+FLAGS.SILENT", r"(\Seen)"))

    def _check(self, answer: tuple[str, list[Any]]) -> list[Any]:
        kind, data = answer
        if kind != "OK":
            raise imaplib.IMAP4.error(f"the mailbox answered {kind}")
        return data
