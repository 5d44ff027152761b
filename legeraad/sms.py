"""Text messages: a tiny interface with three backends, off unless settings.SMS_BACKEND says other.

What is sent is short and says next to nothing: which council, which day, where.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any, Protocol
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.module_loading import import_string

from legeraad.mail import MailIntent, one_line

LONGEST = 160  # characters of one message, all from the first table of GSM 03.38
PATIENCE = 10  # seconds
GSM = frozenset(
    "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_LIKE = {"–": "-", "—": "-", "«": '"', "»": '"', "“": '"', "”": '"', "’": "'", "…": "..."}


class Backend(Protocol):
    def send(self, *, to: str, text: str, key: str) -> None:
        """Sends once for each `key`; `to` is +47 and eight digits. Raises when it failed."""


class Off:
    """Nobody is sent anything."""

    def send(self, *, to: str, text: str, key: str) -> None:
        """What is off sends nothing."""


class _NoRedirect(HTTPRedirectHandler):
    """The token is for one address only."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


class HttpGateway:
    """Posts {"to", "text"} as JSON to settings.SMS_URL with a bearer token.

    The gateway knows by the header Idempotency-Key what it has had before. Raises OSError for any
    answer but 2xx, and for none within ten seconds.
    """

    def send(self, *, to: str, text: str, key: str) -> None:
        request = Request(  # noqa: S310  the address is the keeper's own setting
            settings.SMS_URL,
            data=json.dumps({"to": to, "text": text}).encode(),
            headers={
                "Authorization": f"Bearer {settings.SMS_TOKEN}",
                "Content-Type": "application/json",
                "Idempotency-Key": key,
            },
            method="POST",
        )
        with build_opener(_NoRedirect).open(request, timeout=PATIENCE):
            pass


def is_on() -> bool:
    return bool(settings.SMS_BACKEND != "legeraad.sms.Off")


def send(*, to: str, text: str, key: str) -> None:
    """Sends one message by the backend of the settings."""
    backend: Backend = import_string(settings.SMS_BACKEND)()
    backend.send(to=to, text=text, key=key)


def mobile(phone: str) -> str:
    """A Norwegian mobile number as +47 and eight digits; empty when it is none.

    They begin with 4 or 9; nothing can be sent to the others.
    """
    bare = re.sub(r"[\s.()-]", "", phone)
    found = re.fullmatch(r"(?:\+47|0047)?([49]\d{7})", bare, re.ASCII)
    return f"+47{found[1]}" if found else ""


def write(*, intent: MailIntent, language: str, words: dict[str, Any]) -> str:
    """The intent's sms.txt in the reader's language, as one message."""
    with translation.override(language):
        text = render_to_string(f"emails/{intent.name}/sms.txt", words)
    return fitted(one_line(text))


def fitted(text: str) -> str:
    """In the letters that a message has, and no longer than one."""
    return "".join(_in_gsm(each) for each in text)[:LONGEST].rstrip()


def _in_gsm(character: str) -> str:
    if character in GSM:
        return character
    if character in _LIKE:
        return _LIKE[character]
    bare = unicodedata.normalize("NFKD", character)[:1]
    return bare if bare in GSM else "?"
