"""What the outbox does for the members app."""

from datetime import date
from typing import Any

from celery import shared_task
from django.utils import timezone

from legeraad.outbox.domain import daily, handles, put
from legeraad.outbox.domain.alarms import alarm
from members.domain import (
    alarms,
    letters,
    logins,
    reminding,
    returned,
    sendings,
    terms,
    texting,
    vacancies,
)
from members.domain.imports import lists


@handles("notice.mail")
def send_notice(notice_id: int) -> None:
    letters.deliver(notice_id=notice_id, on=timezone.localdate())


@handles("letter.mail")
def send_letter(person_id: int, on: str) -> None:
    letters.send(person_id=person_id, on=date.fromisoformat(on))


@handles("notice.sms")
def send_text_message(notice_id: int) -> None:
    texting.deliver(notice_id=notice_id)


@shared_task(name="members.put_reading")
def put_reading() -> None:
    returned.put_reading()


@handles(returned.KIND)
def read_bounces() -> None:
    returned.read()


@handles("sending.trial")
def send_trial(**trial: Any) -> None:
    sendings.deliver_trial(**trial)


@handles("account.mail")
def send_account_mail(**mail: Any) -> None:
    logins.deliver(**mail)


# So that one run is over long before its lease; a dozen of each is a busy day.
AT_ONCE = 100


@daily("members.day")
def begin_day(on: str, turn: int = 1) -> None:
    """Terms whose time is over, and seats nobody was asked to fill; many take a next turn."""
    day = date.fromisoformat(on)
    ended = terms.end_expired(on=day, most=AT_ONCE)
    opened = vacancies.open_due(on=day, most=AT_ONCE)
    if AT_ONCE in (ended, opened):
        payload = {"on": on, "turn": turn + 1}
        put(kind="members.day", key=f"members.day:{on}:{turn + 1}", payload=payload)


@daily("members.reminders")
def remind(on: str) -> None:
    """What the rules of both apps say of that day, and the letters of that morning."""
    day = date.fromisoformat(on)
    reminding.remind(on=day)
    letters.put_letters(on=day)


@daily("members.imports")
def forget_lists(on: str) -> None:
    """What was uploaded on an earlier day and not taken in."""
    lists.forget_old(on=date.fromisoformat(on))


@alarm("members.alarm")
def tell_keepers(on: str, troubles: list[str], parked: int) -> None:
    alarms.tell_keepers(on=date.fromisoformat(on), troubles=troubles, parked=parked)
