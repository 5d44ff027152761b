"""The letter of the day: what falls due together is one mail with a line each.

Codes, summonses, ballots and cancellations go at once in mails of their own. All else is gathered:
the first of it goes out as soon as it is due, and what comes later that day waits for the next
morning, so that nobody gets more than one such mail a day. Whoever wants to may have each at once,
or reminders on Mondays only; contacts of bodies have Mondays unless they choose (decision 21).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import CharField, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat, JSONObject
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from councils.enums import Behaviour, Office
from councils.models import Closure, Community
from legeraad import workdays
from legeraad.mail import INTENTS, Written, address, write
from legeraad.outbox import domain as outbox
from members import mails
from members.domain import reminding, rhythm
from members.domain.notices import sender_of
from members.domain.standing import sentence
from members.enums import Rhythm, Role
from members.models import Letter, Notice, OfficeHolding, Person, RoleAssignment, Snooze, Term


@dataclass(frozen=True)
class Entry:
    """One line of a letter; `deadline` is None where there is none."""

    title: str
    act: str
    path: str
    council: str = ""
    text: str = ""
    deadline: date | None = None
    late: bool = False


def deliver(*, notice_id: int, on: date) -> None:
    """Sends one notice: in a mail of its own when it cannot wait, else in the letter of the day.

    The notice is locked while its mail is sent: it is either taken back or sent, never both.
    """
    rows = Notice.objects.select_for_update(of=("self",))
    rows = rows.select_related("person", "community", "meant_for")
    notice = rows.filter(pk=notice_id, sent_at=None, failed_at=None).first()
    if notice is None:  # taken back, sent before, or known not to arrive
        return
    if notice.gathered and notice.person.rhythm != Rhythm.AT_ONCE:
        send(person_id=notice.person_id, on=on)
        return
    _post(_alone(notice), notice.person, notice.community, f"notice-{notice.pk}")
    notice.sent_at = timezone.now()
    notice.save(update_fields=["sent_at"])


def _alone(notice: Notice) -> Written:
    """The mail of one notice, with its own words and files."""
    intent = INTENTS[notice.intent]
    return write(
        intent=intent,
        language=notice.person.language,
        words=intent.words(notice.matter) | _footer(notice.person, notice),
        sender=sender_of(notice.community),
        attachments=intent.files(notice.matter),
    )


def _post(written: Written, to: Person, community: Community, message_id: str) -> None:
    mail = address(written, to=to.email, sender=sender_of(community), message_id=message_id)
    mail.send()


def send(*, person_id: int, on: date) -> None:
    """Sends the letter of the day with all that is due, unless one has gone out that day.

    The person is locked meanwhile: two workers send one letter. A worker that is killed between
    the sending and the note of it sends it again, with the same Message-ID (O1).
    """
    with transaction.atomic():
        person = Person.objects.select_for_update(of=("self",)).get(pk=person_id)
        if not person.email or person.letters.filter(on=on).exists():
            return
        with translation.override(person.language):
            found = _entries(_ready(person, on), on)
        if not found:
            return
        letter = Letter.objects.create(person=person, on=on, sent_at=timezone.now())
        told = [notice for notice, _entry in found]
        for notice in told:
            notice.letter, notice.sent_at = letter, letter.sent_at
        Notice.objects.bulk_update(told, ["letter", "sent_at"])
        written = _alone(told[0]) if _is_single(told) else _written(person, found)
        _post(written, person, told[0].community, f"letter-{person.pk}-{on}")


def _is_single(told: list[Notice]) -> bool:
    """One matter that has a mail of its own needs no list."""
    return len(told) == 1 and not told[0].rule


def _footer(person: Person, *told: Notice) -> dict[str, Any]:
    """Why the person gets it, and how to get fewer: a code or a summons cannot be switched off."""
    away = {notice.meant_for for notice in told}
    gathered = any(notice.gathered for notice in told)
    return {
        "meant_for": away.pop() if len(away) == 1 else None,
        "rhythm_url": rhythm.address(person) if gathered else "",
    }


def _written(person: Person, found: list[tuple[Notice, Entry]]) -> Written:
    entries = list(dict.fromkeys(entry for _notice, entry in found))
    first = found[0][0]
    words = {"entries": entries, "first": entries[0], "others": len(entries) - 1}
    return write(
        intent=mails.LETTER,
        language=person.language,
        words=words | _footer(person, *(notice for notice, _entry in found)),
        sender=sender_of(first.community),
    )


def _ready(person: Person, on: date) -> list[Notice]:
    """What waits for the person's letter, and may go in that day's."""
    rows = Notice.objects.select_for_update(of=("self",)).filter(
        person=person, gathered=True, sent_at=None, failed_at=None, due_at__lte=timezone.now()
    )
    if _has_reminders_on(person, on):
        closed = Closure.objects.on(on).filter(community=OuterRef("community"))
        rows = rows.exclude(~Q(rule="") & Exists(closed))
    else:
        rows = rows.filter(rule="")
    return list(rows.select_related("person", "community", "meant_for").order_by("deadline", "pk"))


def _entries(ready: list[Notice], on: date) -> list[tuple[Notice, Entry]]:
    """What is still true, with its line; a reminder of what is done meanwhile is thrown away."""
    tasks = _tasks(ready, on)
    found, over = [], []
    for notice in ready:
        if not notice.rule:
            found.append((notice, Entry(str(sentence(notice)), str(_("Open it")), notice.path)))
        elif task := tasks.get(notice.pk):
            line = task.line
            entry = Entry(
                line.title, line.act, line.address, task.council.label, line.text, task.due,
                task.late(on),
            )  # fmt: skip
            found.append((notice, entry))
        else:
            over.append(notice.pk)
    Notice.objects.filter(pk__in=over).delete()
    return found


def _tasks(ready: list[Notice], on: date) -> dict[int, reminding.Task]:
    """The tasks that the notices are about, by the notice's key; one query for each rule."""
    put_off = _put_off(ready, on)
    by_rule: dict[str, dict[int, list[Notice]]] = {}
    for notice in ready:
        if notice.rule and (notice.person_id, notice.about) not in put_off:
            rows = by_rule.setdefault(notice.rule, {})
            rows.setdefault(notice.matter["row"], []).append(notice)
    found = {}
    for name, rows in by_rule.items():
        for row, task in reminding.RULES[name].tasks(rows, on).items():
            found.update({each.pk: task for each in rows[row] if each.deadline == task.due})
    return found


