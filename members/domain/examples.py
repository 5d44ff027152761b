"""Every mail with a matter to show it by, from a community's own newest rows.

An example is what the intent gathers its words from, or None where nothing of the kind has
happened. Each app registers its own (see cases/domain/examples.py); a test asks for all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import translation

from councils.models import Community, Council
from legeraad.mail import INTENTS, MailIntent, Written, write
from legeraad.outbox.enums import Trouble
from members import mails
from members.domain import reminding
from members.domain.letters import Entry
from members.domain.notices import sender_of
from members.models import Term, Vacancy

Matter = dict[str, Any]
Example = Callable[[list[Council], date], Matter | None]
EXAMPLES: dict[str, Example] = {}
MOST_LINES = 3  # of the letter of the day


def example(intent: MailIntent) -> Callable[[Example], Example]:
    """Registers a function of (councils, day) that finds the matter."""

    def register(find: Example) -> Example:
        EXAMPLES[intent.name] = find
        return find

    return register


def newest(name: str, rows: Any) -> Matter | None:
    """The key of the newest row under that name."""
    row = rows.order_by("-pk").first()
    return {name: row.pk} if row else None


def shown(
    name: str, *, community: Community, councils: Iterable[Council], language: str, on: date
) -> Written | None:
    """One mail as somebody would get it who reads that language; None without an example."""
    intent = INTENTS[name]
    with translation.override(language):
        matter = EXAMPLES[name](list(councils), on)
    if matter is None:
        return None
    gathered = bool(intent.label) and not intent.urgent
    with translation.override(language):
        words = intent.words(matter)
        words["rhythm_url"] = reverse("members:rhythm") if gathered else ""
    return write(
        intent=intent,
        language=language,
        words=words,
        sender=sender_of(community),
        attachments=intent.files(matter),
    )


@example(mails.LOGIN_CODE)
def _login_code(_councils: list[Council], _on: date) -> Matter:
    return {"code": "ABC-DEF"}


@example(mails.LOGIN_LOCKED)
def _login_locked(_councils: list[Council], _on: date) -> Matter:
    return {}


@example(mails.FACTOR_CHANGED)
def _factor_changed(_councils: list[Council], _on: date) -> Matter:
    return {"change": "passkey_added"}


@example(mails.ADDRESS_CHANGED)
def _address_changed(_councils: list[Council], _on: date) -> Matter:
    return {"new": "n…@eksempel.example"}


@example(mails.ALARM)
def _alarm(_councils: list[Council], _on: date) -> Matter:
    return {"troubles": [Trouble.PARKED], "parked": 2}


@example(mails.VACANCY)
def _vacancy(councils: list[Council], _on: date) -> Matter | None:
    return newest("vacancy", Vacancy.objects.filter(seat__group__council__in=councils))


@example(mails.WELCOME)
def _welcome(councils: list[Council], _on: date) -> Matter | None:
    return newest("term", Term.objects.filter(seat__group__council__in=councils))


@example(mails.RESIGNED)
def _resigned(councils: list[Council], _on: date) -> Matter | None:
    rows = Term.objects.filter(seat__group__council__in=councils, ended_on__isnull=False)
    found = newest("term", rows)
    return found and found | {"own": True}


@example(mails.LETTER)
def _letter(councils: list[Council], on: date) -> Matter | None:
    """What presses most of what waits, as if it all waited for one."""
    waiting = reminding.waiting_in(councils, on=on)[:MOST_LINES]
    entries = [Entry.of_task(each.task, on=on) for each in waiting]
    if not entries:
        return None
    return {"entries": entries, "first": entries[0], "others": len(entries) - 1}