def _put_off(ready: list[Notice], on: date) -> set[tuple[int, str]]:
    people = {notice.person_id for notice in ready}
    rows = Snooze.objects.filter(person__in=people, until__gt=on)
    return set(rows.values_list("person", "matter"))


def _has_reminders_on(person: Person, on: date) -> bool:
    return _begins_week(on) or not _weekly(on).filter(pk=person.pk).exists()


def _begins_week(on: date) -> bool:
    """Monday, or the first working day after it."""
    return workdays.working_days_after(on, -1).isocalendar()[:2] != on.isocalendar()[:2]


def _weekly(on: date) -> Any:
    """Those who are reminded once a week: by choice, or because they only answer for a body."""
    asked = Exists(RoleAssignment.objects.on(on).filter(person=OuterRef("pk"), role=Role.CONTACT))
    offices = OfficeHolding.objects.on(on).filter(person=OuterRef("pk"))
    own = Q(council__behaviour=Behaviour.PROFESSIONAL)
    chairs = Exists(offices.filter(own, office=Office.CHAIR))
    works = Exists(offices.exclude(own))
    sits = Exists(Term.objects.on(on).filter(person=OuterRef("pk")))
    roles = RoleAssignment.objects.on(on).filter(person=OuterRef("pk"))
    runs = Exists(roles.exclude(role=Role.CONTACT))
    usual = Q(rhythm="") & (asked | chairs) & ~works & ~sits & ~runs
    return Person.objects.filter(Q(rhythm=Rhythm.WEEKLY) | usual)


def put_letters(*, on: date) -> int:
    """Puts one job for each person with something that waits for the letter of that morning.

    One statement, however many they are; returns how many jobs were new.
    """
    if not workdays.is_working_day(on):
        return 0
    rows = Notice.objects.filter(gathered=True, sent_at=None, failed_at=None)
    rows = rows.filter(due_at__lte=reminding.morning(on)).exclude(person__email="")
    if not _begins_week(on):
        weekly = _weekly(on).filter(pk=OuterRef("person"))
        rows = rows.exclude(~Q(rule="") & Exists(weekly))
    key = Concat(Value("letter:"), Cast("person", CharField()), Value(f":{on}"))
    payload = JSONObject(person_id=F("person"), on=Cast(Value(str(on)), CharField()))
    receivers = rows.order_by().values_list(key, payload).distinct()
    return outbox.put_selected(kind="letter.mail", rows=receivers, due_at=reminding.morning(on))
